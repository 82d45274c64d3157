/** What the acts of the evaluation take. Points are hundredths of a point, of 100. */
import { z } from 'zod';
import { Text } from './text.ts';

const Points = z.int().min(0).max(10_000);

export const PurchaserScore = z.strictObject({ points: Points, remark: Text(2000) });
export type PurchaserScore = z.infer<typeof PurchaserScore>;

export const RecipientsScore = z.strictObject({
  points: Points,
  /** How many recipients were asked. */
  sample: z.int().min(1).max(1_000_000),
});
export type RecipientsScore = z.infer<typeof RecipientsScore>;

export const ThirdPartyScore = z.strictObject({ points: Points, remark: Text(2000) });
export type ThirdPartyScore = z.infer<typeof ThirdPartyScore>;

/** The weighted mean and its grade, as the published text says them. */
export const EvaluationPublication = z.strictObject({ points: Points, grade: z.enum(['优', '良', '中', '差']) });
export type EvaluationPublication = z.infer<typeof EvaluationPublication>;

export const shapes = {
  scoreAsPurchaser: PurchaserScore,
  scoreAsRecipients: RecipientsScore,
  scoreAsThirdParty: ThirdPartyScore,
  publishEvaluation: EvaluationPublication,
};
