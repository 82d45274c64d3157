/** What settling an ended contract takes besides the sums: what was performed, who signed it, or what is in dispute. */
import { z } from 'zod';
import { Measured } from './payment-terms.ts';
import { Day, Fen, LineNumber, Sha256, Text } from './text.ts';

/** Of a period that nobody had verified when the contract ended: volumes, or the worth that both put down. */
export const Performed = z.strictObject({ measured: Measured.optional(), agreedFen: Fen.optional() });
export type Performed = z.infer<typeof Performed>;

export const SettlementPaper = {
  /** By instalment. */
  performed: z.record(LineNumber, Performed).optional(),
  /** What is set off against the security, and the day on which the provider was told of it. */
  fromSecurity: z.strictObject({ amountFen: Fen.min(1), toldOn: Day }).optional(),
  /** The paper with both seals. */
  signature: z.strictObject({ occurredOn: Day, documentSha256: Sha256 }).optional(),
  /** What they do not agree on, where there is no such paper. */
  dispute: z.strictObject({ disputedFen: Fen.min(1), note: Text(4000), documentSha256: Sha256 }).optional(),
};

export const AdvanceRefund = z.strictObject({
  amountFen: Fen.min(1),
  /** 已经收到; or 已经起诉、申请仲裁, where it does not come. */
  outcome: z.enum(['received', 'claimed']),
  occurredOn: Day,
  evidenceSha256: Sha256,
});
export type AdvanceRefund = z.infer<typeof AdvanceRefund>;

export const shapes = { recordAdvanceRefund: AdvanceRefund };
