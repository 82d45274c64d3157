/** 计算单: what is paid is what the contract's terms make of what was verified, to the fen, for each shape of terms. */
import { requestPayment } from '../../domain/instalment.ts';
import { verifyDelivery } from '../../domain/performance.ts';
import { isSettled } from '../../domain/procurement.ts';
import { tapeOf } from '../../domain/tape.ts';
import { clause, counted, paid, performed, period, periods, request, underTerms } from './counting-terms.ts';
import { aPerformance } from './performing.ts';

const on = '2026-06-15';
const bands = {
  clause: '第八条',
  bands: { 1: { belowPoints: 9000, deductBp: 500 }, 2: { belowPoints: 8000, deductBp: 2000 } },
};

test.each([
  [9000, 0],
  [8999, 50_00],
  [8000, 50_00],
  [7999, 200_00],
])('an assessment of %i hundredths of a point takes %i fen of a thousand yuan', (points, deductedFen) => {
  const terms = counted({ kind: 'instalments', clause }, { deductions: bands });
  const told = performed(underTerms(terms, periods(1_000_00, 1_000_00, 1_000_00)), '1', { points });
  expect(tapeOf(told.state, '1')).toMatchObject({ payableFen: 1_000_00 - deductedFen, deductedFen });
  expect(told.refuses(requestPayment, request('1', 1_000_00 - deductedFen, deductedFen), on)).toBeUndefined();
  const other = told.refuses(requestPayment, request('1', 1_000_00 - deductedFen - 1, deductedFen + 1), on);
  expect(other?.rule).toBe('申请支付的金额由合同条款计得');
  expect(other?.remedy).toContain('应付');
});

const byVisit = counted({ kind: 'unitPrice', clause, lines: { 1: { unitPriceFen: 33_33 } }, minimumFen: 300_00 });

test.each([
  [9, 300_00, '补足保底金额'],
  [10, 333_30, undefined],
  [10.55, 351_63, undefined],
  [31, 1_000_00, '超过本期上限的部分不计'],
])('%d visits of 33.33 yuan are worth %i fen, between minimum and cap', (visits, fen, what) => {
  const told = performed(underTerms(byVisit, periods(1_000_00, 1_000_00, 1_000_00)), '1', { volumes: { 1: visits } });
  const { payableFen, steps } = tapeOf(told.state, '1');
  expect(payableFen).toBe(fen);
  expect(Object.values(steps).at(-1)!.what).toBe(what ?? '单价乘以核验数量');
});

test('what rounding has left of the periods is paid with the last one, and the whole is the whole', () => {
  const terms = counted({ kind: 'unitPrice', clause, lines: { 1: { unitPriceFen: 33_33 } } });
  let told = underTerms(terms, periods(1_000_00, 1_000_00, 1_000_00));
  for (const number of ['1', '2', '3']) told = performed(told, number, { volumes: { 1: 10.5 } });
  // 349.965 yuan each: rounded alone 349.97, and together 1,049.895 are 1,049.90.
  expect(['1', '2', '3'].map((number) => tapeOf(told.state, number).payableFen)).toEqual([349_97, 349_97, 349_96]);
  expect(tapeOf(told.state, '3').steps['2']).toMatchObject({ what: '尾差归入本期', fen: -1 });
  expect(told.refuses(requestPayment, request('3', 349_97), on)?.required).toBe('支付 349.96 元，扣减 0.00 元');
  expect(told.refuses(requestPayment, request('3', 349_96), on)).toBeUndefined();
});

test('a head is paid by its category, and by the days it was served where the contract counts days', () => {
  const monthlyFen = { independent: 300_00, partial: 600_00, full: 1_550_00 };
  const heads = { '2026-04': { independent: 3, partial: 2, full: 1 } };
  const whole = underTerms(
    counted({ kind: 'perHead', clause, monthlyFen, counting: 'heads' }),
    periods(9_000_00, 1, 1),
  );
  expect(tapeOf(performed(whole, '1', { heads }).state, '1').payableFen).toBe(3_650_00);
  const days = { '2026-04': { independent: 90, partial: 45, full: 17 } };
  const daily = underTerms(
    counted({ kind: 'perHead', clause, monthlyFen, counting: 'daily' }),
    periods(9_000_00, 1, 1),
  );
  // 900.00 + 900.00 + 1,550.00 × 17 ÷ 30 = 878.33.
  const { steps, payableFen } = tapeOf(performed(daily, '1', { heads: days }).state, '1');
  expect(payableFen).toBe(2_678_33);
  expect(steps['1']).toMatchObject({
    rounding: 'halfUp',
    inputs: { '2026-04 全护理': '1,550.00 元 × 17 人日 ÷ 30 日' },
  });
});

test('a milestone that is met in part pays its part', () => {
  const terms = counted({ kind: 'milestones', clause, partlyBp: 6000 });
  const told = performed(underTerms(terms, periods(1_000_01, 1_000_00, 1_000_00)), '1', {}, 'partly');
  expect(tapeOf(told.state, '1')).toMatchObject({ payableFen: 600_01, deductedFen: 400_00 });
  expect(paid(told, '1').state.instalments?.['1']).toMatchObject({
    paidFen: 600_01,
    deductedFen: 400_00,
    waivedFen: 0,
  });
});

test('a fee is its share of what was handled, and no more than was agreed', () => {
  const terms = counted({ kind: 'fundShare', clause, shareBp: 150 });
  const told = underTerms(terms, periods(1_000_00, 1_000_00, 1_000_00));
  expect(tapeOf(performed(told, '1', { handledFen: 45_678_90 }).state, '1').payableFen).toBe(685_18);
  expect(tapeOf(performed(told, '1', { handledFen: 90_000_00 }).state, '1').payableFen).toBe(1_000_00);
});

const withAdvance = {
  1: period('prepayment', 300_00),
  2: period('assessment', 350_00),
  3: period('assessment', 350_00),
};
const recovering = counted(
  { kind: 'unitPrice', clause, lines: { 1: { unitPriceFen: 10_00 } } },
  { recovery: { clause: '第六条' } },
);

test('the advance is taken back period by period, and the last one takes back what is left', () => {
  const begun = performed(underTerms(recovering, withAdvance), '2', { volumes: { 1: 20 } });
  expect(begun.refuses(requestPayment, request('2', 50_00), on)?.remedy).toBe('请先支付第 1 期预付款');
  const told = performed(paid(paid(begun, '1'), '2'), '3', { volumes: { 1: 50 } });
  expect(told.state.instalments?.['2']).toMatchObject({
    paidFen: 50_00,
    waivedFen: 300_00,
    tape: { recoveredFen: 150_00 },
  });
  const done = paid(told, '3').state.instalments!;
  expect(done['3']).toMatchObject({ paidFen: 350_00, tape: { grossFen: 500_00, recoveredFen: 150_00 } });
  const all = Object.values(done).reduce((total, { paidFen }) => total + paidFen, 0);
  expect(all).toBe(700_00);
  expect(Object.values(done).every(isSettled)).toBe(true);
});

test('the last period is not asked for while another is not verified, and is told which', () => {
  const told = performed(underTerms(byVisit, periods(1_000_00, 1_000_00, 1_000_00)), '3', { volumes: { 1: 10 } });
  expect(told.refuses(requestPayment, request('3', 333_30), on)?.remedy).toBe('请先办理第 1、2 期');
});

test('a period in which nothing was done is settled without a payment', () => {
  const terms = counted({ kind: 'unitPrice', clause, lines: { 1: { unitPriceFen: 33_33 } } });
  const told = performed(underTerms(terms, periods(1_000_00, 1_000_00, 1_000_00)), '1', { volumes: { 1: 0 } });
  const asked = told.does(requestPayment, request('1', 0), on);
  expect(asked.sent).toEqual([]);
  expect(isSettled(asked.state.instalments!['1']!)).toBe(true);
});

test('volumes are verified line by line, not beyond the report, and a month is counted once', () => {
  const monthlyFen = { independent: 300_00 };
  const told = underTerms(
    counted({ kind: 'perHead', clause, monthlyFen, counting: 'heads' }),
    periods(900_00, 900_00, 1),
  );
  const first = performed(told, '1', { heads: { '2026-04': { independent: 3 } } });
  const again = { ...first.state.deliveries!['1']!, verified: undefined };
  const second = first.with({ deliveries: { ...first.state.deliveries, 2: again } });
  const verify = (measured: object) =>
    second.refuses(verifyDelivery, { instalment: '2', result: 'met', measured }, on)?.remedy;
  expect(verify({})).toBe('请填写各月的服务人数；没有的填 0');
  expect(verify({ heads: { '2026-04': { independent: 3 } } })).toBe('2026-04 已在其他分期核验：请删去');
  expect(verify({ heads: { '2026-05': { full: 1, independent: 1 } } })).toBe('合同没有 全护理 的单价：请删去');
  expect(verify({ heads: { '2026-05': { independent: 4 } } })).toBe(
    '2026-05 人数多于报告：请核对，或者请承接主体更正报告',
  );
});

test('what is not met earns nothing and gives nothing back of the advance', () => {
  const begun = paid(underTerms(recovering, withAdvance), '1');
  const told = performed(begun, '2', { volumes: { 1: 20 } }, 'notMet');
  expect(tapeOf(told.state, '2')).toMatchObject({ payableFen: 0, deductedFen: 350_00, recoveredFen: 0 });
});

test('a contract without such terms has its tape too, and its payment carries none', () => {
  const told = aPerformance();
  expect(tapeOf(told.state, '1').steps).toEqual({
    1: {
      clause: '合同分期',
      what: '本期约定金额',
      inputs: { prepayment: '240,000.00 元' },
      rounding: 'exact',
      fen: 240_000_00,
    },
  });
  const [opening] = told.does(requestPayment, request('1', 240_000_00), on).sent;
  expect(opening?.input).not.toHaveProperty('tape');
});

test('the payment, and with it the provider, is given the tape', () => {
  const told = performed(underTerms(byVisit, periods(1_000_00, 1_000_00, 1_000_00)), '1', { volumes: { 1: 10 } });
  const asked = told.does(requestPayment, request('1', 333_30), on);
  expect(asked.sent[0]?.input).toMatchObject({ amountFen: 333_30, tape: { payableFen: 333_30 } });
  expect(asked.state.instalments?.['1']?.tape).toEqual(tapeOf(told.state, '1'));
});
