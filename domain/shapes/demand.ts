/** What demand and cost estimate of a purchase take. */
import { z } from 'zod';
import { Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const Asked = z.strictObject({ respondents: z.int().min(1).max(1_000_000), evidenceSha256: Sha256.optional() });

export const DemandRecord = z.strictObject({
  /** How many need the service. */
  recipients: z.int().min(1).max(10_000_000),
  basis: Text(4000),
  /** The last day of the survey. */
  occurredOn: Day,
  /** 征求社会公众意见 */
  consulted: Asked.optional(),
  /** 需求调查: suppliers, experts and others who were asked. */
  survey: Asked.optional(),
  evidenceSha256: Sha256.optional(),
});
export type DemandRecord = z.infer<typeof DemandRecord>;

const opinionsMax = 20;

export const CostEstimate = z.strictObject({
  /** 工资、物价、税费 and what else it is made of. */
  parts: z.strictObject({ wagesFen: Fen, pricesFen: Fen, taxesFen: Fen, otherFen: Fen }),
  opinions: z
    .record(LineNumber, z.strictObject({ by: Text(200), opinion: Text(2000), evidenceSha256: Sha256.optional() }))
    .refine((opinions) => Object.keys(opinions).length <= opinionsMax, '意见最多 20 条'),
  occurredOn: Day,
  evidenceSha256: Sha256.optional(),
});
export type CostEstimate = z.infer<typeof CostEstimate>;

export const shapes = { recordDemand: DemandRecord, recordEstimate: CostEstimate };
