/** What the acts take that move a contract: counter-versions, amendments, subcontracts. */
import { z } from 'zod';
import { Account, Instalment } from './contract.ts';
import { Code, Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const linesMax = 50;

const OpenClauses = z.strictObject({
  account: Account.optional(),
  settlement: Text(4000).optional(),
  rightsAndDuties: Text(4000).optional(),
  liability: Text(4000).optional(),
  quality: Text(4000).optional(),
  verificationDays: z.int().min(1).max(60).optional(),
});

const atLeastOne = (changes: object) => Object.keys(changes).length > 0;

/** Price, quantity, standard and period are no part of it: they are the award's and the tender documents'. */
export const ContractCounter = z.strictObject({
  changes: OpenClauses.refine(atLeastOne, '至少修改一项条款'),
  reason: Text(2000),
});
export type ContractCounter = z.infer<typeof ContractCounter>;

export const CounterAcceptance = z.strictObject({ counter: LineNumber });
export type CounterAcceptance = z.infer<typeof CounterAcceptance>;

export const CounterRefusal = z.strictObject({ counter: LineNumber, reason: Text(2000) });
export type CounterRefusal = z.infer<typeof CounterRefusal>;

export const AmendmentDraft = z.strictObject({
  kind: z.enum(['supplement', 'change']),
  ground: z.enum(['need', 'agreement', 'publicInterest']),
  text: Text(4000),
  addedFen: Fen.min(1).optional(),
  /** By line of the scheme: how much more of it. */
  quantities: z
    .record(LineNumber, z.number().positive().max(10_000_000))
    .refine((all) => Object.keys(all).length <= linesMax, `一次最多 ${linesMax} 项`)
    .optional(),
  /** By number, going on from the last one of the contract. */
  instalments: z.record(LineNumber, Instalment).optional(),
  changes: OpenClauses.extend({ periodTo: Day.optional() }).refine(atLeastOne, '至少变更一项条款').optional(),
  /** What shows that going on would harm the public. */
  evidenceSha256: Sha256.optional(),
});
export type AmendmentDraft = z.infer<typeof AmendmentDraft>;

export const AmendmentApproval = z.strictObject({ amendment: LineNumber });
export type AmendmentApproval = z.infer<typeof AmendmentApproval>;

export const AmendmentWithdrawal = z.strictObject({ amendment: LineNumber, reason: Text(2000) });
export type AmendmentWithdrawal = z.infer<typeof AmendmentWithdrawal>;

/** The day on the paper, and the paper. */
export const AmendmentSignature = z.strictObject({ amendment: LineNumber, occurredOn: Day, documentSha256: Sha256 });
export type AmendmentSignature = z.infer<typeof AmendmentSignature>;

export const SubcontractRequest = z.strictObject({
  subcontractor: Code,
  part: Text(2000),
  amountFen: Fen.min(1),
  qualificationSha256: Sha256,
});
export type SubcontractRequest = z.infer<typeof SubcontractRequest>;

export const SubcontractConsent = z.strictObject({ subcontract: LineNumber });
export type SubcontractConsent = z.infer<typeof SubcontractConsent>;

export const SubcontractRefusal = z.strictObject({ subcontract: LineNumber, reason: Text(2000) });
export type SubcontractRefusal = z.infer<typeof SubcontractRefusal>;

export const shapes = {
  counterContract: ContractCounter,
  acceptCounter: CounterAcceptance,
  declineCounter: CounterRefusal,
  draftAmendment: AmendmentDraft,
  approveAmendment: AmendmentApproval,
  withdrawAmendment: AmendmentWithdrawal,
  signAmendment: AmendmentSignature,
  publishAmendment: AmendmentApproval,
  requestSubcontract: SubcontractRequest,
  consentToSubcontract: SubcontractConsent,
  refuseSubcontract: SubcontractRefusal,
};
