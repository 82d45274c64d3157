/** 支付: three people, papers in order, an order under a number of its own, and one answer that settles the instalment. */
import {
  enquireAgain,
  paymentProceeding,
  recordReceipt,
  recordReturn,
  recordSilence,
  reinstructPayment,
} from '../../domain/payment.ts';
import {
  approvePayment,
  openPayment,
  resubmitPayment,
  returnPayment,
  reviewPayment,
  withdrawPayment,
} from '../../domain/payment-review.ts';
import { instructionOf, type Payment } from '../../domain/payment-state.ts';
import { shapes } from '../../domain/shapes/payment.ts';
import { at, financeReviewer, officer, unitAccountant } from './builders.ts';
import { aContract, provider, Told, treasurer } from './performing.ts';

const opening = {
  procurement: '411303-2026-0042',
  instalment: '2',
  title: '第二期',
  purchaser: 'MZ-WL',
  provider: 'SQ-HY',
  providerIsSme: true,
  contractNumber: 'HT-2026-0042',
  account: aContract.account,
  amountFen: 350_000_00,
  deductionFen: 10_000_00,
  deductionReason: '合同第八条第二款',
  invoiceNumber: '24412000000012345678',
  requestedBy: officer.person,
  requestedAt: at('2026-04-16'),
  due: '2026-05-15T15:59:59.999Z',
};
const inOrder = { contractOnFile: true, invoiceChecked: true, verificationOnFile: true, accountMatches: true };

function asked(over: Partial<typeof opening> = {}): Told<Payment> {
  const unopened = { id: '411303-2026-0042:2', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' };
  return new Told(unopened as Payment).does(openPayment, { ...opening, ...over }, '2026-04-16');
}
const entering = (told: Told<Payment>, stage: Payment['stage']) => told.with({ stage, diverted: undefined });
const reviewed = (told = asked()) => entering(told.does(reviewPayment, inOrder, '2026-04-17'), 'approval');
const instructed = () => entering(reviewed().does(approvePayment, {}, '2026-04-20'), 'instructed');
const back = { attempt: '1', reason: '户名不符', occurredOn: '2026-04-20' };
const receipt = { attempt: '1', receipt: 'HD-20260420-7', occurredOn: '2026-04-20' };

test('a payment is reviewed within three working days of the request, approved within two of the review', () => {
  expect(asked().deadlines.paymentReview).toMatchObject({ basis: 'house', due: '2026-04-21T15:59:59.999Z' });
  expect(asked().state).toMatchObject({ stage: 'review', requested: { by: officer.person, at: at('2026-04-16') } });
  const told = reviewed();
  expect(told.deadlines.paymentReview?.stoppedAt).toBeDefined();
  expect(told.deadlines.paymentApproval?.due).toBe('2026-04-21T15:59:59.999Z');
});

test.each([
  ['2026-04-20', 0],
  ['2026-04-21', 0],
  ['2026-04-22', 1],
])('a review due on 21 April passes on %s with %i warning, and so does the approval', (on, count) => {
  expect(asked().judges(reviewPayment, inOrder, on)).toMatchObject({ refusal: undefined });
  expect(asked().judges(reviewPayment, inOrder, on).warnings).toHaveLength(count);
  expect(reviewed().judges(approvePayment, {}, on).warnings).toHaveLength(count);
});

test.each([
  ['2026-05-14', 0],
  ['2026-05-15', 0],
  ['2026-05-16', 1],
])(
  'money owed to a small enterprise by 15 May, approved on %s, is marked late %i time under article 9',
  (on, count) => {
    const late = reviewed()
      .judges(approvePayment, {}, on)
      .warnings.filter(({ cite }) => cite?.statute === 'smePayment');
    expect(late).toHaveLength(count);
    const other = reviewed(asked({ providerIsSme: false })).judges(approvePayment, {}, on).warnings;
    expect(other.filter(({ cite }) => cite)).toHaveLength(0);
    expect(other.filter(({ rule }) => rule === '应当在应付之日前支付款项')).toHaveLength(count);
  },
);

test.each(Object.keys(inOrder))('a paper that is missing is named: %s', (paper) => {
  const refusal = asked().refuses(reviewPayment, { ...inOrder, [paper]: false }, '2026-04-17');
  expect(refusal).toMatchObject({ basis: 'house', remedy: expect.stringContaining('退回') });
  expect(refusal?.cite).toBeUndefined();
});

test('who asked neither reviews nor approves, and who reviewed does not approve, whatever the role', () => {
  const as = (person: string, role = financeReviewer) => ({ on: '2026-04-17', actor: { ...role, person } });
  expect(asked().refuses(reviewPayment, inOrder, as(officer.person))?.rule).toBe('审核人与申请人不得为同一人');
  expect(reviewed().refuses(approvePayment, {}, as(officer.person, treasurer))?.rule).toBe(
    '审批人与申请人不得为同一人',
  );
  const same = as(financeReviewer.person, treasurer);
  expect(reviewed().refuses(approvePayment, {}, same)?.rule).toBe('审批人与审核人不得为同一人');
  expect(reviewed().refuses(approvePayment, {}, '2026-04-17')).toBeUndefined();
});

test('who submitted again counts as who asked', () => {
  const again = asked()
    .does(returnPayment, { reason: '发票抬头有误' }, { on: '2026-04-17', actor: financeReviewer })
    .does(
      resubmitPayment,
      { invoiceNumber: '2', remark: '已换开' },
      { on: '2026-04-20', actor: { ...officer, person: 'x' } },
    );
  expect(again.state).toMatchObject({ invoiceNumber: '2' });
  expect(again.state.returned).toBeUndefined();
  expect(again.deadlines.paymentReview?.due).toBe('2026-04-23T15:59:59.999Z');
  const same = { on: '2026-04-21', actor: { ...financeReviewer, person: 'x' } };
  expect(again.refuses(reviewPayment, inOrder, same)).toBeDefined();
});

test('what is returned is not reviewed before it is submitted again; what is not returned is not submitted again', () => {
  const returned = asked().does(returnPayment, { reason: '发票有误' }, { on: '2026-04-17', actor: financeReviewer });
  expect(returned.state.diverted).toBeUndefined();
  expect(returned.deadlines.paymentReview?.stoppedAt).toBeDefined();
  expect(returned.refuses(reviewPayment, inOrder, '2026-04-17')?.rule).toBe('支付申请未被退回');
  expect(
    returned.refuses(returnPayment, { reason: '再退' }, { on: '2026-04-17', actor: financeReviewer }),
  ).toBeDefined();
  expect(resubmitPayment.awaited?.(returned.state)).toEqual([{ organisation: 'MZ-WL', clock: 'paymentDue' }]);
  expect(asked().refuses(resubmitPayment, { invoiceNumber: '2', remark: '无' }, '2026-04-17')).toBeDefined();
  expect(asked().refuses(withdrawPayment, { reason: '无' }, '2026-04-17')).toBeDefined();
});

test('a withdrawn payment frees the instalment', () => {
  const withdrawn = asked()
    .does(returnPayment, { reason: '金额有误' }, { on: '2026-04-17', actor: financeReviewer })
    .does(withdrawPayment, { reason: '重新申请' }, '2026-04-20');
  expect(withdrawn.state.diverted).toBe('withdrawn');
  expect(withdrawn.sent).toEqual([
    {
      proceeding: 'procurement',
      id: '411303-2026-0042',
      act: 'freeInstalment',
      input: { instalment: '2', reason: '重新申请' },
    },
  ]);
});

test('each return is for whoever has the payment in hand', () => {
  const reason = { reason: '资料不全' };
  expect(asked().refuses(returnPayment, reason, { on: '2026-04-17', actor: treasurer })).toBeDefined();
  expect(reviewed().refuses(returnPayment, reason, { on: '2026-04-20', actor: financeReviewer })).toBeDefined();
  const returned = reviewed().does(returnPayment, reason, { on: '2026-04-20', actor: treasurer });
  expect(returned.state).toMatchObject({ diverted: 'review', returned: reason });
  expect(returned.state.reviewed).toBeUndefined();
  expect(returned.deadlines.paymentApproval?.stoppedAt).toBeDefined();
});

const reason = { reason: '资料不全' };
const by = (actor: typeof treasurer) => ({ on: '2026-04-20', actor });

test('what nobody reviewed is not approved, nor what was sent back, nor what is approved already', () => {
  const unreviewed = entering(asked(), 'approval');
  expect(unreviewed.refuses(approvePayment, {}, '2026-04-20')?.rule).toBe('支付申请经审核后方可审批');
  expect(unreviewed.judges(approvePayment, {}, '2026-04-20').found.map(({ rule }) => rule)).not.toContain(
    '审批人与审核人不得为同一人',
  );
  const sentBack = reviewed().does(returnPayment, reason, by(treasurer));
  expect(sentBack.refuses(approvePayment, {}, '2026-04-20')?.rule).toBe('支付申请未被退回');
  const approved = reviewed().does(approvePayment, {}, '2026-04-20');
  expect(approved.refuses(approvePayment, {}, '2026-04-20')?.rule).toBe('支付申请尚未审批');
});

test('what is reviewed is neither reviewed again nor sent back by the reviewer, whose part is over', () => {
  const told = asked().does(reviewPayment, inOrder, '2026-04-17');
  const colleague = { ...financeReviewer, person: 'zhao-yu' };
  expect(told.refuses(reviewPayment, inOrder, by(colleague))?.rule).toBe('支付申请尚未审核');
  expect(told.refuses(returnPayment, reason, by(financeReviewer))?.rule).toBe('支付申请尚未审核');
});

test('what is approved is under way: it goes back only when the treasury has returned it', () => {
  const approved = reviewed().does(approvePayment, {}, '2026-04-20');
  expect(approved.refuses(returnPayment, reason, by(treasurer))?.rule).toBe('支付申请尚未审批');
  const returned = instructed().does(recordReturn, back, '2026-04-20');
  expect(returned.refuses(returnPayment, reason, by(treasurer))).toBeUndefined();
  const again = entering(returned.does(returnPayment, reason, by(treasurer)), 'review')
    .does(resubmitPayment, { invoiceNumber: '3', remark: '换户' }, '2026-04-21')
    .does(returnPayment, reason, { on: '2026-04-22', actor: financeReviewer });
  expect(again.state.returned).toMatchObject(reason);
});

test('who asked or reviewed does not send the order anew either', () => {
  const returned = instructed().does(recordReturn, back, '2026-04-20');
  for (const { person } of [officer, financeReviewer])
    expect(returned.refuses(reinstructPayment, { remark: '重发' }, by({ ...treasurer, person }))?.rule).toContain(
      '不得为同一人',
    );
  expect(returned.refuses(reinstructPayment, { remark: '重发' }, by(treasurer))).toBeUndefined();
});

test('whoever has the payment in hand is under the day on which the money is owed, until it has arrived', () => {
  const due = '2026-05-15T15:59:59.999Z';
  expect(asked().deadlines.paymentDue).toMatchObject({ kind: 'duty', basis: 'house', due });
  const { due: _, ...prepayment } = opening;
  const unopened = { id: 'x', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as Payment;
  const unowed = new Told(unopened).does(openPayment, prepayment, '2026-04-16');
  expect(unowed.deadlines.paymentDue?.due).toBe('2026-05-18T15:59:59.999Z');
  const returned = instructed().does(recordReturn, back, '2026-04-20');
  const silent = instructed().does(recordSilence, { attempt: '1' }, '2026-04-21');
  expect(reinstructPayment.awaited?.(returned.state)).toEqual([{ clock: 'paymentDue' }]);
  expect(enquireAgain.awaited?.(silent.state)).toEqual([{ clock: 'paymentDue' }]);
  expect(returned.deadlines.paymentDue?.stoppedAt).toBeUndefined();
  expect(instructed().does(recordReceipt, receipt, '2026-04-20').deadlines.paymentDue?.stoppedAt).toBeDefined();
});

test('a payment that needs no money, or is withdrawn, is due no more', () => {
  const nothing = reviewed(asked({ amountFen: 0, deductionFen: 360_000_00 })).does(approvePayment, {}, '2026-04-20');
  expect(nothing.deadlines.paymentDue?.stoppedAt).toBeDefined();
  const withdrawn = asked()
    .does(returnPayment, reason, { on: '2026-04-17', actor: financeReviewer })
    .does(withdrawPayment, { reason: '重新申请' }, '2026-04-20');
  expect(withdrawn.deadlines.paymentDue?.stoppedAt).toBeDefined();
});

test('approval fixes the number of the order before anything is sent', () => {
  const told = instructed();
  expect(told.state.attempts).toEqual({ 1: { ordered: { by: treasurer.person, at: at('2026-04-20') } } });
  expect(instructionOf(told.state, '1')).toBe('payment:411303-2026-0042:2:1');
  expect(told.sent).toEqual([]);
});

test('the receipt settles the instalment with what was paid and what was deducted, once', () => {
  const paid = instructed().does(recordReceipt, receipt, '2026-04-20');
  expect(paid.state.settled).toEqual({ receipt: 'HD-20260420-7', occurredOn: '2026-04-20' });
  expect(paid.sent).toEqual([
    {
      proceeding: 'procurement',
      id: '411303-2026-0042',
      act: 'settleInstalment',
      input: {
        instalment: '2',
        paidFen: 350_000_00,
        deductedFen: 10_000_00,
        receipt: 'HD-20260420-7',
        occurredOn: '2026-04-20',
      },
    },
  ]);
  expect(paid.refuses(recordReceipt, receipt, '2026-04-20')).toBeDefined();
  expect(paid.refuses(recordReturn, back, '2026-04-20')).toBeDefined();
});

test('where everything is deducted no money moves, and approval settles', () => {
  const nothing = reviewed(asked({ amountFen: 0, deductionFen: 360_000_00 })).does(approvePayment, {}, '2026-04-20');
  expect(nothing.state.attempts).toBeUndefined();
  expect(nothing.sent[0]?.input).toEqual({
    instalment: '2',
    paidFen: 0,
    deductedFen: 360_000_00,
    occurredOn: '2026-04-20',
  });
});

test('an order is sent anew only after the treasury returned the last, and under the next number', () => {
  expect(instructed().refuses(reinstructPayment, { remark: '重发' }, '2026-04-21')?.remedy).toContain('尚无结果');
  const returned = instructed().does(recordReturn, back, '2026-04-20');
  expect(reinstructPayment.awaited?.(returned.state)).toHaveLength(1);
  const again = returned.does(reinstructPayment, { remark: '已更正户名' }, '2026-04-21');
  expect(Object.keys(again.state.attempts!)).toEqual(['1', '2']);
  expect(again.refuses(recordReceipt, receipt, '2026-04-21')).toBeDefined();
  expect(again.does(recordReceipt, { ...receipt, attempt: '2' }, '2026-04-21').state.settled).toBeDefined();
});

test('a returned order may also go back to the purchaser; one that is on its way may not', () => {
  const reason = { reason: '账户已销户' };
  expect(instructed().refuses(returnPayment, reason, { on: '2026-04-21', actor: treasurer })?.rule).toContain('退票');
  const returned = instructed()
    .does(recordReturn, back, '2026-04-20')
    .does(returnPayment, reason, { on: '2026-04-21', actor: treasurer });
  const round = entering(returned, 'review')
    .does(resubmitPayment, { invoiceNumber: '3', remark: '换户' }, '2026-04-22')
    .does(reviewPayment, inOrder, '2026-04-23');
  const approved = entering(round, 'approval').does(approvePayment, {}, '2026-04-24');
  expect(Object.keys(approved.state.attempts!)).toEqual(['1', '2']);
});

test('a treasury that keeps silent becomes a duty of the treasurer, who asks and does not send anew', () => {
  expect(instructed().refuses(enquireAgain, { remark: '电话查询' }, '2026-04-21')).toBeDefined();
  const silent = instructed().does(recordSilence, { attempt: '1' }, '2026-04-21');
  expect(enquireAgain.awaited?.(silent.state)).toHaveLength(1);
  expect(silent.refuses(reinstructPayment, { remark: '重发' }, '2026-04-21')).toBeDefined();
  const asking = silent.does(enquireAgain, { remark: '电话查询' }, '2026-04-21');
  expect(asking.state.attempts?.[1]?.silentSince).toBeUndefined();
  expect(asking.does(recordReceipt, receipt, '2026-04-21').state.settled).toBeDefined();
});

test('officers act for the purchaser, the supplier for the provider; finance serves every unit', () => {
  const { partyOf } = paymentProceeding;
  const { state } = asked();
  expect([partyOf(state, 'officer'), partyOf(state, unitAccountant.role)]).toEqual(['MZ-WL', 'MZ-WL']);
  expect(partyOf(state, 'supplier')).toBe(provider.organisation);
  expect([partyOf(state, 'treasurer'), partyOf(state, 'financeReviewer')]).toEqual([undefined, undefined]);
});

test('review and approval are awaited in their stages and nowhere else', () => {
  const who = (told: Told<Payment>) =>
    paymentProceeding.acts
      .filter((act) => act.during.includes(told.state.stage as never) && act.awaited?.(told.state as never).length)
      .map(({ name }) => name);
  expect(who(asked())).toEqual(['reviewPayment']);
  expect(who(reviewed())).toEqual(['approvePayment']);
  expect(who(instructed())).toEqual([]);
});

test('what the procurement sends has the shape of an opening', () => {
  expect(shapes.openPayment.safeParse(opening).success).toBe(true);
  expect(shapes.openPayment.safeParse({ ...opening, amountFen: 0.5 }).success).toBe(false);
});
