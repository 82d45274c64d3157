/** What the acts of the evaluation take. Points are hundredths of a point, of 100. */
import { z } from 'zod';
import { Code, Day, Sha256, Text } from './text.ts';

const Points = z.int().min(0).max(10_000);
/** By indicator, where a table was adopted. */
const items = z.record(Code, Points).optional();

export const PurchaserScore = z.strictObject({ points: Points, remark: Text(2000), items });
export type PurchaserScore = z.infer<typeof PurchaserScore>;

export const RecipientsScore = z.strictObject({
  points: Points,
  /** How many recipients were asked. */
  sample: z.int().min(1).max(1_000_000),
  /** How many of them said they were satisfied. */
  satisfied: z.int().min(0).max(1_000_000).optional(),
  items,
});
export type RecipientsScore = z.infer<typeof RecipientsScore>;

export const ThirdPartyScore = z.strictObject({ points: Points, remark: Text(2000), items });
export type ThirdPartyScore = z.infer<typeof ThirdPartyScore>;

/** The weighted mean and its grade, as the published text says them. */
export const EvaluationPublication = z.strictObject({ points: Points, grade: z.enum(['优', '良', '中', '差']) });
export type EvaluationPublication = z.infer<typeof EvaluationPublication>;

export const EvaluationNotification = EvaluationPublication;
export type EvaluationNotification = z.infer<typeof EvaluationNotification>;

export const EvaluationAnswer = z.strictObject({ accepts: z.boolean(), statement: Text(4000) });
export type EvaluationAnswer = z.infer<typeof EvaluationAnswer>;

export const EvaluationAnswerDecision = z.strictObject({ upheld: z.boolean(), reason: Text(4000) });
export type EvaluationAnswerDecision = z.infer<typeof EvaluationAnswerDecision>;

const indicatorsMax = 60;

export const IndicatorsAdoption = z.strictObject({
  /** The number of the county's paper. */
  document: Text(100),
  occurredOn: Day,
  evidenceSha256: Sha256,
  indicators: z
    .record(
      Code,
      z.strictObject({
        title: Text(200),
        side: z.enum(['purchaser', 'recipients', 'thirdParty']),
        points: z.int().min(1).max(10_000),
      }),
    )
    .refine((all) => Object.keys(all).length <= indicatorsMax, `指标最多 ${indicatorsMax} 项`),
  /** From how many points on the provider may go on within the term of the documents. */
  renewFrom: Points.optional(),
});
export type IndicatorsAdoption = z.infer<typeof IndicatorsAdoption>;

export const SampleSeed = z.strictObject({ seedSha256: Sha256 });
export type SampleSeed = z.infer<typeof SampleSeed>;

export const SampleDraw = z.strictObject({
  seed: Text(200),
  /** How many recipients are on the list, which is in the order of their codes. */
  population: z.int().min(1).max(100_000),
  listSha256: Sha256,
  size: z.int().min(1).max(500),
});
export type SampleDraw = z.infer<typeof SampleDraw>;

export const RenewalDecision = z.strictObject({ renew: z.boolean(), until: Day.optional(), reason: Text(2000) });
export type RenewalDecision = z.infer<typeof RenewalDecision>;

export const shapes = {
  adoptIndicators: IndicatorsAdoption,
  layDownSampleSeed: SampleSeed,
  drawSample: SampleDraw,
  scoreAsPurchaser: PurchaserScore,
  scoreAsRecipients: RecipientsScore,
  scoreAsThirdParty: ThirdPartyScore,
  notifyEvaluation: EvaluationNotification,
  answerEvaluation: EvaluationAnswer,
  decideEvaluationAnswer: EvaluationAnswerDecision,
  publishEvaluation: EvaluationPublication,
  decideRenewal: RenewalDecision,
};
