/** What the acts of the contract take. */
import { z } from 'zod';
import { Code, Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const instalmentsMax = 40;

export const Instalment = z.strictObject({
  title: Text(100),
  amountFen: Fen.min(1),
  gate: z.enum(['prepayment', 'assessment', 'stageAcceptance', 'finalAcceptance', 'evaluation']),
  plannedOn: Day,
});

/** The clauses of 细则17; what is delivered, how much of it and to what standard, stands in the scheme that was tendered. */
export const ContractDraft = z.strictObject({
  number: Text(60),
  valueFen: Fen.min(1),
  account: z.strictObject({
    name: Text(100),
    bank: Text(100),
    number: z.string().regex(/^\d{8,30}$/, '账号为 8 至 30 位数字'),
  }),
  providerIsSme: z.boolean(),
  periodFrom: Day,
  periodTo: Day,
  quality: Text(4000),
  settlement: Text(4000),
  rightsAndDuties: Text(4000),
  liability: Text(4000),
  securityFen: Fen,
  /** Working days in which the purchaser verifies what was reported. */
  verificationDays: z.int().min(1).max(60),
  /** By number: '1', '2', … */
  instalments: z
    .record(LineNumber, Instalment)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= instalmentsMax, '分期为 1 至 40 期'),
});
export type ContractDraft = z.infer<typeof ContractDraft>;

export const ContractApproval = z.strictObject({});
export type ContractApproval = z.infer<typeof ContractApproval>;

export const ContractReturn = z.strictObject({ reason: Text(2000) });
export type ContractReturn = z.infer<typeof ContractReturn>;

/** Who commands and who steps in, in this order: organisations, never recipients. */
export const TakeoverPlanFiling = z.strictObject({
  commander: Text(60),
  dutyPhone: z.string().regex(/^\d[\d-]{5,19}$/, '应当是值班电话号码'),
  successors: z.array(Code).min(1).max(5),
});
export type TakeoverPlanFiling = z.infer<typeof TakeoverPlanFiling>;

/** The day on the paper. */
export const ContractSignature = z.strictObject({ occurredOn: Day });
export type ContractSignature = z.infer<typeof ContractSignature>;

export const ContractNote = z.strictObject({});
export type ContractNote = z.infer<typeof ContractNote>;

export const SigningRefusal = z.strictObject({
  reason: Text(2000),
  /** The winner's own paper; asked for where the purchaser enters the refusal. */
  evidenceSha256: Sha256.optional(),
});
export type SigningRefusal = z.infer<typeof SigningRefusal>;

export const shapes = {
  draftContract: ContractDraft,
  approveContract: ContractApproval,
  returnContract: ContractReturn,
  fileTakeoverPlan: TakeoverPlanFiling,
  signContract: ContractSignature,
  publishContract: ContractNote,
  fileContract: ContractNote,
  refuseToSign: SigningRefusal,
};
