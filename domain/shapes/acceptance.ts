/** What the acts of the acceptance take. */
import { z } from 'zod';
import { Code, LineNumber, Text } from './text.ts';

export const AcceptanceRequest = z.strictObject({ statement: Text(2000) });
export type AcceptanceRequest = z.infer<typeof AcceptanceRequest>;

export const AcceptanceGroup = z.strictObject({
  /** By code of the member; a recipient takes part under a pseudonym. */
  members: z.record(Code, z.enum(['purchaser', 'expert', 'recipient', 'thirdParty'])),
});
export type AcceptanceGroup = z.infer<typeof AcceptanceGroup>;

export const AcceptanceRecord = z.strictObject({
  /** By line of the scheme: each technical, service and safety standard (条例45). */
  items: z.record(LineNumber, z.strictObject({ passed: z.boolean(), remark: Text(2000) })),
  recipientsOpinion: Text(4000).optional(),
  /** The members who signed, by code (采购法41). */
  signedBy: z.array(Code).max(50),
});
export type AcceptanceRecord = z.infer<typeof AcceptanceRecord>;

export const AcceptancePublication = z.strictObject({});
export type AcceptancePublication = z.infer<typeof AcceptancePublication>;

export const shapes = {
  requestAcceptance: AcceptanceRequest,
  appointAcceptanceGroup: AcceptanceGroup,
  recordAcceptance: AcceptanceRecord,
  publishAcceptance: AcceptancePublication,
};
