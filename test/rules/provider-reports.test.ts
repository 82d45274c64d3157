/** 人员、协调、财务报告、标准: facts are recorded with a reason; an account that does not add up is not a fact. */
import { answerCoordination, fileFinancialReport, requestCoordination } from '../../domain/provider-reports.ts';
import { reportServiceStaff } from '../../domain/service-staff.ts';
import { setServiceStandard, standardsOn } from '../../domain/service-standard.ts';
import { aPerformance, theInstalments } from './performing.ts';

const hash = 'a'.repeat(64);
const staff = { occurredOn: '2026-04-13', heads: 20, insured: 20, insuranceSha256: hash, socialWorkers: 4 };
const wage = (lowestWageFen: number) => ({
  ...staff,
  dispatched: { heads: 3, lowestWageFen, minimumWageFen: 2_100_01, minimumWageSource: '当地当年最低工资标准文件' },
});

test.each([
  [3_150_02, 0],
  [3_150_01, 1],
])('dispatched staff at a minimum wage of 2100.01 who earn %i fen leave %i warnings', (lowest, count) => {
  const { refusal, warnings } = aPerformance().judges(reportServiceStaff, wage(lowest), '2026-04-13');
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(count);
  if (count) expect(warnings[0]).toMatchObject({ cite: { statute: 'rules2019', article: 37 } });
  if (count) expect(warnings[0]!.remedy).toContain('尚差 0.01 元');
});

test('the wage of 细则37 is asked of the dispatched only', () => {
  expect(aPerformance().judges(reportServiceStaff, staff, '2026-04-13')).toMatchObject({ warnings: [] });
});

test.each([
  [{ heads: 4, agreements: 4 }, 0],
  [{ heads: 4, agreements: 3 }, 1],
])('of those who check households, %j leave %i warnings under 细则44', (checkers, count) => {
  const report = { ...staff, checkers: { ...checkers, agreementsSha256: hash } };
  const { warnings } = aPerformance().judges(reportServiceStaff, report, '2026-04-13');
  expect(warnings).toHaveLength(count);
  if (count) expect(warnings[0]).toMatchObject({ cite: { article: 44 } });
});

test('one who is not insured needs a reason, one insured too many is a slip, a day to come is no fact', () => {
  const told = aPerformance();
  expect(told.judges(reportServiceStaff, { ...staff, insured: 19 }, '2026-04-13').warnings).toMatchObject([
    { basis: 'house', actual: '19 人' },
  ]);
  expect(told.refuses(reportServiceStaff, { ...staff, insured: 21 }, '2026-04-13')?.remedy).toBe('请核对人数');
  expect(told.refuses(reportServiceStaff, staff, '2026-04-12')?.actual).toBe('2026-04-13');
});

test('a scheme that planned twenty is served by nineteen with a reason', () => {
  const { scheme } = aPerformance().state;
  const staffing = { need: { of: 'childWelfare', children: 40 }, current: 0, planned: 20 } as const;
  const planned = aPerformance({ scheme: { ...scheme!, staffing } });
  expect(planned.judges(reportServiceStaff, staff, '2026-04-13').warnings).toEqual([]);
  const fewer = { ...staff, heads: 19, insured: 19 };
  expect(planned.judges(reportServiceStaff, fewer, '2026-04-13').warnings).toMatchObject([{ basis: 'plan' }]);
});

test('a request for help is answered within five working days, once', () => {
  const asked = aPerformance().does(requestCoordination, { with: 'recipients', matter: '两户拒绝入户' }, '2026-04-13');
  expect(asked.deadlines['coordination:1']).toMatchObject({ basis: 'house', due: '2026-04-20T15:59:59.999Z' });
  expect(answerCoordination.awaited?.(asked.state)).toEqual([{ subject: '1', clock: 'coordination:1' }]);
  const answer = { request: '1', answer: '已请村委会陪同' };
  expect(asked.judges(answerCoordination, answer, '2026-04-20').warnings).toEqual([]);
  expect(asked.judges(answerCoordination, answer, '2026-04-21').warnings).toHaveLength(1);
  const answered = asked.does(answerCoordination, answer, '2026-04-20');
  expect(answerCoordination.awaited?.(answered.state)).toEqual([]);
  expect(answered.refuses(answerCoordination, answer, '2026-04-21')).toBeDefined();
});

const none = { wages: 0, insurance: 0, materials: 0, travel: 0, management: 0, other: 0 };
const account = {
  from: '2026-03-01',
  occurredOn: '2026-03-31',
  openingFen: 0,
  receivedFen: 240_000_00,
  spentFen: { ...none, wages: 150_000_00, travel: 1 },
  closingFen: 89_999_99,
  reportSha256: hash,
};
const paid = () =>
  aPerformance({ instalments: { ...theInstalments, 1: { ...theInstalments[1]!, paidFen: 240_000_00 } } });

test('an account adds up to the fen, or it is told what its balance must be', () => {
  expect(paid().judges(fileFinancialReport, account, '2026-04-03')).toMatchObject({ warnings: [] });
  const refusal = paid().refuses(fileFinancialReport, { ...account, closingFen: 90_000_00 }, '2026-04-03');
  expect(refusal).toMatchObject({ basis: 'house', remedy: '期末结余应当填写 89,999.99 元' });
  expect(refusal?.cite).toBeUndefined();
  const beyond = { ...account, spentFen: { ...none, wages: 240_000_01 }, closingFen: 0 };
  expect(paid().refuses(fileFinancialReport, beyond, '2026-04-03')?.remedy).toContain('支出多出 0.01 元');
});

test('more received than the treasury has paid needs a reason', () => {
  const more = { ...account, receivedFen: 240_000_01, closingFen: 90_000_00 };
  expect(paid().judges(fileFinancialReport, more, '2026-04-03').warnings).toMatchObject([
    { required: '≤ 240,000.00 元' },
  ]);
});

test.each([
  ['2026-04-01', 89_999_99, 0],
  ['2026-04-02', 89_999_99, 1],
  ['2026-04-01', 89_999_98, 1],
])(
  'the next report from %s with %i fen leaves %i warnings: no day and no fen is lost between two',
  (from, openingFen, count) => {
    const filed = paid().does(fileFinancialReport, account, '2026-04-03');
    const next = {
      ...account,
      from,
      occurredOn: '2026-04-30',
      openingFen,
      receivedFen: 0,
      spentFen: none,
      closingFen: openingFen,
    };
    expect(filed.judges(fileFinancialReport, next, '2026-05-04').warnings).toHaveLength(count);
  },
);

test('a standard holds from its day on, and the one before it until then', () => {
  const first = { title: '入户探访', documentSha256: hash, holdsFrom: '2026-04-13' };
  const second = { ...first, documentSha256: 'b'.repeat(64), holdsFrom: '2026-05-01' };
  const set = aPerformance()
    .does(setServiceStandard, first, '2026-04-13')
    .does(setServiceStandard, second, '2026-04-20');
  expect(standardsOn(set.state, '2026-04-12')).toEqual({});
  expect(standardsOn(set.state, '2026-04-30')).toMatchObject({ 入户探访: { documentSha256: hash } });
  expect(standardsOn(set.state, '2026-05-01')).toMatchObject({ 入户探访: { documentSha256: 'b'.repeat(64) } });
  expect(set.refuses(setServiceStandard, { ...second, holdsFrom: '2026-05-01' }, '2026-04-21')?.basis).toBe('house');
  expect(aPerformance().judges(setServiceStandard, first, '2026-04-14').warnings).toHaveLength(1);
});
