import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { paymentProceeding } from '../domain/payment.ts';
import { instructionOf, isUnderWay, lastAttempt, type Payment } from '../domain/payment-state.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';

const { instructTreasury, askTreasury } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** The treasury clears once a day; who has not heard from it for six hours asks in person. */
const enquiryMs = 600_000;
const enquiriesMax = 36;

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
    await dossier.until((state) => state.settled ?? unanswered(state));
    if (dossier.state.settled) return 'paid';
    await instructTreasury(orderOf(dossier.state));
    await enquire(dossier);
  }
}

/** Asks until the treasury answers; when it does not, the treasurer is to look after it. */
async function enquire(dossier: Dossier<Payment>): Promise<void> {
  const attempt = lastAttempt(dossier.state)!.number;
  const instruction = instructionOf(dossier.state, attempt);
  for (let asked = 0; asked < enquiriesMax; asked++) {
    const answer = await askTreasury(instruction);
    if (answer.outcome === 'paid')
      return dossier.perform('recordReceipt', { attempt, receipt: answer.receipt, occurredOn: answer.occurredOn });
    if (answer.outcome === 'returned')
      return dossier.perform('recordReturn', { attempt, reason: answer.reason, occurredOn: answer.occurredOn });
    await dossier.rest(enquiryMs);
  }
  await dossier.perform('recordSilence', { attempt });
}

/** An order of which nothing is known, and which nobody has been asked to look after. */
function unanswered(state: Payment): boolean {
  const last = lastAttempt(state);
  return last !== undefined && isUnderWay(last.attempt) && !last.attempt.silentSince;
}

function orderOf(state: Payment) {
  const { id, amountFen, account } = state;
  const { number, attempt } = lastAttempt(state)!;
  return { instruction: instructionOf(state, number), payment: id, amountFen, account, at: attempt.ordered.at };
}
