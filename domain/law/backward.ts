/** 倒推期间：how late something may be told before a deadline, and to when the deadline is pushed if it is told later. */
import { addDays, type CivilDate, daysBetween } from '../time.ts';
import { addWorkdays, type Calendar, kindOf, subtractWorkdays } from './calendar.ts';
import type { Clock } from './packs.ts';
import { type Span, tapeOf } from './tape.ts';

/** At least so long before the deadline: 截止时间至少15日前 (条例第三十一条第二款). The day of the telling is not counted. */
export interface Notice {
  deadline: CivilDate;
  length: number;
  unit: Clock['unit'];
}

/** The last day on which it can be told without moving the deadline. */
export function latestDay({ deadline, length, unit }: Notice, calendar: Calendar): CivilDate {
  return unit === '日' ? addDays(deadline, -length) : subtractWorkdays(deadline, length, calendar);
}

/** The earliest deadline that leaves the whole time to whoever is told on a day; never before the one that stands. */
export function pushedTo({ deadline, length, unit }: Notice, toldOn: CivilDate, calendar: Calendar): CivilDate {
  const earliest = unit === '日' ? addDays(toldOn, length) : addWorkdays(toldOn, length, calendar);
  return earliest > deadline ? earliest : deadline;
}

/** Day by day from the latest day, which is not counted, to the deadline. */
export function tapeBefore(notice: Notice, calendar: Calendar): Span[] {
  const { deadline: last, length, unit } = notice;
  return tapeOf({ from: latestDay(notice, calendar), length, unit, last }, calendar);
}

/** Of the days after one and up to another, those that are working days. */
export function workdaysBetween(from: CivilDate, to: CivilDate, calendar: Calendar): number {
  const days = Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, place) => addDays(from, place + 1));
  return days.filter((day) => ['weekday', 'makeup'].includes(kindOf(day, calendar))).length;
}
