/** 年终：a request that the treasury has not been told to pay lapses with the money of its year, and is made anew. */
import { definePaymentAct } from './payment-review.ts';
import type { PaymentLapse } from './shapes/payment.ts';

/** An order that is on its way is not touched: what left the treasury belongs to the year in which it left. */
export const lapsePaymentRequest = definePaymentAct<PaymentLapse>()({
  name: 'lapsePaymentRequest',
  title: '年度截止，支付申请失效',
  during: ['review', 'approval', 'instructed'],
  by: ['proceeding'],
  under: [],
  apply: (payment, { reason }, { actor, at }) =>
    payment.approved ? payment : { ...payment, withdrawn: { reason, by: actor.person, at }, diverted: 'withdrawn' },
  stops: ({ withdrawn }) => (withdrawn ? ['paymentReview', 'paymentApproval', 'paymentDue'] : []),
  sends: ({ procurement, instalment, withdrawn }, { reason }) =>
    withdrawn
      ? [{ proceeding: 'procurement', id: procurement, act: 'freeInstalment', input: { instalment, reason } }]
      : [],
});
