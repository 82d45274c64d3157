/** Every activity can run twice: the engine runs it again whenever it did not hear that it was done. */
import { randomUUID } from 'node:crypto';
import { createActivities } from '../activities/index.ts';
import { treasuryOf } from '../adapters/treasury.ts';
import { DeedRow } from '../db/access-entities.ts';
import { AwaitedAct, Case, JournalEntry } from '../db/entities.ts';
import { countRecipients, enrol } from '../db/recipients.ts';
import { linesIn, measureGaps } from '../db/takeover-lines.ts';
import { PublicationRow, RecipientOutcome } from '../db/world-entities.ts';
import type { Entry } from '../domain/effects.ts';
import { servicesOf } from '../worker/services.ts';
import { anOrder, booksOf } from './treasury-world.ts';
import { aProcurement, call, client, leave, opening, orm } from './world.ts';

afterAll(leave);

const em = () => orm.em.fork();
const activities = createActivities(servicesOf(em, client, true, treasuryOf(process.env)));

const at = '2026-03-02T01:00:00.000Z';

function openingEntry(id: string): Entry {
  const actor = { person: 'p-officer', organisation: 'qinghe-civil-affairs', role: 'officer' } as const;
  const state = {
    id,
    stage: 'budget',
    seq: 1,
    pack: 'henan-county@2020-03-09',
    round: 1,
    opening,
    opened: { by: 'p-officer', at },
  };
  const deed = { id: randomUUID(), actor, input: opening, receivedAt: at };
  return { case: `procurement:${id}`, seq: 1, act: 'openProcurement', at, deed, change: state };
}

test('an entry written twice is one entry, one case, one step in the inbox; the second writing answers as the first', async () => {
  const id = `twice-${randomUUID()}`;
  const entry = openingEntry(id);
  const first = await activities.record([entry], 0);
  expect(await activities.record([entry], 0)).toEqual(first);
  expect(await em().count(JournalEntry, { caseId: entry.case })).toBe(1);
  expect(await em().count(Case, { id: entry.case })).toBe(1);
  expect(await em().count(AwaitedAct, { caseId: entry.case, act: 'releaseBudget' })).toBe(1);
});

test('two writers of one entry at the same moment leave one entry', async () => {
  const entry = openingEntry(`race-${randomUUID()}`);
  const both = await Promise.allSettled([activities.record([entry], 0), activities.record([entry], 0)]);
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await activities.record([entry], 0)).toEqual({ deadlines: {}, dispatches: [] });
  expect(await em().count(JournalEntry, { caseId: entry.case })).toBe(1);
});

test('another act under a number that is taken is an alarm, and so is a gap', async () => {
  const entry = openingEntry(`alarm-${randomUUID()}`);
  await activities.record([entry], 0);
  const other = { ...entry, act: 'releaseBudget', deed: { ...entry.deed!, id: randomUUID() } };
  await expect(activities.record([other], 0)).rejects.toThrow('is openProcurement, and not this releaseBudget');
  await expect(activities.record([{ ...other, seq: 3 }], 0)).rejects.toThrow('does not follow 1');
});

test('a notice whose entry is written twice is published once, with its entry', async () => {
  const first = openingEntry(`told-${randomUUID()}`);
  const notice = {
    title: '公告',
    ceilingFen: 100,
    bidsDue: at,
    documentsFrom: '2026-03-02',
    qualifications: '具有独立承担民事责任的能力',
    published: { by: 'p', at },
  };
  const entry: Entry = { ...first, seq: 2, act: 'publishNotice', change: { seq: 2, stage: 'announcement', notice } };
  entry.deed = { ...first.deed!, id: randomUUID(), input: notice };
  await activities.record([first], 0);
  await activities.record([entry], 0);
  await activities.record([entry], 0);
  const rows = await em().find(PublicationRow, { key: { $like: `${entry.case}:%` } });
  expect(rows).toMatchObject([
    { key: `${entry.case}:2:1`, kind: 'notice', caseId: first.case.slice('procurement:'.length) },
  ]);
});

test('an order given to the treasury twice is carried out once, with one receipt', async () => {
  const order = anOrder(`payment:${randomUUID()}:1:1`);
  expect(await activities.instructTreasury(order)).toBe('taken');
  const answer = await activities.askTreasury(order.instruction);
  expect(answer).toMatchObject({ outcome: 'paid', receipt: expect.any(String) });
  expect(await activities.instructTreasury(order)).toBe('taken');
  expect(await activities.instructTreasury({ ...order, amountFen: 200 })).toBe('otherOrder');
  expect(await activities.askTreasury(order.instruction)).toEqual(answer);
  const { debits } = await booksOf({ address: process.env.TREASURY_ADDRESS!, secret: process.env.TREASURY_SECRET! });
  expect(debits.filter(({ instruction }) => instruction === order.instruction)).toMatchObject([{ amountFen: 10_000 }]);
  expect(await activities.askTreasury('never sent')).toEqual({ outcome: 'pending' });
});

test('an act carried to another case twice is one act there', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  const input = { instalment: '1', reason: '试' };
  const consequence = { proceeding: 'procurement', id, act: 'freeInstalment', input } as const;
  const dispatched = { from: `payment:${id}:1:9`, at, consequence };
  const first = await activities.dispatch(dispatched);
  expect(await activities.dispatch(dispatched)).toEqual(first);
  expect(first).toMatchObject({ holds: false });
  const { body } = await call('auditor', 'GET', `/api/procurements/${id}/journal`);
  expect(body.entries).toHaveLength(1);
});

test('counting recipients twice counts the same; the last word on each of them counts', async () => {
  const procurement = `count-${randomUUID()}`;
  const roster = ['r-0001', 'r-0002', 'r-0003'].map((pseudonym, place) => ({
    procurement,
    pseudonym,
    township: place < 2 ? '河东镇' : '河西镇',
    care: 'full' as const,
  }));
  await enrol(em(), roster);
  const counts = await activities.countRecipients(`${procurement}:1`);
  expect(counts).toEqual({ 河东镇: { total: 2, served: 0, ended: 0 }, 河西镇: { total: 1, served: 0, ended: 0 } });
  expect(await activities.countRecipients(`${procurement}:1`)).toEqual(counts);
});

test('hours without service run from when it was due, or from when the one who served stopped; whom that one served is open again', async () => {
  const procurement = `gap-${randomUUID()}`;
  const takeover = `${procurement}:1`;
  const day = (hours: number) => new Date(Date.parse('2026-04-14T00:00:00.000Z') + hours * 3_600_000);
  const failed = { 'OWN-1': { seq: 5, stoppedAt: day(30).toISOString() } };
  const state = { requested: { at: day(0).toISOString() }, townships: { 河东镇: { told: 5, failed } } };
  const row = (pseudonym: string, seq: number, more: object) => ({
    takeover,
    pseudonym,
    outcome: 'served',
    seq,
    servedAt: null,
    provider: null,
    confirmedBy: null,
    lastServedAt: null,
    nextDueAt: null,
    ...more,
  });
  const undone = new Error('undone');
  const found = { gaps: {}, counts: {}, lines: [] as (number | null)[] };
  const trial = em().transactional(async (inside) => {
    const names = ['r-0001', 'r-0002', 'r-0003', 'r-0004', 'r-0005', 'r-0006'];
    await enrol(
      inside,
      names.map((pseudonym) => ({ procurement, pseudonym, township: '河东镇', care: 'full' as const })),
    );
    await inside.execute(
      `insert into case_file (id, proceeding, number, family, offset_ms, opened_at, anchored_seq, seq, head, stage, state, updated_at)
       values (?, 'takeover', ?, ?, 0, now(), 0, 9, '', 'running', ?, now())`,
      [`takeover:${takeover}`, takeover, `procurement:${procurement}`, JSON.stringify(state)],
    );
    await inside.insertMany(RecipientOutcome, [
      row('r-0001', 2, { provider: 'OWN-1', servedAt: day(4) }),
      row('r-0002', 3, { provider: 'NEXT-2', servedAt: day(10), nextDueAt: day(8) }),
      row('r-0003', 4, { provider: 'NEXT-2', servedAt: day(5), nextDueAt: day(8) }),
      row('r-0004', 6, { provider: 'NEXT-2', servedAt: day(54) }),
      row('r-0005', 7, { outcome: 'died' }),
    ]);
    found.gaps = await measureGaps(inside, takeover);
    found.counts = await countRecipients(inside, takeover);
    const lines = await linesIn(inside, takeover, '河东镇', { after: '', most: 10 });
    found.lines = lines.map(({ gapHours }) => gapHours);
    throw undone;
  });
  await expect(trial).rejects.toBe(undone);
  expect(found).toEqual({
    gaps: { p50Hours: 2, p99Hours: 24, maxHours: 24, ends: { died: 1, served: 3 } },
    counts: { 河东镇: { total: 6, served: 3, ended: 1 } },
    lines: [null, 2, 0, 24, null, null],
  });
});

test('a stage waits for deeds that came before its end, and for no others', async () => {
  const caseId = `procurement:wait-${randomUUID()}`;
  const came = (caseTime: Date) => ({
    id: randomUUID(),
    caseId,
    act: 'submitBid',
    person: 'p-supplier-a',
    body: { id: 'x', actor: { person: 'p', organisation: 'o', role: 'supplier' as const }, input: {}, receivedAt: at },
    receivedAt: new Date(),
    caseTime,
    offsetMs: 0,
    tryAt: new Date(Date.now() + 3_600_000),
    tries: 1,
  });
  await em().insert(DeedRow, came(new Date('2026-03-02T02:00:00.000Z')));
  await expect(activities.noPendingDeeds(caseId, '2026-03-02T01:59:59.999Z')).resolves.toBeUndefined();
  await expect(activities.noPendingDeeds(caseId, '2026-03-02T02:00:00.000Z')).rejects.toThrow('wait for their answer');
});
