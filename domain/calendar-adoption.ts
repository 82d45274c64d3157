/** 采用放假通知：what was counted beyond the notices that were out is counted again when the year's notice is; nobody chooses. */
import type { Act, CaseState } from './act.ts';
import { houseRule } from './finding.ts';
import { type Deadline, type Deadlines, isRunning } from './law/clocks.ts';
import type { CalendarAdoption } from './shapes/calendar.ts';

/** For the acts of one proceeding. It is an act of the system's: no party's duty is done by it, and no person can do it. */
export function calendarActs<State extends CaseState>(
  during: readonly State['stage'][],
): readonly Act<State, string, never>[] {
  const adopt: Act<State, string, CalendarAdoption> = {
    name: 'adoptCalendar',
    title: '采用年度放假通知重新计算期限',
    during,
    by: ['proceeding'],
    under: [],
    judge: (_, { calendar }, { deadlines }) => [
      houseRule(
        Object.values(deadlines).some((one) => isCountedOtherwise(one, calendar)),
        '有期限依较早的放假通知计算的，方须重新计算',
        '本案现有期限均已依该通知计算，无须办理',
        'blocks',
      ),
    ],
    // The days are in the calendar, which no state holds: what changes are deadlines.
    apply: (state) => state,
    recounts: (_, __, { calendar }, { deadlines }) =>
      keysCountedOtherwise(deadlines, calendar).map((key) => ({ key, byCalendar: true as const })),
  };
  return [adopt as Act<State, string, never>];
}

/** Running, and counted by another calendar than the one named. */
export function keysCountedOtherwise(deadlines: Deadlines, calendar: string): string[] {
  return Object.keys(deadlines).filter((key) => isCountedOtherwise(deadlines[key]!, calendar));
}

function isCountedOtherwise(one: Deadline, calendar: string): boolean {
  return isRunning(one) && !one.recounted && one.calendar !== calendar;
}
