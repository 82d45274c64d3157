/** 村、人、交接 (细则38–46): money follows the task, one assistant in a village, never again after a failed year, three signatures. */
import type { Actor } from '../../domain/act.ts';
import { openTownship } from '../../domain/township.ts';
import * as help from '../../domain/township-assistants.ts';
import * as post from '../../domain/township-handover.ts';
import * as people from '../../domain/township-people.ts';
import * as sharing from '../../domain/township-sharing.ts';
import { approveShortage, countStaff, draftShortage } from '../../domain/township-staffing.ts';
import type { Township } from '../../domain/township-state.ts';
import * as villages from '../../domain/township-villages.ts';
import * as desk from '../../domain/township-window.ts';
import { at, director, officer } from './builders.ts';
import { colleague, deputy, Told } from './performing.ts';

const unopened = { id: 'MZ-WL-1', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as Township;
const aTownship = new Told(unopened).does(
  openTownship,
  { purchaser: 'MZ-WL', region: 'henan-county', kind: 'township', title: '青石镇' },
  '2026-01-05',
);

const duties = { screening: { quantity: 100, unitFen: 5_00 }, publicity: { quantity: 4, unitFen: 50_00 } };
const assigned = aTownship.does(villages.assignVillage, { village: '河湾村', year: 2026, duties }, '2026-01-10');
const work = (quantities: object) => ({ number: '1', quantities, occurredOn: '2026-06-30' });

test.each([
  [{ screening: 99, publicity: 4 }, 695_00],
  [{ screening: 100, publicity: 4 }, 700_00],
  [{ screening: 101, publicity: 5 }, 700_00],
  [{ publicity: 0 }, 0],
])('of %j done the village is paid %i fen: what was entrusted, and what was done of it', (quantities, payableFen) => {
  const told = assigned
    .does(villages.reportVillageWork, work(quantities), '2026-07-01')
    .does(villages.confirmVillageMoney, { number: '1' }, '2026-07-02');
  expect(told.state.villages!['1']!.confirmed).toMatchObject({ payableFen });
  const lines = villages.villageMoney(told.state.villages!['1']!);
  expect(lines.reduce((sum, { fen }) => sum + fen, 0)).toBe(payableFen);
});

test('what a village was said to have done is set right until its money is confirmed', () => {
  const done = assigned.does(villages.reportVillageWork, work({ screening: 1 }), '2026-07-01');
  const input = work({ screening: 1 }) as never;
  const wrong = { act: 'reportVillageWork', actor: officer, at: at('2026-07-01'), input, corrected: input };
  const { stands, without } = villages.reportVillageWork.fact!;
  expect(stands(done.state, wrong).map(({ holds }) => holds)).toEqual([true]);
  expect(without(done.state, wrong).villages!['1']!.done).toBeUndefined();
  const confirmed = done.does(villages.confirmVillageMoney, { number: '1' }, '2026-07-02');
  expect(stands(confirmed.state, wrong).map(({ holds }) => holds)).toEqual([false]);
});

test('money follows what was done: before the report there is none, and who entrusted it does not confirm it', () => {
  expect(assigned.refuses(villages.confirmVillageMoney, { number: '1' }, '2026-07-02')?.cite).toMatchObject({
    article: 38,
    paragraph: 2,
  });
  const outside = work({ checking: 1 });
  expect(assigned.refuses(villages.reportVillageWork, outside, '2026-07-01')?.remedy).toContain('未经委托');
  const done = assigned.does(villages.reportVillageWork, work({ screening: 1 }), '2026-07-01');
  const both: Actor = { ...director, person: officer.person };
  const by = { on: '2026-07-02', actor: both };
  expect(done.refuses(villages.confirmVillageMoney, { number: '1' }, by)?.rule).toContain('自己经手');
});

const anAssistant = {
  assistant: 'x-1',
  village: '河湾村',
  education: 'college',
  computing: true,
  source: 'publicPost',
  monthlyFen: 2_600_00,
  from: '2026-01-15',
  until: '2027-01-14',
};
const employed = aTownship.does(help.appointAssistant, anAssistant, '2026-01-12');

test.each([
  [{}, undefined],
  [{ education: 'secondary' }, 41],
  [{ computing: false }, 41],
])('who is to assist a village with %j is held against article %s', (more, article) => {
  const { refusal } = aTownship.judges(help.appointAssistant, { ...anAssistant, ...more }, '2026-01-12');
  expect(refusal?.cite?.article).toBe(article);
});

test('a village has one assistant: a second is refused, one of the next village is not', () => {
  const second = { ...anAssistant, assistant: 'x-2' };
  expect(employed.refuses(help.appointAssistant, second, '2026-02-01')?.cite?.article).toBe(40);
  expect(employed.refuses(help.appointAssistant, { ...second, village: '柳林村' }, '2026-02-01')).toBeUndefined();
  const left = employed.does(
    help.endAssistant,
    { assistant: 'x-1', way: 'resigned', occurredOn: '2026-02-01' },
    '2026-02-01',
  );
  expect(left.refuses(help.appointAssistant, second, '2026-02-02')).toBeUndefined();
});

test('who failed a year is to be dismissed within the house’s days, is not renewed, and is never employed again', () => {
  const renewal = { assistant: 'x-1', until: '2028-01-14' };
  expect(employed.refuses(help.renewAssistant, renewal, '2027-01-05')?.remedy).toContain('年度考核');
  const grade = (one: string) => ({ assistant: 'x-1', year: '2026', grade: one, record: '按月记录' });
  const good = employed.does(help.assessAssistant, grade('competent'), '2026-12-28');
  expect(good.refuses(help.renewAssistant, renewal, '2027-01-05')).toBeUndefined();
  const failed = employed.does(help.assessAssistant, grade('incompetent'), '2026-12-28');
  expect(failed.deadlines['assistantExit:x-1']).toMatchObject({ kind: 'duty', basis: 'house' });
  expect(help.endAssistant.awaited!(failed.state)).toEqual([{ subject: 'x-1', clock: 'assistantExit:x-1' }]);
  expect(failed.refuses(help.renewAssistant, renewal, '2027-01-05')?.cite?.article).toBe(42);
  const gone = failed.does(
    help.endAssistant,
    { assistant: 'x-1', way: 'dismissed', occurredOn: '2026-12-30' },
    '2026-12-30',
  );
  expect(gone.deadlines['assistantExit:x-1']?.stoppedAt).toBeDefined();
  const again = { ...anAssistant, village: '柳林村', from: '2030-01-01', until: '2031-01-01' };
  expect(gone.refuses(help.appointAssistant, again, '2029-12-30')?.cite?.article).toBe(42);
});

test('only who signed the pledge of secrecy checks a household, and not for days before it', () => {
  const asked = aTownship.does(
    desk.receiveRequest,
    { request: 'S-1', applicant: 'r-abcd', matter: 'minimumLiving', channel: 'village', occurredOn: '2026-03-02' },
    '2026-03-02',
  );
  const check = (occurredOn: string) => ({ request: 'S-1', result: 'consistent', occurredOn });
  expect(asked.refuses(desk.checkHousehold, check('2026-03-05'), '2026-03-05')?.cite?.article).toBe(44);
  const pledge = { person: officer.person, occurredOn: '2026-03-05', evidenceSha256: 'a'.repeat(64) };
  const sworn = asked.does(people.signPledge, pledge, '2026-03-05');
  expect(sworn.refuses(desk.checkHousehold, check('2026-03-04'), '2026-03-05')?.cite?.article).toBe(44);
  expect(
    sworn.does(desk.checkHousehold, check('2026-03-05'), '2026-03-05').state.requests!['S-1']!.check,
  ).toBeDefined();
});

test('who failed a year elsewhere is not employed here either, and the refusal says where it stands', () => {
  const found = { book: 'henan-county-township-0007', version: 9, year: '2024' };
  const refusal = aTownship.refuses(help.appointAssistant, { ...anAssistant, found }, '2026-01-12');
  expect(refusal).toMatchObject({ cite: { statute: 'rules2019', article: 42 } });
  expect(refusal?.remedy).toContain('henan-county-township-0007 记有 2024 年度');
  expect(employed.state.assistants!['x-1']).not.toHaveProperty('found');
});

const training = (occurredOn: string) => ({
  topic: '临时救助政策',
  form: 'interpretation',
  occurredOn,
  attendance: { 'x-1': true, 'x-2': false },
});

test('one or two trainings a year: a third, and a year without any, want a reason', () => {
  const once = aTownship.does(people.recordTraining, training('2026-03-01'), '2026-03-01');
  const twice = once.does(people.recordTraining, training('2026-09-01'), '2026-09-01');
  expect(once.judges(people.recordTraining, training('2026-09-01'), '2026-09-01').warnings).toEqual([]);
  expect(twice.judges(people.recordTraining, training('2026-11-01'), '2026-11-01').warnings[0]?.cite?.article).toBe(45);
  expect(twice.judges(people.recordTraining, training('2027-01-05'), '2027-01-05').warnings).toEqual([]);
  const look = (year: number) => twice.judges(people.reviewYear, { year }, '2027-12-31').warnings;
  expect(look(2026)).toEqual([]);
  expect(look(2027)[0]?.cite?.article).toBe(45);
  const absent = { ...training('2026-03-01'), attendance: { 'x-1': false } };
  expect(aTownship.refuses(people.recordTraining, absent, '2026-03-01')?.rule).toContain('到场');
});

test('a year in which an assistant was not assessed is not signed without a reason', () => {
  const trained = employed.does(people.recordTraining, training('2026-03-01'), '2026-03-01');
  const { warnings } = trained.judges(people.reviewYear, { year: 2026 }, '2026-12-31');
  expect(warnings.map(({ cite, remedy }) => [cite?.article, remedy?.includes('x-1')])).toEqual([[42, true]]);
});

test('the backbone of a township is awaited until somebody is on the list, and nobody is put on it for a day to come', () => {
  const naming = (occurredOn: string) => ({ person: 'x-1', focus: '家庭经济状况核对', occurredOn });
  expect(people.nameBackbone.awaited!(aTownship.state)).toEqual([{}]);
  const named = aTownship.does(people.nameBackbone, naming('2026-03-02'), '2026-03-02');
  expect(people.nameBackbone.awaited!(named.state)).toEqual([]);
  expect(named.state.backbone!['x-1']).toMatchObject({ focus: '家庭经济状况核对', by: officer.person });
  expect(named.refuses(people.nameBackbone, naming('2026-03-03'), '2026-03-02')?.required).toBe('≤ 2026-03-02');
});

test('what is shared with another authority by somebody without a pledge asks for a reason', () => {
  const exchange = { with: '医保部门', direction: 'received', items: '参保状态', basis: '共享协议', records: 40 };
  const told = { ...exchange, occurredOn: '2026-03-02' };
  const [warning] = aTownship.judges(sharing.shareInformation, told, '2026-03-02').warnings;
  expect([warning?.basis, warning?.cite]).toEqual(['house', undefined]);
  const { exchanges } = aTownship.does(sharing.shareInformation, told, '2026-03-02').state;
  expect(exchanges!['1']).toMatchObject({ with: '医保部门', records: 40 });
});

test('a need is met by charity only once it was matched, and a practice is spread by another person', () => {
  const need = { need: 'N-1', recipient: 'r-abcd', kind: 'medical', occurredOn: '2026-03-02' };
  const entered = aTownship.does(sharing.enterNeed, need, '2026-03-02');
  const met = { need: 'N-1', outcome: 'met', occurredOn: '2026-03-20' };
  expect(entered.refuses(sharing.closeNeed, met, '2026-03-20')?.remedy).toContain('请先登记对接');
  const offer = { need: 'N-1', charity: 'CS-01', offer: '大病帮扶', occurredOn: '2026-03-10' };
  const matched = entered.does(sharing.matchNeed, offer, '2026-03-10');
  expect(matched.state.needs!['N-1']!.matched).toMatchObject({ charity: 'CS-01', by: officer.person });
  expect(sharing.closeNeed.awaited!(matched.state)).toEqual([{ subject: 'N-1' }]);
  expect(matched.does(sharing.closeNeed, met, '2026-03-20').state.needs!['N-1']!.closed?.outcome).toBe('met');
  const summed = aTownship.does(sharing.sumUpPractice, { title: '邻里照护', summary: '做法' }, '2026-05-01');
  const both: Actor = { ...director, person: officer.person };
  const spread = { on: '2026-05-02', actor: both };
  expect(summed.refuses(sharing.spreadPractice, { number: '1' }, spread)?.rule).toContain('总结人');
});

const receipt = (request: string) => ({
  ...{ request, applicant: 'r-abcd', matter: 'temporary', channel: 'counter', occurredOn: '2026-03-02' },
});
const busy = aTownship
  .does(desk.receiveRequest, receipt('S-1'), '2026-03-02')
  .does(desk.receiveRequest, receipt('S-2'), '2026-03-02');
const list = (tasks: Record<string, string>) => ({
  to: colleague.person,
  witness: deputy.person,
  tasks,
  drafts: { 1: '入户探访方案草稿' },
  originals: { 1: '低保档案 12 册' },
});
const whole = list({ 'S-1': '待核对', 'S-2': '待补材料' });

test('a post is handed over with everything that is open: a list that forgets one is refused, and says which', () => {
  expect(busy.refuses(post.prepareHandover, list({ 'S-1': '待核对' }), '2026-04-01')).toMatchObject({
    remedy: '清单缺少：S-2',
    required: '2 项',
    actual: '1 项',
  });
  const toOneself = { ...whole, witness: colleague.person };
  expect(busy.refuses(post.prepareHandover, toOneself, '2026-04-01')?.rule).toContain('三个人');
});

test('with the third signature, and not before, the open requests are the successor’s', () => {
  const prepared = busy.does(post.prepareHandover, whole, '2026-04-01');
  expect(prepared.deadlines['postHandover:1']).toMatchObject({ kind: 'duty', basis: 'house' });
  expect(
    prepared.refuses(post.witnessHandover, { number: '1' }, { on: '2026-04-02', actor: deputy })?.remedy,
  ).toContain('接收人签字');
  expect(prepared.refuses(post.takeOverPost, { number: '1' }, '2026-04-02')?.rule).toContain('接收人本人');
  const taken = prepared.does(post.takeOverPost, { number: '1' }, { on: '2026-04-02', actor: colleague });
  expect(taken.state.requests!['S-1']!.responsible).toBe(officer.person);
  expect(taken.refuses(post.witnessHandover, { number: '1' }, { on: '2026-04-02', actor: director })?.rule).toContain(
    '监交人本人',
  );
  const done = taken.does(post.witnessHandover, { number: '1' }, { on: '2026-04-03', actor: deputy });
  expect(Object.values(done.state.requests!).map(({ responsible }) => responsible)).toEqual(
    Array(2).fill(colleague.person),
  );
  expect(done.state.requests!['S-1']!.received.by).toBe(officer.person);
  expect(done.deadlines['postHandover:1']?.stoppedAt).toBeDefined();
  const late = busy
    .does(post.prepareHandover, whole, '2026-04-01')
    .does(desk.receiveRequest, receipt('S-3'), '2026-04-01')
    .does(post.takeOverPost, { number: '1' }, { on: '2026-04-02', actor: colleague });
  const { warnings } = late.judges(post.witnessHandover, { number: '1' }, { on: '2026-04-03', actor: deputy });
  expect(warnings[0]?.remedy).toContain('S-3');
});

test('separation of duties follows the person: who drafted it does not approve it in the new post either', () => {
  const need = { of: 'township', recipients: 4_000 };
  const drafted = busy
    .does(countStaff, { need, current: 3, occurredOn: '2026-03-02' }, '2026-03-02')
    .does(
      draftShortage,
      {
        ...{ title: '入户探访', catalogueItem: 'A0403', serviceKind: 'administrative', method: 'consultation' },
        ...{ persons: 2, placedWith: 'township', estimateFen: 300_000_00 },
      },
      '2026-03-03',
    )
    .does(post.prepareHandover, whole, '2026-04-01')
    .does(post.takeOverPost, { number: '1' }, { on: '2026-04-02', actor: colleague })
    .does(post.witnessHandover, { number: '1' }, { on: '2026-04-03', actor: deputy });
  const promoted: Actor = { ...director, person: officer.person };
  const successor: Actor = { ...director, person: colleague.person };
  const approve = (actor: Actor) => drafted.refuses(approveShortage, { number: '1' }, { on: '2026-04-06', actor });
  expect(approve(promoted)?.rule).toContain('拟订人');
  expect(approve(successor)).toBeUndefined();
});
