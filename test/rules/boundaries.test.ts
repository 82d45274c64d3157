/** 边界：every limit at its value, one below and one above, on its first and its last day, as the table by hand says. */
import { readFileSync } from 'node:fs';
import { measure } from '../../domain/finding.ts';
import { type LimitName, limitLines } from '../../domain/law/lines.ts';
import { type Line, packFor, rowsOn } from '../../domain/law/packs.ts';
import { type Region, regions } from '../../domain/law/row.ts';
import { addDays, type CivilDate } from '../../domain/time.ts';

interface Told {
  name: string;
  regions: readonly string[];
  from: CivilDate;
  to?: CivilDate;
  none: boolean;
  lawful: readonly number[];
  unlawful: readonly number[];
}

const table = readFileSync(new URL('boundaries.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map(toldIn);

function toldIn(line: string): Told {
  const [name, where, days, first, ...rest] = line.split('|').map((one) => one.trim());
  const [, from, to] = /^(\d{4}-\d\d-\d\d) -\s*(\d{4}-\d\d-\d\d)?$/.exec(days!)!;
  const numbers = (text: string) => text.split(/\s+/).filter(Boolean).map(Number);
  const none = first === 'none';
  const [lawful, unlawful] = none ? [[], []] : [numbers(first!), numbers(rest[0]!)];
  const told = where === 'all' ? Object.keys(regions) : where!.split(/\s+/);
  return { name: name!, regions: told, from: from!, ...(to ? { to } : {}), none, lawful, unlawful };
}

/** A day far enough ahead to stand for all the days of what is in force. */
const still = '2030-12-31';

/** One value of one limit on one day in one region; nothing to measure where there was no such rule. */
interface Case {
  name: LimitName;
  region: Region;
  day: CivilDate;
  value?: number;
}

const cases = (Object.keys(limitLines) as LimitName[]).flatMap((name) =>
  (Object.keys(regions) as Region[]).flatMap((region) => casesOf(name, limitLines[name], region)),
);

function casesOf(name: LimitName, line: Line, region: Region): Case[] {
  const { coveredFrom } = regions[region];
  const covered = line.rows.filter(
    ({ until, regions: own }) => (!own || own.includes(region)) && (until === undefined || until > coveredFrom),
  );
  return covered.flatMap((row): Case[] => {
    const first = row.from < coveredFrom ? coveredFrom : row.from;
    const days = [first, row.until ? addDays(row.until, -1) : still];
    return days.flatMap((day): Case[] =>
      'value' in row
        ? [-1, 0, 1].map((step) => ({ name, region, day, value: (row.value as number) + step }))
        : [{ name, region, day }],
    );
  });
}

function toldOf({ name, region, day }: Case): Told[] {
  return table.filter(
    (one) => one.name === name && one.regions.includes(region) && one.from <= day && (!one.to || day <= one.to),
  );
}

test('every limit has its line in the table by hand, and no line is of nothing', () => {
  expect(cases.length).toBeGreaterThan(500);
  const missing = cases
    .filter((one) => toldOf(one).length !== 1)
    .map(({ name, region, day }) => `${name} ${region} ${day}`);
  expect([...new Set(missing)]).toEqual([]);
  const unasked = table.filter((told) => !cases.some((one) => toldOf(one).includes(told)));
  expect(unasked).toEqual([]);
});

test.each(Object.keys(limitLines) as LimitName[])('%s is lawful where the table by hand says so', (limit) => {
  const own = cases.filter(({ name }) => name === limit);
  expect(own.length).toBeGreaterThan(0);
  const judged = own.map(({ region, day, value }) => {
    const found = measure({ pack: packFor(region, day)! }, limit, value ?? 0);
    return { region, day, value, lawful: found[0]?.holds ?? 'no such rule' };
  });
  const told = own.map((one) => {
    const [line] = toldOf(one);
    const isToldOf = line && [...line.lawful, ...line.unlawful].includes(one.value ?? Number.NaN);
    const lawful = line?.none
      ? 'no such rule'
      : isToldOf
        ? line.lawful.includes(one.value!)
        : 'the table has no such value';
    const { region, day, value } = one;
    return { region, day, value, lawful };
  });
  expect(judged).toEqual(told);
});

test('every value of the table by hand is one that was asked', () => {
  for (const told of table.filter(({ none }) => !none)) {
    const asked = cases.filter((one) => toldOf(one).includes(told)).map(({ value }) => value);
    expect([...new Set(asked)].sort()).toEqual([...told.lawful, ...told.unlawful].sort());
  }
});

test('no limit has two rows on a day', () => {
  for (const { name, region, day } of cases) expect(rowsOn(limitLines[name], region, day)).toHaveLength(1);
});
