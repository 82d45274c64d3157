/** 基层经办 (细则34–46): the window, the staff, the villages and their assistants, and a post that is handed over. */
import type { Actor } from '../../domain/act.ts';
import { ofStaffing } from '../../domain/staffing.ts';
import { openTownship, townshipProceeding } from '../../domain/township.ts';
import * as staff from '../../domain/township-staffing.ts';
import type { Township } from '../../domain/township-state.ts';
import * as desk from '../../domain/township-window.ts';
import { mayRead } from '../../domain/visibility.ts';
import { at, director, financeReviewer, officer } from './builders.ts';
import { colleague, Told } from './performing.ts';

const unopened = { id: 'MZ-WL-1', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as Township;
const aTownship = (kind: Township['kind'] = 'township') =>
  new Told(unopened).does(
    openTownship,
    { purchaser: 'MZ-WL', region: 'henan-county', kind, title: '青石镇' },
    '2026-01-05',
  );
const counted = (recipients: number, current: number) => ({
  need: { of: 'township', recipients },
  current,
  occurredOn: '2026-01-05',
});
const aDraft = {
  title: '入户探访',
  catalogueItem: 'A0403',
  serviceKind: 'administrative',
  method: 'consultation',
  persons: 2,
  placedWith: 'township',
  estimateFen: 300_000_00,
};

test.each([
  [2_400, 3, 0],
  [2_401, 3, 1],
  [2_400, 2, 1],
  [799, 2, 1],
  [4_000, 3, 2],
])(
  'a township of %i recipients with %i on its staff lacks %i, and a lack wants a reason, no refusal',
  (n, now, gap) => {
    const { refusal, warnings } = aTownship().judges(staff.countStaff, counted(n, now), '2026-01-05');
    expect(refusal).toBeUndefined();
    expect(warnings.map(({ cite }) => cite?.article)).toEqual(gap > 0 ? [35] : []);
    const told = aTownship().does(staff.countStaff, counted(n, now), '2026-01-05');
    expect(staff.staffingOf(told.state)).toMatchObject({ current: now, shortage: gap });
  },
);

test('an office is counted as what it is', () => {
  expect(aTownship('careHome').refuses(staff.countStaff, counted(10, 3), '2026-01-05')?.rule).toContain('类别');
  const home = { of: 'careHome', independent: 10, partial: 4, full: 3 };
  const told = aTownship('careHome').does(
    staff.countStaff,
    { need: home, current: 3, occurredOn: '2026-01-05' },
    '2026-01-05',
  );
  expect(staff.staffingOf(told.state)).toMatchObject({ standard: 4, shortage: 1 });
});

const lackingTwo = aTownship().does(staff.countStaff, counted(4_000, 3), '2026-01-05');

test('no more is drafted than is lacking, and a second draft counts the first', () => {
  expect(lackingTwo.refuses(staff.draftShortage, { ...aDraft, persons: 3 }, '2026-01-06')).toMatchObject({
    required: '≤ 2 人',
  });
  const one = lackingTwo.does(staff.draftShortage, { ...aDraft, persons: 1 }, '2026-01-06');
  expect(staff.lacking(one.state)).toBe(1);
  expect(one.refuses(staff.draftShortage, aDraft, '2026-01-06')?.required).toBe('≤ 1 人');
  const both = one.does(staff.draftShortage, { ...aDraft, persons: 1 }, '2026-01-06');
  expect(both.refuses(staff.draftShortage, { ...aDraft, persons: 1 }, '2026-01-06')?.cite?.article).toBe(36);
  expect(aTownship().refuses(staff.draftShortage, aDraft, '2026-01-06')?.cite?.article).toBe(36);
});

test('an approved draft is what opening the purchase and drafting its scheme take, within the measure of the house', () => {
  const drafted = lackingTwo.does(staff.draftShortage, aDraft, '2026-01-06');
  const asDirector: Actor = { ...director, person: officer.person };
  const sign = { on: '2026-01-07', actor: asDirector };
  expect(drafted.refuses(staff.approveShortage, { number: '1' }, sign)?.rule).toContain('拟订人');
  const note = { number: '1', procurement: 'P-1', found: { purchaser: 'MZ-WL' } };
  expect(drafted.refuses(staff.recordShortagePurchase, note, '2026-01-07')?.remedy).toContain('负责人审定');
  const approved = drafted.does(staff.approveShortage, { number: '1' }, '2026-01-07');
  const { opening, staffing } = staff.openingOf(approved.state, approved.state.shortages!['1']!);
  expect(opening).toMatchObject({ purchaser: 'MZ-WL', method: 'consultation', catalogueItem: 'A0403' });
  expect(ofStaffing(approved.state, staffing).every(({ holds }) => holds)).toBe(true);
  const foreign = { ...note, found: { purchaser: 'MZ-YC' } };
  expect(approved.refuses(staff.recordShortagePurchase, foreign, '2026-01-08')?.rule).toContain('本单位');
  const bought = approved.does(staff.recordShortagePurchase, note, '2026-01-08');
  expect(bought.state.shortages!['1']!.procurement).toBe('P-1');
  expect(bought.refuses(staff.recordShortagePurchase, note, '2026-01-08')?.rule).toBe('一稿立项一次');
});

test.each([
  ['1', []],
  ['2', [46]],
])('a draft that is linked to project %s of a plan of one asks for a reason under %j', (project, articles) => {
  const approved = lackingTwo
    .does(staff.draftShortage, aDraft, '2026-01-06')
    .does(staff.approveShortage, { number: '1' }, '2026-01-07');
  const projects = { 1: { title: '探访', catalogueItem: 'A0403', budgetFen: 1, priority: true } };
  const link = { number: '1', year: 2026, project, found: { programme: 'W-1', version: 3, projects } };
  const { warnings } = approved.judges(staff.linkToPlan, link, '2026-01-08');
  expect(warnings.map(({ cite }) => cite?.article)).toEqual(articles);
  expect(approved.does(staff.linkToPlan, link, '2026-01-08').state.shortages!['1']!.planned).toEqual({
    ...{ year: 2026, project, programme: 'W-1' },
  });
});

const request = { request: 'S-1', applicant: 'r-abcd', matter: 'temporary', channel: 'counter' };
const asked = aTownship().does(desk.receiveRequest, { ...request, occurredOn: '2026-03-02' }, '2026-03-02');
const missing = { request: 'S-1', missing: { 1: '收入证明', 2: '病历' } };
const settled = { request: 'S-1', outcome: 'granted', paper: '临救〔2026〕1号', occurredOn: '2026-03-20' };

test('whoever was asked first sees it through: another needs a reason, and it is in the inbox of the first', () => {
  expect(asked.state.requests!['S-1']!.responsible).toBe(officer.person);
  expect(desk.settleRequest.awaited!(asked.state)).toEqual([
    { subject: 'S-1', person: officer.person, clock: 'requestAnswer:S-1' },
  ]);
  const by = { on: '2026-03-20', actor: colleague };
  expect(asked.judges(desk.settleRequest, settled, by).warnings[0]?.cite).toMatchObject({ article: 34, paragraph: 2 });
  expect(asked.judges(desk.settleRequest, settled, '2026-03-20').warnings).toEqual([]);
});

test('what is missing is told once: a second list wants a reason, and the period runs anew from the day the papers came', () => {
  const told = asked.does(desk.tellMissing, missing, '2026-03-03');
  expect(told.deadlines['requestAnswer:S-1']?.stoppedAt).toBeDefined();
  expect(told.refuses(desk.settleRequest, settled, '2026-03-20')?.remedy).toContain('补充材料');
  expect(told.judges(desk.settleRequest, { ...settled, outcome: 'withdrawn' }, '2026-03-20').refusal).toBeUndefined();
  expect(told.judges(desk.tellMissing, missing, '2026-03-04').warnings[0]?.cite?.article).toBe(34);
  const again = told.does(desk.tellMissing, missing, '2026-03-04');
  expect(again.state.requests!['S-1']!.told).toMatchObject({ again: 1 });
  const came = told.does(desk.supplementRequest, { request: 'S-1', occurredOn: '2026-03-10' }, '2026-03-11');
  expect(came.deadlines['requestAnswer:S-1']).toMatchObject({ from: '2026-03-10', basis: 'house' });
  expect(came.deadlines['requestAnswer:S-1']!.cite).toBeUndefined();
  expect(came.refuses(desk.supplementRequest, { request: 'S-1', occurredOn: '2026-03-11' }, '2026-03-11')?.remedy).toBe(
    '请先一次性告知所缺材料',
  );
});

test('a request that was passed on stays the window’s: its answer is chased, and settling without one wants a reason', () => {
  const away = asked.does(
    desk.transferRequest,
    { request: 'S-1', to: '教育部门', occurredOn: '2026-03-04' },
    '2026-03-04',
  );
  expect(away.deadlines['requestTransfer:S-1']).toMatchObject({ from: '2026-03-04', kind: 'duty' });
  expect(away.state.requests!['S-1']!.responsible).toBe(officer.person);
  expect(away.judges(desk.settleRequest, settled, '2026-03-20').warnings[0]?.rule).toContain('转办');
  const other = { request: 'S-1', to: '人社部门', occurredOn: '2026-03-05' };
  expect(away.refuses(desk.transferRequest, other, '2026-03-05')?.remedy).toContain('转办结果');
  const answer = { request: 'S-1', result: '已纳入助学', occurredOn: '2026-03-15' };
  const back = away.does(desk.recordTransferAnswer, answer, '2026-03-16');
  expect(back.deadlines['requestTransfer:S-1']?.stoppedAt).toBeDefined();
  expect(back.judges(desk.settleRequest, settled, '2026-03-20').warnings).toEqual([]);
});

test('the register closes only when every request is settled, and a settled one is not handled again', () => {
  const { closeTownship } = Object.fromEntries(townshipProceeding.acts.map((act) => [act.name, act]));
  expect(asked.refuses(closeTownship!, { reason: '机构撤并' }, '2026-03-21')?.actual).toBe('未办结 1 件');
  const done = asked.does(desk.settleRequest, settled, '2026-03-20');
  expect(done.refuses(desk.settleRequest, settled, '2026-03-20')?.rule).toContain('尚未办结');
  expect(done.does(closeTownship!, { reason: '机构撤并' }, '2026-03-21').state.diverted).toBe('closed');
});

test('the days of the window are the house’s, and no article is printed for them', () => {
  const { basis, cite, kind } = asked.deadlines['requestAnswer:S-1']!;
  expect([basis, cite, kind]).toEqual(['house', undefined, 'duty']);
});

test('what a household asked for is read by its own office and the auditor, not by finance or a neighbour', () => {
  const auditor: Actor = { person: 'sun-li', organisation: 'SJ-WL', role: 'auditor' };
  const neighbour: Actor = { ...officer, organisation: 'MZ-YC' };
  const readers = [officer, director, auditor, financeReviewer, neighbour];
  expect(readers.map((one) => mayRead(asked.state, one))).toEqual([true, true, true, false, false]);
});

test('what was entered wrong of a request is set right while it is open, and keeps what has happened since', () => {
  const told = asked.does(desk.tellMissing, missing, '2026-03-03');
  const input = { ...request, occurredOn: '2026-03-02' } as never;
  const corrected = { ...request, matter: 'disability', occurredOn: '2026-03-01' } as never;
  const wrong = { act: 'receiveRequest', actor: officer, at: at('2026-03-02'), input, corrected };
  const { stands, replaced, without } = desk.receiveRequest.fact!;
  expect(stands(told.state, wrong).map(({ holds }) => holds)).toEqual([true]);
  const right = replaced!(told.state, wrong).requests!['S-1']!;
  expect([right.matter, right.occurredOn, right.told?.missing]).toEqual(['disability', '2026-03-01', missing.missing]);
  expect(without(told.state, wrong).requests).toEqual({});
  const done = asked.does(desk.settleRequest, settled, '2026-03-20');
  expect(stands(done.state, wrong).map(({ holds }) => holds)).toEqual([false]);
  const ended = { ...wrong, act: 'settleRequest', at: at('2026-03-20'), input: settled, corrected: settled } as never;
  expect(desk.settleRequest.fact!.stands(done.state, ended).map(({ holds }) => holds)).toEqual([true]);
  expect(desk.settleRequest.fact!.without(done.state, ended).requests!['S-1']!.settled).toBeUndefined();
});

test('a count that was entered wrong is set right until a purchase was drafted from it', () => {
  const fact = staff.countStaff.fact!;
  const input = counted(4_000, 3) as never;
  const wrong = { act: 'countStaff', actor: officer, at: at('2026-01-05'), input, corrected: input };
  const stands = (told: typeof lackingTwo) => fact.stands(told.state, wrong).map(({ holds }) => holds);
  expect(stands(lackingTwo)).toEqual([true]);
  expect(fact.without(lackingTwo.state, wrong).counts).toBeUndefined();
  expect(stands(lackingTwo.does(staff.draftShortage, aDraft, '2026-01-06'))).toEqual([false]);
  const again = lackingTwo.does(staff.countStaff, { ...counted(4_000, 4), occurredOn: '2026-01-06' }, '2026-01-06');
  expect(stands(again)).toEqual([false]);
});
