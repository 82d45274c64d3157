/** 期间扣除：what is excluded is not counted, a halted duty is not late, and a deadline moves by exactly what lies between. */

import { inboxRows } from '../../db/inbox.ts';
import type { Act, CaseState, Proceeding } from '../../domain/act.ts';
import { type Entry, effects } from '../../domain/effects.ts';
import type { Wrong } from '../../domain/fact.ts';
import { clockCorrections } from '../../domain/fact.ts';
import { inTime } from '../../domain/lateness.ts';
import { chinaCalendar } from '../../domain/law/calendars.ts';
import { type Deadline, type Deadlines, deadline, isLate, nextDuty } from '../../domain/law/clocks.ts';
import { isPaused, openPauses, paused, resumed } from '../../domain/law/pauses.ts';
import { recounted } from '../../domain/recount.ts';
import { civilDate } from '../../domain/time.ts';
import { director, regulator } from './builders.ts';

const pack = 'henan-county@2020-03-09';
const bound = { pack };
const review = { key: 'winnerFixing', name: 'review-1', ground: '专家评审', paper: '宛财评〔2026〕3号' };
const request = { key: 'winnerFixing', name: 'request-1', ground: '补正' };

/** Ten working days from Monday 2 March 2026: 3 to 16 March, without a holiday. */
const tenDays = deadline(
  { clock: 'winnerFixing', from: '2026-03-02', length: 10, basis: 'statute' },
  { pack },
  chinaCalendar,
);
const pausedOn = (from: string, one: Deadline = tenDays) => paused(one, { ...review, from }, chinaCalendar);
const resumedOn = (to: string, one: Deadline) => resumed(one, { ...review, to }, chinaCalendar);
const due = (one: Deadline | undefined) => civilDate(one!.due);

test('what goes out on Thursday and comes back on Tuesday takes four working days out: the deadline moves by four', () => {
  expect(due(tenDays)).toBe('2026-03-16');
  const halted = pausedOn('2026-03-05');
  const runsOn = resumedOn('2026-03-10', halted);
  expect(isPaused(halted)).toBe(true);
  expect(openPauses(halted)).toEqual([{ ground: '专家评审', paper: '宛财评〔2026〕3号', from: '2026-03-05' }]);
  expect(isPaused(runsOn)).toBe(false);
  expect(due(runsOn)).toBe('2026-03-20');
  expect(runsOn.tape).toEqual([
    { from: '2026-03-03', to: '2026-03-04', counts: 2 },
    { from: '2026-03-05', to: '2026-03-10', counts: 0, why: '专家评审期间不计入' },
    { from: '2026-03-11', to: '2026-03-13', counts: 3 },
    { from: '2026-03-14', to: '2026-03-15', counts: 0, why: '双休日' },
    { from: '2026-03-16', to: '2026-03-20', counts: 5 },
  ]);
});

test('halted on its last day a deadline has that day left; halted on the day after, it has passed and stays so', () => {
  expect(due(resumedOn('2026-03-25', pausedOn('2026-03-16')))).toBe('2026-03-26');
  expect(pausedOn('2026-03-17')).toBe(tenDays);
  expect(isPaused(pausedOn('2026-03-17'))).toBe(false);
});

test('a pause over days off alone takes nothing out', () => {
  expect(due(resumedOn('2026-03-08', pausedOn('2026-03-07')))).toBe('2026-03-16');
});

test('two that overlap are excluded once, and the clock runs on only when both have come back', () => {
  const both = paused(pausedOn('2026-03-05'), { ...request, from: '2026-03-09' }, chinaCalendar);
  const one = resumedOn('2026-03-10', both);
  expect(isPaused(one)).toBe(true);
  expect(openPauses(one).map(({ ground }) => ground)).toEqual(['补正']);
  const none = resumed(one, { ...request, to: '2026-03-12' }, chinaCalendar);
  expect(isPaused(none)).toBe(false);
  // Two working days were counted before; of 5 to 12 March none.
  expect(due(none)).toBe('2026-03-24');
});

test('days of the calendar are excluded as days, and the last one is still carried to a working day', () => {
  const thirty = deadline({ clock: 'contractSigning', from: '2026-03-02', basis: 'statute' }, { pack }, chinaCalendar);
  expect(due(thirty)).toBe('2026-04-01');
  const halted = paused(thirty, { ...review, from: '2026-03-30' }, chinaCalendar);
  // 30 and 31 March and 1 April were left; they are 4, 5 and 6 April, and the festival ends on the 6th.
  expect(due(resumed(halted, { ...review, to: '2026-04-03' }, chinaCalendar))).toBe('2026-04-07');
  expect(resumed(halted, { ...review, to: '2026-04-03' }, chinaCalendar).tape).toEqual([
    { from: '2026-03-03', to: '2026-03-29', counts: 27 },
    { from: '2026-03-30', to: '2026-04-03', counts: 0, why: '专家评审期间不计入' },
    { from: '2026-04-04', to: '2026-04-06', counts: 3 },
    { from: '2026-04-07', to: '2026-04-07', counts: 0, why: '期间的最后一日逢休息日，顺延至下一工作日' },
  ]);
});

test('a moment that the notice named moves by the days excluded, and keeps its hour', () => {
  const named = { clock: 'bidSubmission', from: '2026-03-23', due: '2026-03-23T01:00:00.000Z', basis: 'plan' } as const;
  const halted = paused(deadline(named, { pack }, chinaCalendar), { ...review, from: '2026-03-16' }, chinaCalendar);
  const once = resumed(halted, { ...review, to: '2026-03-18' }, chinaCalendar);
  expect(once.due).toBe('2026-03-26T01:00:00.000Z');
  const again = paused(once, { ...request, from: '2026-03-20' }, chinaCalendar);
  expect(resumed(again, { ...request, to: '2026-03-20' }, chinaCalendar).due).toBe('2026-03-27T01:00:00.000Z');
});

test('a halted duty is neither late nor watched; noted as passed and halted afterwards as of an earlier day, it is not passed', () => {
  const halted = pausedOn('2026-03-12');
  const long = '2026-06-01T01:00:00.000Z';
  const other = deadline({ clock: 'awardNotice', from: '2026-05-01', basis: 'statute' }, { pack }, chinaCalendar);
  expect(isLate(tenDays, long)).toBe(true);
  expect(isLate(halted, long)).toBe(false);
  expect(nextDuty({ winnerFixing: halted })).toBeUndefined();
  expect(nextDuty({ winnerFixing: halted, awardNotice: other })).toBe(other);
  expect(nextDuty({ winnerFixing: resumedOn('2026-03-12', halted) })?.due).toBe('2026-03-17T15:59:59.999Z');
  const circumstance = { actor: director, at: long, receivedAt: long, deadlines: { winnerFixing: halted } };
  expect(inTime(circumstance, 'winnerFixing')).toMatchObject([{ holds: true, required: '专家评审期间不计入期限' }]);
  const passed = { ...tenDays, passedAt: '2026-03-16T16:00:00.000Z' };
  expect(pausedOn('2026-03-12', passed).passedAt).toBeUndefined();
  expect(pausedOn('2026-03-17', passed).passedAt).toBe('2026-03-16T16:00:00.000Z');
});

interface Halting {
  occurredOn: string;
}

/** A case of three acts: one halts the clock, one lets it run on, one is what the clock waits for. */
const halt: Act<CaseState, string, Halting> = {
  name: 'halt',
  title: '委托专家评审',
  during: ['open'],
  by: ['regulator'],
  under: [],
  apply: (state) => state,
  pauses: (_, { occurredOn: from }) => [{ ...review, from }],
  fact: { fields: ['occurredOn'], stands: () => [], without: (state) => state },
};
const goOn: Act<CaseState, string, Halting> = {
  name: 'goOn',
  title: '收到评审意见',
  during: ['open'],
  by: ['regulator'],
  under: [],
  apply: (state) => state,
  resumes: (_, { occurredOn: to }) => [{ key: review.key, name: review.name, to }],
  fact: { fields: ['occurredOn'], stands: () => [], without: (state) => state },
};
const decide: Act<CaseState, string, object> = {
  name: 'decide',
  title: '作出决定',
  during: ['open'],
  by: ['regulator'],
  under: [],
  awaited: () => [{ clock: 'winnerFixing' }],
  apply: (state) => state,
  stops: () => ['winnerFixing'],
};
const state = { id: 'x', stage: 'open', seq: 1, ...bound } as CaseState;
const proceeding = {
  acts: [halt, goOn, decide],
  partyOf: () => undefined,
} as unknown as Proceeding<CaseState>;

function after(running: Deadlines, act: string, at: string, input: object = {}): Deadlines {
  const deed = { id: act, actor: regulator, input, receivedAt: at };
  const entry: Entry = { case: 'complaint:x', seq: 2, act, at, deed, change: { seq: 2 } };
  return { ...running, ...effects(proceeding, entry, state, state, running, chinaCalendar).deadlines };
}

test('acts halt a clock and let it run on, from the day of the paper and not that of the entry', () => {
  const running = { winnerFixing: tenDays };
  const halted = after(running, 'halt', '2026-03-11T01:00:00.000Z', { occurredOn: '2026-03-05' });
  const runsOn = after(halted, 'goOn', '2026-03-13T01:00:00.000Z', { occurredOn: '2026-03-10' });
  expect(due(runsOn.winnerFixing)).toBe('2026-03-20');
  const decided = after(runsOn, 'decide', '2026-03-21T01:00:00.000Z');
  expect(isLate(decided.winnerFixing, decided.winnerFixing!.stoppedAt!)).toBe(true);
});

test('what is done while the clock is halted is in time, and ends the pause; a clock that is over is not halted any more', () => {
  const halted = after({ winnerFixing: tenDays }, 'halt', '2026-03-05T01:00:00.000Z', { occurredOn: '2026-03-05' });
  const decided = after(halted, 'decide', '2026-05-06T01:00:00.000Z');
  const { stoppedAt, pauses } = decided.winnerFixing!;
  expect(pauses?.[review.name]?.to).toBe('2026-05-06');
  expect(isLate(decided.winnerFixing, stoppedAt!)).toBe(false);
  expect(after(decided, 'halt', '2026-05-07T01:00:00.000Z', { occurredOn: '2026-05-07' })).toEqual(decided);
});

test('its passing is not noted while it is halted, even where that was under way', () => {
  const halted = after({ winnerFixing: tenDays }, 'halt', '2026-03-16T01:00:00.000Z', { occurredOn: '2026-03-16' });
  const at = '2026-03-16T16:00:00.000Z';
  const entry: Entry = { case: 'complaint:x', seq: 3, act: 'deadlinePassed', at, passed: 'winnerFixing', change: {} };
  expect(effects(proceeding, entry, state, state, halted, chinaCalendar).deadlines).toEqual({});
  expect(effects(proceeding, entry, state, state, { winnerFixing: tenDays }, chinaCalendar).deadlines).toMatchObject({
    winnerFixing: { passedAt: at },
  });
});

test('in the inbox a halted duty is due on no day, and overdue for nobody', () => {
  const passed = { ...tenDays, passedAt: '2026-03-16T16:00:00.000Z' };
  const entry: Entry = { case: 'complaint:x', seq: 3, act: '', at: '2026-03-18T01:00:00.000Z', change: {} };
  const rows = (one: Deadline) => inboxRows(proceeding, entry, state, { winnerFixing: one });
  expect(rows(passed)).toMatchObject([
    { role: 'regulator', due: passed.due, escalated: true },
    { role: 'director', escalated: true },
  ]);
  expect(rows(pausedOn('2026-03-16', passed))).toMatchObject([{ role: 'regulator', due: null, escalated: false }]);
});

test('a wrong day of the paper is corrected: the deadline is counted anew, and what it was is kept', () => {
  const halted = after({ winnerFixing: tenDays }, 'halt', '2026-03-06T01:00:00.000Z', { occurredOn: '2026-03-06' });
  const runsOn = after(halted, 'goOn', '2026-03-11T01:00:00.000Z', { occurredOn: '2026-03-10' });
  expect(due(runsOn.winnerFixing)).toBe('2026-03-19');
  const now = '2026-03-12T01:00:00.000Z';
  const wrong: Wrong = {
    act: 'halt',
    actor: regulator,
    at: '2026-03-06T01:00:00.000Z',
    input: { occurredOn: '2026-03-06' },
    corrected: { occurredOn: '2026-03-05' },
  };
  const corrections = clockCorrections(halt, state, state, wrong, runsOn);
  const corrected = recounted(corrections, runsOn, { pack }, chinaCalendar, now);
  expect(due(corrected.winnerFixing)).toBe('2026-03-20');
  expect(corrected['winnerFixing#1']).toMatchObject({ due: runsOn.winnerFixing!.due, recounted: true, lapsed: true });
  const ofEnd: Wrong = { ...wrong, act: 'goOn', corrected: { occurredOn: '2026-03-09' } };
  const ended = recounted(clockCorrections(goOn, state, state, ofEnd, runsOn), runsOn, { pack }, chinaCalendar, now);
  expect(due(ended.winnerFixing)).toBe('2026-03-18');
  expect(clockCorrections(halt, state, state, { ...wrong, corrected: wrong.input }, runsOn)).toEqual([]);
});

test('where the day that it runs from is corrected, excluded time stays excluded', () => {
  const runsOn = resumedOn('2026-03-10', pausedOn('2026-03-05'));
  const start = { clock: 'winnerFixing', from: '2026-03-03', length: 10, basis: 'statute' } as const;
  const now = '2026-03-12T01:00:00.000Z';
  const { winnerFixing } = recounted([{ start }], { winnerFixing: runsOn }, { pack }, chinaCalendar, now);
  expect(due(winnerFixing)).toBe('2026-03-23');
  expect(winnerFixing!.pauses).toEqual(runsOn.pauses);
});
