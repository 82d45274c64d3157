import { paymentProceeding } from '../domain/payment.ts';
import { lastAttempt, type Payment } from '../domain/payment-state.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';
import { isForUs, pursue } from './payment-order.ts';

/** 支付：review, approval, treasury. */
const course: Course<Payment> = { review, approval, instructed };

export function payment(file: CaseFile<Payment>): Promise<void> {
  return follow(paymentProceeding, course, file);
}

/** 审核：finance looks through the papers, or sends the request back. */
async function review(dossier: Dossier<Payment>): Promise<'approval'> {
  await dossier.until(({ reviewed }) => reviewed);
  return 'approval';
}

/** 审批：a third person approves. Where everything is deducted no money moves. */
async function approval(dossier: Dossier<Payment>): Promise<'instructed' | 'paid'> {
  await dossier.until(({ approved }) => approved);
  return dossier.state.settled ? 'paid' : 'instructed';
}

/** 国库支付：the order is on record before it is sent, so that whatever happens it is sent under the same number. */
async function instructed(dossier: Dossier<Payment>): Promise<'paid'> {
  for (;;) {
    await dossier.until((state) => state.settled ?? isForUs(state));
    if (dossier.state.settled) return 'paid';
    await pursue(dossier, lastAttempt(dossier.state)!.number);
  }
}
