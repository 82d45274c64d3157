/** The drill: a backup of a system at work, dropped, put back: every table is what it was, and no act is half in it. */
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { backUp, tablesOf } from '../db/backup.ts';
import { check, restore } from '../db/restore.ts';
import { aFolder } from './start.ts';
import { act, call, inFiling, leave, scheme } from './world.ts';

const folder = aFolder();
const databases: string[] = [];
const live = process.env.DATABASE_URL!;
const main = (name: string) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url));

afterAll(async () => {
  await leave();
  for (const name of databases) await ask(live, `drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

async function ask<Row = Record<string, unknown>>(address: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function anEmptyDatabase(): Promise<string> {
  const name = `drill_${randomBytes(6).toString('hex')}`;
  databases.push(name);
  await ask(live, `create database ${name}`);
  const address = new URL(live);
  address.pathname = `/${name}`;
  return address.href;
}

/** Every row of every table, as PostgreSQL says it; what the migrator keeps of itself apart. */
async function contentsOf(address: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const contents: Record<string, string[]> = {};
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query(`select t::text as row from "${table}" t order by 1`);
    contents[table] = rows.map(({ row }) => row);
  }
  await client.end();
  return contents;
}

function documents(): string {
  const place = join(folder, `documents-${randomUUID()}`);
  mkdirSync(join(place, 'ab'), { recursive: true });
  writeFileSync(join(place, 'ab', 'small'), 'x');
  writeFileSync(join(place, 'ab', 'large'), randomBytes(150_001));
  writeFileSync(join(place, 'ab', 'empty'), '');
  mkdirSync(join(place, 'incoming'));
  writeFileSync(join(place, 'incoming', 'half'), 'being uploaded');
  return place;
}

function run(name: string, args: string[], env: object): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [main(name), ...args],
      { env: { ...process.env, ...env } },
      (_, out, err) => done({ code: child.exitCode, said: `${out}${err}`.trim() }),
    );
  });
}

/** What going through the journal again says of a case. */
async function verdictOn(address: string, id: string): Promise<{ code: number | null; verdict: object }> {
  const env = { DATABASE_URL: address };
  const { code, said: text } = await run('verify/main', [`procurement:${id}`, '--json'], env);
  return { code, verdict: JSON.parse(text) as object };
}

test('backup under eight callers, restore, drop, restore again: every table equal, documents too, and no act is half in it', async () => {
  const id = await inFiling();
  await call('officer', 'PUT', `/api/procurements/${id}/recipients`, {
    recipients: [{ pseudonym: 'r-00ab', township: '青禾镇', care: 'full' }],
  });
  const store = documents();
  const file = join(folder, 'first');
  let isTaken = false;
  const callers = Array.from({ length: 8 }, async () => {
    for (let acts = 0; acts < 200 && !isTaken; acts++)
      await act('officer', id, 'draftScheme', scheme(1_000_000 + acts));
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const taken = await backUp({ databaseUrl: live, documents: store, version: 'test' }, file);
  isTaken = true;
  await Promise.all(callers);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(taken.documents).toBe(3);
  expect(await check(file)).toMatchObject(taken);

  const copy = await anEmptyDatabase();
  const place = join(folder, 'back');
  expect(await restore(file, { databaseUrl: copy, documents: place })).toEqual(taken);
  for (const name of ['small', 'large', 'empty'])
    expect(readFileSync(join(place, 'ab', name)).equals(readFileSync(join(store, 'ab', name)))).toBe(true);
  expect(readdirSync(place, { recursive: true })).toHaveLength(4);
  const torn = await ask(
    copy,
    `select c.id from case_file c left join journal j on j.case_id = c.id
      group by c.id, c.seq having count(*) <> c.seq or max(j.seq) <> c.seq`,
  );
  expect(torn).toEqual([]);

  const verified = await verdictOn(copy, id);
  expect(verified).toMatchObject({ code: 0, verdict: { cases: 1, faults: [] } });

  const before = await contentsOf(copy);
  expect(before.journal!.length).toBeGreaterThan(3);
  expect(before.recipient!.length).toBeGreaterThan(0);
  const second = join(folder, 'second');
  await backUp({ databaseUrl: copy, version: 'test' }, second);
  await ask(copy, 'drop schema public cascade');
  await ask(copy, 'create schema public');
  await restore(second, { databaseUrl: copy });
  expect(await contentsOf(copy)).toEqual(before);
  expect(await verdictOn(copy, id)).toEqual(verified);
  const applied = (address: string) => ask(address, 'select name from mikro_orm_migrations order by id');
  expect(await applied(copy)).toEqual(await applied(live));
}, 180_000);

describe('a file that is not what was written', () => {
  let file: string;
  let lines: string[];

  beforeAll(async () => {
    file = join(folder, 'whole');
    await backUp({ databaseUrl: live, documents: documents(), version: 'test' }, file);
    lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  });

  const spoilt: [string, RegExp, (whole: string[]) => string[]][] = [
    ['ends before its last line', /breaks off/, (all) => all.slice(0, -1)],
    ['has lost a row', /does not hold|as it was written/, (all) => all.filter((_, place) => place !== rowIn(all))],
    [
      'has another row',
      /does not hold/,
      (all) => all.map((line, place) => (place === rowIn(all) ? flipped(line) : line)),
    ],
    [
      'has another document',
      /does not hold/,
      (all) => all.map((line) => (line.startsWith('{"bytes":"eA') ? '{"bytes":"eQ=="}' : line)),
    ],
    [
      'names a table that is not ours',
      /No migration makes the table other/,
      (all) => all.map((line) => (line === '{"table":"account"}' ? '{"table":"other"}' : line)),
    ],
    [
      'comes from a newer release',
      /newer release, with Migration2999/,
      (all) => [all[0]!.replace('"migrations":[', '"migrations":["Migration2999",'), ...all.slice(1)],
    ],
    [
      'puts a document outside',
      /outside its folder/,
      (all) => all.map((line) => line.replace(/"document":"[^"]*small"/, '"document":"../../small"')),
    ],
    ['is something else', /no backup of the form/, () => ['{"format":"other"}']],
  ];

  test.each(spoilt)(
    '%s: it is told, and the database stays empty',
    async (name, words, spoil) => {
      const broken = join(folder, name.replaceAll(' ', '-'));
      writeFileSync(broken, gzipSync(`${spoil(lines).join('\n')}\n`));
      const databaseUrl = await anEmptyDatabase();
      const place = join(folder, `of-${name.replaceAll(' ', '-')}`);
      await expect(restore(broken, { databaseUrl, documents: place })).rejects.toThrow(words);
      const left = await ask(
        databaseUrl,
        `select tablename from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'`,
      );
      expect(left).toEqual([]);
      expect(existsSync(join(folder, '..', 'small'))).toBe(false);
      // It may be tried again with a whole one.
      await restore(file, { databaseUrl, documents: join(folder, `again-${name.replaceAll(' ', '-')}`) });
    },
    60_000,
  );

  test('cut off in its bytes: told', async () => {
    const broken = join(folder, 'cut');
    const bytes = readFileSync(file);
    writeFileSync(broken, bytes.subarray(0, bytes.length / 2));
    await expect(check(broken)).rejects.toThrow(/breaks off|cannot be read/);
  });

  const rowIn = (all: string[]) => all.findIndex((line) => line.startsWith('{"row"'));
  const flipped = (line: string) => line.replace(/[a-z](?=[^a-z]*$)/, (letter) => (letter === 'a' ? 'b' : 'a'));
});

test('the two commands say what they did, and what is wrong with what they were given', async () => {
  const file = join(folder, 'by-command');
  const store = documents();
  const env = { DATABASE_URL: live, JIELI_DOCUMENTS: store };
  expect(await run('db/backup-main', [], env)).toMatchObject({
    code: 2,
    said: expect.stringMatching(/^Say which file/),
  });
  const taken = await run('db/backup-main', [file], env);
  expect(taken).toMatchObject({ code: 0, said: expect.stringMatching(/holds \d+ rows of \d+ tables and 3 documents/) });
  expect(await run('db/backup-main', [file], env)).toMatchObject({
    code: 2,
    said: expect.stringMatching(/is there already/),
  });
  expect(await run('db/backup-main', ['--check', file], {})).toMatchObject({ code: 0 });
  const full = await run('db/restore-main', [file], env);
  expect(full).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Nothing was restored: The database has tables/),
  });
  const databaseUrl = await anEmptyDatabase();
  const without = await run('db/restore-main', [file], { DATABASE_URL: databaseUrl, JIELI_DOCUMENTS: '' });
  expect(without).toMatchObject({ code: 1, said: expect.stringMatching(/set JIELI_DOCUMENTS/) });
  cpSync(store, join(folder, 'other'), { recursive: true });
  writeFileSync(join(folder, 'other', 'ab', 'small'), 'y');
  const other = await run('db/restore-main', [file], {
    DATABASE_URL: databaseUrl,
    JIELI_DOCUMENTS: join(folder, 'other'),
  });
  expect(other).toMatchObject({ code: 1, said: expect.stringMatching(/Another document stands/) });
  const back = await run('db/restore-main', [file], { DATABASE_URL: databaseUrl, JIELI_DOCUMENTS: store });
  expect(back).toMatchObject({ code: 0, said: expect.stringMatching(/are back\.$/) });
}, 180_000);
