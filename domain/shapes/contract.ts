/** What the acts of the contract take. */
import { z } from 'zod';
import { PaymentTerms } from './payment-terms.ts';
import { Code, Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const instalmentsMax = 40;
const linesMax = 50;

export const Instalment = z.strictObject({
  title: Text(100),
  amountFen: Fen.min(1),
  gate: z.enum(['prepayment', 'assessment', 'stageAcceptance', 'finalAcceptance', 'evaluation']),
  plannedOn: Day,
});

export const Account = z.strictObject({
  name: Text(100),
  bank: Text(100),
  number: z.string().regex(/^\d{8,30}$/, '账号为 8 至 30 位数字'),
});

/** 102号令24：each condition as it is met in this purchase, with its paper. */
const Condition = z.strictObject({ statement: Text(2000), evidenceSha256: Sha256 });

const ContractLine = z.strictObject({
  quantity: z.number().positive().max(10_000_000),
  unit: Text(20),
  standard: Text(2000),
  unitPriceFen: Fen.min(1).optional(),
});

/** The clauses of 细则17; what is delivered, how much of it and to what standard, stands in the scheme that was tendered. */
export const ContractDraft = z.strictObject({
  number: Text(60),
  valueFen: Fen.min(1),
  account: Account,
  providerIsSme: z.boolean(),
  /** 细则17：购买 where it is left out. */
  form: z.enum(['purchase', 'commission', 'lease', 'franchise', 'strategicCooperation']).optional(),
  /** By line of the scheme, whose lines are the contract's where it is left out. */
  services: z
    .record(LineNumber, ContractLine)
    .refine((all) => Object.keys(all).length <= linesMax, `最多 ${linesMax} 项`)
    .optional(),
  periodFrom: Day,
  periodTo: Day,
  longTerm: z
    .strictObject({
      contentFixed: Condition.optional(),
      continuous: Condition.optional(),
      fundsStable: Condition.optional(),
      priceStable: Condition.optional(),
      budgetGuaranteed: Condition.optional(),
    })
    .optional(),
  /** The four clauses in words: one that is missing is told with its article, not as a fault of form. */
  quality: Text(4000).optional(),
  settlement: Text(4000).optional(),
  rightsAndDuties: Text(4000).optional(),
  liability: Text(4000).optional(),
  /** 履约安排. */
  arrangements: z
    .strictObject({
      reportEveryMonths: z.int().min(1).max(12),
      siteChecksAYear: z.int().min(0).max(365),
      acceptance: Text(4000),
    })
    .optional(),
  securityFen: Fen,
  /** Working days in which the purchaser verifies what was reported. */
  verificationDays: z.int().min(1).max(60),
  paymentTerms: PaymentTerms.optional(),
  /** By number: '1', '2', … */
  instalments: z
    .record(LineNumber, Instalment)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= instalmentsMax, '分期为 1 至 40 期'),
});
export type ContractDraft = z.infer<typeof ContractDraft>;

/** A contract that has all its clauses. */
export const WholeContract = ContractDraft.required({
  quality: true,
  settlement: true,
  rightsAndDuties: true,
  liability: true,
});
export type WholeContract = z.infer<typeof WholeContract>;

export const ContractApproval = z.strictObject({});
export type ContractApproval = z.infer<typeof ContractApproval>;

export const ContractReturn = z.strictObject({ reason: Text(2000) });
export type ContractReturn = z.infer<typeof ContractReturn>;

/** Who commands and who steps in, in this order: organisations, never recipients. */
export const TakeoverPlanFiling = z.strictObject({
  commander: Text(60),
  dutyPhone: z.string().regex(/^\d[\d-]{5,19}$/, '应当是值班电话号码'),
  successors: z.array(Code).min(1).max(5),
  /** How many recipients there are, and how many each successor can serve in the interim, from how many hours on. */
  recipients: z.int().min(1).max(1_000_000).optional(),
  capacity: z
    .record(Code, z.strictObject({ places: z.int().min(1).max(1_000_000), withinHours: z.int().min(1).max(720) }))
    .optional(),
  /** What each successor is: the purchaser's own staff, a neighbouring township, a reserve. */
  kinds: z.record(Code, z.enum(['ownStaff', 'neighbouringTownship', 'reserve'])).optional(),
});
export type TakeoverPlanFiling = z.infer<typeof TakeoverPlanFiling>;

/** The day on the paper. */
export const ContractSignature = z.strictObject({
  occurredOn: Day,
  /** Where the service began before it was signed: since when. */
  servedFrom: Day.optional(),
});
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
