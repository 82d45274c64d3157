/** 绩效评价: three sides, the recipients' first among them; the published figure is the weighted mean and nothing else. */
import {
  gradeOf,
  publishEvaluation,
  scoreAsPurchaser,
  scoreAsRecipients,
  scoreAsThirdParty,
  weighted,
} from '../../domain/evaluation.ts';
import { evaluationPublication } from '../../domain/outcome-publication.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { shapes } from '../../domain/shapes/evaluation.ts';
import { director, officer } from './builders.ts';
import { aPerformance, aPerformanceBySme, assessor, type Told } from './performing.ts';

const pack = 'henan-county@2020-03-09';
const on = '2026-04-13';
const article28 = { statute: 'rules2019', article: 28 };
const atEvaluation = (told = aPerformance()) => told.with({ stage: 'evaluation' });

function scored(told = atEvaluation()): Told<Procurement> {
  return told
    .does(scoreAsPurchaser, { points: 9000, remark: '按期' }, on)
    .does(scoreAsRecipients, { points: 8800, sample: 60 }, on)
    .does(scoreAsThirdParty, { points: 8501, remark: '台账规范' }, on);
}
/** 9000·0.3 + 8800·0.4 + 8501·0.3 = 8770.3 */
const result = { points: 8770, grade: '良' } as const;

const side = (points: number) => ({ points, by: 'x', at: 'y' });
const sides = (purchaser: number, recipients: number, thirdParty: number) => ({
  purchaser: side(purchaser),
  recipients: { ...side(recipients), sample: 60, organisation: 'PG-01' },
  thirdParty: { ...side(thirdParty), organisation: 'PG-01' },
});

test.each([
  [10000, 10000, 10000, 10000],
  [0, 0, 0, 0],
  [9000, 8800, 8501, 8770],
  [1, 0, 0, 0],
  [1, 1, 0, 1],
  [5, 0, 0, 2],
  [0, 1, 0, 0],
  [0, 2, 0, 1],
])('%i, %i and %i hundredths make %i, half up and without a float', (purchaser, recipients, thirdParty, points) => {
  expect(weighted({ pack }, sides(purchaser, recipients, thirdParty))).toBe(points);
});

test.each([
  [10000, '优'],
  [9000, '优'],
  [8999, '良'],
  [8000, '良'],
  [7999, '中'],
  [6000, '中'],
  [5999, '差'],
  [0, '差'],
])('%i hundredths are graded %s', (points, grade) => {
  expect(gradeOf({ pack }, points)).toBe(grade);
});

test.each([
  [8769, '8769'],
  [8770, undefined],
  [8771, '8771'],
])('publishing %i where 8770 is due is refused unless it is exact', (points, refused) => {
  const refusal = scored().refuses(publishEvaluation, { ...result, points }, on);
  expect(refusal?.actual).toBe(refused && `${refused.slice(0, 2)}.${refused.slice(2)} 分`);
  if (refused) expect(refusal).toMatchObject({ required: '87.70 分', remedy: '应当公布 87.70 分', basis: 'house' });
});

test('a grade that the points do not reach is refused', () => {
  expect(scored().refuses(publishEvaluation, { ...result, grade: '优' }, on)?.required).toBe('良');
});

test('a side that is missing is named, under article 28', () => {
  expect(atEvaluation().refuses(publishEvaluation, result, on)?.remedy).toBe('尚缺购买主体、服务对象、第三方的评价');
  const two = atEvaluation()
    .does(scoreAsPurchaser, { points: 9000, remark: '按期' }, on)
    .does(scoreAsRecipients, { points: 8800, sample: 60 }, on);
  expect(two.refuses(publishEvaluation, result, on)).toMatchObject({ cite: article28, remedy: '尚缺第三方的评价' });
});

test.each(['MZ-WL', 'SQ-HY', 'AG-YX'])('%s is a party to the purchase and no third side', (organisation) => {
  const actor = { ...assessor, organisation };
  expect(atEvaluation().refuses(scoreAsThirdParty, { points: 1, remark: '无' }, { on, actor })?.cite).toEqual(
    article28,
  );
  expect(atEvaluation().refuses(scoreAsRecipients, { points: 1, sample: 60 }, { on, actor })?.cite).toEqual(article28);
});

test('the recipients weigh most, and the finding says so in the journal of the publication', () => {
  const { found } = scored().judges(publishEvaluation, result, on);
  expect(found.find(({ rule }) => rule.includes('侧重服务对象'))).toMatchObject({
    holds: true,
    cite: article28,
    actual: '40%',
    required: '> 30%',
  });
});

test.each([
  [29, 1],
  [30, 0],
  [31, 0],
])('a survey of %i passes with %i warning', (sample, count) => {
  const { refusal, warnings } = atEvaluation().judges(scoreAsRecipients, { points: 8800, sample }, on);
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(count);
});

test('a score is put right with a reason before the publication, and not at all after it', () => {
  const first = scored();
  const score = { points: 7000, remark: '更正', sample: 60 };
  for (const act of [scoreAsPurchaser, scoreAsRecipients, scoreAsThirdParty]) {
    expect(first.judges(act, score, on)).toMatchObject({ refusal: undefined, warnings: [{ basis: 'house' }] });
    expect(first.does(publishEvaluation, result, on).refuses(act, score, on)?.rule).toBe('评价结果尚未公布');
  }
  expect(first.does(publishEvaluation, result, on).refuses(publishEvaluation, result, on)).toBeDefined();
});

test('a score is put right by the organisation that gave it, and by no other', () => {
  const actor = { ...assessor, person: 'he-ping', organisation: 'PG-02' };
  const score = { points: 7000, remark: '更正', sample: 60 };
  for (const act of [scoreAsRecipients, scoreAsThirdParty]) {
    expect(atEvaluation().refuses(act, score, { on, actor })).toBeUndefined();
    expect(scored().refuses(act, score, { on, actor })?.rule).toBe('评价由作出评价的机构更正');
    const colleague = { ...assessor, person: 'he-ping' };
    expect(scored().judges(act, score, { on, actor: colleague })).toMatchObject({ refusal: undefined });
  }
});

test('publication starts the payment of what waited for it: by law where the provider is a small enterprise', () => {
  const published = scored().does(publishEvaluation, result, on);
  expect(published.deadlines['paymentOther:5']).toMatchObject({ from: on, basis: 'house' });
  const sme = scored(atEvaluation(aPerformanceBySme())).does(publishEvaluation, result, on);
  expect(sme.deadlines['paymentSme:5']).toMatchObject({ basis: 'statute', cite: { article: 9 } });
  expect(evaluationPublication(published.state)).toMatchObject({
    kind: 'evaluation',
    body: { points: 8770, grade: '良', byRecipients: 8800, sample: 60, thirdParty: 'PG-01' },
  });
});

test('each side is awaited until it has scored, then the publication', () => {
  const acts = [scoreAsPurchaser, scoreAsRecipients, scoreAsThirdParty, publishEvaluation];
  const who = (told: Told<Procurement>) =>
    acts.filter((act) => act.awaited?.(told.state).length).map(({ name }) => name);
  expect(who(atEvaluation())).toEqual(['scoreAsPurchaser', 'scoreAsRecipients', 'scoreAsThirdParty']);
  expect(who(scored())).toEqual(['publishEvaluation']);
  expect(who(scored().does(publishEvaluation, result, on))).toEqual([]);
});

test('director or officer speak for the purchaser', () => {
  const score = { points: 9000, remark: '按期' };
  for (const actor of [director, officer])
    expect(atEvaluation().refuses(scoreAsPurchaser, score, { on, actor })).toBeUndefined();
});

test('points beyond a hundred have no shape', () => {
  expect(shapes.scoreAsPurchaser.safeParse({ points: 10_001, remark: '无' }).success).toBe(false);
  expect(shapes.scoreAsPurchaser.safeParse({ points: 10_000, remark: '无' }).success).toBe(true);
});
