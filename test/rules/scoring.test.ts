/** 评审标准: factors are weighed and banded in the notice, the law's bans are named where the words break them, and sheets keep to it. */
import { publishNotice } from '../../domain/announcement.ts';
import { checkConformity } from '../../domain/conformity.ts';
import { openBids } from '../../domain/examination.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { scoreBids } from '../../domain/selection.ts';
import { aConsultation, after, aNotice, aProcurement, done, judged, memberOf, readyForNotice } from './builders.ts';
import { examined, on, people, qualified, reported, sheet, sheets, signing, three } from './selecting.ts';

const day = '2026-03-02';
const { factors } = aNotice.scoring;
const publishing = (over: object, state: Procurement = readyForNotice()) =>
  judged(publishNotice, state, { ...aNotice, ...over }, { on: day });
const withFirst = (over: object) => ({ scoring: { factors: { ...factors, 1: { ...factors[1], ...over } } } });

test('a notice without factors is refused, by tender under order 87, by consultation under its own rules', () => {
  expect(publishing({ scoring: undefined }).refusal?.cite).toEqual({ statute: 'tender87', article: 55, paragraph: 3 });
  const consultation = readyForNotice(aConsultation());
  expect(publishing({ scoring: undefined }, consultation).refusal?.cite?.statute).toBe('consultation2014');
});

test.each([
  [5999, '99.99%'],
  [6001, '100.01%'],
])('weights that make %i of 6000 basis points too few or too many are refused with the figure', (weightBp, actual) => {
  const over = withFirst({
    weightBp,
    bands: { 1: { condition: '全', points: weightBp }, 2: { condition: '缺', points: 0 } },
  });
  expect(publishing(over).refusal).toMatchObject({ actual, remedy: expect.stringContaining('85%') });
});

test('a factor has two bands of different points at least, the best of which is its weight', () => {
  const bands = (...points: number[]) =>
    withFirst({ bands: Object.fromEntries(points.map((one, place) => [place + 1, { condition: '档', points: one }])) });
  expect(publishing(bands(6000, 3000)).refusal).toBeUndefined();
  for (const wrong of [bands(6000), bands(6000, 6000), bands(5999, 3000)])
    expect(publishing(wrong).refusal?.cite).toMatchObject({ article: 55, paragraph: 3 });
});

test.each([
  ['注册资本 500 万元以上得满分', 'tender87', 17],
  ['按上年营业收入分档', 'tender87', 17],
  ['有本县养老服务业绩的加分', 'procurementRegulation', 20],
  ['在当地设有分支机构的加分', 'procurementRegulation', 20],
  ['营业执照齐全得满分', 'tender87', 55],
  ['不得以注册资本作为条件；按方案分档', undefined, undefined],
  ['按照护计划的完整程度分档', undefined, undefined],
])('a standard that says “%s” is warned of under %s %s', (standard, statute, article) => {
  const { refusal, warnings } = publishing(withFirst({ standard }));
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ cite }) => [cite?.statute, cite?.article])).toEqual(statute ? [[statute, article]] : []);
  if (statute) expect(warnings[0]?.remedy).toContain('第 1 项');
});

test('what suppliers must have is held to the same words', () => {
  expect(publishing({ qualifications: '注册资本不低于 100 万元' }).warnings[0]?.cite?.article).toBe(17);
});

const hours = { title: '服务时数', kind: 'hours', weightBp: 1500, standard: '按承诺的年服务时数计算' };
const fixed = { priceWeightBp: 0, scoring: { factors: { ...factors, 3: hours }, fixedPriceFen: 1_400_000_00 } };

test('where the price is fixed it is not weighed, and committed hours are compared', () => {
  expect(publishing(fixed).refusal).toBeUndefined();
  const weighed = {
    ...fixed,
    priceWeightBp: 1000,
    scoring: { ...fixed.scoring, factors: { ...factors, 3: { ...hours, weightBp: 500 } } },
  };
  expect(publishing(weighed).refusal?.cite).toMatchObject({ article: 55, paragraph: 5 });
  const notice = { ...examined.notice!, ...fixed } as NonNullable<Procurement['notice']>;
  const offers = Object.fromEntries(three.map((one) => [one, 1_400_000_00]));
  const told = { offers, hours: { ANKANG: 800, BOAI: 1600, CIYUAN: 1200 } };
  const { openedAt: _, ...sealed } = examined;
  const state = { ...done(openBids, { ...sealed, notice }, told, { on }), openedAt: examined.openedAt } as Procurement;
  const level = Object.fromEntries(three.map((one) => [one, sheet.ANKANG]));
  const { results } = after(state, ...sheets(level), ...signing());
  expect(results).toMatchObject({
    BOAI: { hoursPoints: 1500, pricePoints: 0, rank: 1 },
    CIYUAN: { hoursPoints: 1125, rank: 2 },
    ANKANG: { hoursPoints: 750, rank: 3 },
  });
});

test('a bid at another price than the fixed one does not conform', () => {
  const notice = { ...qualified.notice!, ...fixed } as NonNullable<Procurement['notice']>;
  const conforms = { results: Object.fromEntries(three.map((one) => [one, { conforms: true }])) };
  const scene = { on, actor: memberOf(people[1]!) };
  expect(judged(checkConformity, { ...qualified, notice }, conforms, scene).refusal?.remedy).toContain('BOAI');
});

test('points of the report are the mean of the factors and the price by formula', () => {
  expect(reported.results).toEqual({
    ANKANG: { factorPoints: 8500, pricePoints: 1393, points: 9893, rank: 1 },
    BOAI: { factorPoints: 7500, pricePoints: 1500, points: 9000, rank: 2 },
    CIYUAN: { factorPoints: 6000, pricePoints: 1345, points: 7345, rank: 3 },
  });
});

test.each([
  [{ ...sheet, BOAI: { 1: 6000 } }, '缺第 2 项'],
  [{ ...sheet, BOAI: { 1: 6000, 2: 2000 } }, '可评 25、15 分'],
  [{ ...sheet, BOAI: { 1: 6000, 2: 2500, 3: 100 } }, '多填第 3 项'],
])('a sheet that leaves the bands is refused, and told which points there are', (given, remedy) => {
  const scene = { on, actor: memberOf(people[0]!) };
  expect(judged(scoreBids, examined, { sheets: given }, scene).refusal?.remedy).toContain(remedy);
});

test('a whole figure where the notice has factors is no standard of the documents', () => {
  const scores = { ANKANG: 1, BOAI: 1, CIYUAN: 1 };
  const { refusal } = judged(scoreBids, examined, { scores, sheets: sheet }, { on, actor: memberOf(people[0]!) });
  expect(refusal?.cite).toEqual({ statute: 'procurementRegulation', article: 34, paragraph: 5 });
});

test('a round whose notice has no factors is scored as a whole, as it was when it was announced', () => {
  const { scoring: _, ...notice } = examined.notice!;
  const old = { ...examined, notice };
  const scores = { ANKANG: 80_00, BOAI: 80_00, CIYUAN: 80_01 };
  const steps = people.map((one) => [scoreBids, { scores }, { on, actor: memberOf(one) }] as const);
  const signed = after(old, ...steps, ...signing());
  expect(signed.ranking).toEqual(['CIYUAN', 'BOAI', 'ANKANG']);
  expect([signed.results, signed.sheets]).toEqual([undefined, undefined]);
});

const small = { ceilingFen: 1_000_000_00 };
test.each([
  [{ sme: undefined }, 'house'],
  [{ sme: { reserved: 'none', cutBp: 1000 } }, 'statute'],
  [{ sme: { reserved: 'none', reason: '由社会组织提供', cutBp: 1000 } }, undefined],
  [{ sme: { reserved: 'whole' } }, undefined],
  [{ sme: { reserved: 'whole', cutBp: 1000 } }, 'statute'],
  [{ sme: { reserved: 'none', reason: '由社会组织提供' } }, 'statute'],
])('a notice within 2 million that says %j of small enterprises is warned of: %s', (over, basis) => {
  const state = readyForNotice(aProcurement({ pack: 'henan-county@2022-07-01' }));
  const { refusal, warnings } = publishing({ ...small, ...over }, state);
  expect(refusal).toBeUndefined();
  expect(warnings.map((one) => one.basis)).toEqual(basis ? [basis] : []);
});

const cutOf = (cutBp: number, pack: string) => {
  const state = readyForNotice(aProcurement({ pack }));
  const { refusal, warnings } = publishing({ sme: { reserved: 'none', reason: '由社会组织提供', cutBp } }, state);
  return refusal !== undefined || warnings.length > 0;
};
test('the price cut is 10 to 20 % since July 2022, and was 6 to 10 % before', () => {
  const [now, before] = ['henan-county@2022-07-01', 'henan-county@2021-01-01'];
  expect([999, 1000, 2000, 2001].map((bp) => cutOf(bp, now))).toEqual([true, false, false, true]);
  expect([599, 600, 1000, 1001].map((bp) => cutOf(bp, before))).toEqual([true, false, false, true]);
});

test('above 2 million a share of 30 % is kept, 60 % of it for micro and small ones', () => {
  const scheme = { ...readyForNotice().scheme!, ceilingFen: 3_000_000_00 };
  const state = { ...readyForNotice(aProcurement({ pack: 'henan-county@2022-07-01' })), scheme };
  const share = (shareBp: number, microShareBp: number) =>
    publishing({ ceilingFen: 2_000_000_01, sme: { reserved: 'share', shareBp, microShareBp, cutBp: 1000 } }, state)
      .warnings;
  expect(share(3000, 6000)).toHaveLength(0);
  expect(share(2999, 6000).map(({ cite }) => cite?.article)).toEqual([8]);
  expect(share(3000, 5999).map(({ cite }) => cite?.article)).toEqual([8]);
});
