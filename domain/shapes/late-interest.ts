/** What reckoning the interest on a late payment takes. */
import { z } from 'zod';
import { Fen, LineNumber, Text } from './text.ts';

const BasisPoints = z.int().min(0).max(10_000);

export const LateInterest = z.strictObject({
  instalment: LineNumber,
  rate: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('statutory'), dailyBasisPoints: BasisPoints }),
    z.strictObject({
      kind: z.literal('agreed'),
      yearlyBasisPoints: BasisPoints,
      /** 合同订立时1年期贷款市场报价利率 */
      lprBasisPoints: BasisPoints,
      clause: Text(200),
    }),
  ]),
  /** Must be what the rate makes of the sum and the days; a wrong one is answered with the right one. */
  interestFen: Fen,
});
export type LateInterest = z.infer<typeof LateInterest>;

export const shapes = { fixLateInterest: LateInterest };
