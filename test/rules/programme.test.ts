/** 目录与年度计划: what may be bought at all, in versions, and what is meant to be bought this year. */
import type { Actor } from '../../domain/act.ts';
import { draftScheme } from '../../domain/filing.ts';
import {
  adoptCatalogue,
  adoptPlan,
  openProgramme,
  programmeProceeding,
  proposeCatalogue,
  proposePlan,
} from '../../domain/programme.ts';
import { catalogueOn, type Programme, planOf } from '../../domain/programme-state.ts';
import { shapes } from '../../domain/shapes/programme.ts';
import { aConsultation, aScheme, director, judged, officer } from './builders.ts';
import { Told } from './performing.ts';

const unopened = { id: 'MZ-WL-0001', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as Programme;
const opened = new Told(unopened).does(openProgramme, { purchaser: 'MZ-WL', region: 'henan-county' }, '2026-01-05');
const version = (from: string, ...codes: string[]) => ({
  from,
  items: Object.fromEntries(codes.map((code) => [code, { title: `目录 ${code}` }])),
  basis: '公众需求变化',
});
const withCatalogue = opened
  .does(proposeCatalogue, version('2026-01-06', 'A0403'), '2026-01-05')
  .does(adoptCatalogue, { number: '1' }, '2026-01-06');
const projects = (priorities: number, catalogueItem = 'A040301') =>
  Object.fromEntries(
    [1, 2, 3, 4].map((one) => [
      String(one),
      { title: `项目${one}`, catalogueItem, budgetFen: 1_500_000_00, priority: one <= priorities },
    ]),
  );
const plan = (priorities: number, item?: string) => ({ year: 2026, projects: projects(priorities, item) });

test('what is proposed has its shape, and a unit opens its own programme only', () => {
  expect(shapes.proposeCatalogue.safeParse(version('2026-01-06', 'A0403')).error).toBeUndefined();
  expect(shapes.proposePlan.safeParse(plan(1)).error).toBeUndefined();
  const refusal = new Told(unopened).refuses(
    openProgramme,
    { purchaser: 'MZ-YC', region: 'henan-county' },
    '2026-01-05',
  );
  expect(refusal?.remedy).toContain('MZ-WL');
});

test.each([
  [0, [13]],
  [1, []],
  [2, []],
  [3, [13]],
])('%i priority projects ask for a reason under articles %j, and are refused by nobody', (priorities, articles) => {
  const { refusal, warnings } = withCatalogue.judges(proposePlan, plan(priorities), '2026-01-10');
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ cite }) => cite?.article)).toEqual(articles);
});

test('a catalogue is in force from its day once another person has adopted it; the next one takes its place', () => {
  const adjusted = withCatalogue.does(proposeCatalogue, version('2026-07-01', 'A0403', 'A0405'), '2026-06-01');
  expect(adoptCatalogue.awaited!(adjusted.state)).toEqual([{ subject: '2' }]);
  const both = adjusted.does(adoptCatalogue, { number: '2' }, '2026-06-02').state;
  const on = (day: string, state = both) => catalogueOn(state, day)?.[0];
  expect([on('2026-01-05'), on('2026-01-06'), on('2026-06-30'), on('2026-07-01')]).toEqual([undefined, '1', '1', '2']);
  expect(on('2026-07-01', adjusted.state)).toBe('1');
});

test('who proposed does not adopt, and what was adopted is not adopted again', () => {
  const proposed = withCatalogue.does(proposePlan, plan(1), '2026-01-10');
  const both: Actor = { ...director, person: officer.person };
  expect(proposed.refuses(adoptPlan, { number: '1' }, { on: '2026-01-11', actor: both })?.rule).toContain('拟订人');
  const adopted = proposed.does(adoptPlan, { number: '1' }, '2026-01-11');
  expect(planOf(adopted.state, 2026)?.[0]).toBe('1');
  expect(planOf(adopted.state, 2027)).toBeUndefined();
  expect(adopted.refuses(adoptPlan, { number: '1' }, '2026-01-12')?.rule).toContain('尚未审定');
  expect(adopted.refuses(adoptPlan, { number: '9' }, '2026-01-12')?.remedy).toContain('稿次');
});

test('a project outside the catalogue in force is not planned', () => {
  const refusal = withCatalogue.refuses(proposePlan, plan(1, 'B0101'), '2026-01-10');
  expect(refusal).toMatchObject({ cite: { statute: 'rules2019', article: 12, paragraph: 1 } });
});

const on = '2026-02-09';
const found = (codes: string[], more: object = {}) => ({
  programme: 'MZ-WL-0001',
  version: 3,
  catalogue: { number: '1', items: Object.fromEntries(codes.map((code) => [code, { title: '目录' }])) },
  ...more,
});
const drafting = (programme: object | undefined, more: object = {}) =>
  judged(draftScheme, aConsultation(), { ...aScheme, ...more, ...(programme ? { programme } : {}) }, { on });

test.each([
  [['A0403'], undefined],
  [['A040301', 'A040302'], undefined],
  [['A040301'], 12],
])('a scheme of A040301 and A040302 by a catalogue of %j: article %s', (codes, article) => {
  expect(drafting(found(codes)).refusal?.cite?.article).toBe(article);
});

test('without a catalogue on record nothing is held against one', () => {
  expect(drafting(undefined).refusal).toBeUndefined();
  expect(drafting(undefined).found.some(({ cite }) => cite?.article === 12 && cite.statute === 'rules2019')).toBe(
    false,
  );
});

test.each([
  [{}, 1],
  [{ project: '9' }, 1],
  [{ project: '1' }, 0],
])('a scheme that names %j of the plan asks for a reason %i times', (more, count) => {
  const planned = { plan: { number: '1', projects: projects(1) } };
  expect(drafting(found(['A0403'], planned), more).warnings).toHaveLength(count);
});

test('a scheme above what its project was planned for wants a reason', () => {
  const small = { 1: { ...projects(1)['1']!, budgetFen: 1_499_999_99 } };
  const { warnings } = drafting(found(['A0403'], { plan: { number: '1', projects: small } }), { project: '1' });
  expect(warnings[0]).toMatchObject({ required: '≤ 1,499,999.99 元' });
});

test('it runs until the director ends it', () => {
  expect(programmeProceeding.ends).toEqual(['closed']);
});
