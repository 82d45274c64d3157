/** What the acts of the acceptance take. */
import { z } from 'zod';
import { guardianKinds, markForms } from '../marks.ts';
import { Code, Day, LineNumber, Text } from './text.ts';

export const AcceptanceRequest = z.strictObject({ statement: Text(2000) });
export type AcceptanceRequest = z.infer<typeof AcceptanceRequest>;

const Members = z.record(Code, z.enum(['purchaser', 'expert', 'recipient', 'thirdParty']));

export const AcceptanceGroup = z.strictObject({
  /** By code of the member; a recipient takes part under a pseudonym. */
  members: Members,
});
export type AcceptanceGroup = z.infer<typeof AcceptanceGroup>;

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) => Object.keys(words) as [Key, ...Key[]];

/** What a group found, of a stage or of the whole. */
const found = {
  /** By line of the scheme: each technical, service and safety standard (条例45). */
  items: z.record(LineNumber, z.strictObject({ passed: z.boolean(), remark: Text(2000) })),
  recipientsOpinion: Text(4000).optional(),
  /** The members who signed, by code (采购法41). */
  signedBy: z.array(Code).max(50),
  /** How each recipient signed, by code: a thumbprint or a guardian's signature has a witness. */
  marks: z
    .record(
      Code,
      z.strictObject({
        form: z.enum(keysOf(markForms)),
        witness: Code.optional(),
        guardian: z.enum(keysOf(guardianKinds)).optional(),
      }),
    )
    .optional(),
  /** Where something was not passed: until when it is made good. */
  cureBy: Day.optional(),
};

export const AcceptanceRecord = z.strictObject(found);
export type AcceptanceRecord = z.infer<typeof AcceptanceRecord>;

/** 分期验收, by the group of that stage. */
export const StageAcceptanceRecord = z.strictObject({ instalment: LineNumber, members: Members, ...found });
export type StageAcceptanceRecord = z.infer<typeof StageAcceptanceRecord>;

/** Of one period's verification; of the acceptance of the whole where no instalment is named. */
export const StallNote = z.strictObject({
  instalment: LineNumber.optional(),
  /** The last day of the agreed period. */
  since: Day,
});
export type StallNote = z.infer<typeof StallNote>;

export const AcceptancePublication = z.strictObject({});
export type AcceptancePublication = z.infer<typeof AcceptancePublication>;

export const shapes = {
  requestAcceptance: AcceptanceRequest,
  appointAcceptanceGroup: AcceptanceGroup,
  acceptStage: StageAcceptanceRecord,
  noteStall: StallNote,
  recordAcceptance: AcceptanceRecord,
  publishAcceptance: AcceptancePublication,
};
