/** What a notice says of how bids are judged: factors and weights, what is kept for small enterprises, when a price is too low. */
import { z } from 'zod';
import { BasisPoints, Fen, LineNumber, Text } from './text.ts';

const factorsMax = 40;
const bandsMax = 20;
/** Of 100 points, in hundredths of a point. */
export const Points = z.int().min(0).max(10_000);

const numbered = <Value extends z.ZodType>(value: Value, most: number, what: string) =>
  z
    .record(LineNumber, value)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= most, `${what}为 1 至 ${most} 项`);

export const Factor = z.strictObject({
  title: Text(100),
  kind: z.enum(['technical', 'business', 'hours']),
  weightBp: BasisPoints,
  standard: Text(2000),
  /** What a bid is like, and what it then gets; none for what is computed. */
  bands: numbered(z.strictObject({ condition: Text(500), points: Points }), bandsMax, '评分区间').optional(),
});

export const Scoring = z.strictObject({
  factors: numbered(Factor, factorsMax, '评审因素'),
  /** 固定价格：it is the same for all and is not scored. */
  fixedPriceFen: Fen.min(1).optional(),
  ties: z.enum(['technical', 'lot']).optional(),
});
export type Scoring = z.infer<typeof Scoring>;

export const SmePolicy = z.strictObject({
  reserved: z.enum(['whole', 'share', 'none']),
  shareBp: BasisPoints.optional(),
  microShareBp: BasisPoints.optional(),
  reason: Text(2000).optional(),
  cutBp: BasisPoints.optional(),
  jointCutBp: BasisPoints.optional(),
});
export type SmePolicy = z.infer<typeof SmePolicy>;

export const LowPriceRates = z.strictObject({
  meanBp: BasisPoints.optional(),
  secondBp: BasisPoints.optional(),
  ceilingBp: BasisPoints.optional(),
});
export type LowPriceRates = z.infer<typeof LowPriceRates>;

/** 细则9 的各项：which of them a pledge is enough for, besides the statement of 条例17(4). */
export const Pledges = z.array(z.enum(['3', '4', '6', '7'])).max(4);
