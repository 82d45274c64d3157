/** 人工登记国库答复: one reads the paper, another reads it again; until then nothing is paid, and nothing is returned. */
import { enquireAgain, recordReceipt, recordReturn, recordSilence, reinstructPayment } from '../../domain/payment.ts';
import type { Attempt, Payment } from '../../domain/payment-state.ts';
import { shapes } from '../../domain/shapes/index.ts';
import {
  awaitAnswerByHand,
  confirmTreasuryAnswer,
  enterTreasuryAnswer,
  withdrawTreasuryAnswer,
} from '../../domain/treasury-answer.ts';
import { at, financeReviewer, officer } from './builders.ts';
import { aContract, Told, treasurer } from './performing.ts';

const amountFen = 350_000_00;
const evidenceSha256 = 'e'.repeat(64);
const paid = { attempt: '1', outcome: 'paid', amountFen, occurredOn: '2026-04-21', receipt: 'HD-7', evidenceSha256 };
const { receipt: _, ...common } = paid;
const returned = { ...common, outcome: 'returned', reason: '户名不符' };
const confirming = ({ attempt, outcome, amountFen: readFen, occurredOn }: typeof common) => ({
  attempt,
  outcome,
  amountFen: readFen,
  occurredOn,
});
const by = (actor: typeof treasurer, on = '2026-04-22') => ({ on, actor });
const colleague = { ...treasurer, person: 'he-lan' };

/** Approved on 20 April 2026; the money is owed by 15 May. */
function underWay(attempt: Partial<Attempt> = {}): Told<Payment> {
  const signed = (person: string, day: string) => ({ by: person, at: at(day) });
  const payment: Payment = {
    id: '411303-2026-0042:2',
    stage: 'instructed',
    seq: 5,
    pack: 'henan-county@2020-03-09',
    procurement: '411303-2026-0042',
    instalment: '2',
    title: '第二期',
    purchaser: 'MZ-WL',
    provider: 'SQ-HY',
    providerIsSme: true,
    contractNumber: 'HT-2026-0042',
    account: aContract.account,
    amountFen,
    deductionFen: 0,
    invoiceNumber: '1',
    requested: signed(officer.person, '2026-04-16'),
    reviewed: signed(financeReviewer.person, '2026-04-17'),
    approved: signed(treasurer.person, '2026-04-20'),
    attempts: { 1: { ordered: signed(treasurer.person, '2026-04-20'), ...attempt } },
  };
  const paymentDue = { clock: 'paymentDue', title: '支付', kind: 'duty', basis: 'house' } as const;
  const due = { ...paymentDue, from: '2026-04-16', due: '2026-05-15T15:59:59.999Z', calendar: 'test-2026' };
  return new Told(payment, { paymentDue: due as never });
}

const byHand = () => underWay().does(awaitAnswerByHand, { attempt: '1' }, '2026-04-20');
const silent = () => underWay().does(recordSilence, { attempt: '1' }, '2026-04-20');
const entered = (answer: object = paid, told = byHand()) => told.does(enterTreasuryAnswer, answer, '2026-04-22');

test('while the system asks, nobody enters; without an interface, or where it is silent, the treasurer does', () => {
  expect(underWay().refuses(enterTreasuryAnswer, paid, '2026-04-22')?.rule).toContain('方可人工登记');
  for (const told of [byHand(), silent()])
    expect(told.refuses(enterTreasuryAnswer, paid, '2026-04-22')).toBeUndefined();
  expect(enterTreasuryAnswer.awaited?.(byHand().state)).toEqual([{ clock: 'paymentDue' }]);
  expect(enterTreasuryAnswer.awaited?.(silent().state)).toEqual([{ clock: 'paymentDue' }]);
  expect(enterTreasuryAnswer.awaited?.(underWay().state)).toEqual([]);
});

test('what is entered pays nothing until a second person confirms it, and waits in the inbox of the reviewer', () => {
  const told = entered();
  expect(told.state.settled).toBeUndefined();
  expect(told.sent).toEqual([]);
  expect(told.state.attempts?.[1]).toMatchObject({ entered: { receipt: 'HD-7', by: treasurer.person } });
  expect(confirmTreasuryAnswer.awaited?.(told.state)).toEqual([{ clock: 'paymentDue', role: 'financeReviewer' }]);
  expect(enterTreasuryAnswer.awaited?.(told.state)).toEqual([]);
  expect(told.refuses(reinstructPayment, { remark: '重发' }, by(colleague))).toBeDefined();
});

test('a confirmed receipt settles the instalment as if the treasury itself had said so', () => {
  const told = entered().does(confirmTreasuryAnswer, confirming(paid), by(financeReviewer));
  expect(told.state.attempts?.[1]).toMatchObject({ paid: { receipt: 'HD-7', occurredOn: '2026-04-21' } });
  expect(told.state.attempts?.[1]?.entered).toBeUndefined();
  expect(told.state.settled).toEqual({ receipt: 'HD-7', occurredOn: '2026-04-21' });
  expect(told.deadlines.paymentDue?.stoppedAt).toBeDefined();
  const input = { instalment: '2', paidFen: amountFen, deductedFen: 0, receipt: 'HD-7', occurredOn: '2026-04-21' };
  expect(told.sent).toEqual([{ proceeding: 'procurement', id: '411303-2026-0042', act: 'settleInstalment', input }]);
  expect(
    told.refuses(recordReceipt, { attempt: '1', receipt: 'HD-8', occurredOn: '2026-04-21' }, '2026-04-22'),
  ).toBeDefined();
});

test('a confirmed return lets the order be given anew, and settles nothing', () => {
  const told = entered(returned).does(confirmTreasuryAnswer, confirming(returned), by(financeReviewer));
  expect(told.state.attempts?.[1]).toMatchObject({ returned: { reason: '户名不符', occurredOn: '2026-04-21' } });
  expect([told.state.settled, told.sent]).toEqual([undefined, []]);
  expect(told.deadlines.paymentDue?.stoppedAt).toBeUndefined();
  expect(told.refuses(reinstructPayment, { remark: '重发' }, by(treasurer))).toBeUndefined();
});

test('who entered does not confirm, in whatever role; nor does who asked for the money', () => {
  expect(entered().refuses(confirmTreasuryAnswer, confirming(paid), by(treasurer))?.rule).toContain('登记人不得');
  const same = { ...financeReviewer, person: treasurer.person };
  expect(entered().refuses(confirmTreasuryAnswer, confirming(paid), by(same))?.rule).toContain('登记人不得');
  const asker = { ...financeReviewer, person: officer.person };
  expect(entered().refuses(confirmTreasuryAnswer, confirming(paid), by(asker))?.rule).toContain('申请人不得');
  expect(byHand().refuses(enterTreasuryAnswer, paid, by({ ...treasurer, person: officer.person }))).toBeDefined();
  expect(entered().refuses(confirmTreasuryAnswer, confirming(paid), by(colleague))).toBeUndefined();
});

test.each([
  [-1, false],
  [0, true],
  [1, false],
])('a receipt over the ordered amount and %i fen is admitted: %s', (moreFen, admitted) => {
  const refusal = byHand().refuses(enterTreasuryAnswer, { ...paid, amountFen: amountFen + moreFen }, '2026-04-22');
  expect(refusal === undefined).toBe(admitted);
  if (refusal) expect(refusal).toMatchObject({ required: '350,000.00 元', actual: expect.stringContaining('元') });
});

test.each([
  ['2026-04-19', false],
  ['2026-04-20', true],
  ['2026-04-22', true],
  ['2026-04-23', false],
])('ordered on 20 April, entered on the 22nd: an answer of %s is admitted: %s', (occurredOn, admitted) => {
  expect(byHand().refuses(enterTreasuryAnswer, { ...paid, occurredOn }, '2026-04-22') === undefined).toBe(admitted);
});

test.each([
  ['outcome', 'returned'],
  ['occurredOn', '2026-04-20'],
  ['amountFen', amountFen - 1],
  ['attempt', '2'],
])('a second reading that differs in %s is refused', (field, value) => {
  const refusal = entered().refuses(
    confirmTreasuryAnswer,
    { ...confirming(paid), [field]: value },
    by(financeReviewer),
  );
  expect(refusal?.remedy).toBeDefined();
});

test('a wrong entry is withdrawn by either of them and made anew; a second one beside it is not', () => {
  expect(entered().refuses(enterTreasuryAnswer, { ...paid, receipt: 'HD-8' }, '2026-04-22')?.remedy).toContain('撤回');
  for (const actor of [treasurer, financeReviewer]) {
    const told = entered().does(withdrawTreasuryAnswer, { attempt: '1', reason: '看错一行' }, by(actor));
    expect(told.state.attempts?.[1]?.entered).toBeUndefined();
    expect(told.refuses(confirmTreasuryAnswer, confirming(paid), by(financeReviewer))).toBeDefined();
    const again = told.does(enterTreasuryAnswer, { ...paid, receipt: 'HD-8' }, '2026-04-22');
    expect(again.state.attempts?.[1]?.entered?.receipt).toBe('HD-8');
  }
  expect(byHand().refuses(withdrawTreasuryAnswer, { attempt: '1', reason: '无' }, by(treasurer))).toBeDefined();
});

test('whoever confirms decides on the entry: another entry since then outdates it', () => {
  const { decides } = confirmTreasuryAnswer;
  expect(decides?.(entered().state)).toMatchObject({ receipt: 'HD-7' });
  expect(decides?.(byHand().state)).toBeUndefined();
});

test('an order that was left to people is never asked after by the system; nor is one whose answer waits for its second person', () => {
  expect(byHand().refuses(enquireAgain, { remark: '再查' }, by(treasurer))?.remedy).toContain('登记国库答复');
  const waiting = entered(paid, silent());
  expect(waiting.refuses(enquireAgain, { remark: '再查' }, by(treasurer))?.remedy).toContain('撤回');
  expect(enquireAgain.awaited?.(waiting.state)).toEqual([]);
  const asking = silent().does(enquireAgain, { remark: '再查' }, by(treasurer));
  expect(asking.refuses(enterTreasuryAnswer, paid, '2026-04-22')).toBeDefined();
});

test('an answer that the treasury sends after all ends what was entered', () => {
  const back = { attempt: '1', reason: '销户', occurredOn: '2026-04-21' };
  const told = entered(paid, silent()).does(recordReturn, back, '2026-04-22');
  expect(told.state.attempts?.[1]).toEqual({
    ordered: underWay().state.attempts![1]!.ordered,
    returned: { reason: '销户', occurredOn: '2026-04-21' },
  });
  expect(told.refuses(confirmTreasuryAnswer, confirming(paid), by(financeReviewer))).toBeDefined();
  expect(told.refuses(enterTreasuryAnswer, paid, '2026-04-22')).toBeDefined();
});

test('what was doubtful is told, and doubtful no more once it is asked again', () => {
  const told = underWay().does(recordSilence, { attempt: '1', doubt: '编号重复' }, '2026-04-20');
  expect(told.state.attempts?.[1]?.doubt).toBe('编号重复');
  expect(told.does(enquireAgain, { remark: '再查' }, by(treasurer)).state.attempts?.[1]?.doubt).toBeUndefined();
});

test('a payment has a receipt, a return a reason, and each the hash of the paper it was read from', () => {
  const takes = (input: object) => shapes.enterTreasuryAnswer!.safeParse(input).success;
  expect([takes(paid), takes(returned)]).toEqual([true, true]);
  expect(takes({ ...paid, reason: '户名不符' })).toBe(false);
  expect(takes({ ...returned, receipt: 'HD-7' })).toBe(false);
  for (const field of ['receipt', 'evidenceSha256', 'amountFen', 'occurredOn', 'attempt'])
    expect(takes({ ...paid, [field]: undefined })).toBe(false);
  const unknown = shapes.enterTreasuryAnswer!.safeParse({ ...paid, outcome: 'lost' });
  expect(unknown.error?.issues[0]).toMatchObject({
    path: ['outcome'],
    message: expect.stringContaining('paid、returned'),
  });
});
