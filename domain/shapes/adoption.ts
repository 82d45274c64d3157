/** What taking in a running contract takes: what later stages need of it, as it stands on paper, with a hash of each paper. */
import { z } from 'zod';
import { BudgetRelease } from './budget.ts';
import { Instalment, TakeoverPlanFiling, WholeContract } from './contract.ts';
import { Services } from './filing.ts';
import { Method, OpeningInput } from './opening.ts';
import { Code, Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const instalmentsMax = 40;

/** Paid and deducted before, as a whole. */
const Settled = z.strictObject({
  paidFen: Fen,
  deductedFen: Fen,
  /** Of the treasury; absent where everything was deducted. */
  receipt: Text(100).optional(),
  occurredOn: Day,
  evidenceSha256: Sha256,
});

/** Of a period of service, verified before. */
const Verified = z.strictObject({
  result: z.enum(['met', 'partly', 'notMet']),
  summary: Text(2000),
  quantity: z.number().min(0).max(10_000_000),
  remark: Text(2000).optional(),
  occurredOn: Day,
  evidenceSha256: Sha256,
});

const AdoptedInstalment = Instalment.extend({ verified: Verified.optional(), settled: Settled.optional() });

const AdoptedContract = WholeContract.omit({ instalments: true }).extend({
  /** What it was worth when it was signed, where supplements came after. */
  originalFen: Fen.min(1).optional(),
  provider: Code,
  signedOn: Day,
  /** Absent where it is still to be published or filed. */
  publishedOn: Day.optional(),
  filedOn: Day.optional(),
});

const AdoptedAcceptance = z.strictObject({
  requestedOn: Day,
  statement: Text(2000),
  evidenceSha256: Sha256,
  recorded: z
    .strictObject({
      occurredOn: Day,
      items: z.record(LineNumber, z.strictObject({ passed: z.boolean(), remark: Text(2000) })),
      recipientsOpinion: Text(4000).optional(),
      publishedOn: Day.optional(),
    })
    .optional(),
});

export const AdoptionInput = OpeningInput.omit({ successorOf: true }).extend({
  method: Method,
  /** Where the contract stands. */
  stage: z.enum(['performance', 'acceptance', 'evaluation']),
  allotment: BudgetRelease,
  services: Services,
  awardedOn: Day,
  contract: AdoptedContract,
  /** By number: '1', '2', … */
  instalments: z
    .record(LineNumber, AdoptedInstalment)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= instalmentsMax, '分期为 1 至 40 期'),
  takeoverPlan: TakeoverPlanFiling.optional(),
  /** Needed from the stage of acceptance on. */
  acceptance: AdoptedAcceptance.optional(),
  /** The papers: budget, scheme, award notice, contract. */
  evidence: z.strictObject({ allotment: Sha256, scheme: Sha256, award: Sha256, contract: Sha256 }),
  remark: Text(2000).optional(),
});
export type AdoptionInput = z.infer<typeof AdoptionInput>;

export const AdoptionConfirmation = z.strictObject({});
export type AdoptionConfirmation = z.infer<typeof AdoptionConfirmation>;

export const AdoptionRejection = z.strictObject({ reason: Text(2000) });
export type AdoptionRejection = z.infer<typeof AdoptionRejection>;

export const shapes = {
  adoptRunningCase: AdoptionInput,
  confirmAdoption: AdoptionConfirmation,
  rejectAdoption: AdoptionRejection,
};
