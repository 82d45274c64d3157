/** 核验：whatever is done to the journal behind its back is found, and the first entry that differs is named. */

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { versionAt } from '../db/history.ts';
import { closeDay } from '../db/roots.ts';
import { applyChange } from '../domain/change.ts';
import { storedCases } from '../verify/reading.ts';
import { verify } from '../verify/verify.ts';
import { keptIn, keptJournals, putBack } from './kept-journals.ts';
import { playedBefore } from './playing.ts';
import { flipped, rehash, verdictAfter } from './tampering.ts';
import { call, leave, orm as systems } from './world.ts';
import { aDatabase, aWrittenPurchase } from './written.ts';

const purchases = 1_000;
const atOnce = 8;
/**
 * For 10,000 entries, of our own processor time: the wall's would tell how busy the machine is. Three times the goal, because
 * Jest and its neighbours take their share of every cache; docs/performance.md has the figure of a quiet machine.
 */
const verifiesWithinMs = 15_000;
const caseId = 'procurement:written-00005';

/** Waited for, not blocked on: a connection that the API closes meanwhile must be seen to close. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const ran = promisify(execFile)(process.execPath, ['verify/main.ts', ...args]);
  return ran.then((said) => ({ code: 0, ...said })).catch((failed) => failed);
}

type Database = Awaited<ReturnType<typeof aDatabase>>;
/** The one that is tampered with is small: every trial verifies all of it. */
const fewPurchases = 8;
let database: Database;
const tampered = (tamper: (em: EntityManager) => Promise<unknown>) => verdictAfter(database.orm, tamper);

async function written(count: number): Promise<Database> {
  const one = await aDatabase();
  const places = Array.from({ length: count }, (_, place) => place + 1);
  const write = async () => {
    for (let place = places.shift(); place; place = places.shift()) await aWrittenPurchase(one.orm, place);
  };
  await Promise.all(Array.from({ length: atOnce }, write));
  return one;
}

beforeAll(async () => {
  database = await written(fewPurchases);
});

afterAll(async () => {
  await database.end();
  await leave();
});

test('a thousand clean cases, given up, sent back, overdue or not, raise no alarm', async () => {
  const many = await written(purchases);
  const begun = process.cpuUsage();
  const verdict = await verify(many.orm.em.fork());
  const { user, system } = process.cpuUsage(begun);
  const tookMs = (user + system) / 1_000;
  await many.end();
  expect(verdict.faults).toEqual([]);
  expect(verdict.cases).toBe(purchases);
  expect(verdict.entries).toBeGreaterThan(9_000);
  expect((tookMs * 10_000) / verdict.entries).toBeLessThan(verifiesWithinMs);
}, 300_000);

const columns = ['case_id', 'seq', 'deed_id', 'at', 'recorded_at', 'act', 'edition', 'pack', 'calendar', 'body'];
const counted = ['findings', 'deadlines', 'dispatches', 'snapshot', 'previous_hash', 'hash'];

test('every column of the journal is tried', async () => {
  const known = await database.orm.em
    .fork()
    .execute<{ name: string }[]>(
      `select column_name as name from information_schema.columns where table_name = 'journal' and table_schema = 'public'`,
    );
  expect([...columns, ...counted].sort()).toEqual(known.map(({ name }) => name).sort());
});

test.each([...columns, ...counted])('one byte of %s changed in the fourth entry is found there', async (column) => {
  const verdict = await tampered(async (em) => {
    const [now] = await em.execute<{ value: string | null; type: string }[]>(
      `select ${column}::text as value, pg_typeof(${column})::text as type from journal where case_id = ? and seq = 4`,
      [caseId],
    );
    const to = flipped(now!.type, now!.value);
    // A number that is taken cannot be given: the entry leaves its place for one that is free.
    const free = column === 'seq' ? String(100_000) : to;
    await em.execute(`update journal set ${column} = ?::${now!.type} where case_id = ? and seq = 4`, [free, caseId]);
  });
  expect(verdict.faults).toContainEqual(expect.objectContaining({ case: caseId, seq: 4 }));
});

test.each([
  ['one in the middle is deleted', 'delete from journal where case_id = ? and seq = 6', 6],
  [
    'the last one is cut off',
    'delete from journal where case_id = ? and seq = (select max(seq) from journal where case_id = ?)',
    11,
  ],
  ['all are cut off after the third', 'delete from journal where case_id = ? and seq > 3', 4],
  ['two change places', 'update journal set seq = 5 + (seq = 5)::int where case_id = ? and seq in (5, 6)', 5],
])('entries are missing or out of order: %s', async (_, sql, seq) => {
  const verdict = await tampered(async (em) => {
    if (sql.includes('5 + ')) await em.execute('alter table journal drop constraint journal_pkey');
    await em.execute(
      sql,
      [...sql.matchAll(/\?/g)].map(() => caseId),
    );
  });
  expect(verdict.faults).toEqual([expect.objectContaining({ case: caseId, seq })]);
});

test('an entry that is put in between is found, even where all hashes are counted anew', async () => {
  const verdict = await tampered(async (em) => {
    await em.execute('update journal set seq = seq + 1000 where case_id = ? and seq >= 6', [caseId]);
    await em.execute(
      `insert into journal select r.* from (select to_jsonb(j) as j from journal j where case_id = ? and seq = 5) as one,
         jsonb_populate_record(null::journal, j || '{"seq": 6, "deed_id": "forged"}') r`,
      [caseId],
    );
    await em.execute('update journal set seq = seq - 999 where case_id = ? and seq > 1000', [caseId]);
    await rehash(em, caseId);
  });
  expect(verdict.faults).toEqual([expect.objectContaining({ case: caseId, seq: 6 })]);
});

/** The words of an entry changed everywhere, and every hash counted anew. */
function forged(change: string, values: unknown[] = []) {
  return async (em: EntityManager) => {
    await em.execute(change, [...values, caseId]);
    await rehash(em, caseId);
  };
}

test.each([
  ['another amount in the state', `update journal set body = jsonb_set(body, '{change,allotment,amountFen}', '99')`, 2],
  ['another amount in what was asked', `update journal set body = jsonb_set(body, '{deed,input,amountFen}', '99')`, 2],
  [
    'another person approves: who drafted it',
    `update journal set body = jsonb_set(body, '{deed,actor,person}', '"p-officer"')`,
    8,
  ],
  [
    'a deadline a day later',
    `update journal set deadlines = jsonb_set(deadlines, '{planFiling,due}', '"2026-03-31T15:59:59.999Z"')`,
    9,
  ],
  [
    'the day on which it was done',
    `update journal set body = jsonb_set(body, '{at}', '"2026-03-01T01:00:00.000Z"'), at = '2026-03-01T01:00:00Z'`,
    2,
  ],
  ['an edition that never was', 'update journal set edition = 0', 5],
  ['a finding that warned holds', `update journal set findings = '[]'`, 8],
  [
    'a stage is skipped',
    `update journal set body = jsonb_set(body, '{change,stage}', '"selection"'), snapshot = jsonb_set(snapshot, '{stage}', '"selection"')`,
    3,
  ],
])('a chain that is counted anew is found by replaying the law: %s', async (_, change, seq) => {
  const verdict = await tampered(forged(`${change} where seq = ${seq} and case_id = ?`));
  expect(verdict.faults).toEqual([expect.objectContaining({ case: caseId, seq })]);
});

/** Whoever changes input, state, asked deed, receipt, row and hashes alike leaves nothing that contradicts. */
async function forgeAll(em: EntityManager): Promise<void> {
  const was = '40000005';
  const is = '39000005';
  for (const [table, column, key] of [
    ['journal', 'body', 'case_id'],
    ['journal', 'snapshot', 'case_id'],
    ['journal', 'findings', 'case_id'],
    ['deed', 'body', 'case_id'],
    ['case_file', 'state', 'id'],
  ])
    await em.execute(`update ${table} set ${column} = replace(${column}::text, ?, ?)::jsonb where ${key} = ?`, [
      was,
      is,
      caseId,
    ]);
  await em.execute(
    `update journal set findings = replace(findings::text, '400,000.05', '390,000.05')::jsonb where case_id = ?`,
    [caseId],
  );
  await rehash(em, caseId);
}

test('a chain rebuilt without a contradiction by the owner of the database is found by a root that was published', async () => {
  const day = (await closeDay(database.orm.em.fork(), new Date('2099-01-02T00:00:00Z')))!;
  expect(await tampered(async () => undefined)).toMatchObject({ faults: [], roots: 1 });
  const unnoticed = await tampered(async (em) => {
    await forgeAll(em);
    await em.execute('delete from root');
    await em.execute('update case_file set anchored_seq = 0');
  });
  expect(unnoticed.faults).toEqual([]);
  const { number, root, heads } = day;
  const atFault = expect.objectContaining({ case: caseId });
  expect((await tampered(forgeAll)).faults).toEqual([atFault]);
  const kept = { number, day: day.day, root };
  const gone = async (em: EntityManager) => {
    await forgeAll(em);
    await em.execute('delete from root');
    await em.execute('update case_file set anchored_seq = 0');
  };
  const byRoot = await verdictAfter(database.orm, gone, { anchors: [kept] });
  expect(byRoot.faults).toEqual([expect.objectContaining({ case: 'root:1', found: null })]);
  const byHeads = await verdictAfter(database.orm, gone, { anchors: [{ ...kept, heads }] });
  expect(byHeads.faults).toEqual([atFault]);
});

test.each([
  ['its state', `update case_file set state = jsonb_set(state, '{round}', '2')`, 'its row'],
  ['its stage', `update case_file set stage = 'closed'`, 'its row'],
  [
    'the receipt',
    `update deed set answer = jsonb_set(answer, '{body,hash}', '"0"') where act = 'releaseBudget' and case_id = ?`,
    'receipt',
  ],
  [
    'a deadline',
    `update deadline set due = due + interval '1 day' where key = 'planFiling' and case_id = ?`,
    'deadlines',
  ],
  ['what is awaited', `delete from inbox where case_id = ?`, 'inbox'],
  ['how far roots cover it', `update case_file set anchored_seq = 2147483647`, 'covered'],
  ['who asked', `update deed set person = 'p-other' where act = 'releaseBudget' and case_id = ?`, 'another person'],
  [
    'what was answered',
    `update deed set answer = '{"status":409}' where act = 'releaseBudget' and case_id = ?`,
    'answered as not done',
  ],
])('what is read from the journal is held against it: %s', async (_, sql, what) => {
  const change = sql.includes('where') ? sql : `${sql} where id = ?`;
  const verdict = await tampered((em) => em.execute(change, [caseId]));
  expect(verdict.faults).toEqual([expect.objectContaining({ case: caseId, what: expect.stringContaining(what) })]);
});

test('a notice that no entry told is found, whatever it is filed under', async () => {
  for (const key of ['x', `${caseId}:999:1`, 'procurement:nobody:1:1']) {
    const verdict = await tampered((em) =>
      em.execute(
        `insert into publication (key, case_id, kind, title, body, published_at) values (?, 'written-00005', 'award', '中标公告', '{}', now())`,
        [key],
      ),
    );
    expect(verdict.faults).toHaveLength(1);
  }
});

test('thirty who close the same day close it once; each day holds the root of the one before', async () => {
  const closing = Array.from({ length: 30 }, () => closeDay(database.orm.em.fork(), new Date('2099-01-03T00:00:00Z')));
  const closed = (await Promise.all(closing)).filter((one) => one !== undefined);
  expect(closed.length).toBeLessThanOrEqual(1);
  expect((await verify(database.orm.em.fork())).faults).toEqual([]);
});

test('a purchase played over HTTP with its payment is whole and lawful, and one act slipped in from no other case is not', async () => {
  const { id } = await playedBefore('cases/returned-payment.json', 'reportDelivery');
  const only = `procurement:${id}`;
  expect(await verify(systems.em.fork(), { only })).toMatchObject({ cases: 1, faults: [] });
  const verdict = await verdictAfter(
    systems,
    (em) =>
      em.execute(`update journal set body = jsonb_set(body, '{change,round}', '7') where seq = 2 and case_id = ?`, [
        only,
      ]),
    { only },
  );
  expect(verdict.faults).toEqual([expect.objectContaining({ case: only, seq: 2 })]);
  const receipt = await call('auditor', 'GET', `/api/procurements/${id}/journal`);
  const entries = receipt.body.entries as { seq: number; hash: string }[];
  for await (const stored of storedCases(systems.em.fork(), only))
    expect(entries.map(({ hash }) => hash)).toEqual(stored.entries.map(({ hash }) => hash));
  expect(await run(only)).toMatchObject({ code: 0, stdout: expect.stringContaining('Whole, unaltered and lawful') });
}, 180_000);

test('any version is rebuilt from the snapshot before it, and is what its entries make, at every entry and every moment', async () => {
  const { id } = await playedBefore('cases/second-round.json', 'approveContract');
  const caseId = `procurement:${id}`;
  const em = systems.em.fork();
  for await (const { entries } of storedCases(em, caseId)) {
    let state: object = {};
    for (const { seq, at, body } of entries) {
      state = applyChange(state, body.change);
      expect(await versionAt(em, caseId, seq)).toEqual(state);
      const next = entries[seq];
      if (next?.at !== at) expect(await versionAt(em, caseId, at)).toEqual(state);
    }
    expect(entries.filter(({ snapshot }) => snapshot).length).toBeGreaterThan(4);
    expect(await versionAt(em, caseId, '2000-01-01T00:00:00.000Z')).toBeUndefined();
  }
}, 180_000);

test('a correction that says of an entry what it does not hold is found, even where all hashes are counted anew', async () => {
  const { id } = await playedBefore('cases/adopted-and-corrected.json', 'confirmCorrection');
  const only = `procurement:${id}`;
  expect(await verify(systems.em.fork(), { only })).toMatchObject({ faults: [] });
  const where = `case_id = ? and act = 'correctEntry'`;
  const verdict = await verdictAfter(
    systems,
    async (em) => {
      const change = `jsonb_set(body, '{%,input,original,at}', '"2020-01-01T00:00:00.000Z"')`;
      await em.execute(`update journal set body = ${change.replace('%', 'deed')} where ${where}`, [only]);
      await em.execute(`update deed set body = ${change.replace('{%,', '{')} where ${where}`, [only]);
      await rehash(em, only);
    },
    { only },
  );
  expect(verdict.faults).toMatchObject([{ case: only, what: 'what it corrects is not what stands there' }]);
}, 180_000);

test('journals on file are whole and lawful by the code of now: a rule that judges them otherwise needs a new edition', async () => {
  const kept = await aDatabase();
  for (const file of keptJournals) await putBack(kept.orm.em.fork(), keptIn(file));
  const verdict = await verify(kept.orm.em.fork());
  await kept.end();
  expect(verdict.faults).toEqual([]);
  expect(verdict.entries).toBeGreaterThan(100);
}, 180_000);

test('whoever asks for nothing, for a case that is not there or with a file that holds no roots is told so', async () => {
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('npm run verify -- all') });
  expect(await run(`procurement:${randomUUID()}`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no case'),
  });
  const file = join(tmpdir(), `roots-${randomUUID()}.json`);
  writeFileSync(file, '{"roots": 1}');
  expect(await run(caseId, '--anchors', file)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--anchors goes with all'),
  });
  expect(await run('all', '--anchors', file)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('holds no roots'),
  });
});

test('the roots are public, without what moved; who sees every case is given the heads, others are not', async () => {
  expect(await call(undefined, 'GET', '/public/roots')).toMatchObject({
    status: 200,
    body: { roots: expect.any(Array) },
  });
  expect(await call('auditor', 'GET', '/api/roots')).toMatchObject({ status: 200 });
  expect(await call('supplier-a', 'GET', '/api/roots')).toMatchObject({ status: 403 });
});
