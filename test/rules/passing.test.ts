/** 期限届满：what the journal notes of a deadline that was met, or counted anew, while its passing was under way. */
import { type Entry, effects } from '../../domain/effects.ts';
import { afterEntry, type Deadlines, deadline } from '../../domain/law/clocks.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { recounted } from '../../domain/recount.ts';
import { unlawful } from '../../verify/lawful.ts';
import type { Row } from '../../verify/reading.ts';
import { at, calendar } from './builders.ts';
import { aPerformance } from './performing.ts';

const pack = { pack: 'henan-county@2020-03-09' };
const { state } = aPerformance();
const start = { clock: 'planFiling', basis: 'house' } as const;
const first = deadline({ ...start, from: '2026-03-02' }, pack, calendar);
const running: Deadlines = { planFiling: first };
/** A moment after the wrong end, before the right one. */
const between = new Date(Date.parse(first.due) + 1).toISOString();
const anew = afterEntry(
  running,
  recounted([{ start: { ...start, from: '2026-03-09' } }], running, pack, calendar, at('2026-03-10')),
);

const passing = (moment: string): Entry => ({
  case: `procurement:${state.id}`,
  seq: state.seq + 1,
  act: 'deadlinePassed',
  at: moment,
  passed: 'planFiling',
  change: {},
});
const noted = (moment: string, deadlines: Deadlines) =>
  effects(procurementProceeding, passing(moment), state, state, deadlines, calendar).deadlines;

/** What verification finds, where the case may have seen any of `deadlines`. */
function found(moment: string, deadlines: readonly Deadlines[]) {
  const scene = { proceeding: procurementProceeding, before: state, after: { ...state, seq: state.seq + 1 } };
  const row = { seq: state.seq + 1, at: moment, body: passing(moment) } as Row;
  return unlawful(row, { ...scene, deadlines, changedAt: {}, sent: new Set() } as never);
}

test('a deadline that has passed is noted once as passed, at its moment', () => {
  expect(noted(first.due, running)).toEqual({});
  expect(noted(between, running)).toEqual({ planFiling: { ...first, passedAt: between } });
});

test('one that was counted anew, or met, while its passing was under way is left as it is', () => {
  expect(anew.planFiling!.due > between).toBe(true);
  expect(noted(between, anew)).toEqual({});
  const met = { planFiling: { ...first, stoppedAt: at('2026-03-03') } };
  expect(noted(between, met)).toEqual({});
  expect(noted(between, {})).toEqual({});
});

test('verification lets such a note pass, and no other', () => {
  expect(found(between, [running])).toBeUndefined();
  expect(found(between, [anew, running])).toBeUndefined();
  expect(found(between, [{ planFiling: { ...first, stoppedAt: at('2026-03-03') } }, running])).toBeUndefined();
  const never = { what: 'no such deadline has passed', expected: anew.planFiling!.due, found: between };
  expect(found(between, [anew])).toEqual(never);
  expect(found(first.due, [running])).toMatchObject({ what: 'no such deadline has passed' });
  expect(found(between, [{}])).toMatchObject({ what: 'no such deadline has passed', expected: null });
});
