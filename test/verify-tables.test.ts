/** 核验：the tables beside the journal say what it makes of them, and what one case sent another has its answer. */
import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { noteUpload } from '../db/documents.ts';
import { closeDay, rootsFrom, rootsMax } from '../db/roots.ts';
import { verify } from '../verify/verify.ts';
import { keptOf, putBack } from './kept-journals.ts';
import { playedBefore } from './playing.ts';
import { rehash, verdictAfter } from './tampering.ts';
import { leave, orm as systems } from './world.ts';
import { actorOf, aDatabase, aWrittenPurchase } from './written.ts';

type Database = Awaited<ReturnType<typeof aDatabase>>;
type Tamper = (em: EntityManager) => Promise<unknown>;

/** Written: three purchases, the first with a document on file, and the root of a day over them. */
let written: Database;
/** Played: a takeover with its purchase and payments, copied as it stands. */
let played: Database;
let number: string;
let takeover: string;

const filed = `procurement:written-00001`;
const late = 'procurement:written-00005';
const paper = Buffer.from(randomUUID());
const sha256 = createHash('sha256').update(paper).digest('hex');

beforeAll(async () => {
  written = await aDatabase();
  const one = await aWrittenPurchase(written.orm, 1);
  const stored = { sha256, bytes: paper.length, type: 'pdf' } as const;
  await noteUpload(written.orm.em.fork(), stored, actorOf('officer'));
  const approval = { kind: 'budgetApproval', name: '预算指标文件.pdf', madeOn: '2026-03-02' };
  await one.act('officer', 'fileDocument', { ...approval, ...stored });
  for (const place of [2, 5]) await aWrittenPurchase(written.orm, place);
  await closeDay(written.orm.em.fork(), new Date('2099-01-02T00:00:00Z'));
  ({ id: number } = await playedBefore('cases/default-and-takeover.json', 'openProcurement'));
  takeover = `${number}:1`;
  played = await aDatabase();
  await putBack(played.orm.em.fork(), await keptOf(systems.em.fork(), number));
}, 180_000);

afterAll(async () => {
  await Promise.all([written.end(), played.end()]);
  await leave();
});

test('cases with documents on file, with recipients served and with acts on each other raise no alarm', async () => {
  expect(await verify(written.orm.em.fork())).toMatchObject({ cases: 3, roots: 1, faults: [] });
  const verdict = await verify(played.orm.em.fork());
  expect(verdict).toMatchObject({ faults: [], underWay: 0 });
  expect(verdict.cases).toBeGreaterThan(3);
});

test.each([
  ['the outcome of one', `update recipient_outcome set outcome = 'died' where takeover = ? and outcome = 'served'`],
  ['the entry that told of them', 'update recipient_outcome set seq = seq + 1 where takeover = ?'],
  ['one is missing', `delete from recipient_outcome where takeover = ? and outcome <> 'served'`],
  ['one too many', `insert into recipient_outcome values (?, 'nobody', 'served', 3)`],
])('what became of recipients is what the journal says last: %s', async (_, sql) => {
  const verdict = await verdictAfter(played.orm, (em) => em.execute(sql, [takeover]));
  const what = 'something else is said to have become of a recipient';
  expect(verdict.faults).toMatchObject([{ case: `takeover:${takeover}`, what }]);
});

test('recipients who are said to be served in a takeover that is not there are found', async () => {
  const verdict = await verdictAfter(played.orm, (em) =>
    em.execute(`insert into recipient_outcome values ('nowhere:1', 'nobody', 'served', 3)`),
  );
  expect(verdict.faults).toMatchObject([{ case: 'takeover:nowhere:1' }]);
});

test.each([
  ['its size', 'update document set bytes = bytes + 1', filed],
  ['its type', `update document set type = 'docx'`, filed],
  ['it is not in the store', 'delete from document', filed],
  ['nobody brought it', 'delete from document_upload', filed],
  ['another organisation brought it', `update document_upload set organisation = 'hengxin-agency'`, filed],
  ['another size was brought', 'update document_upload set bytes = bytes + 1', filed],
])('a document on file is the one in the store, brought by whoever filed it: %s', async (_, sql, caseId) => {
  const { faults } = await verdictAfter(written.orm, (em) => em.execute(sql));
  expect(faults).toContainEqual(expect.objectContaining({ case: caseId, what: expect.stringContaining('document') }));
});

test('what was brought and is not filed is held against the store, too', async () => {
  const { faults } = await verdictAfter(written.orm, async (em) => {
    await em.execute(
      `insert into document_upload values ('hengxin-agency', ?, 'p-agency', 7, now())`.replace(
        '?',
        `'${'0'.repeat(64)}'`,
      ),
    );
  });
  expect(faults).toMatchObject([{ case: `document:${'0'.repeat(64)}` }]);
});

test('what is no day and no moment stops no verification', async () => {
  for (const change of [`day = 'someday'`, `at = 'infinity'`]) {
    const { faults } = await verdictAfter(written.orm, (em) => em.execute(`update root set ${change}`));
    expect(faults).toMatchObject([{ case: 'root:1' }]);
  }
  for (const column of ['at', 'recorded_at']) {
    const change = `update journal set ${column} = 'infinity' where seq = 4 and case_id = ?`;
    const { faults } = await verdictAfter(written.orm, (em) => em.execute(change, [filed]));
    expect(faults).toMatchObject([{ case: filed, seq: 4 }]);
  }
});

test('a root that was closed on another day, or at another moment than was published, is found', async () => {
  const moved = (by: string) => (em: EntityManager) => em.execute(`update root set at = at + interval '${by}'`);
  const otherDay = await verdictAfter(written.orm, moved('1 day'));
  expect(otherDay.faults).toMatchObject([{ case: 'root:1', what: 'it was closed on another day' }]);
  const [{ day, root, at }] = (await rootsFrom(written.orm.em.fork(), 1)).roots as [never] as [
    { day: string; root: string; at: Date },
  ];
  const anchors = [{ number: 1, day, root, at: at.toISOString() }];
  expect((await verdictAfter(written.orm, async () => undefined, { anchors })).faults).toEqual([]);
  const { faults } = await verdictAfter(written.orm, moved('1 second'), { anchors });
  expect(faults).toMatchObject([{ case: 'root:1', expected: at.toISOString() }]);
});

test.each<[string, Tamper, string]>([
  [
    'in what is read',
    (em) => em.execute(`update deadline set body = body - 'tape' where key = 'planFiling' and case_id = ?`, [late]),
    'its deadlines are others',
  ],
  [
    'everywhere, with all hashes counted anew',
    async (em) => {
      const without = (column: string) => `${column} #- '{planFiling,tape}'`;
      await em.execute(`update journal set deadlines = ${without('deadlines')} where case_id = ?`, [late]);
      await em.execute(`update deadline set body = body - 'tape' where case_id = ?`, [late]);
      await em.execute('delete from root');
      await em.execute('update case_file set anchored_seq = 0');
      await rehash(em, late);
    },
    'other deadlines follow from it',
  ],
])('how a deadline was counted cannot be taken out: %s', async (_, tamper, what) => {
  const { faults } = await verdictAfter(written.orm, tamper);
  expect(faults).toMatchObject([{ case: late, what }]);
});

/** Takes a case out of every table, as if it had never been. */
async function takeOut(em: EntityManager, caseId: string): Promise<void> {
  for (const table of ['journal', 'deadline', 'inbox', 'deed'])
    await em.execute(`delete from ${table} where case_id = ?`, [caseId]);
  await em.execute('delete from case_file where id = ?', [caseId]);
}

test('a payment that was taken out with all its rows is missed by the purchase that asked for it', async () => {
  const { faults } = await verdictAfter(played.orm, (em) => takeOut(em, `payment:${number}:1`));
  const what = `what it sent to payment:${number}:1 was neither done nor refused there`;
  expect(faults).toContainEqual(expect.objectContaining({ case: `procurement:${number}`, what }));
});

test('one who follows the roots by `next` reads every one of them once', async () => {
  const em = written.orm.em.fork();
  await em.begin();
  const many = `insert into root select n, n::text, now(), '[]', '', '' from generate_series(2, ?::int) n`;
  await em.execute(many, [rootsMax + 1]);
  const first = await rootsFrom(em, 1);
  const second = await rootsFrom(em, rootsMax + 1);
  await em.rollback();
  expect(first.roots).toHaveLength(rootsMax);
  expect(first.next).toBe(`?after=${rootsMax}`);
  expect(second.roots.map((one) => one.number)).toEqual([rootsMax + 1]);
  expect(second.next).toBeUndefined();
});
