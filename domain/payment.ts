/** 支付：one instalment on its way through review and approval to the treasury, and what the treasury answers. */
import type { Act, Proceeding, Role } from './act.ts';
import { calendarActs } from './calendar-adoption.ts';
import { correctionActs, openStages } from './correction.ts';
import { inForce } from './fact.ts';
import { anotherPerson, houseRule } from './finding.ts';
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
import { answered, lastAttempt, type Payment, type PaymentStage, paymentStages, withAttempt } from './payment-state.ts';
import type { Reinstruction, TreasuryReceipt, TreasuryReturn, TreasurySilence } from './shapes/payment.ts';
import {
  awaitAnswerByHand,
  confirmTreasuryAnswer,
  enterTreasuryAnswer,
  entryOf,
  underWay,
  withdrawTreasuryAnswer,
} from './treasury-answer.ts';

export const recordReceipt = definePaymentAct<TreasuryReceipt>()({
  name: 'recordReceipt',
  title: '国库已经支付',
  during: ['instructed'],
  by: ['proceeding'],
  under: [cite('procurementRegulation', 51)],
  judge: (payment, { attempt }) => [underWay(payment, attempt)],
  apply: (payment, { attempt, receipt, occurredOn }) => ({
    ...answered(payment, attempt, { paid: { receipt, occurredOn } }),
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
  apply: (payment, { attempt, reason, occurredOn }) => answered(payment, attempt, { returned: { reason, occurredOn } }),
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
  apply: (payment, { attempt, doubt }, { at }) => withAttempt(payment, attempt, { silentSince: at, doubt }),
});

/** Asks, never sends anew: an order whose fate is unknown must not be doubled. */
export const enquireAgain = definePaymentAct<Reinstruction>()({
  name: 'enquireAgain',
  title: '再次向国库查询',
  during: ['instructed'],
  by: ['treasurer'],
  under: [],
  awaited: (payment) => (isSilent(payment) && !entryOf(payment) ? [{ clock: 'paymentDue' }] : []),
  requires: (payment) => [
    houseRule(
      !lastAttempt(payment)?.attempt.byHandSince,
      '经国库接口发出的支付指令，方可由系统查询',
      '本指令由人工办理：请登记国库答复',
      'blocks',
    ),
    houseRule(isSilent(payment), '国库久未答复的，方须再次查询', '系统正在查询，请稍候', 'blocks'),
    houseRule(!entryOf(payment), '国库答复尚未登记的，方须再次查询', '请先确认或者撤回国库答复登记', 'blocks'),
  ],
  apply: (payment) => {
    const { number = '' } = lastAttempt(payment) ?? {};
    return withAttempt(payment, number, { silentSince: undefined, doubt: undefined });
  },
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
  awaitAnswerByHand,
  enterTreasuryAnswer,
  withdrawTreasuryAnswer,
  confirmTreasuryAnswer,
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
  acts: [...acts, ...corrections, ...calendarActs<Payment>(openStages<PaymentStage>(paymentStages, ends))],
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
