/** Working days: held against an independent list day by day, and against the days on which counting goes wrong most easily. */
import { readFileSync } from 'node:fs';
import { addWorkdays, type Calendar, covers, isWorkday } from '../domain/law/calendar.ts';
import { calendarOf, calendarUntil, chinaCalendar, notices } from '../domain/law/calendars.ts';
import { deadline } from '../domain/law/clocks.ts';
import { tapeOf } from '../domain/law/tape.ts';
import { addDays, type CivilDate, daysBetween, weekday } from '../domain/time.ts';

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

function days(first: CivilDate, last: CivilDate): CivilDate[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
}

/** Its tables, not its functions: west of Greenwich those take the weekday of the day before. */
const other: { holidays: Record<string, string>; workdays: Record<string, string> } = JSON.parse(
  readFileSync('node_modules/chinese-days/dist/chinese-days.json', 'utf8'),
);

function otherSays(day: CivilDate): boolean {
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return day in other.workdays || (!isWeekend && !(day in other.holidays));
}

test.each(years)('every day of %i is a working day here exactly where it is one in the independent list', (year) => {
  const differing = days(`${year}-01-01`, `${year}-12-31`).filter(
    (day) => isWorkday(day, chinaCalendar) !== otherSays(day),
  );
  expect(differing).toEqual([]);
});

test.each([
  ['2018-12-29', true, 'the Saturday made up for New Year 2019, named in the notice of the year after'],
  ['2018-12-31', false, 'the Monday that it was made up for'],
  ['2020-01-31', false, 'the Friday of the extended Spring Festival'],
  ['2020-02-01', false, 'the Saturday that was to be worked until the festival was extended'],
  ['2020-02-03', true, 'the first day back'],
  ['2025-01-26', true, 'a Sunday that is made up'],
  ['2025-09-30', true, 'the eve of National Day'],
  ['2025-10-01', false, 'the first day off'],
  ['2025-10-08', false, 'the last day off, Mid-Autumn among them'],
  ['2025-10-09', true, 'the first day back'],
  ['2025-10-11', true, 'a Saturday that is made up'],
  ['2026-02-14', true, 'a Saturday that is made up'],
  ['2026-02-15', false, 'the first day of the Spring Festival'],
  ['2026-02-23', false, 'the ninth day of the Spring Festival, a Monday'],
  ['2026-02-24', true, 'the first day back'],
  ['2026-11-21', false, 'an ordinary Saturday'],
  ['2026-11-23', true, 'an ordinary Monday'],
])('%s: working day %s, %s', (day, expected) => {
  expect(isWorkday(day, chinaCalendar)).toBe(expected);
});

test('the day from which a period runs is not counted', () => {
  expect(addWorkdays('2026-11-23', 1, chinaCalendar)).toBe('2026-11-24');
  expect(addWorkdays('2026-11-23', 5, chinaCalendar)).toBe('2026-11-30');
  expect(addWorkdays('2026-11-21', 1, chinaCalendar)).toBe('2026-11-23');
  expect(addWorkdays('2026-11-23', 0, chinaCalendar)).toBe('2026-11-23');
});

test('five working days across the Spring Festival skip the nine days off and count the Saturday made up', () => {
  expect(addWorkdays('2026-02-12', 5, chinaCalendar)).toBe('2026-02-26');
  expect(addWorkdays('2025-09-30', 5, chinaCalendar)).toBe('2025-10-14');
});

test.each([1, 2, 3, 5, 7, 10, 15, 30])(
  'counting back %i working days finds the same number, from every day',
  (count) => {
    for (const from of days('2018-01-01', '2026-12-31')) {
      const last = addWorkdays(from, count, chinaCalendar);
      const counted = days(addDays(from, 1), last).filter((day) => isWorkday(day, chinaCalendar));
      expect([from, counted.length, counted.at(-1)]).toEqual([from, count, last]);
    }
  },
);

test('a later start never ends sooner, and one more day never ends on the same day', () => {
  for (const from of days('2018-01-01', '2026-12-31')) {
    const last = addWorkdays(from, 7, chinaCalendar);
    expect(addWorkdays(addDays(from, 1), 7, chinaCalendar) >= last).toBe(true);
    expect(addWorkdays(from, 8, chinaCalendar) > last).toBe(true);
  }
});

test('beyond the last notice the calendar covers nothing and counts plain weekdays', () => {
  expect(covers('2026-12-31', chinaCalendar)).toBe(true);
  expect(covers('2027-01-01', chinaCalendar)).toBe(false);
  expect(covers('2017-12-31', chinaCalendar)).toBe(false);
  for (const day of days('2027-01-01', '2027-12-31'))
    expect([day, isWorkday(day, chinaCalendar)]).toEqual([day, weekday(day) <= 5]);
});

test('the calendar of an earlier year knows nothing of later notices, and says so in its name', () => {
  const before: Calendar = calendarUntil(2018);
  expect(before.id).toBe('国务院办公厅放假通知2018–2018');
  expect(isWorkday('2018-12-31', before)).toBe(true);
  expect(covers('2019-01-01', before)).toBe(false);
  expect(chinaCalendar.id).toBe('国务院办公厅放假通知2018–2026');
});

test('the notices follow one another without a gap; no day is both off and made up; what is made up is a weekend', () => {
  expect(notices.map(({ year }) => year)).toEqual(years);
  const off = new Set(chinaCalendar.holidays);
  expect(off.size).toBe(chinaCalendar.holidays.length);
  expect(chinaCalendar.makeupDays.filter((day) => off.has(day) || weekday(day) <= 5)).toEqual([]);
});

const pack = 'henan-county@2020-03-09';

test('the tape of a deadline says of each day whether it counts and why not; what counts adds up to the period', () => {
  const { tape, due } = deadline({ clock: 'planFiling', from: '2026-02-12', basis: 'house' }, { pack }, chinaCalendar);
  expect(due).toBe('2026-02-26T15:59:59.999Z');
  expect(tape).toEqual([
    { from: '2026-02-13', to: '2026-02-13', counts: 1 },
    { from: '2026-02-14', to: '2026-02-14', counts: 1, why: '调休上班' },
    { from: '2026-02-15', to: '2026-02-23', counts: 0, why: '法定节假日放假' },
    { from: '2026-02-24', to: '2026-02-26', counts: 3 },
  ]);
});

test('a period of days counts them all, and says why it ends later where its last day is a day off', () => {
  const tape = (from: string, last: string) => tapeOf({ from, length: 20, unit: '日', last }, chinaCalendar);
  expect(tape('2026-03-02', '2026-03-22')).toEqual([{ from: '2026-03-03', to: '2026-03-22', counts: 20 }]);
  expect(tape('2026-03-02', '2026-03-23')).toEqual([
    { from: '2026-03-03', to: '2026-03-22', counts: 20 },
    { from: '2026-03-23', to: '2026-03-23', counts: 0, why: '期间的最后一日逢休息日，顺延至下一工作日' },
  ]);
});

test('from every day of nine years the tape follows the period without a gap and counts its length', () => {
  for (const from of days('2018-01-01', '2026-11-30')) {
    const last = addWorkdays(from, 7, chinaCalendar);
    const tape = tapeOf({ from, length: 7, unit: '个工作日', last }, chinaCalendar);
    expect([tape[0]!.from, tape.at(-1)!.to]).toEqual([addDays(from, 1), last]);
    expect(tape.slice(1).every((span, place) => span.from === addDays(tape[place]!.to, 1))).toBe(true);
    expect(tape.reduce((sum, { counts }) => sum + counts, 0)).toBe(7);
  }
});

test('a deadline whose moment was named is not counted, and has no tape', () => {
  const due = '2026-03-31T01:00:00.000Z';
  expect(
    deadline({ clock: 'planFiling', from: '2026-03-02', due, basis: 'plan' }, { pack }, chinaCalendar).tape,
  ).toBeUndefined();
});

test('every calendar that a deadline may name is found by its name', () => {
  for (const year of years) expect(calendarOf(calendarUntil(year).id)).toEqual(calendarUntil(year));
  expect(calendarOf('国务院办公厅放假通知2018–2999')).toBeUndefined();
});
