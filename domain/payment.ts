/** 支付：one instalment on its way through review and approval to the treasury, and what the treasury answers. */
import type { Act, Proceeding, Role } from './act.ts';
import { correctionActs, openStages } from './correction.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { filePaymentDocument, withdrawPaymentDocument } from './payment-documents.ts';
import {
  approvePayment,
  askers,
  definePaymentAct,
  nextAttempt,
  notReviewer,
  openPayment,
  resubmitPayment,
  returnPayment,
  reviewPayment,
  settlement,
  withdrawPayment,
} from './payment-review.ts';
import {
  type Attempt,
  isUnderWay,
  lastAttempt,
  type Payment,
  type PaymentStage,
  paymentStages,
} from './payment-state.ts';
import type { Reinstruction, TreasuryReceipt, TreasuryReturn, TreasurySilence } from './shapes/payment.ts';

export const recordReceipt = definePaymentAct<TreasuryReceipt>()({
  name: 'recordReceipt',
  title: '国库已经支付',
  during: ['instructed'],
  by: ['proceeding'],
  under: [cite('procurementRegulation', 51)],
  judge: (payment, { attempt }) => [underWay(payment, attempt)],
  apply: (payment, { attempt, receipt, occurredOn }) => ({
    ...withAttempt(payment, attempt, { paid: { receipt, occurredOn }, silentSince: undefined }),
    settled: { receipt, occurredOn },
  }),
  stops: () => ['paymentDue'],
  sends: (payment) => [settlement(payment)],
});

export const recordReturn = definePaymentAct<TreasuryReturn>()({
  name: 'recordReturn',
  title: '国库退票',
  during: ['instructed'],
  by: ['proceeding'],
  under: [cite('procurementRegulation', 51)],
  judge: (payment, { attempt }) => [underWay(payment, attempt)],
  apply: (payment, { attempt, reason, occurredOn }) =>
    withAttempt(payment, attempt, { returned: { reason, occurredOn }, silentSince: undefined }),
  fact: {
    fields: ['reason', 'occurredOn'],
    by: ['treasurer'],
    confirmedBy: ['financeReviewer', 'treasurer'],
    stands: ({ attempts }, { input }) => [
      inForce(attempts?.[input.attempt]?.returned?.occurredOn === input.occurredOn),
    ],
    without: (payment, { input }) => withAttempt(payment, input.attempt, { returned: undefined }),
  },
});

export const recordSilence = definePaymentAct<TreasurySilence>()({
  name: 'recordSilence',
  title: '国库久未答复',
  during: ['instructed'],
  by: ['proceeding'],
  under: [],
  judge: (payment, { attempt }) => [underWay(payment, attempt)],
  apply: (payment, { attempt }, { at }) => withAttempt(payment, attempt, { silentSince: at }),
});

/** Asks, never sends anew: an order whose fate is unknown must not be doubled. */
export const enquireAgain = definePaymentAct<Reinstruction>()({
  name: 'enquireAgain',
  title: '再次向国库查询',
  during: ['instructed'],
  by: ['treasurer'],
  under: [],
  awaited: (payment) => (isSilent(payment) ? [{ clock: 'paymentDue' }] : []),
  requires: (payment) => [
    houseRule(isSilent(payment), '国库久未答复的，方须再次查询', '系统正在查询，请稍候', 'blocks'),
  ],
  apply: (payment) => withAttempt(payment, lastAttempt(payment)?.number ?? '', { silentSince: undefined }),
});

export const reinstructPayment = definePaymentAct<Reinstruction>()({
  name: 'reinstructPayment',
  title: '重新发出支付指令',
  during: ['instructed'],
  by: ['treasurer'],
  under: [cite('procurementRegulation', 51)],
  awaited: (payment) => (lastAttempt(payment)?.attempt.returned ? [{ clock: 'paymentDue' }] : []),
  requires: (payment, { actor }) => [
    houseRule(
      lastAttempt(payment)?.attempt.returned !== undefined,
      '国库退票后方可重新发出支付指令',
      '前一指令尚无结果：请待国库答复，或者再次查询',
      'blocks',
    ),
    anotherPerson(actor, askers(payment), '发出支付指令的人与申请人不得为同一人'),
    ...(payment.reviewed ? [notReviewer(payment.reviewed, actor)] : []),
  ],
  apply: (payment, _, { actor, at }) => ({
    ...payment,
    attempts: { ...payment.attempts, [nextAttempt(payment)]: { ordered: { by: actor.person, at } } },
  }),
});

const acts: readonly Act<Payment, string, never>[] = [
  openPayment,
  reviewPayment,
  returnPayment,
  resubmitPayment,
  withdrawPayment,
  approvePayment,
  recordReceipt,
  recordReturn,
  recordSilence,
  enquireAgain,
  reinstructPayment,
  filePaymentDocument,
  withdrawPaymentDocument,
];
const ends = ['paid', 'withdrawn'] as const;
const corrections = correctionActs(
  acts,
  openStages<PaymentStage>(paymentStages, ends),
  ['officer', 'director', 'treasurer'],
  ['director', 'officer', 'unitAccountant', 'financeReviewer', 'treasurer'],
);

export const paymentProceeding: Proceeding<Payment> = {
  name: 'payment',
  path: 'payments',
  title: '支付',
  opening: 'openPayment',
  ends,
  stageTitles: paymentStages,
  // Where everything is deducted no money moves.
  course: { review: ['approval'], approval: ['instructed', 'paid'], instructed: ['paid'] },
  acts: [...acts, ...corrections],
  partyOf,
};

/** Finance and treasury serve every unit of the county; only purchaser and provider are parties. */
function partyOf({ purchaser, provider }: Payment, role: Role): string | undefined {
  if (role === 'officer' || role === 'director' || role === 'unitAccountant') return purchaser;
  return role === 'supplier' ? provider : undefined;
}

function isSilent(payment: Payment): boolean {
  return lastAttempt(payment)?.attempt.silentSince !== undefined;
}

function underWay(payment: Payment, number: string): Finding {
  const attempt = payment.attempts?.[number];
  return houseRule(attempt !== undefined && isUnderWay(attempt), '支付指令应当在途', '请核对支付指令的序号', 'blocks');
}

function withAttempt(payment: Payment, number: string, change: Partial<Attempt>): Payment {
  const attempt = payment.attempts?.[number];
  if (!attempt) return payment;
  return { ...payment, attempts: { ...payment.attempts, [number]: { ...attempt, ...change } } };
}
