/** 预算下达: money is a fact from outside, entered once and not before it exists. */
import { releaseBudget } from '../../domain/budget.ts';
import { shapes } from '../../domain/shapes/budget.ts';
import { aProcurement, done, judged } from './builders.ts';

const unfunded = aProcurement({ stage: 'budget', allotment: undefined });
const release = {
  number: '宛财指〔2026〕12号',
  fundSource: '社会救助工作经费',
  fiscalYear: 2026,
  amountFen: 2_400_000_00,
  occurredOn: '2026-02-03',
};

test.each([
  ['2026-02-02', 16],
  ['2026-02-03', undefined],
  ['2026-02-04', undefined],
])('an allotment of 3 February entered on %s is refused only while it lies ahead', (on, article) => {
  expect(judged(releaseBudget, unfunded, release, { on }).refusal?.cite?.article).toBe(article);
});

test.each([
  [2025, undefined],
  [2026, undefined],
  [2027, undefined],
  [2028, 6],
])('money for %i on a paper of 2026 is refused from the year after next', (fiscalYear, article) => {
  const { refusal } = judged(releaseBudget, unfunded, { ...release, fiscalYear }, { on: '2026-02-03' });
  expect(refusal?.cite?.article).toBe(article);
});

test('an allotment is entered once: a second one is refused and told how an error is mended', () => {
  const funded = done(releaseBudget, unfunded, release, { on: '2026-02-03' });
  expect(funded.allotment).toEqual(release);
  const { refusal } = judged(releaseBudget, funded, release, { on: '2026-02-03' });
  expect(refusal).toMatchObject({ rule: '预算指标尚未登记', basis: 'house' });
  expect(refusal?.remedy).toContain('更正登记');
  expect(refusal?.cite).toBeUndefined();
});

test('before midnight in China it is still the day before', () => {
  expect(judged(releaseBudget, unfunded, release, { on: '2026-02-02', utc: '15:59' }).refusal).toBeDefined();
  expect(judged(releaseBudget, unfunded, release, { on: '2026-02-02', utc: '16:00' }).refusal).toBeUndefined();
});

test.each([0, 0.5, -1])('an allotment of %d fen has no shape', (amountFen) => {
  expect(shapes.releaseBudget.safeParse({ ...release, amountFen }).success).toBe(false);
});

test('the money is awaited until it is there', () => {
  expect(releaseBudget.awaited?.(unfunded)).toHaveLength(1);
  expect(releaseBudget.awaited?.(aProcurement())).toHaveLength(0);
});
