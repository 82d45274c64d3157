/** The State Council's yearly notices on public holidays, as far as they are out. A new notice is a new entry, never an edit. */
import { addDays, type CivilDate } from '../time.ts';
import type { Calendar } from './calendar.ts';
import { notices2004 } from './notices-2004.ts';
import { notices2018 } from './notices-2018.ts';

/** Days off from the first to the last, both included, weekends among them. */
type Span = readonly [first: CivilDate, last: CivilDate];

export interface Notice {
  year: number;
  /** The notice, and the later one that changed it. */
  source: string;
  /** Of source and days: the notice itself was read, or quoted by others and held against two lists. */
  certainty: 'read' | 'seen';
  holidays: readonly Span[];
  makeupDays: readonly CivilDate[];
}

/** One a year, without a gap. */
export const notices: readonly Notice[] = [...notices2004, ...notices2018];

/** Deadlines on record name calendars that began in 2018: they are still known. */
const firstYears = [2004, 2018] as const;

/** The calendar as it was known once a year's notice was out. */
export function calendarUntil(year: number, firstYear: (typeof firstYears)[number] = 2004): Calendar {
  const known = notices.filter((notice) => notice.year >= firstYear && notice.year <= year);
  return {
    id: `国务院办公厅放假通知${firstYear}–${year}`,
    years: known.map((notice) => notice.year),
    holidays: known.flatMap(({ holidays }) => holidays.flatMap(daysOf)),
    makeupDays: known.flatMap(({ makeupDays }) => makeupDays),
    ...(firstYear === 2004 ? { sources: Object.fromEntries(known.flatMap(sourcesOf)) } : {}),
  };
}

export const chinaCalendar: Calendar = calendarUntil(2026);

const calendars = new Map(
  firstYears
    .flatMap((first) => notices.filter(({ year }) => year >= first).map(({ year }) => calendarUntil(year, first)))
    .map((one) => [one.id, one]),
);

/** The calendar that a deadline names; nothing where no notice of ours makes one of that name. */
export function calendarOf(id: string): Calendar | undefined {
  return calendars.get(id);
}

function sourcesOf({ source, holidays, makeupDays }: Notice): [CivilDate, string][] {
  return [...holidays.flatMap(daysOf), ...makeupDays].map((day) => [day, source.split('；')[0]!.split('（')[0]!]);
}

function daysOf([first, last]: Span): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
