/** What the acts of a payment take. */
import { z } from 'zod';
import { Tape } from './tape.ts';
import { Code, Day, Fen, LineNumber, Moment, Text } from './text.ts';

/** By the procurement. */
export const PaymentOpening = z.strictObject({
  procurement: Text(60),
  instalment: LineNumber,
  title: Text(200),
  purchaser: Code,
  provider: Code,
  providerIsSme: z.boolean(),
  contractNumber: Text(100),
  account: z.strictObject({ name: Text(200), bank: Text(200), number: Text(60) }),
  amountFen: Fen,
  deductionFen: Fen,
  deductionReason: Text(2000).optional(),
  invoiceNumber: Text(60),
  requestedBy: Text(60),
  requestedAt: Moment,
  due: Moment.optional(),
  tape: Tape.optional(),
});
export type PaymentOpening = z.infer<typeof PaymentOpening>;

/** What the reviewer found in the papers; what is not there is named by returning the payment. */
export const PaymentReview = z.strictObject({
  contractOnFile: z.boolean(),
  invoiceChecked: z.boolean(),
  verificationOnFile: z.boolean(),
  accountMatches: z.boolean(),
  remark: Text(2000).optional(),
});
export type PaymentReview = z.infer<typeof PaymentReview>;

export const PaymentReturn = z.strictObject({ reason: Text(2000) });
export type PaymentReturn = z.infer<typeof PaymentReturn>;

export const PaymentResubmission = z.strictObject({ invoiceNumber: Text(60), remark: Text(2000) });
export type PaymentResubmission = z.infer<typeof PaymentResubmission>;

export const PaymentWithdrawal = z.strictObject({ reason: Text(2000) });
export type PaymentWithdrawal = z.infer<typeof PaymentWithdrawal>;

export const PaymentApproval = z.strictObject({});
export type PaymentApproval = z.infer<typeof PaymentApproval>;

/** By the payment itself, as the treasury answers. */
export const TreasuryReceipt = z.strictObject({ attempt: LineNumber, receipt: Text(100), occurredOn: Day });
export type TreasuryReceipt = z.infer<typeof TreasuryReceipt>;

/** By the payment itself, as the treasury answers. */
export const TreasuryReturn = z.strictObject({ attempt: LineNumber, reason: Text(2000), occurredOn: Day });
export type TreasuryReturn = z.infer<typeof TreasuryReturn>;

/** By the payment itself, when the treasury has not answered for long; or with what makes its answer doubtful. */
export const TreasurySilence = z.strictObject({ attempt: LineNumber, doubt: Text(2000).optional() });
export type TreasurySilence = z.infer<typeof TreasurySilence>;

export const Reinstruction = z.strictObject({ remark: Text(2000) });
export type Reinstruction = z.infer<typeof Reinstruction>;

export const PaymentLapse = z.strictObject({ reason: Text(2000) });
export type PaymentLapse = z.infer<typeof PaymentLapse>;

export const shapes = {
  lapsePaymentRequest: PaymentLapse,
  openPayment: PaymentOpening,
  reviewPayment: PaymentReview,
  returnPayment: PaymentReturn,
  resubmitPayment: PaymentResubmission,
  withdrawPayment: PaymentWithdrawal,
  approvePayment: PaymentApproval,
  recordReceipt: TreasuryReceipt,
  recordReturn: TreasuryReturn,
  recordSilence: TreasurySilence,
  enquireAgain: Reinstruction,
  reinstructPayment: Reinstruction,
};
