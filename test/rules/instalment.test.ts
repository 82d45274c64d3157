/** 款项: money follows performance to the fen, once an instalment, and what is not in dispute is never held back. */
import { fellShort } from '../../domain/gate.ts';
import { freeInstalment, requestPayment, settleInstalment } from '../../domain/instalment.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { at, officer } from './builders.ts';
import { aContract, aDelivery, aPerformance, aPerformanceBySme, type Told, theInstalments } from './performing.ts';

const signed = { by: officer.person, at: at('2026-06-01') };
const request = (instalment: string, amountFen: number, deductionFen = 0) => ({
  instalment,
  amountFen,
  deductionFen,
  invoiceNumber: '24412000000012345678',
  ...(deductionFen ? { deductionReason: '合同第八条第二款' } : {}),
});
const second = request('2', 360_000_00);

function verified(result: 'met' | 'partly' | 'notMet', told = aPerformance()): Told<Procurement> {
  return told
    .does(reportDelivery, aDelivery('2'), '2026-04-13')
    .does(verifyDelivery, { instalment: '2', result, remark: '核验意见' }, '2026-04-15');
}

const on = '2026-04-16';

test('a prepayment is lawful from the signature, other money is not', () => {
  expect(aPerformance().refuses(requestPayment, request('1', 240_000_00), on)).toBeUndefined();
  const unsigned = aPerformance({ contract: { ...aContract, signedOn: undefined } });
  expect(unsigned.refuses(requestPayment, request('1', 240_000_00), on)?.cite).toEqual({
    statute: 'rules2019',
    article: 18,
  });
});

test.each([
  ['2', 360_000_00, '请承接主体先报告本期服务'],
  ['3', 240_000_00, '请承接主体先报告本期服务'],
  ['4', 240_000_00, '请先组织验收；验收合格并记入验收书后可申请支付'],
  ['5', 120_000_00, '请先完成绩效评价并公布结果'],
])(
  'instalment %s is refused before its gate is open, under article 18, and told what comes first',
  (n, fen, remedy) => {
    expect(aPerformance().refuses(requestPayment, request(n, fen), on)).toMatchObject({
      cite: { statute: 'rules2019', article: 18 },
      remedy,
    });
  },
);

test('reported is not verified, verified in part is, and what was not met is payable only by deducting it all', () => {
  const reported = aPerformance().does(reportDelivery, aDelivery('2'), '2026-04-13');
  expect(reported.refuses(requestPayment, second, on)?.remedy).toBe('请先核验本期服务');
  expect(verified('met').refuses(requestPayment, second, on)).toBeUndefined();
  expect(verified('partly').refuses(requestPayment, second, on)).toBeUndefined();
  expect(verified('notMet').refuses(requestPayment, second, on)?.cite?.article).toBe(18);
  expect(verified('notMet').refuses(requestPayment, request('2', 1, 359_999_99), on)?.cite?.article).toBe(18);
  expect(verified('notMet').refuses(requestPayment, request('2', 0, 360_000_00), on)).toBeUndefined();
});

test('acceptance opens the fourth instalment, the published evaluation the fifth', () => {
  const acceptance = { requested: { ...signed, statement: '完成' }, passed: true, recorded: signed };
  const accepted = aPerformance({ acceptance });
  expect(accepted.refuses(requestPayment, request('4', 240_000_00), on)).toBeUndefined();
  expect(accepted.refuses(requestPayment, request('5', 120_000_00), on)?.cite?.article).toBe(18);
  const evaluated = aPerformance({ evaluation: { published: { ...signed, points: 9000, grade: '优' } } });
  expect(evaluated.refuses(requestPayment, request('5', 120_000_00), on)).toBeUndefined();
});

test.each([
  [359_999_99, '360,000.00 元', '359,999.99 元'],
  [360_000_00, undefined, undefined],
  [360_000_01, '360,000.00 元', '360,000.01 元'],
])('asking for %i fen of 36,000,000 is held to the fen', (fen, required, actual) => {
  const refusal = verified('met').refuses(requestPayment, request('2', fen), on);
  expect(refusal?.required).toBe(required);
  expect(refusal?.actual).toBe(actual);
  if (required) expect(refusal?.remedy).toBe('扣减 0.00 元 的，应当申请支付 360,000.00 元');
});

test.each([
  [350_000_00, 9_999_99, false],
  [350_000_00, 10_000_00, true],
  [350_000_00, 10_000_01, false],
])('%i paid and %i deducted must make the whole', (amountFen, deductionFen, lawful) => {
  const refusal = verified('partly').refuses(requestPayment, request('2', amountFen, deductionFen), on);
  expect(refusal === undefined).toBe(lawful);
});

test('a deduction above what is owed is told the most', () => {
  const refusal = verified('partly').refuses(requestPayment, request('2', 0, 360_000_01), on);
  expect(refusal?.remedy).toBe('扣减最多为 360,000.00 元');
});

test('nothing is deducted from what was met: by law where a small enterprise is paid, by contract elsewhere', () => {
  const less = request('2', 350_000_00, 10_000_00);
  expect(verified('met', aPerformanceBySme()).refuses(requestPayment, less, on)?.cite).toEqual({
    statute: 'smePayment',
    article: 15,
  });
  const byContract = verified('met').refuses(requestPayment, less, on);
  expect([byContract?.basis, byContract?.cite]).toEqual(['contract', undefined]);
  expect(verified('partly', aPerformanceBySme()).refuses(requestPayment, less, on)).toBeUndefined();
});

test('a deduction without a reason is refused', () => {
  const { deductionReason: _, ...silent } = request('2', 350_000_00, 10_000_00);
  expect(verified('partly').refuses(requestPayment, silent, on)?.rule).toContain('写明事由');
});

test('what fell short is told by the gate: another period, an acceptance not passed at first, a grade below the best', () => {
  const { state } = verified('partly');
  expect(['1', '2', '3', '4', '5'].map((number) => fellShort(state, number))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
  const failed = { requested: { ...signed, statement: '完成' }, passed: false };
  expect(fellShort(aPerformance({ failedAcceptances: { 1: failed } }).state, '4')).toBe(true);
  const graded = (grade: string) => aPerformance({ evaluation: { published: { ...signed, points: 1, grade } } }).state;
  expect(fellShort(graded('优'), '5')).toBe(false);
  expect(fellShort(graded('良'), '5')).toBe(true);
  expect(fellShort(aPerformance().state, '5')).toBe(false);
});

test('the contract is never overpaid, nor is work paid for that nobody verified', () => {
  const over = (paidFen: number) => {
    const instalments = { ...theInstalments, 1: { ...theInstalments[1]!, paidFen } };
    return verified('met', aPerformance({ instalments })).refuses(requestPayment, second, on)?.rule;
  };
  expect(over(839_999_99)).toBeUndefined();
  expect(over(840_000_00)).toBeUndefined();
  expect(over(840_000_01)).toBe('累计支付不得超过合同金额');
  const paid = { ...theInstalments, 3: { ...theInstalments[3]!, paidFen: 1 } };
  expect(verified('met', aPerformance({ instalments: paid })).refuses(requestPayment, second, on)).toMatchObject({
    rule: '除预付款外，累计支付不得超过已经核验、验收或者评价的部分',
    required: '≤ 360,000.00 元',
    actual: '360,000.01 元',
  });
});

test('a request opens a payment with everything it needs, and a second one waits for its end', () => {
  const asked = verified('met').does(requestPayment, second, on);
  expect(asked.sent).toEqual([
    {
      proceeding: 'payment',
      id: '411303-2026-0042:2',
      act: 'openPayment',
      input: {
        ...second,
        procurement: '411303-2026-0042',
        title: 'assessment',
        purchaser: 'MZ-WL',
        provider: 'SQ-HY',
        providerIsSme: false,
        contractNumber: 'HT-2026-0042',
        account: aContract.account,
        requestedBy: officer.person,
        requestedAt: at(on),
        due: '2026-05-15T15:59:59.999Z',
      },
    },
  ]);
  expect(asked.refuses(requestPayment, second, on)?.remedy).toContain('411303-2026-0042:2');
  expect(requestPayment.awaited?.(asked.state)).toEqual([{ subject: '1', clock: 'paymentOther:1' }]);
});

test('a payment that was withdrawn frees the instalment, and the next request has a number of its own', () => {
  const asked = verified('met').does(requestPayment, second, on);
  const freed = asked.does(freeInstalment, { instalment: '2', reason: '发票有误' }, on);
  expect(freed.state.instalments?.[2]?.payment).toBeUndefined();
  expect(freed.does(requestPayment, second, on).sent[0]?.id).toBe('411303-2026-0042:2-2');
});

test('the receipt settles the instalment and ends its clock; it is not entered twice', () => {
  const settlement = {
    instalment: '2',
    paidFen: 360_000_00,
    deductedFen: 0,
    receipt: 'HD-1',
    occurredOn: '2026-04-20',
  };
  const asked = verified('met').does(requestPayment, second, on);
  expect(asked.deadlines['paymentOther:2']?.stoppedAt).toBeUndefined();
  const settled = asked.does(settleInstalment, settlement, '2026-04-20');
  expect(settled.deadlines['paymentOther:2']?.stoppedAt).toBe(at('2026-04-20'));
  expect(settled.refuses(settleInstalment, settlement, '2026-04-20')?.rule).toBe('本期款项正在支付');
  expect(settled.refuses(requestPayment, second, '2026-04-21')?.rule).toBe('本期款项尚未结清方可申请');
  expect(settled.refuses(freeInstalment, { instalment: '2', reason: '误' }, '2026-04-21')).toBeDefined();
});

test.each([359_999_99, 360_000_01])('a receipt over %i fen does not settle 36,000,000', (paidFen) => {
  const asked = verified('met').does(requestPayment, second, on);
  const settlement = { instalment: '2', paidFen, deductedFen: 0, occurredOn: '2026-04-20' };
  expect(asked.refuses(settleInstalment, settlement, '2026-04-20')?.required).toBe('360,000.00 元');
});

test.each([requestPayment, settleInstalment, freeInstalment])(
  'an instalment that the contract does not know is refused',
  (act) => {
    const input = { ...second, instalment: '9', paidFen: 0, deductedFen: 0, occurredOn: on, reason: '无' };
    expect(aPerformance().refuses(act, input, on)?.rule).toBe('合同约定的分期方可办理');
  },
);

test('after a default a prepayment needs a reason, after the end of the contract it is refused', () => {
  const declared = { declared: { ...signed, facts: '停止服务' } };
  const defaulted = aPerformance({ default: declared });
  expect(defaulted.judges(requestPayment, request('1', 240_000_00), on).warnings).toHaveLength(1);
  const termination = { ...signed, ground: 'default', reason: '违约', occurredOn: on, documentSha256: '' } as const;
  const ended = aPerformance({ stage: 'terminated', default: declared, termination });
  expect(ended.refuses(requestPayment, request('1', 240_000_00), on)?.cite).toEqual({
    statute: 'civilCode',
    article: 566,
    paragraph: 1,
  });
});

test('what was settled after the end is asked for without another gate, in the settled sum, and nothing is deducted', () => {
  const instalments = { ...theInstalments, 3: { ...theInstalments[3]!, dueFen: 100_000_00, waivedFen: 140_000_00 } };
  const ended = aPerformance({ stage: 'terminated', instalments });
  expect(ended.refuses(requestPayment, request('3', 100_000_00), on)).toBeUndefined();
  expect(ended.refuses(requestPayment, request('3', 100_000_01), on)?.required).toBe('100,000.00 元');
  expect(ended.refuses(requestPayment, request('3', 90_000_00, 10_000_00), on)?.basis).toBe('contract');
});
