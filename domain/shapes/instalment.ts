/** What asking for an instalment takes, and what its payment answers. */
import { z } from 'zod';
import { Day, Fen, LineNumber, Moment, Text } from './text.ts';

export const PaymentRequest = z.strictObject({
  instalment: LineNumber,
  /** With the deduction it makes the whole of what is owed for the instalment. */
  amountFen: Fen,
  deductionFen: Fen,
  deductionReason: Text(2000).optional(),
  invoiceNumber: Text(60),
});
export type PaymentRequest = z.infer<typeof PaymentRequest>;

/** By the payment. */
export const InstalmentSettlement = z.strictObject({
  instalment: LineNumber,
  paidFen: Fen,
  deductedFen: Fen,
  /** Absent where everything was deducted and no money moved. */
  receipt: Text(100).optional(),
  occurredOn: Day,
  /** When it was owed, where a small enterprise had its money later. */
  due: Moment.optional(),
});
export type InstalmentSettlement = z.infer<typeof InstalmentSettlement>;

/** By the payment. */
export const InstalmentRelease = z.strictObject({ instalment: LineNumber, reason: Text(2000) });
export type InstalmentRelease = z.infer<typeof InstalmentRelease>;

export const shapes = {
  requestPayment: PaymentRequest,
  settleInstalment: InstalmentSettlement,
  freeInstalment: InstalmentRelease,
};
