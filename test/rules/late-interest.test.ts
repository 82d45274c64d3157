/** 逾期利息：who was paid late is owed interest to the fen, by the rate agreed or the law's, and the purchase stays open for it. */
import { requestPayment, settleInstalment } from '../../domain/instalment.ts';
import { fixLateInterest, interestOf } from '../../domain/late-interest.ts';
import { packFor } from '../../domain/law/packs.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import { isPaidOut, type Procurement } from '../../domain/procurement.ts';
import { at } from './builders.ts';
import { aDelivery, aPerformanceBySme, type Told } from './performing.ts';

const statutory = { kind: 'statutory', dailyBasisPoints: 5 } as const;
const article = { statute: 'smePayment', article: 17 };
const fix = (interestFen: number, rate: object = statutory) => ({ instalment: '2', rate, interestFen });

/** The second instalment, 360,000 yuan owed on 15 May, paid on a day. */
function paidOn(occurredOn: string, due: string | undefined = at('2026-05-15')): Told<Procurement> {
  return aPerformanceBySme()
    .with({ pack: packFor('henan-county', '2026-03-02')! })
    .does(reportDelivery, aDelivery('2'), '2026-04-13')
    .does(verifyDelivery, { instalment: '2', result: 'met' }, '2026-04-15')
    .does(
      requestPayment,
      { instalment: '2', amountFen: 360_000_00, deductionFen: 0, invoiceNumber: '24412000000012345678' },
      '2026-04-16',
    )
    .does(
      settleInstalment,
      { instalment: '2', paidFen: 360_000_00, deductedFen: 0, receipt: 'HD-1', occurredOn, ...(due ? { due } : {}) },
      occurredOn,
    );
}

test.each([
  ['2026-05-15', undefined],
  ['2026-05-16', { dueOn: '2026-05-15', paidOn: '2026-05-16' }],
])('owed on 15 May and paid on %s: late is %j', (day, late) => {
  const told = paidOn(day);
  expect(told.state.instalments?.[2]?.late).toEqual(late);
  const open = fixLateInterest.awaited!(told.state);
  expect(open).toEqual(late ? [{ subject: '2' }] : []);
  if (!late) expect(told.refuses(fixLateInterest, fix(0), '2026-05-20')?.remedy).toContain('没有迟延支付');
});

test.each([179_99, 180_01])(
  '%i fen for one day on 360,000 yuan is refused, and the right sum is told with its way',
  (fen) => {
    expect(paidOn('2026-05-16').refuses(fixLateInterest, fix(fen), '2026-05-20')).toMatchObject({
      cite: article,
      remedy: '请填写 180.00 元',
      required: '360,000.00 元 × 每日 0.05% × 1 日（2026-05-15 应付，2026-05-16 支付） = 180.00 元（四舍五入到分）',
    });
  },
);

test('what was paid late by the agreed rate bears no less than the price of money on the day of the contract', () => {
  const agreed = { kind: 'agreed', yearlyBasisPoints: 310, lprBasisPoints: 310, clause: '第九条' } as const;
  const told = paidOn('2026-06-14');
  // 36,000,000 fen × 3.1% × 30 / 365 = 91,726.027… fen.
  expect(told.refuses(fixLateInterest, fix(91_726, agreed), '2026-06-20')).toBeUndefined();
  const below = { ...agreed, yearlyBasisPoints: 309 };
  expect(told.refuses(fixLateInterest, fix(91_430, below), '2026-06-20')).toMatchObject({
    cite: article,
    required: '≥ 3.1%',
  });
});

test.each([4, 6])('a rate of %i ten-thousandths a day that nobody agreed on is refused', (dailyBasisPoints) => {
  const refusal = paidOn('2026-05-16').refuses(
    fixLateInterest,
    fix(dailyBasisPoints * 36_00, { ...statutory, dailyBasisPoints }),
    '2026-05-20',
  );
  expect(refusal).toMatchObject({ cite: article, required: '0.05%' });
});

test('half a fen is rounded up once, at the end', () => {
  const late = { dueOn: '2026-05-15', paidOn: '2026-05-16' };
  const one = paidOn('2026-05-16').state.instalments![2]!;
  expect(interestOf({ ...one, paidFen: 999, late }, statutory).fen).toBe(0);
  expect(interestOf({ ...one, paidFen: 1000, late }, statutory).fen).toBe(1);
  expect(interestOf({ ...one, paidFen: 2999, late }, statutory).fen).toBe(1);
  expect(interestOf({ ...one, paidFen: 3000, late }, statutory).fen).toBe(2);
});

test('the interest is paid as an instalment beyond the value of the contract, nothing is taken off it, and it bears none', () => {
  const told = paidOn('2026-05-16').does(fixLateInterest, fix(180_00), '2026-05-20');
  expect(told.state.instalments?.[6]).toMatchObject({
    amountFen: 180_00,
    reckoned: { principalFen: 360_000_00, days: 1 },
  });
  expect(Object.keys(told.deadlines)).toContain('paymentSme:6');
  expect(told.refuses(fixLateInterest, fix(180_00), '2026-05-21')?.remedy).toBe('已经计付：见第 6 期');
  const ask = (amountFen: number, deductionFen = 0) => ({
    instalment: '6',
    amountFen,
    deductionFen,
    deductionReason: '抹零',
    invoiceNumber: 'L-1',
  });
  expect(told.refuses(requestPayment, ask(179_99, 1), '2026-05-21')?.cite).toEqual({
    statute: 'smePayment',
    article: 15,
  });
  const settled = {
    instalment: '6',
    paidFen: 180_00,
    deductedFen: 0,
    receipt: 'HD-2',
    occurredOn: '2026-09-01',
    due: at('2026-06-19'),
  };
  const paid = told.does(requestPayment, ask(180_00), '2026-05-21').does(settleInstalment, settled, '2026-09-01');
  expect(paid.state.instalments?.[6]?.late).toBeUndefined();
});

test('a contract whose money is paid to the last fen, but late, is not paid out until its interest is', () => {
  const { state } = paidOn('2026-05-16');
  const only = {
    ...state,
    instalments: { 2: state.instalments![2]! },
    contract: { ...state.contract!, securityFen: 0 },
  };
  expect(isPaidOut(only)).toBe(false);
  const intime = paidOn('2026-05-15').state.instalments![2]!;
  expect(isPaidOut({ ...only, instalments: { 2: intime } })).toBe(true);
});

test('a contract of a time before there was a rate of the law passes by it only with a reason', () => {
  const old = paidOn('2026-05-16').with({ pack: packFor('henan-county', '2020-08-31')! });
  expect(old.judges(fixLateInterest, fix(180_00), '2026-05-20').warnings).toMatchObject([{ basis: 'house' }]);
  const young = old.with({ pack: packFor('henan-county', '2026-03-02')! });
  expect(young.judges(fixLateInterest, fix(180_00), '2026-05-20').warnings).toEqual([]);
});
