/** Clocks after a correction: counted anew from the right day, with what they were before kept beside them. */
import type { Calendar } from './law/calendar.ts';
import { type ClockStart, clockKey, type Deadline, type Deadlines, deadline, isRunning } from './law/clocks.ts';
import type { Bound } from './law/packs.ts';
import { type ClockPause, type ClockResumption, paused, recountedBy, resumed } from './law/pauses.ts';
import type { Instant } from './time.ts';

/**
 * A clock that runs since another day than was said, one that was met on another day, one that never should have run, or one
 * that was halted or ran on from another day.
 */
export type ClockCorrection =
  | { start: ClockStart }
  | { key: string; stoppedAt: Instant }
  | { key: string; lapses: true }
  | { key: string; pause: ClockPause }
  | { key: string; resumption: ClockResumption }
  | { key: string; byCalendar: true };

/** The earlier reckoning stays as `clock#1`, `clock#2`: given up where it still ran, for it was neither kept nor missed. */
export function recounted(
  corrections: readonly ClockCorrection[],
  deadlines: Deadlines,
  bound: Bound,
  calendar: Calendar,
  at: Instant,
): Deadlines {
  const changed: Record<string, Deadline> = {};
  for (const one of corrections) {
    const key = 'start' in one ? clockKey(one.start.clock, one.start.of) : one.key;
    const was = deadlines[key];
    if (!was) {
      if ('start' in one) changed[key] = deadline(one.start, bound, calendar);
    } else if ('byCalendar' in one && recountedBy(calendar, was).due === was.due) {
      changed[key] = recountedBy(calendar, was);
    } else if ('lapses' in one) changed[key] = { ...was, stoppedAt: at, lapsed: true, recounted: true };
    else {
      const earlier = `${key}#${earlierOnes(deadlines, key) + 1}`;
      const ended = isRunning(was) ? { stoppedAt: at, lapsed: true as const } : {};
      changed[key] = corrected(changed[key] ?? was, one, bound, calendar);
      changed[earlier] = { ...was, ...ended, recounted: true };
    }
  }
  return changed;
}

type Correcting = Exclude<ClockCorrection, { lapses: true }>;

/** Counted anew, with the time that was excluded all the same. */
function corrected(was: Deadline, one: Correcting, bound: Bound, calendar: Calendar): Deadline {
  if ('stoppedAt' in one) return { ...was, stoppedAt: one.stoppedAt };
  if ('pause' in one) return paused(was, one.pause, calendar);
  if ('byCalendar' in one) return recountedBy(calendar, was);
  if ('resumption' in one) return resumed(was, one.resumption, calendar);
  const anew = deadline(one.start, bound, calendar);
  return was.pauses ? recountedBy(calendar, { ...anew, pauses: was.pauses }) : anew;
}

function earlierOnes(deadlines: Deadlines, key: string): number {
  return Object.keys(deadlines).filter((one) => one.startsWith(`${key}#`)).length;
}
