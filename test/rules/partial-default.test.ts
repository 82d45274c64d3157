/** 部分违约与演练：one township fails and the others go on; and the plan is played through before it is needed. */
import { fileTakeoverPlan } from '../../domain/contract.ts';
import { acceptCure, declareDefault, demandCure } from '../../domain/default.ts';
import { reviewDefault } from '../../domain/default-review.ts';
import { declarePartDefault, endPart, reviewPartDefault } from '../../domain/partial-default.ts';
import { recordDrill, rehearsed } from '../../domain/takeover-drill.ts';
import { activateTakeover } from '../../domain/takeover-record.ts';
import { terminateContract } from '../../domain/termination.ts';
import { at, director, officer } from './builders.ts';
import { aPerformance, deputy } from './performing.ts';

const inTwo = ['城关镇', '石桥镇'];
const demand = { breach: '两镇停止上门', days: 10, townships: inTwo };
const demanded = () => aPerformance().does(demandCure, demand, '2026-04-13');
const part = { cure: '1', townships: ['城关镇'], facts: '仍未恢复' };
const declared = () => demanded().does(declarePartDefault, part, '2026-04-24');
const notice = { part: '1', reason: '城关镇无人服务', occurredOn: '2026-04-28', documentSha256: 'b'.repeat(64) };

test.each([
  ['2026-04-23', true],
  ['2026-04-24', false],
])('a part is in default when its time to make it good is over: on %s refused %s', (on, refused) => {
  const answer = demanded().refuses(declarePartDefault, part, on);
  expect(answer !== undefined).toBe(refused);
  if (refused) expect(answer?.cite).toMatchObject({ statute: 'civilCode', article: 563 });
});

test('only where it was demanded, by another person, and not where it was made good', () => {
  const told = demanded();
  expect(told.refuses(declarePartDefault, { ...part, townships: ['梅溪街道'] }, '2026-04-24')?.cite?.article).toBe(563);
  const same = { ...director, person: officer.person };
  expect(told.refuses(declarePartDefault, part, { on: '2026-04-24', actor: same })?.rule).toContain('同一人');
  const good = told.does(acceptCure, { cure: '1', satisfied: true, remark: '已恢复' }, '2026-04-20');
  expect(good.refuses(declarePartDefault, part, '2026-04-24')?.cite?.article).toBe(563);
  expect(declared().refuses(declarePartDefault, part, '2026-04-25')?.rule).toContain('只认定一次');
});

test('the contract stands elsewhere: it is neither in default as a whole nor ended, and a demand for a part makes no whole', () => {
  const { state } = declared();
  expect(state.default).toBeUndefined();
  expect(state.diverted).toBeUndefined();
  const whole = demanded().judges(declareDefault, { facts: '停止服务', cure: '1' }, '2026-04-24');
  expect(whole.warnings.map(({ rule }) => rule)).toContain('认定整个合同违约的，催告涉及整个合同');
});

test('the part ends on the day the notice arrives, by another director, or with a reason', () => {
  expect(declared().refuses(endPart, notice, '2026-04-27')?.cite).toMatchObject({ statute: 'civilCode', article: 565 });
  expect(declared().judges(endPart, notice, { on: '2026-04-28', actor: director }).warnings).toHaveLength(1);
  const ended = declared().does(endPart, notice, { on: '2026-04-28', actor: deputy });
  expect(ended.state.partDefaults?.['1']).toMatchObject({ ended: { occurredOn: '2026-04-28' } });
  expect(ended.deadlines['partEndNotice:1']?.stoppedAt).toBeDefined();
  expect(ended.state.stage).toBe('performance');
  expect(ended.refuses(endPart, notice, '2026-04-29')?.rule).toBe('该部分尚未解除');
});

test('where a life is at stake nothing is waited for, and somebody else looks at it before the part may end', () => {
  const urgent = { townships: ['城关镇'], facts: '失能老人断餐', lifeAtStake: '两人失能' };
  const told = aPerformance().does(declarePartDefault, urgent, '2026-04-13');
  expect(told.refuses(endPart, { ...notice, occurredOn: '2026-04-13' }, '2026-04-14')?.rule).toContain('复核之后');
  expect(
    told.judges(reviewPartDefault, { part: '1', upheld: true, findings: '属实' }, '2026-04-14').warnings,
  ).toHaveLength(1);
  const upheld = told.does(
    reviewPartDefault,
    { part: '1', upheld: true, findings: '属实' },
    { on: '2026-04-14', actor: deputy },
  );
  expect(upheld.refuses(endPart, { ...notice, occurredOn: '2026-04-14' }, '2026-04-14')).toBeUndefined();
  const not = told.does(
    reviewPartDefault,
    { part: '1', upheld: false, findings: '当日已恢复' },
    { on: '2026-04-14', actor: deputy },
  );
  expect(not.refuses(endPart, { ...notice, occurredOn: '2026-04-14' }, '2026-04-14')?.rule).toContain(
    '不予维持'.slice(2),
  );
  expect(not.deadlines['partEndNotice:1']?.stoppedAt).toBeDefined();
  expect(not.refuses(declarePartDefault, urgent, '2026-04-20')).toBeUndefined();
});

const activation = { reason: '停止服务', ground: 'partDefault' } as const;

test('only the townships in default are taken over', () => {
  const input = (townships: object) => ({ ...activation, townships });
  expect(declared().refuses(activateTakeover, input({ 城关镇: 3 }), '2026-04-24')).toBeUndefined();
  const more = declared().refuses(activateTakeover, input({ 城关镇: 3, 石桥镇: 2 }), '2026-04-24');
  expect(more?.remedy).toContain('石桥镇');
});

test('the ground is on record or explained; a stop of tomorrow is refused', () => {
  const input = { reason: '停止服务', townships: { 城关镇: 3 } };
  const warned = (ground: string) =>
    aPerformance().judges(activateTakeover, { ...input, ground }, '2026-04-24').warnings.length;
  expect(['default', 'abandonment', 'suspended'].map(warned)).toEqual([1, 1, 1]);
  expect(['licenceRevoked', 'ownNotice'].map(warned)).toEqual([0, 0]);
  const late = { ...input, stoppedAt: at('2026-04-25') };
  expect(aPerformance().refuses(activateTakeover, late, '2026-04-24')?.rule).toContain('晚于现在');
});

test.each([
  ['2027-02-21', 0],
  ['2027-02-22', 1],
  ['2027-02-28', 1],
  ['2027-03-01', 0],
])('a takeover on %s of a contract until 28 February says with %i warning what comes after', (on, count) => {
  const input = { reason: '停止服务', townships: { 城关镇: 3 } };
  expect(aPerformance().judges(activateTakeover, input, on).warnings).toHaveLength(count);
});

const plan = {
  successors: ['OWN-1', 'NEXT-2'],
  capacity: { 'OWN-1': { places: 4, withinHours: 2 }, 'NEXT-2': { places: 5, withinHours: 24 } },
};

test('the plan is filled in its order, and whoever has no place in it is told as left', () => {
  expect(rehearsed(plan, { 城关镇: 3, 石桥镇: 6 }, [])).toEqual({
    石桥镇: { sent: { 'OWN-1': 4, 'NEXT-2': 2 }, uncovered: 0, readyHours: 24 },
    城关镇: { sent: { 'NEXT-2': 3 }, uncovered: 0, readyHours: 24 },
  });
  expect(rehearsed(plan, { 城关镇: 3, 石桥镇: 6 }, ['NEXT-2'])).toEqual({
    石桥镇: { sent: { 'OWN-1': 4 }, uncovered: 2, readyHours: 2 },
    城关镇: { sent: {}, uncovered: 3, readyHours: 0 },
  });
});

test('a drill tells nobody and sends nothing; its result is on file, and the next one is due in a year', () => {
  const filed = { ...aPerformance().state.takeoverPlan!, ...plan };
  const told = aPerformance({ takeoverPlan: filed });
  const drill = { occurredOn: '2026-04-13', townships: { 城关镇: 9 }, unavailable: [], lessons: '联系方式已更新' };
  const done = told.does(recordDrill, drill, '2026-04-13');
  expect(done.sent).toEqual([]);
  expect('tells' in recordDrill).toBe(false);
  expect(done.state.drills?.['1']).toMatchObject({ result: { 城关镇: { uncovered: 0, readyHours: 24 } } });
  expect(done.deadlines.takeoverDrill?.due.slice(0, 10)).toBe('2027-04-13');
  const short = told.judges(recordDrill, { ...drill, townships: { 城关镇: 10 } }, '2026-04-13').warnings;
  expect(short).toMatchObject([{ basis: 'plan', actual: '1 人' }]);
  expect(aPerformance().refuses(recordDrill, drill, '2026-04-13')?.remedy).toBe('请补充预案');
});

const haste = { facts: '失能老人断餐', immediate: { ground: 'lifeAtStake', reason: '两人失能，家中无人' } } as const;
const ending = { ground: 'default', reason: '停止服务', occurredOn: '2026-04-15', documentSha256: 'b'.repeat(64) };

test('a default declared because a life is at stake is reviewed by another before the contract may end; recipients do not wait', () => {
  const told = demanded().does(declareDefault, haste, '2026-04-14');
  expect(told.deadlines.emergencyReview?.due.slice(0, 10)).toBe('2026-04-17');
  expect(told.refuses(activateTakeover, { reason: '断餐', townships: { 城关镇: 3 } }, '2026-04-14')).toBeUndefined();
  expect(told.refuses(terminateContract, ending, '2026-04-15')?.rule).toContain('复核之后');
  const review = { upheld: true, findings: '现场属实' };
  expect(told.judges(reviewDefault, review, { on: '2026-04-15', actor: director }).warnings).toHaveLength(1);
  const upheld = told.does(reviewDefault, review, { on: '2026-04-15', actor: deputy });
  expect(upheld.deadlines.emergencyReview?.stoppedAt).toBeDefined();
  expect(upheld.refuses(terminateContract, ending, '2026-04-15')).toBeUndefined();
  expect(upheld.refuses(reviewDefault, review, '2026-04-16')).toBeDefined();
  const fallen = told.does(reviewDefault, { ...review, upheld: false }, { on: '2026-04-15', actor: deputy });
  expect(fallen.state.default).toBeUndefined();
  expect(fallen.refuses(terminateContract, ending, '2026-04-15')?.cite).toMatchObject({ article: 50 });
});

test('a default that was waited for is not reviewed', () => {
  const whole = aPerformance().does(demandCure, { breach: '停止', days: 10 }, '2026-04-13');
  const waited = whole.does(declareDefault, { facts: '仍未恢复', cure: '1' }, '2026-04-24');
  expect(waited.refuses(reviewDefault, { upheld: true, findings: '属实' }, '2026-04-24')?.remedy).toContain(
    '没有待复核',
  );
  expect(waited.deadlines.emergencyReview).toBeUndefined();
});

test('the nearest steps in first: own staff, a neighbouring township, then the reserve; another order has a reason', () => {
  const filing = (successors: string[]) => ({
    commander: 'li-wei',
    dutyPhone: '0377-63120000',
    successors,
    kinds: { 'OWN-1': 'ownStaff', 'NEXT-2': 'neighbouringTownship', 'RES-3': 'reserve' },
  });
  const warned = (...successors: string[]) =>
    aPerformance().judges(fileTakeoverPlan, filing(successors), '2026-04-13').warnings;
  expect(warned('OWN-1', 'NEXT-2', 'RES-3')).toEqual([]);
  expect(warned('RES-3', 'OWN-1', 'NEXT-2')[0]).toMatchObject({ required: 'OWN-1、NEXT-2、RES-3' });
  expect(aPerformance().refuses(fileTakeoverPlan, filing(['OWN-1', 'RES-3']), '2026-04-13')?.remedy).toBe(
    '请删去 NEXT-2',
  );
});
