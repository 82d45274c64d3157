/** What ending a contract takes, and settling it. */
import { z } from 'zod';
import { SettlementPaper } from './settlement.ts';
import { DueFen } from './takeover-record.ts';
import { Day, Fen, Sha256, Text } from './text.ts';

export const ContractTermination = z.strictObject({
  ground: z.enum(['default', 'agreement', 'publicInterest']),
  reason: Text(4000),
  /** The day the notice reached the provider, or of the agreement. */
  occurredOn: Day,
  /** The notice with its proof of service, or the agreement with both seals. */
  documentSha256: Sha256,
});
export type ContractTermination = z.infer<typeof ContractTermination>;

export const TerminationSettlement = z.strictObject({ dueFen: DueFen, basis: Text(4000), ...SettlementPaper });
export type TerminationSettlement = z.infer<typeof TerminationSettlement>;

export const SecurityReturnInput = z.strictObject({
  returnedFen: Fen,
  keptFen: Fen,
  /** Needed where something is kept. */
  reason: Text(2000).optional(),
  /** The clause that lets the purchaser keep it, where no default was declared. */
  clause: Text(200).optional(),
});
export type SecurityReturnInput = z.infer<typeof SecurityReturnInput>;

export const shapes = {
  terminateContract: ContractTermination,
  settleTermination: TerminationSettlement,
  returnSecurity: SecurityReturnInput,
};
