/** 实施方案: years, splitting, demand, estimate, heads, forms, and whom a purchase is open to. */
import { recordDemand, recordEstimate } from '../../domain/demand.ts';
import { approveScheme, countersignScheme, draftScheme } from '../../domain/filing.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { shapes as demandShapes } from '../../domain/shapes/demand.ts';
import { shapes } from '../../domain/shapes/filing.ts';
import { countedFen, countsWith } from '../../domain/splitting.ts';
import { requiredStaff } from '../../domain/staffing.ts';
import { ofSupplierKinds } from '../../domain/supplier-kinds.ts';
import { aConsultation, aProcurement, aScheme, at, done, financeReviewer, judged } from './builders.ts';

const on = '2026-02-09';
const similar = (fen: number) => ({
  fiscalYear: 2026,
  item: '社会救助工作经费',
  purchases: { 'henan-county-2026-0007': { version: 9, fen } },
});
const findingsOf = (more: object, state: Procurement = aConsultation()) =>
  judged(draftScheme, state, { ...aScheme, ...more }, { on });

test.each([
  [499_999_99, undefined],
  [500_000_00, undefined],
  [500_000_01, 28],
])(
  '150 万元 beside %i fen of the same kind, item and year: article %s, for what just reaches the amount does not exceed it',
  (fen, article) => {
    const { refusal } = findingsOf({ similar: similar(fen) });
    expect(refusal?.cite?.article).toBe(article);
    if (article) expect(refusal?.remedy).toContain('henan-county-2026-0007（500,000.01 元）');
  },
);

test('of a thousand small purchases the ten largest are named, and how many there are', () => {
  const purchases = Object.fromEntries(
    Array.from({ length: 1000 }, (_, place) => [`小额-${place}`, { version: 1, fen: 1_000_00 + place }]),
  );
  const { refusal } = findingsOf({ similar: { ...similar(1), purchases } });
  expect(refusal?.remedy).toMatch(/：小额-999（1,009\.99 元）、小额-998[^。]*、小额-990（1,009\.90 元）等 1000 宗。/);
});

test('open tender evades nothing, and what was approved otherwise neither', () => {
  expect(findingsOf({ similar: similar(900_000_00) }, aProcurement()).refusal).toBeUndefined();
  const approved = aConsultation({ choice: { approval: { number: '1' } } as never });
  expect(findingsOf({ similar: similar(900_000_00) }, approved).refusal).toBeUndefined();
});

test('finance looks again before it signs: two schemes of the same hour did not see each other', () => {
  const approved = done(approveScheme, done(draftScheme, aConsultation(), aScheme, { on }), {}, { on });
  const sign = (fen: number) =>
    judged(countersignScheme, approved, { similar: similar(fen) }, { on, actor: financeReviewer }).refusal;
  expect(sign(500_000_00)).toBeUndefined();
  expect(sign(500_000_01)?.cite).toEqual({ statute: 'procurementRegulation', article: 28 });
});

test('what counts is the contract once it is signed; a cancelled or tendered purchase counts nothing', () => {
  const drafted = done(draftScheme, aConsultation(), aScheme, { on });
  expect(countedFen(drafted)).toBe(1_500_000_00);
  expect(countedFen({ ...drafted, stage: 'cancelled' })).toBe(0);
  expect(countedFen({ ...drafted, opening: { ...drafted.opening, method: 'openTender' } })).toBe(0);
  expect(countedFen({ ...drafted, contract: { signedOn: on, valueFen: 7 } as never })).toBe(7);
});

test.each([
  [{}, {}, true],
  [{}, { number: '另一指标文件' }, false],
  [{}, { fiscalYear: 2025 }, false],
  [{ budgetItem: '居家照料' }, { number: '另一指标文件', budgetItem: '居家照料' }, true],
  [{ budgetItem: '居家照料' }, { budgetItem: '心理疏导' }, false],
])('with a purchase from %j one from %j counts: %s', (mine, money, counts) => {
  const common = aConsultation();
  const ours = { ...common, allotment: { ...common.allotment!, ...mine } };
  const theirs = aConsultation({ id: 'other', allotment: { ...ours.allotment!, ...money } });
  expect(countsWith(ours, theirs)).toBe(counts);
});

const years = (more: object) => findingsOf({ years: { 2026: 900_000_00, 2027: 600_000_00 }, ...more });

test('a scheme over two years needs the money of this one, and finance’s word for the next', () => {
  expect(years({}).warnings.map(({ cite }) => cite?.article)).toEqual([24]);
  const guarantee = (occurredOn: string) => years({ guarantee: { number: '宛财函〔2026〕1号', occurredOn } });
  expect(guarantee(on).warnings).toEqual([]);
  expect(guarantee('2026-02-10').warnings).toHaveLength(1);
});

test.each([
  [{ 2026: 900_000_00, 2027: 600_000_01 }, '各年度支付计划之和等于方案限额'],
  [{ 2027: 1_500_000_00 }, '支付计划自指标所属的预算年度起'],
])('a plan of %j is refused: %s', (plan, rule) => {
  expect(findingsOf({ years: plan }).refusal?.rule).toBe(rule);
});

test.each([
  [2_400_000_00, undefined],
  [2_400_000_01, 6],
])('this year’s part of %i fen out of 240 万元: article %s', (fen, article) => {
  const services = { 1: { ...aScheme.services[1], amountFen: 4_000_000_00 } };
  const plan = { 2026: fen, 2027: 4_000_000_00 - fen };
  expect(findingsOf({ services, ceilingFen: 4_000_000_00, years: plan }, aProcurement()).refusal?.cite?.article).toBe(
    article,
  );
});

const demand = { recipients: 300, basis: '入户摸底', occurredOn: on };

test('a caring service whose demand was not asked of the public wants a reason, and stands in the inbox until it is entered', () => {
  expect(demandShapes.recordDemand.safeParse(demand).error).toBeUndefined();
  const { refusal, warnings } = judged(recordDemand, aConsultation(), demand, { on });
  expect([refusal, warnings.map(({ cite }) => cite?.article)]).toEqual([undefined, [15]]);
  expect(recordDemand.awaited!(aConsultation())).toHaveLength(1);
  const asked = done(recordDemand, aConsultation(), { ...demand, consulted: { respondents: 60 } }, { on });
  expect(recordDemand.awaited!(asked)).toEqual([]);
});

test.each([
  [2, 1],
  [3, 0],
])('a survey of %i respondents warns %i times', (respondents, count) => {
  const input = { ...demand, consulted: { respondents: 60 }, survey: { respondents } };
  expect(judged(recordDemand, aConsultation(), input, { on }).warnings).toHaveLength(count);
});

test('a scheme above its estimate wants a reason; an estimate without anybody’s opinion, too', () => {
  const parts = { wagesFen: 1_000_000_00, pricesFen: 200_000_00, taxesFen: 100_000_00, otherFen: 199_999_99 };
  const estimate = { parts, opinions: {}, occurredOn: on };
  expect(judged(recordEstimate, aConsultation(), estimate, { on }).warnings.map(({ cite }) => cite?.article)).toEqual([
    24,
  ]);
  const state = done(recordEstimate, aConsultation(), estimate, { on });
  expect(findingsOf({}, state).warnings[0]).toMatchObject({ required: '≤ 1,499,999.99 元' });
});

test.each([
  [{ of: 'county', recipients: 40_000 }, 5],
  [{ of: 'county', recipients: 40_001 }, 6],
  [{ of: 'township', recipients: 2_400 }, 3],
  [{ of: 'township', recipients: 2_401 }, 4],
  [{ of: 'careHome', independent: 10, partial: 4, full: 3 }, 4],
  [{ of: 'careHome', independent: 11, partial: 4, full: 3 }, 5],
  [{ of: 'childWelfare', children: 7 }, 7],
  [{ of: 'mentalHealth', beds: 11 }, 9],
] as const)('%j needs %i persons', (need, staff) => {
  expect(requiredStaff({ pack: 'henan-county@2020-03-09' }, need)).toBe(staff);
});

test.each([
  [2, []],
  [3, [undefined]],
])('a gap of two filled by %i: articles %j', (planned, articles) => {
  const staffing = { need: { of: 'township', recipients: 4_000 }, current: 3, planned };
  expect(shapes.draftScheme.safeParse({ ...aScheme, staffing }).error).toBeUndefined();
  expect(findingsOf({ staffing }).warnings.map(({ cite }) => cite?.article)).toEqual(articles);
});

test('a line that is paid by heads wants a reason: it is an order for staff', () => {
  const services = { 1: { ...aScheme.services[1], unit: '岗位', amountFen: 1_500_000_00 } };
  expect(findingsOf({ services }).warnings.map(({ cite }) => cite)).toEqual([{ statute: 'purchase102', article: 10 }]);
});

test('a form of its own waits for what finance holds of it, and changes no method', () => {
  const drafted = done(draftScheme, aConsultation(), { ...aScheme, form: 'strategicCooperation' }, { on });
  const approved = done(approveScheme, drafted, {}, { on });
  const sign = (input: object) => judged(countersignScheme, approved, input, { on, actor: financeReviewer }).refusal;
  expect(sign({})?.cite).toEqual({ statute: 'rules2019', article: 21, paragraph: 2 });
  expect(sign({ formOpinion: '符合规定，按磋商方式办理' })).toBeUndefined();
  expect(approved.opening.method).toBe('consultation');
});

test.each([
  ['2020-02-29', 'ruralCollective', 8, 'blocks'],
  ['2020-03-01', 'ruralCollective', undefined, undefined],
  ['2020-03-01', 'individual', 18, 'warns'],
  ['2020-03-01', 'massOrganisation', 8, 'blocks'],
  ['2020-02-29', 'socialOrganisation', undefined, undefined],
] as const)('on %s a purchase is open to %s: article %s %s', (day, kind, article, force) => {
  const broken = ofSupplierKinds([kind], day).find(({ holds }) => !holds);
  expect([broken?.cite?.article, broken?.force]).toEqual([article, force]);
});

test('what was looked up is kept in the journal, not in the scheme', () => {
  const state = done(draftScheme, aConsultation(), { ...aScheme, similar: similar(1) }, { on });
  expect(state.scheme).toEqual({ ...aScheme, drafted: { by: 'chen-jing', at: at(on) } });
});
