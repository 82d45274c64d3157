/** 绩效评价的细则: the lot from a seed laid down before, the interval of a small sample, the county's table, the answer, the renewal. */
import { sha256Of } from '../../domain/digest.ts';
import { publishEvaluation, scoreAsPurchaser, scoreAsRecipients, scoreAsThirdParty } from '../../domain/evaluation.ts';
import { answerEvaluation, decideEvaluationAnswer, notifyEvaluation } from '../../domain/evaluation-answer.ts';
import { drawn, drawSample, layDownSampleSeed } from '../../domain/evaluation-sample.ts';
import { adoptIndicators } from '../../domain/indicators.ts';
import { wilson } from '../../domain/interval.ts';
import { evaluationPublication } from '../../domain/outcome-publication.ts';
import { decideRenewal } from '../../domain/renewal.ts';
import { at, director, officer } from './builders.ts';
import { aPerformance, deputy, provider } from './performing.ts';

const on = '2026-04-13';
const article28 = { statute: 'rules2019', article: 28 };
const during = (over = {}) => aPerformance(over).with({ stage: 'evaluation' });

test.each([
  [0, 10, 0, 0, 2776],
  [10, 10, 10_000, 7224, 10_000],
  [9, 10, 9000, 5958, 9822],
  [27, 30, 9000, 7437, 9655],
  [50, 100, 5000, 4038, 5962],
  [1, 1, 10_000, 2065, 10_000],
  [500, 1000, 5000, 4690, 5310],
])(
  '%i satisfied of %i are %i of ten thousand, and of all between %i and %i by the method of Wilson',
  (satisfied, asked, shareBp, lowBp, highBp) => {
    expect(wilson(satisfied, asked)).toEqual({ method: 'wilson95', shareBp, lowBp, highBp });
  },
);

test('every interval of up to two hundred holds its share, and agrees with the formula in floating point within one', () => {
  const z2 = 1.96 ** 2;
  for (let asked = 1; asked <= 200; asked++)
    for (let yes = 0; yes <= asked; yes += 7) {
      const { lowBp, shareBp, highBp } = wilson(yes, asked);
      expect(lowBp <= shareBp && shareBp <= highBp).toBe(true);
      const half = Math.sqrt(z2 * z2 + (4 * z2 * yes * (asked - yes)) / asked);
      expect(Math.abs(lowBp - (10_000 * (2 * yes + z2 - half)) / (2 * (asked + z2)))).toBeLessThan(1.01);
      expect(Math.abs(highBp - (10_000 * (2 * yes + z2 + half)) / (2 * (asked + z2)))).toBeLessThan(1.01);
    }
});

test('a lot draws each place at most once, the same for everybody who has the seed, and another with another seed', () => {
  const first = drawn('青禾-2026', 186, 60);
  expect(new Set(first).size).toBe(60);
  expect(Math.min(...first)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...first)).toBeLessThanOrEqual(186);
  expect(drawn('青禾-2026', 186, 60)).toEqual(first);
  expect(drawn('青禾-2027', 186, 60)).not.toEqual(first);
  expect([...drawn('x', 40, 40)].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
});

test('over many seeds every place has its chance', () => {
  const counts = new Map<number, number>();
  for (let turn = 0; turn < 2000; turn++)
    for (const place of drawn(`s${turn}`, 10, 3)) counts.set(place, (counts.get(place) ?? 0) + 1);
  for (let place = 1; place <= 10; place++) expect(Math.abs(counts.get(place)! - 600)).toBeLessThan(120);
});

const seed = { seedSha256: sha256Of('青禾-2026') };
const draw = { seed: '青禾-2026', population: 186, size: 60, listSha256: 'b'.repeat(64) };
const laidDown = () => aPerformance().does(layDownSampleSeed, seed, '2026-03-10').with({ stage: 'evaluation' });

test('the seed is laid down once, before the evaluation; in it only with a reason', () => {
  expect(aPerformance().judges(layDownSampleSeed, seed, on).warnings).toEqual([]);
  expect(during().judges(layDownSampleSeed, seed, on).warnings).toHaveLength(1);
  expect(laidDown().refuses(layDownSampleSeed, seed, on)?.remedy).toBe('种子已经封存，不得更换');
});

test('the sample is drawn by another person, with the seed that was laid down and with no other', () => {
  expect(during().refuses(drawSample, draw, on)?.remedy).toBe('请先封存抽样种子');
  expect(laidDown().refuses(drawSample, { ...draw, seed: '青禾-2027' }, on)?.rule).toBe('抽样所用的种子是封存的种子');
  expect(laidDown().refuses(drawSample, draw, { on, actor: officer })?.rule).toBe('抽样的人不是封存种子的人');
  const told = laidDown().does(drawSample, draw, on);
  expect(told.state.evaluation?.sample?.places).toEqual(drawn('青禾-2026', 186, 60));
  expect(told.refuses(drawSample, draw, on)?.remedy).toBe('样本已经抽取，不得另抽');
});

test.each([
  [186, 29, 1],
  [186, 30, 0],
  [21, 21, 0],
  [21, 20, 1],
])('of %i a sample of %i has %i warning: thirty, or everybody', (population, size, count) => {
  expect(laidDown().judges(drawSample, { ...draw, population, size }, on).warnings).toHaveLength(count);
});

test('of a drawn sample no more are counted than were drawn, and how many were satisfied is told', () => {
  const told = laidDown().does(drawSample, draw, on);
  const score = { points: 9000, sample: 58, satisfied: 55 };
  expect(told.judges(scoreAsRecipients, score, on)).toMatchObject({ refusal: undefined, warnings: [] });
  expect(told.refuses(scoreAsRecipients, { ...score, sample: 61 }, on)?.remedy).toBe('抽中 60 人：请核对受访人数');
  expect(told.refuses(scoreAsRecipients, { ...score, satisfied: 59 }, on)?.remedy).toBe('最多为 58 人');
  expect(told.judges(scoreAsRecipients, { points: 9000, sample: 58 }, on).warnings).toHaveLength(1);
  expect(told.does(scoreAsRecipients, score, on).state.evaluation?.recipients?.interval).toEqual(wilson(55, 58));
});

const table = {
  document: '青民〔2025〕8号',
  occurredOn: '2026-01-05',
  evidenceSha256: 'c'.repeat(64),
  indicators: {
    P1: { title: '项目管理', side: 'purchaser', points: 2500 },
    R1: { title: '服务态度', side: 'recipients', points: 3000 },
    R2: { title: '解决困难', side: 'recipients', points: 2000 },
    T1: { title: '服务成效', side: 'thirdParty', points: 2500 },
  },
  renewFrom: 8000,
} as const;
const withPoints = (code: 'R1' | 'P1', points: number) => ({
  ...table,
  indicators: { ...table.indicators, [code]: { ...table.indicators[code], points } },
});

test.each([2999, 3001])('a table whose recipients have %i instead of 3000 does not make a hundred points', (points) => {
  const refusal = during().refuses(adoptIndicators, withPoints('R1', points), on);
  expect(refusal).toMatchObject({ rule: '指标总分为一百分', required: '100 分' });
});

test('a table puts the recipients first, and has all three sides: article 28', () => {
  const equal = {
    ...withPoints('R1', 1000),
    indicators: { ...withPoints('R1', 1000).indicators, P1: { title: '项目管理', side: 'purchaser', points: 4500 } },
  };
  expect(during().refuses(adoptIndicators, equal, on)?.cite).toEqual(article28);
  const { T1: _, ...two } = withPoints('R1', 5500).indicators;
  expect(during().refuses(adoptIndicators, { ...table, indicators: two }, on)).toMatchObject({
    cite: article28,
    remedy: '请为三方各列指标',
  });
});

const adopted = () => during().does(adoptIndicators, table, on);
const purchaser = { points: 8800, items: { P1: 2200 }, remark: '按期' };
const recipients = { points: 7000, sample: 60, satisfied: 42, items: { R1: 2100, R2: 1400 } };
const third = { points: 8000, items: { T1: 2000 }, remark: '台账规范' };
const scored = () =>
  adopted()
    .does(scoreAsPurchaser, purchaser, on)
    .does(scoreAsRecipients, recipients, on)
    .does(scoreAsThirdParty, third, on);
/** 8800·0.25 + 7000·0.5 + 8000·0.25 = 7700 */
const result = { points: 7700, grade: '中' } as const;

test('under an adopted table every side gives points for each of its indicators, and its points of a hundred follow', () => {
  expect(adopted().refuses(scoreAsPurchaser, { points: 8800, remark: '按期' }, on)?.remedy).toBe('请补充 P1');
  expect(adopted().refuses(scoreAsPurchaser, { ...purchaser, items: { P1: 2200, T1: 1 } }, on)?.rule).toBe(
    '只评本方的指标',
  );
  expect(adopted().refuses(scoreAsPurchaser, { ...purchaser, items: { P1: 2501 } }, on)?.rule).toBe(
    '每项得分不超过该项分值',
  );
  for (const points of [8799, 8801])
    expect(adopted().refuses(scoreAsPurchaser, { ...purchaser, points }, on)).toMatchObject({ required: '8800' });
  expect(during().refuses(scoreAsPurchaser, purchaser, on)?.rule).toBe('未采用指标细则的，只评总分');
  expect(scored().refuses(adoptIndicators, table, on)?.rule).toBe('评价开始之前采用指标细则');
});

test('the weights of the sides are those of the table', () => {
  expect(scored().refuses(notifyEvaluation, { ...result, points: 7740 }, on)).toMatchObject({ required: '77.00 分' });
  expect(scored().refuses(notifyEvaluation, result, on)).toBeUndefined();
});

const notified = () => scored().does(notifyEvaluation, result, on);
const objection = { accepts: false, statement: '有两户外出，不应计为不满意' };

test('the provider hears the result before the public, and the public waits for the answer or for the end of its time', () => {
  expect(scored().refuses(publishEvaluation, result, on)?.remedy).toBe('请先告知评价结果');
  expect(notified().deadlines.evaluationAnswer).toMatchObject({ kind: 'right', due: '2026-04-20T15:59:59.999Z' });
  expect(notified().refuses(publishEvaluation, result, '2026-04-20')?.rule).toBe(
    '承接主体答复之后，或者答复期限届满之后，方可公布',
  );
  expect(notified().refuses(publishEvaluation, result, '2026-04-21')).toBeUndefined();
  const accepted = notified().does(answerEvaluation, { accepts: true, statement: '无异议' }, '2026-04-14');
  expect(accepted.refuses(publishEvaluation, result, '2026-04-14')).toBeUndefined();
});

test.each([
  ['2026-04-20', undefined],
  ['2026-04-21', '在告知后的期限内答复'],
])('an answer that reached us on %s is refused for: %s', (day, rule) => {
  expect(notified().refuses(answerEvaluation, objection, { on: day, actor: provider })?.rule).toBe(rule);
});

test('an objection is decided by somebody who neither scored nor told; upheld, the result is scored and told anew', () => {
  const open = notified().does(answerEvaluation, objection, '2026-04-14');
  expect(open.refuses(publishEvaluation, result, '2026-04-21')?.remedy).toBe('请由负责人先复核异议');
  const scorer = open.state.evaluation!.purchaser!.by;
  expect(scorer).toBe(director.person);
  const decision = { upheld: true, reason: '两户确已外出' };
  expect(open.refuses(decideEvaluationAnswer, decision, '2026-04-15')?.rule).toBe('复核异议的人不是评分、告知的人');
  const upheld = open.does(decideEvaluationAnswer, decision, { on: '2026-04-15', actor: deputy });
  expect(upheld.state.evaluation).toMatchObject({ contested: { 1: { notified: result, answer: objection } } });
  expect(upheld.refuses(publishEvaluation, result, '2026-04-21')?.remedy).toBe('请先告知评价结果');
  const refused = open.does(
    decideEvaluationAnswer,
    { ...decision, upheld: false },
    { on: '2026-04-15', actor: deputy },
  );
  expect(refused.refuses(publishEvaluation, result, '2026-04-15')).toBeUndefined();
});

const published = (over = {}) => {
  const told = notified()
    .does(answerEvaluation, { accepts: true, statement: '无异议' }, '2026-04-14')
    .does(publishEvaluation, result, '2026-04-14');
  return told.with(over);
};

test('the public reads the table, the share that was satisfied with its interval, and the answer', () => {
  expect(evaluationPublication(published().state).body).toMatchObject({
    points: 7700,
    indicators: '青民〔2025〕8号',
    satisfaction: { method: 'wilson95', shareBp: 7000 },
    answer: { accepts: true },
  });
});

const until = { renew: true, until: '2027-04-30', reason: '年度期满' };

test('an evaluation below the figure of the table refuses a renewal that the documents allow; to end it needs no figure', () => {
  expect(published().refuses(decideRenewal, until, { on: '2026-04-15', actor: deputy })).toMatchObject({
    basis: 'plan',
    required: '≥ 80.00 分',
    actual: '77.00 分',
    remedy: '不得续签：请决定不续签，期满后另行采购',
  });
  const told = published().does(
    decideRenewal,
    { renew: false, reason: '评价未达续签分数' },
    { on: '2026-04-15', actor: deputy },
  );
  expect(told.state.evaluation?.renewal).toMatchObject({ renew: false, by: deputy.person });
  expect(decideRenewal.awaited?.(published().state)).toHaveLength(1);
  expect(decideRenewal.awaited?.(told.state)).toEqual([]);
});

test.each([
  [8000, '2027-04-30', undefined],
  [7999, '2027-04-30', '评价得分达到所采用的指标细则规定的续签分数'],
  [10_000, '2027-05-01', '续签在采购文件所定的服务期限之内'],
  [10_000, '2027-02-28', '续签在采购文件所定的服务期限之内'],
  [10_000, undefined, '续签在采购文件所定的服务期限之内'],
])('%i hundredths and a renewal until %s are answered %s', (points, day, rule) => {
  const { evaluation } = published().state;
  const told = published({ evaluation: { ...evaluation, published: { points, grade: '良', by: 'x', at: at(on) } } });
  const { until: _, ...decision } = until;
  const input = { ...decision, ...(day ? { until: day } : {}) };
  expect(told.refuses(decideRenewal, input, { on: '2026-04-15', actor: deputy })?.rule).toBe(rule);
});

test('where the term of the documents is used up the best evaluation makes no renewal', () => {
  const { evaluation, contract } = published().state;
  const best = { ...evaluation, published: { points: 10_000, grade: '优', by: 'x', at: at(on) } };
  const told = published({ evaluation: best, contract: { ...contract!, periodTo: '2027-04-30' } });
  expect(told.refuses(decideRenewal, until, { on: '2026-04-15', actor: deputy })?.remedy).toContain('请另行采购');
  expect(decideRenewal.awaited?.(told.state)).toEqual([]);
});
