/** Clocks after a correction: counted anew from the right day, with what they were before kept beside them. */
import type { Calendar } from './law/calendar.ts';
import { type ClockStart, clockKey, type Deadline, type Deadlines, deadline, isRunning } from './law/clocks.ts';
import type { Bound } from './law/packs.ts';
import type { Instant } from './time.ts';

/** A clock that runs since another day than was said, one that was met on another day, or one that never should have run. */
export type ClockCorrection =
  | { start: ClockStart }
  | { key: string; stoppedAt: Instant }
  | { key: string; lapses: true };

/** The earlier reckoning stays as `clock#1`, `clock#2`: given up where it still ran, for it was neither kept nor missed. */
export function recounted(
  corrections: readonly ClockCorrection[],
  deadlines: Deadlines,
  bound: Bound,
  calendar: Calendar,
  at: Instant,
): Deadlines {
  const changed = corrections.flatMap((one): [string, Deadline][] => {
    const key = 'start' in one ? clockKey(one.start.clock, one.start.of) : one.key;
    const was = deadlines[key];
    if (!was) return 'start' in one ? [[key, deadline(one.start, bound, calendar)]] : [];
    if ('lapses' in one) return [[key, { ...was, stoppedAt: at, lapsed: true, recounted: true }]];
    const is = 'start' in one ? deadline(one.start, bound, calendar) : { ...was, stoppedAt: one.stoppedAt };
    const ended = isRunning(was) ? { stoppedAt: at, lapsed: true as const } : {};
    const earlier: Deadline = { ...was, ...ended, recounted: true };
    return [
      [key, is],
      [`${key}#${earlierOnes(deadlines, key) + 1}`, earlier],
    ];
  });
  return Object.fromEntries(changed);
}

function earlierOnes(deadlines: Deadlines, key: string): number {
  return Object.keys(deadlines).filter((one) => one.startsWith(`${key}#`)).length;
}
