/** 采用放假通知：a provisional deadline is counted again by the notice, once it is out, and what it was before is kept. */

import { refusal } from '../../domain/admission.ts';
import { type Entry, effects } from '../../domain/effects.ts';
import { calendarUntil } from '../../domain/law/calendars.ts';
import { type Deadlines, deadline } from '../../domain/law/clocks.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { aProcurement, officer } from './builders.ts';

const [before, now] = [calendarUntil(2025), calendarUntil(2026)];
const state = aProcurement();
const actor = { person: 'calendar', organisation: 'calendar', role: 'proceeding' } as const;
const act = procurementProceeding.acts.find(({ name }) => name === 'adoptCalendar')!;
const at = '2025-12-01T01:00:00.000Z';
/** Ten working days from Monday 22 December 2025: without the notice of 2026 New Year's Day and the day after count. */
const running: Deadlines = {
  planFiling: deadline({ clock: 'planFiling', from: '2025-12-22', length: 10, basis: 'house' }, state, before),
  planNumbering: deadline({ clock: 'planNumbering', from: '2025-12-01', basis: 'house' }, state, before),
};

function adopted(deadlines: Deadlines): Deadlines {
  const deed = { id: 'adopt', actor, input: { calendar: now.id }, receivedAt: at };
  const entry: Entry = { case: 'procurement:x', seq: 8, act: 'adoptCalendar', at, deed, change: { seq: 8 } };
  return effects(procurementProceeding, entry, state, state, deadlines, now).deadlines;
}

function refused(deadlines: Deadlines, who: typeof actor | typeof officer = actor) {
  const circumstance = { actor: who, at, receivedAt: at, deadlines };
  return refusal(procurementProceeding, act as never, state, { input: { calendar: now.id } }, circumstance);
}

test('what was counted by weekdays is moved by the notice: the day before, its tape and its calendar stay beside it', () => {
  expect(running.planFiling).toMatchObject({ due: '2026-01-05T15:59:59.999Z', provisional: true });
  const after = adopted(running);
  expect(after.planFiling).toMatchObject({ due: '2026-01-06T15:59:59.999Z', provisional: false, calendar: now.id });
  expect(after.planFiling!.tape).toContainEqual({
    from: '2026-01-01',
    to: '2026-01-03',
    counts: 0,
    why: '法定节假日放假（国办发明电〔2025〕7号）',
  });
  expect(after['planFiling#1']).toMatchObject({
    due: running.planFiling!.due,
    tape: running.planFiling!.tape,
    calendar: before.id,
    recounted: true,
  });
});

test('a deadline that the notice does not move keeps its day, names the new calendar, and has nothing beside it', () => {
  const after = adopted(running);
  expect(after.planNumbering).toMatchObject({ due: running.planNumbering!.due, calendar: now.id });
  expect(after['planNumbering#1']).toBeUndefined();
});

test('it is adopted once, by the system alone: a second time there is nothing to count, and no person may', () => {
  expect(refused(running)).toBeUndefined();
  expect(refused({ ...running, ...adopted(running) })?.finding.rule).toContain('方须重新计算');
  expect(refused(running, officer)?.finding.rule).toContain('无权');
});
