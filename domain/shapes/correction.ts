/** What correcting an entry takes. */
import { z } from 'zod';
import { LineNumber, Text } from './text.ts';

export const CorrectionProposal = z.strictObject({
  /** The number of the entry in the journal of the case. */
  entry: z.int().min(1).max(1_000_000),
  /** Only what was wrong, in the shape of the act that entered it; `null` takes out what should not be there. */
  fields: z.record(z.string(), z.unknown()).refine((all) => Object.keys(all).length > 0, '至少列明一栏'),
  reason: Text(2000),
});
export type CorrectionProposal = z.infer<typeof CorrectionProposal>;

export const CorrectionDecision = z.strictObject({ correction: LineNumber });
export type CorrectionDecision = z.infer<typeof CorrectionDecision>;

export const CorrectionRejection = z.strictObject({ correction: LineNumber, reason: Text(2000) });
export type CorrectionRejection = z.infer<typeof CorrectionRejection>;

/** Of every proceeding. */
export const shapes = {
  correctEntry: CorrectionProposal,
  confirmCorrection: CorrectionDecision,
  rejectCorrection: CorrectionRejection,
};
