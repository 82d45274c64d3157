/** The State Council's yearly notices on public holidays, as far as they are out. A new notice is a new entry, never an edit. */
import { addDays, type CivilDate } from '../time.ts';
import type { Calendar } from './calendar.ts';

/** Days off from the first to the last, both included, weekends among them. */
type Span = readonly [first: CivilDate, last: CivilDate];

interface Notice {
  year: number;
  /** The notice, and the later one that changed it. */
  source: string;
  holidays: readonly Span[];
  makeupDays: readonly CivilDate[];
}

/** A notice may reach into the year before: New Year's Day of 2019 took Monday 31 December 2018 with it. */
export const notices: readonly Notice[] = [
  {
    year: 2018,
    source: '国办发明电〔2017〕12号',
    holidays: [
      ['2018-01-01', '2018-01-01'],
      ['2018-02-15', '2018-02-21'],
      ['2018-04-05', '2018-04-07'],
      ['2018-04-29', '2018-05-01'],
      ['2018-06-18', '2018-06-18'],
      ['2018-09-24', '2018-09-24'],
      ['2018-10-01', '2018-10-07'],
    ],
    makeupDays: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30'],
  },
  {
    year: 2019,
    source: '国办发明电〔2018〕15号；劳动节依国办发明电〔2019〕3号调整',
    holidays: [
      ['2018-12-30', '2019-01-01'],
      ['2019-02-04', '2019-02-10'],
      ['2019-04-05', '2019-04-05'],
      ['2019-05-01', '2019-05-04'],
      ['2019-06-07', '2019-06-07'],
      ['2019-09-13', '2019-09-13'],
      ['2019-10-01', '2019-10-07'],
    ],
    makeupDays: ['2018-12-29', '2019-02-02', '2019-02-03', '2019-04-28', '2019-05-05', '2019-09-29', '2019-10-12'],
  },
  {
    // Saturday 1 February was to be worked; the extension of 26 January made it a day off.
    year: 2020,
    source: '国办发明电〔2019〕16号；春节依国务院办公厅2020年1月26日关于延长2020年春节假期的通知延至2月2日',
    holidays: [
      ['2020-01-01', '2020-01-01'],
      ['2020-01-24', '2020-02-02'],
      ['2020-04-04', '2020-04-06'],
      ['2020-05-01', '2020-05-05'],
      ['2020-06-25', '2020-06-27'],
      ['2020-10-01', '2020-10-08'],
    ],
    makeupDays: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
  },
  {
    year: 2021,
    source: '国办发明电〔2020〕27号',
    holidays: [
      ['2021-01-01', '2021-01-03'],
      ['2021-02-11', '2021-02-17'],
      ['2021-04-03', '2021-04-05'],
      ['2021-05-01', '2021-05-05'],
      ['2021-06-12', '2021-06-14'],
      ['2021-09-19', '2021-09-21'],
      ['2021-10-01', '2021-10-07'],
    ],
    makeupDays: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  {
    year: 2022,
    source: '国办发明电〔2021〕11号',
    holidays: [
      ['2022-01-01', '2022-01-03'],
      ['2022-01-31', '2022-02-06'],
      ['2022-04-03', '2022-04-05'],
      ['2022-04-30', '2022-05-04'],
      ['2022-06-03', '2022-06-05'],
      ['2022-09-10', '2022-09-12'],
      ['2022-10-01', '2022-10-07'],
    ],
    makeupDays: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  {
    year: 2023,
    source: '国办发明电〔2022〕16号',
    holidays: [
      ['2022-12-31', '2023-01-02'],
      ['2023-01-21', '2023-01-27'],
      ['2023-04-05', '2023-04-05'],
      ['2023-04-29', '2023-05-03'],
      ['2023-06-22', '2023-06-24'],
      ['2023-09-29', '2023-10-06'],
    ],
    makeupDays: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  {
    year: 2024,
    source: '国办发明电〔2023〕7号',
    holidays: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    makeupDays: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    holidays: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    makeupDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    holidays: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    makeupDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

/** The calendar as it was known once a year's notice was out. */
export function calendarUntil(year: number): Calendar {
  const known = notices.filter((notice) => notice.year <= year);
  return {
    id: `国务院办公厅放假通知${known[0]?.year ?? ''}–${known.at(-1)?.year ?? ''}`,
    years: known.map((notice) => notice.year),
    holidays: known.flatMap(({ holidays }) => holidays.flatMap(daysOf)),
    makeupDays: known.flatMap(({ makeupDays }) => makeupDays),
  };
}

export const chinaCalendar: Calendar = calendarUntil(2026);

const calendars = new Map(notices.map(({ year }) => calendarUntil(year)).map((one) => [one.id, one]));

/** The calendar that a deadline names; nothing where no notice of ours makes one of that name. */
export function calendarOf(id: string): Calendar | undefined {
  return calendars.get(id);
}

function daysOf([first, last]: Span): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
