/** What the acts about a default in a part of the townships take. */
import { z } from 'zod';
import { Township, Townships } from './takeover-record.ts';
import { Code, Day, LineNumber, Sha256, Text } from './text.ts';

/** In which townships; each once. */
export const SomeTownships = z
  .array(Township)
  .min(1)
  .max(100)
  .refine((all) => new Set(all).size === all.length, '同一乡镇（街道）只列一次');

export const PartDefault = z.strictObject({
  /** The cure that ran out; absent where a life is at stake. */
  cure: LineNumber.optional(),
  lifeAtStake: Text(2000).optional(),
  townships: SomeTownships,
  facts: Text(4000),
});
export type PartDefault = z.infer<typeof PartDefault>;

export const PartReview = z.strictObject({ part: LineNumber, upheld: z.boolean(), findings: Text(4000) });
export type PartReview = z.infer<typeof PartReview>;

export const DefaultReview = z.strictObject({ upheld: z.boolean(), findings: Text(4000) });
export type DefaultReview = z.infer<typeof DefaultReview>;

export const PartEnd = z.strictObject({
  part: LineNumber,
  reason: Text(4000),
  /** The day on which the notice reached the provider. */
  occurredOn: Day,
  documentSha256: Sha256,
});
export type PartEnd = z.infer<typeof PartEnd>;

export const DrillRecord = z.strictObject({
  occurredOn: Day,
  /** How many recipients there are, by township. */
  townships: Townships,
  /** Whom of the successors the scenario takes out. */
  unavailable: z.array(Code).max(5),
  lessons: Text(4000),
});
export type DrillRecord = z.infer<typeof DrillRecord>;

export const shapes = {
  declarePartDefault: PartDefault,
  reviewPartDefault: PartReview,
  reviewDefault: DefaultReview,
  endPart: PartEnd,
  recordDrill: DrillRecord,
};
