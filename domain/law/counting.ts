/** 期间计算：on which day a period ends, by the Civil Code, and without the days that the law does not count. */
import { addDays, type CivilDate } from '../time.ts';
import { addWorkdays, type Calendar, isWorkday } from './calendar.ts';
import type { Clock } from './packs.ts';

/** Days that are not counted, from the first to the last, both included; the last is open while it is still going on. */
export interface Excluded {
  from: CivilDate;
  to?: CivilDate;
  why: string;
}

export interface Period {
  /** The day of the event, which is not counted (民法典第二百零一条). */
  from: CivilDate;
  length: number;
  unit: Clock['unit'];
  kind: Clock['kind'];
  excluded?: readonly Excluded[];
}

/** Of one period with all that is excluded: whoever counts longer has met a day that is none. */
const daysMax = 10_000;

/**
 * The last day of a period. A duty or a right that would end on a day off ends on the next working day (民法典第二百零三条);
 * a waiting period is never lengthened by a holiday: its end is the earliest day, not the last.
 */
export function lastDayOf(period: Period, calendar: Calendar): CivilDate {
  const { from, length, unit, kind, excluded = [] } = period;
  if (excluded.length === 0 && unit === '个工作日') return addWorkdays(from, length, calendar);
  const isOpen = (day: CivilDate) => isWorkday(day, calendar) && !exclusionOf(day, excluded);
  if (unit === '个工作日') return nth(from, length, isOpen);
  const last = nth(from, length, (day) => !exclusionOf(day, excluded));
  return kind === 'wait' ? last : nth(addDays(last, -1), 1, isOpen);
}

export function exclusionOf(day: CivilDate, excluded: readonly Excluded[]): Excluded | undefined {
  return excluded.find(({ from, to }) => from <= day && (to === undefined || day <= to));
}

/** The nth day after a day of those that count. */
function nth(from: CivilDate, count: number, counts: (day: CivilDate) => boolean): CivilDate {
  let day = from;
  let left = count;
  for (let step = 0; left > 0 && step < daysMax; step++) {
    day = addDays(day, 1);
    if (counts(day)) left--;
  }
  return day;
}
