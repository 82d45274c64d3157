/** 支付审核与审批：one person asks, a second reviews the papers, a third approves; what is wanting goes back (细则18). */
import { type Actor, type Consequence, defineActFor } from './act.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { yuan } from './money.ts';
import { askedFact, resubmittedFact } from './payment-facts.ts';
import { lastAttempt, type Payment } from './payment-state.ts';
import type { Signed } from './procurement.ts';
import type {
  PaymentApproval,
  PaymentOpening,
  PaymentResubmission,
  PaymentReturn,
  PaymentReview,
  PaymentWithdrawal,
} from './shapes/payment.ts';
import { civilDate } from './time.ts';

export const definePaymentAct = defineActFor<Payment>();

export const openPayment = definePaymentAct<PaymentOpening>()({
  name: 'openPayment',
  title: '发起支付',
  during: ['unopened'],
  by: ['proceeding'],
  under: [cite('rules2019', 18), cite('procurementRegulation', 51)],
  pins: (_, __, { today }) => ({ payment: today }),
  apply: (payment, { requestedBy, requestedAt, ...request }) => ({
    ...payment,
    ...request,
    stage: 'review',
    requested: { by: requestedBy, at: requestedAt },
  }),
  // The whole way is under the day on which the money is owed, whoever has the payment in hand.
  starts: (_, { due }, { at }) => [
    { clock: 'paymentReview', from: civilDate(at), basis: 'house' },
    { clock: 'paymentDue', from: civilDate(at), ...(due ? { due } : {}), basis: 'house' },
  ],
  fact: askedFact,
});

const papers = {
  contractOnFile: '合同及其公告、备案材料齐全',
  invoiceChecked: '发票真实有效，金额与申请支付一致',
  verificationOnFile: '核验、验收或者绩效评价材料齐全',
  accountMatches: '收款账户与合同一致',
} as const;

export const reviewPayment = definePaymentAct<PaymentReview>()({
  name: 'reviewPayment',
  title: '审核支付申请',
  during: ['review'],
  by: ['financeReviewer'],
  under: [cite('rules2019', 18), cite('procurementRegulation', 51)],
  awaited: ({ stage, returned }) => (stage === 'review' && !returned ? [{ clock: 'paymentReview' }] : []),
  requires: (payment, circumstance) => [
    notReturned(payment),
    notReviewed(payment),
    ...inTime(circumstance, 'paymentReview'),
  ],
  judge: (payment, checked, { actor }) => [
    anotherPerson(actor, askers(payment), '审核人与申请人不得为同一人'),
    ...Object.entries(papers).map(([paper, rule]) =>
      houseRule(checked[paper as keyof typeof papers], rule, `请退回支付申请，并指明所缺：${rule}`, 'blocks'),
    ),
  ],
  decides: asked,
  apply: (payment, { remark }, { actor, at }) => ({
    ...payment,
    reviewed: { by: actor.person, at, ...(remark === undefined ? {} : { remark }) },
  }),
  starts: (_, __, { at }) => [{ clock: 'paymentApproval', from: civilDate(at), basis: 'house' }],
  stops: () => ['paymentReview'],
});

export const approvePayment = definePaymentAct<PaymentApproval>()({
  name: 'approvePayment',
  title: '审批支付',
  during: ['approval'],
  by: ['treasurer'],
  under: [cite('rules2019', 18), cite('procurementRegulation', 51), cite('smePayment', 9)],
  awaited: ({ stage, approved }) => (stage === 'approval' && !approved ? [{ clock: 'paymentApproval' }] : []),
  requires: (payment, circumstance) => [
    notReturned(payment),
    houseRule(payment.reviewed !== undefined, '支付申请经审核后方可审批', '请待财政业务股审核', 'blocks'),
    notApproved(payment),
    anotherPerson(circumstance.actor, askers(payment), '审批人与申请人不得为同一人'),
    ...(payment.reviewed ? [notReviewer(payment.reviewed, circumstance.actor)] : []),
    ...inTime(circumstance, 'paymentApproval'),
    ...owedInTime(payment, circumstance.at),
  ],
  decides: (payment) => ({ asked: asked(payment), reviewed: payment.reviewed }),
  // Where everything is deducted no money moves, and the treasury is not asked.
  apply: (payment, _, { actor, at }) => {
    const approved = { by: actor.person, at };
    return payment.amountFen === 0
      ? { ...payment, approved, settled: { occurredOn: civilDate(at) } }
      : { ...payment, approved, attempts: { ...payment.attempts, [nextAttempt(payment)]: { ordered: approved } } };
  },
  stops: ({ settled }) => ['paymentApproval', ...(settled ? ['paymentDue'] : [])],
  sends: (payment) => (payment.amountFen === 0 ? [settlement(payment)] : []),
});

export const returnPayment = definePaymentAct<PaymentReturn>()({
  name: 'returnPayment',
  title: '退回支付申请',
  during: ['review', 'approval', 'instructed'],
  by: ['financeReviewer', 'treasurer'],
  under: [cite('rules2019', 18), cite('smePayment', 14)],
  requires: (payment, { actor }) => [
    houseRule(
      actor.role === (payment.stage === 'review' ? 'financeReviewer' : 'treasurer'),
      '审核中由财政业务股退回，此后由国库支付退回',
      payment.stage === 'review' ? '请由财政业务股审核人员办理' : '请由国库支付人员办理',
      'blocks',
    ),
    notReturned(payment),
    ...(payment.stage === 'review' ? [notReviewed(payment)] : []),
    ...(payment.stage === 'approval' ? [notApproved(payment)] : []),
    houseRule(
      payment.stage !== 'instructed' || lastAttempt(payment)?.attempt.returned !== undefined,
      '支付指令已经发出的，国库退票后方可退回',
      '请待国库答复',
      'blocks',
    ),
  ],
  decides: asked,
  apply: (payment, { reason }, { actor, at }) => ({
    ...payment,
    reviewed: undefined,
    approved: undefined,
    returned: { reason, by: actor.person, at },
    ...(payment.stage === 'review' ? {} : { diverted: 'review' as const }),
  }),
  stops: () => ['paymentReview', 'paymentApproval'],
});

export const resubmitPayment = definePaymentAct<PaymentResubmission>()({
  name: 'resubmitPayment',
  title: '重新提交支付申请',
  during: ['review'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  awaited: ({ returned, purchaser }) => (returned ? [{ organisation: purchaser, clock: 'paymentDue' }] : []),
  requires: ({ returned }) => [onlyWhenReturned(returned)],
  apply: (payment, { invoiceNumber, remark }, { actor, at }) => ({
    ...payment,
    invoiceNumber,
    returned: undefined,
    resubmitted: { remark, by: actor.person, at },
  }),
  starts: (_, __, { at }) => [{ clock: 'paymentReview', from: civilDate(at), basis: 'house' }],
  fact: resubmittedFact,
});

export const withdrawPayment = definePaymentAct<PaymentWithdrawal>()({
  name: 'withdrawPayment',
  title: '撤回支付申请',
  during: ['review'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  requires: ({ returned }) => [onlyWhenReturned(returned)],
  apply: (payment, { reason }, { actor, at }) => ({
    ...payment,
    withdrawn: { reason, by: actor.person, at },
    diverted: 'withdrawn',
  }),
  stops: () => ['paymentDue'],
  sends: ({ procurement, instalment }, { reason }) => [
    { proceeding: 'procurement', id: procurement, act: 'freeInstalment', input: { instalment, reason } },
  ],
});

/** What the procurement is told when the money has arrived, or none had to. */
export function settlement(payment: Payment): Consequence {
  const { procurement, instalment, amountFen, deductionFen, settled } = payment;
  const late = isPaidLate(payment) ? { due: payment.due } : {};
  const input = { instalment, paidFen: amountFen, deductedFen: deductionFen, ...settled!, ...late };
  return { proceeding: 'procurement', id: procurement, act: 'settleInstalment', input };
}

/** Interest is owed by law to a small enterprise; to others only what their contract says. */
function isPaidLate({ due, providerIsSme, amountFen, settled }: Payment): boolean {
  return (
    providerIsSme && amountFen > 0 && due !== undefined && settled !== undefined && settled.occurredOn > civilDate(due)
  );
}

export function nextAttempt({ attempts = {} }: Payment): string {
  return String(Object.keys(attempts).length + 1);
}

/** What review and approval decide on. */
function asked({ amountFen, deductionFen, deductionReason, invoiceNumber, account, returned }: Payment) {
  return { amountFen, deductionFen, deductionReason, invoiceNumber, account, returned };
}

export function askers({ requested, resubmitted }: Payment): (Actor['person'] | undefined)[] {
  return [requested.by, resubmitted?.by];
}

/** From what was returned nothing follows until it is submitted again. */
function notReturned({ returned }: Payment): Finding {
  return houseRule(!returned, '支付申请未被退回', '已经退回：请待经办人重新提交', 'blocks');
}

/** What was reviewed is for the treasury: to approve it, or to return it. */
function notReviewed({ reviewed }: Payment): Finding {
  return houseRule(!reviewed, '支付申请尚未审核', '已经审核：请待国库支付审批', 'blocks');
}

/** With the approval the order is on its way; only when the treasury has returned it may the payment go back. */
function notApproved({ approved }: Payment): Finding {
  return houseRule(!approved, '支付申请尚未审批', '已经审批：国库退票后方可退回', 'blocks');
}

export function notReviewer({ by }: Signed, actor: Actor): Finding {
  return anotherPerson(actor, [by], '审批人与审核人不得为同一人');
}

function onlyWhenReturned(returned: Payment['returned']): Finding {
  return houseRule(returned !== undefined, '支付申请退回后方可重新提交或者撤回', '请待审核', 'blocks');
}

/** Late is late, and paid all the same: interest runs where the payee is a small enterprise (款项支付条例17). */
function owedInTime({ due, providerIsSme, amountFen }: Payment, at: string): Finding[] {
  if (!due) return [];
  const holds = at <= due;
  const remedy = '已经逾期：请写明原因，并按照约定或者规定支付逾期利息';
  const figures = { required: `不晚于 ${civilDate(due)}`, actual: `${civilDate(at)}，${yuan(amountFen)}` };
  return providerIsSme
    ? [{ ...requirement(holds, '应当自交付之日起30日内支付款项', cite('smePayment', 9), remedy, 'warns'), ...figures }]
    : [{ ...houseRule(holds, '应当在应付之日前支付款项', '已经逾期：请写明原因'), ...figures }];
}
