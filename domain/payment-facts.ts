/** What of a payment may turn out wrong before anybody has looked at it: the papers it was asked for with. */
import { type Fact, inForce } from './fact.ts';
import { type Finding, houseRule } from './finding.ts';
import type { Payment } from './payment-state.ts';
import type { PaymentOpening, PaymentResubmission } from './shapes/payment.ts';

export const askedFact: Fact<Payment, PaymentOpening> = {
  fields: ['invoiceNumber'],
  by: ['officer', 'director'],
  stands: (payment) => [inForce(!payment.resubmitted), ...notBuiltUpon(payment)],
  without: (payment) => payment,
  replaced: (payment, { corrected: { invoiceNumber } }) => ({ ...payment, invoiceNumber }),
};

export const resubmittedFact: Fact<Payment, PaymentResubmission> = {
  fields: ['invoiceNumber', 'remark'],
  stands: (payment, { at }) => [inForce(payment.resubmitted?.at === at), ...notBuiltUpon(payment)],
  without: (payment) => payment,
  replaced: ({ resubmitted, ...payment }, { corrected: { invoiceNumber, remark } }) => ({
    ...payment,
    invoiceNumber,
    resubmitted: resubmitted && { ...resubmitted, remark },
  }),
};

/** What was reviewed, and still more what was paid, was looked at with its invoice. */
function notBuiltUpon({ reviewed, returned }: Payment): Finding[] {
  return [
    houseRule(!returned, '支付申请未被退回的，方以更正改变', '已经退回：请在重新提交时填写正确的内容', 'blocks'),
    houseRule(
      !reviewed,
      '审核之前方可更正支付申请',
      '已经审核：请审批人员退回后重新提交；已经支付的不再更正',
      'blocks',
    ),
  ];
}
