/** What is counted of all cases together: what waits, what is owed, what is late, what is stuck; on a database of its own. */
import { randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Registry } from 'prom-client';
import { openDatabase } from '../db/orm.ts';
import { Census } from '../operation/census.ts';
import { worldChecks } from '../operation/readiness.ts';
import { client, leave } from './world.ts';

const name = `census_${randomBytes(6).toString('hex')}`;
const minuteMs = 60_000;
let orm: MikroORM;

async function onPostgres(sql: string): Promise<void> {
  const connection = new pg.Client({ connectionString: process.env.DATABASE_URL! });
  await connection.connect();
  await connection.query(sql);
  await connection.end();
}

beforeAll(async () => {
  await onPostgres(`create database ${name}`);
  const address = new URL(process.env.DATABASE_URL!);
  address.pathname = `/${name}`;
  orm = await openDatabase(address.href);
});

afterAll(async () => {
  await orm.close();
  await leave();
  await onPostgres(`drop database ${name} with (force)`);
});

async function figures(): Promise<Record<string, number>> {
  const register = new Registry();
  await new Census(register, () => orm.em.fork(), client).take();
  const lines = (await register.metrics()).split('\n').filter((line) => /^jieli_\w+ /.test(line));
  return Object.fromEntries(lines.map((line) => [line.split(' ')[0]!, Number(line.split(' ')[1])]));
}

/** What a row holds besides does not matter here. */
async function put(table: string, row: object): Promise<void> {
  const em = orm.em.fork();
  await em.execute(
    `do $$ declare one record; begin
       alter table ${table} disable trigger user;
       for one in select column_name from information_schema.columns c
         where table_name = '${table}' and is_nullable = 'NO' and not exists
           (select from information_schema.key_column_usage k where k.table_name = '${table}' and k.column_name = c.column_name)
       loop execute format('alter table ${table} alter column %I drop not null', one.column_name); end loop;
     end $$`,
  );
  await em.execute(`insert into ${table} select * from json_populate_record(null::${table}, ?::json)`, [
    JSON.stringify(row),
  ]);
}

const owed = (act: string) => ({
  from: 'procurement:a:7',
  consequence: { proceeding: 'payment', id: 'a:1', act, input: {} },
});

test('before there is any schema it says what is missing, and counts nothing', async () => {
  const checks = worldChecks(orm, client);
  await checks.database!();
  await expect(checks.migrations!()).rejects.toThrow(/have not been applied: node db\/migrate\.ts/);
  expect(await figures()).toMatchObject({ jieli_database_up: 0, jieli_engine_up: 1 });
  expect(Object.keys(await figures())).not.toContain('jieli_deeds_pending');
  await orm.migrator.up();
  await checks.migrations!();
});

test('a consequence is owed until the other case has it on record, or the refusal is on record here', async () => {
  const recordedAt = new Date().toISOString();
  const entry = { case_id: 'procurement:a', seq: 7, recorded_at: recordedAt, act: 'settle' };
  await put('journal', { ...entry, dispatches: ['one', 'two', 'three'].map(owed) });
  expect(await figures()).toMatchObject({ jieli_consequences_unsent: 3 });
  const there = { case_id: 'payment:a:1', seq: 1, recorded_at: recordedAt, act: 'one', dispatches: [] };
  await put('journal', { ...there, deed_id: 'procurement:a:7:one' });
  expect(await figures()).toMatchObject({ jieli_consequences_unsent: 2 });
  const refused = { refused: { consequence: owed('two').consequence } };
  await put('journal', { ...entry, seq: 8, act: 'consequenceRefused', body: refused, dispatches: [] });
  expect(await figures()).toMatchObject({ jieli_consequences_unsent: 1 });
});

test('deeds without an answer are counted, and a case with an old one is stuck, once', async () => {
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
  const deed = { act: 'draftScheme', person: 'p', try_at: ago(0), tries: 1 };
  await put('deed', { ...deed, id: 'new', case_id: 'procurement:b', received_at: ago(1_000) });
  await put('deed', { ...deed, id: 'old', case_id: 'procurement:c', received_at: ago(5 * minuteMs) });
  await put('deed', { ...deed, id: 'older', case_id: 'procurement:c', received_at: ago(6 * minuteMs) });
  await put('deed', {
    ...deed,
    id: 'done',
    case_id: 'procurement:d',
    received_at: ago(9 * minuteMs),
    answered_at: ago(0),
  });
  const found = await figures();
  expect(found).toMatchObject({ jieli_deeds_pending: 3, jieli_cases_stuck: 1 });
  expect(found.jieli_deeds_oldest_seconds).toBeGreaterThan(359);
  expect(found.jieli_deeds_oldest_seconds).toBeLessThan(420);
});

test('a deadline is overdue when it has passed and still runs; entries are counted by their numbers', async () => {
  const at = new Date().toISOString();
  await put('deadline', { case_id: 'procurement:a', key: 'late', due: at, passed_at: at });
  await put('deadline', { case_id: 'procurement:a', key: 'met', due: at, passed_at: at, stopped_at: at });
  await put('deadline', { case_id: 'procurement:a', key: 'running', due: at });
  await put('case_file', {
    id: 'procurement:a',
    proceeding: 'procurement',
    stage: 'filing',
    seq: 8,
    number: 'a',
    family: 'a',
  });
  expect(await figures()).toMatchObject({ jieli_deadlines_overdue: 1, jieli_journal_entries: 8 });
});
