/** 方案与备案: who may approve whose scheme, what may never be bought, and what the regulator may and may not do. */
import {
  approveScheme,
  countersignScheme,
  draftScheme,
  fileProcurementPlan,
  recordPlanNumber,
  returnPlan,
  returnScheme,
} from '../../domain/filing.ts';
import type { Content, Procurement } from '../../domain/procurement.ts';
import { shapes } from '../../domain/shapes/filing.ts';
import {
  aConsultation,
  aProcurement,
  aScheme,
  clocked,
  director,
  done,
  financeReviewer,
  judged,
  officer,
} from './builders.ts';

const on = '2026-02-09';
const schemeOf = (fen: number, content: Content[] = ['caringService']) => ({
  ...aScheme,
  services: { 1: { ...aScheme.services[1], amountFen: fen, content } },
  ceilingFen: fen,
});
const drafted = done(draftScheme, aProcurement(), aScheme, { on });
const approved = done(approveScheme, drafted, {}, { on });
const countersigned = done(countersignScheme, approved, {}, { on });
const filed = done(fileProcurementPlan, countersigned, {}, { on });
const numbered = done(recordPlanNumber, filed, { number: '宛备〔2026〕42号' }, { on });

test('a scheme before the money is refused under the county rules', () => {
  const { refusal } = judged(draftScheme, aProcurement({ allotment: undefined }), aScheme, { on });
  expect(refusal).toMatchObject({ cite: { statute: 'rules2019', article: 16 } });
});

test.each([
  [2_399_999_99, undefined],
  [2_400_000_00, undefined],
  [2_400_000_01, 6],
])('a scheme of %i fen out of 240 万元 is refused only where it spends more than was allotted', (fen, article) => {
  expect(judged(draftScheme, aProcurement(), schemeOf(fen), { on }).refusal?.cite?.article).toBe(article);
});

test.each([
  [1_999_999_99, undefined],
  [2_000_000_00, 27],
  [2_000_000_01, 27],
])('a consultation for %i fen is refused from 200 万元 on, and told what else can be done', (fen, article) => {
  const { refusal } = judged(draftScheme, aConsultation(), schemeOf(fen), { on });
  expect(refusal?.cite?.article).toBe(article);
  if (article) expect(refusal?.remedy).toContain('公开招标');
});

test('an open tender may reach 200 万元', () => {
  expect(judged(draftScheme, aProcurement(), schemeOf(2_000_000_00), { on }).refusal).toBeUndefined();
});

test.each([
  ['eligibilityDecision', 'rules2019', 11],
  ['governmentDuty', 'rules2019', 11],
  ['staffHiring', 'purchase102', 10],
  ['goods', 'purchase102', 10],
  ['works', 'purchase102', 10],
  ['financing', 'purchase102', 10],
  ['outsideGovernment', 'purchase102', 10],
] as const)('a scheme that buys %s is refused, with its article and the line', (content, statute, article) => {
  const { refusal } = judged(draftScheme, aProcurement(), schemeOf(1_00, ['administrativeWork', content]), { on });
  expect(refusal).toMatchObject({ cite: { statute, article }, remedy: expect.stringContaining('第 1 项') });
});

test.each([1, -1])('a ceiling that is %i fen off the sum of its lines is refused, and the sum is told', (off) => {
  const scheme = { ...aScheme, ceilingFen: aScheme.ceilingFen + off };
  const { refusal } = judged(draftScheme, aProcurement(), scheme, { on });
  expect(refusal).toMatchObject({ basis: 'plan', remedy: '限额应当填写 1,500,000.00 元' });
  expect(refusal?.cite).toBeUndefined();
});

test('a period that ends before it begins is refused, one of a single day is not', () => {
  const backwards = { ...aScheme, periodFrom: '2026-05-02', periodTo: '2026-05-01' };
  expect(judged(draftScheme, aProcurement(), backwards, { on }).refusal).toBeDefined();
  const oneDay = { ...aScheme, periodFrom: '2026-05-01', periodTo: '2026-05-01' };
  expect(judged(draftScheme, aProcurement(), oneDay, { on }).refusal).toBeUndefined();
});

test('caring work in a purchase opened as administrative needs a reason', () => {
  const state = aProcurement();
  const administrative = { ...state, opening: { ...state.opening, serviceKind: 'administrative' as const } };
  expect(judged(draftScheme, administrative, aScheme, { on }).warnings).toHaveLength(1);
  expect(judged(draftScheme, state, aScheme, { on }).warnings).toHaveLength(0);
});

test('nobody approves, returns or countersigns a scheme of their own, whatever role they act in', () => {
  const author = { ...director, person: officer.person };
  expect(judged(approveScheme, drafted, {}, { on, actor: author }).refusal?.rule).toContain('编制人');
  expect(judged(returnScheme, drafted, { reason: '金额有误' }, { on, actor: author }).refusal).toBeDefined();
  for (const person of [officer.person, director.person]) {
    const { refusal } = judged(countersignScheme, approved, {}, { on, actor: { ...financeReviewer, person } });
    expect(refusal).toMatchObject({ basis: 'house', remedy: '请由另一名工作人员办理' });
  }
});

test('a returned scheme loses its approvals and is drafted again without the return', () => {
  const returned = done(returnScheme, countersigned, { reason: '单价偏高' }, { on });
  expect(returned.scheme).toMatchObject({ returned: { reason: '单价偏高', by: director.person } });
  expect(returned.scheme?.approved).toBeUndefined();
  expect(judged(approveScheme, returned, {}, { on }).refusal).toBeDefined();
  const again = done(draftScheme, returned, aScheme, { on });
  expect(again.scheme?.returned).toBeUndefined();
  expect(again.scheme?.countersigned).toBeUndefined();
});

test('an approved scheme is not changed until it has been returned', () => {
  expect(judged(draftScheme, approved, aScheme, { on }).refusal?.remedy).toContain('退回');
});

test('a plan is not filed before the scheme is approved and countersigned', () => {
  expect(judged(fileProcurementPlan, drafted, {}, { on }).refusal?.remedy).toContain('负责人');
  const { refusal } = judged(fileProcurementPlan, approved, {}, { on });
  expect(refusal?.cite).toEqual({ statute: 'rules2019', article: 22 });
  expect(judged(fileProcurementPlan, filed, {}, { on }).refusal?.remedy).toContain('已经报备');
});

test('filing is complete on submission: the scheme cannot be taken back, and only the number is awaited', () => {
  expect(judged(returnScheme, filed, { reason: '单价偏高' }, { on }).refusal).toBeDefined();
  expect(awaited(filed)).toEqual(['recordPlanNumber']);
  expect(judged(recordPlanNumber, numbered, { number: '2' }, { on }).refusal).toBeDefined();
  expect(judged(returnPlan, numbered, { gaps: ['缺少预算批复'] }, { on }).refusal).toBeDefined();
});

test('the regulator returns a plan for named gaps only, and it is filed anew', () => {
  expect(shapes.returnPlan.safeParse({ gaps: [] }).success).toBe(false);
  expect(shapes.returnPlan.safeParse({ gaps: Array(21).fill('缺') }).success).toBe(false);
  const gapped = done(returnPlan, filed, { gaps: ['缺少预算批复'] }, { on });
  expect(judged(recordPlanNumber, gapped, { number: '1' }, { on }).refusal).toBeDefined();
  expect(awaited(gapped)).toEqual(['fileProcurementPlan']);
  const again = done(fileProcurementPlan, gapped, {}, { on });
  expect(again.plan?.gaps).toBeUndefined();
  expect(awaited(again)).toEqual(['recordPlanNumber']);
});

test.each([
  ['2026-02-13', 0],
  ['2026-02-16', 0],
  ['2026-02-17', 1],
])(
  'a scheme drafted on 9 February and approved on %s needs %i reasons: five working days are the house rule',
  (day, reasons) => {
    const deadlines = clocked(draftScheme, aProcurement(), aScheme, { on });
    const { refusal, warnings } = judged(approveScheme, drafted, {}, { on: day, deadlines });
    expect(refusal).toBeUndefined();
    expect(warnings).toHaveLength(reasons);
    expect(warnings.every(({ cite }) => !cite)).toBe(true);
  },
);

test('at every step somebody is awaited', () => {
  expect([aProcurement(), drafted, approved, countersigned, filed].map(awaited)).toEqual([
    ['draftScheme'],
    ['approveScheme'],
    ['countersignScheme'],
    ['fileProcurementPlan'],
    ['recordPlanNumber'],
  ]);
});

test('a line number that is not a number, and a scheme without lines, have no shape', () => {
  expect(shapes.draftScheme.safeParse(aScheme).success).toBe(true);
  expect(shapes.draftScheme.safeParse({ ...aScheme, services: {} }).success).toBe(false);
  expect(shapes.draftScheme.safeParse({ ...aScheme, services: { a: aScheme.services[1] } }).success).toBe(false);
});

function awaited(state: Procurement): string[] {
  const acts = [
    draftScheme,
    approveScheme,
    returnScheme,
    countersignScheme,
    fileProcurementPlan,
    recordPlanNumber,
    returnPlan,
  ];
  return acts.filter((act) => act.awaited?.(state).length).map(({ name }) => name);
}
