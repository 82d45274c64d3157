/** 期间计算：properties that hold of every day from 2018 to 2026, against working days counted from a list of others. */
import fc from 'fast-check';
import { latestDay, pushedTo, tapeBefore, workdaysBetween } from '../../domain/law/backward.ts';
import { addWorkdays, subtractWorkdays } from '../../domain/law/calendar.ts';
import { chinaCalendar } from '../../domain/law/calendars.ts';
import { deadline } from '../../domain/law/clocks.ts';
import { paused, resumed } from '../../domain/law/pauses.ts';
import { addDays, addHours, addMonths, addYears, civilDate, daysBetween, weekday } from '../../domain/time.ts';
import { secondCalendar } from '../second-calendar.ts';

const first = '2018-01-01';
const every = Array.from({ length: daysBetween(first, '2026-12-31') + 1 }, (_, place) => addDays(first, place));
/** By the list of others alone: neither our notices nor our functions. */
const theirs = every.filter((day) => {
  const { off, worked } = secondCalendar[Number(day.slice(0, 4))]!;
  const monthDay = day.slice(5).replace('-', '');
  return weekday(day) > 5 ? worked.split(' ').includes(monthDay) : !off.split(' ').includes(monthDay);
});
const isTheirs = new Set(theirs);
/** Of so many as can be counted before the lists end. */
const aDay = fc.nat(every.length - 400).map((place) => every[place]!);
const aCount = fc.integer({ min: 1, max: 60 });
const pack = 'henan-county@2020-03-09';

test('from every day the nth working day is the nth that the others count', () => {
  let place = 0;
  for (const day of every.slice(0, -120)) {
    while (theirs[place]! <= day) place++;
    const expected = [1, 2, 3, 5, 7, 10, 15, 30].map((count) => theirs[place + count - 1]);
    expect([1, 2, 3, 5, 7, 10, 15, 30].map((count) => addWorkdays(day, count, chinaCalendar))).toEqual(expected);
  }
});

test('counting back finds the last day from which forward still arrives in time; a day later it does not', () => {
  for (const day of every.slice(120, -1)) {
    const latest = subtractWorkdays(day, 5, chinaCalendar);
    expect(addWorkdays(latest, 5, chinaCalendar) <= day).toBe(true);
    expect(addWorkdays(addDays(latest, 1), 5, chinaCalendar) > day).toBe(true);
  }
});

test('what is told on the latest day moves nothing, what is told a day later moves the deadline by what is missing', () => {
  const fifteen = { deadline: '2026-03-23', length: 15, unit: '日' } as const;
  expect(latestDay(fifteen, chinaCalendar)).toBe('2026-03-08');
  expect(pushedTo(fifteen, '2026-03-08', chinaCalendar)).toBe('2026-03-23');
  expect(pushedTo(fifteen, '2026-03-09', chinaCalendar)).toBe('2026-03-24');
  const property = fc.property(aDay, aCount, fc.constantFrom('日', '个工作日'), (day, length, unit) => {
    const notice = { deadline: addDays(day, 200), length, unit } as const;
    const latest = latestDay(notice, chinaCalendar);
    expect(pushedTo(notice, latest, chinaCalendar)).toBe(notice.deadline);
    expect(pushedTo(notice, addDays(latest, 1), chinaCalendar) > notice.deadline).toBe(true);
    const tape = tapeBefore(notice, chinaCalendar);
    expect(tape.reduce((sum, { counts }) => sum + counts, 0)).toBe(length);
    expect([tape[0]!.from, tape.at(-1)!.to]).toEqual([addDays(latest, 1), notice.deadline]);
  });
  fc.assert(property);
});

test('a period that was halted holds as many working days outside the halts as one that was not, in any order of entry', () => {
  const halts = fc.array(fc.tuple(fc.nat(20), fc.nat(30)), { minLength: 1, maxLength: 3 });
  const property = fc.property(aDay, fc.integer({ min: 5, max: 30 }), halts, (from, length, all) => {
    const start = deadline({ clock: 'winnerFixing', from, length, basis: 'statute' }, { pack }, chinaCalendar);
    const entered = (order: typeof all) =>
      order.reduce((one, [after, days]) => {
        const [day, name] = [addDays(from, after + 1), `${after} ${days}`];
        const halted = paused(one, { key: 'winnerFixing', name, ground: '补正', from: day }, chinaCalendar);
        return resumed(halted, { key: 'winnerFixing', name, to: addDays(day, days) }, chinaCalendar);
      }, start);
    const last = entered(all);
    const excluded = Object.values(last.pauses ?? {});
    const span = every.filter((day) => day > from && day <= civilDate(last.due));
    const counted = span.filter(
      (day) => isTheirs.has(day) && !excluded.some((pause) => pause.from <= day && day <= pause.to!),
    );
    expect(counted).toHaveLength(length);
    expect(counted.at(-1)).toBe(civilDate(last.due));
    expect(last.tape!.reduce((sum, { counts }) => sum + counts, 0)).toBe(length);
    if (excluded.length === all.length) {
      const again = entered([...all].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      expect(again.due).toBe(last.due);
    }
  });
  fc.assert(property);
});

test('working days between add up, and the first day is none of them', () => {
  const property = fc.property(aDay, fc.nat(90), fc.nat(90), (day, one, other) => {
    const [middle, end] = [addDays(day, one), addDays(day, one + other)];
    const sum = workdaysBetween(day, middle, chinaCalendar) + workdaysBetween(middle, end, chinaCalendar);
    expect(workdaysBetween(day, end, chinaCalendar)).toBe(sum);
    expect(sum).toBe(theirs.filter((workday) => workday > day && workday <= end).length);
  });
  fc.assert(property);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('of %s, %i months later, the corresponding day is %s', (day, months, last) => {
  expect(addMonths(day, months)).toBe(last);
});

test('a year later is the corresponding day, and of 29 February the last of the month; hours run from the moment itself', () => {
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  expect(addYears('2026-11-24', 15)).toBe('2041-11-24');
  expect(addHours('2026-03-24T15:30:00.000Z', 1)).toBe('2026-03-24T16:30:00.000Z');
});
