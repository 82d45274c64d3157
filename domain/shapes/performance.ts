/** What the acts of the performance take: deliveries and their verification, cures, default. */
import { z } from 'zod';
import { SomeTownships } from './partial-default.ts';
import { Measured } from './payment-terms.ts';
import { LineNumber, Sha256, Text } from './text.ts';

export const DeliveryReport = z.strictObject({
  instalment: LineNumber,
  summary: Text(2000),
  /** In the unit of the contract; hours and visits come in quarters and halves. */
  quantity: z.number().min(0).max(10_000_000),
  evidenceSha256: Sha256,
  /** Volumes and heads as the provider counted them. */
  measured: Measured.optional(),
});
export type DeliveryReport = z.infer<typeof DeliveryReport>;

const Hundredths = z.int().min(0).max(1_000_000_000);

export const Verification = z.strictObject({
  instalment: LineNumber,
  result: z.enum(['met', 'partly', 'notMet']),
  /** Needed unless everything was met. */
  remark: Text(2000).optional(),
  /** What is verified of the logs, by category, in hundredths of the unit of the contract. */
  volumes: z
    .strictObject({ independent: Hundredths.optional(), partial: Hundredths.optional(), full: Hundredths.optional() })
    .optional(),
  /** What the purchaser found: by this the money is counted. */
  measured: Measured.optional(),
});
export type Verification = z.infer<typeof Verification>;

export const CureDemand = z.strictObject({
  breach: Text(2000),
  /** How long the provider has to make it good. */
  days: z.int().min(1).max(90),
  /** Where service fails in some townships only. */
  townships: SomeTownships.optional(),
});
export type CureDemand = z.infer<typeof CureDemand>;

export const CureAnswer = z.strictObject({ cure: LineNumber, answer: Text(2000) });
export type CureAnswer = z.infer<typeof CureAnswer>;

export const CureJudgement = z.strictObject({ cure: LineNumber, satisfied: z.boolean(), remark: Text(2000) });
export type CureJudgement = z.infer<typeof CureJudgement>;

export const DefaultDeclaration = z.strictObject({
  facts: Text(4000),
  /** The cure that ran out; absent where no cure is to be waited for. */
  cure: LineNumber.optional(),
  immediate: z
    .strictObject({ ground: z.enum(['refused', 'impossible', 'lifeAtStake']), reason: Text(2000) })
    .optional(),
});
export type DefaultDeclaration = z.infer<typeof DefaultDeclaration>;

export const shapes = {
  reportDelivery: DeliveryReport,
  verifyDelivery: Verification,
  demandCure: CureDemand,
  answerCure: CureAnswer,
  acceptCure: CureJudgement,
  declareDefault: DefaultDeclaration,
};
