/** 采用放假通知，on the running system: every case that has something to count again does so by an act of its own. */
import { spawnSync } from 'node:child_process';
import { JournalEntry } from '../db/entities.ts';
import { deadlinesOf } from '../db/journal.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { Adopting, type Move } from '../post/adopting.ts';
import { verify } from '../verify/verify.ts';
import { act, advance, aProcurement, call, client, leave, orm, release, scheme } from './world.ts';

afterAll(leave);

const em = () => orm.em.fork();
/** The calendar of the next release, as far as a case is concerned: it has another name. */
const next = { ...chinaCalendar, id: '国务院办公厅放假通知2004–2027' };

async function movesOf(adopting: Adopting, wanted: string): Promise<Move[] | undefined> {
  for await (const { caseId, moves } of adopting.open()) if (caseId === wanted) return moves;
  return undefined;
}

test('a case with a provisional deadline counts it again in an entry that verifies; a case without one is let alone', async () => {
  const id = await aProcurement('2026-12-28T01:00:00.000Z');
  const caseId = `procurement:${id}`;
  const adopting = new Adopting(client, em, next);
  expect(await movesOf(adopting, caseId)).toBeUndefined();
  const released = { ...release, occurredOn: '2026-12-28' };
  expect((await act('accountant', id, 'releaseBudget', released, { reason: '当日下达' })).status).toBe(201);
  await advance(id, '2026-12-28T02:00:00.000Z');
  expect((await act('officer', id, 'draftScheme', scheme())).status).toBe(201);
  const running = await deadlinesOf(em(), caseId);
  const provisional = Object.entries(running).filter(([, one]) => one.provisional);
  expect(provisional.map(([key]) => key)).toContain('schemeApproval');
  const moves = await movesOf(adopting, caseId);
  expect(moves).toContainEqual(expect.objectContaining({ key: 'schemeApproval', from: running.schemeApproval!.due }));

  const adopted = await adopting.adopt(caseId);
  expect(adopted).toEqual({ kind: 'adopted', seq: expect.any(Number) });
  const entry = await em().findOneOrFail(JournalEntry, { caseId, act: 'adoptCalendar' });
  expect(entry.deadlines).toMatchObject({ schemeApproval: { calendar: chinaCalendar.id } });
  expect((await verify(em(), { only: caseId })).faults).toEqual([]);
  const known = new Adopting(client, em, chinaCalendar);
  expect(await movesOf(known, caseId)).toBeUndefined();
  expect(await known.adopt(caseId)).toMatchObject({ kind: 'refused' });
});

test('no person adopts a calendar, the administrator among them', async () => {
  const id = await aProcurement('2026-12-28T01:00:00.000Z');
  for (const login of ['administrator', 'officer', 'director', 'regulator']) {
    const path = `/api/procurements/${id}/acts/adoptCalendar`;
    const answer = await call(login, 'POST', path, { input: { calendar: chinaCalendar.id } }, `adopt-${login}`);
    expect([login, answer.status < 500 && answer.status >= 400]).toEqual([login, true]);
  }
  expect(await em().count(JournalEntry, { caseId: `procurement:${id}`, act: 'adoptCalendar' })).toBe(0);
});

test('the command lists what would move, and adopts no year whose notice this program does not know', () => {
  const calendar = (...args: string[]) => spawnSync('node', ['scripts/calendar.ts', ...args], { encoding: 'utf8' });
  const list = calendar('list');
  expect(list.stdout).toMatch(/\d+ cases\.\n$/);
  expect(list.status).toBe(0);
  const unknown = calendar('adopt', '2027');
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('2026')]);
  expect(calendar('adopt', '2026').status).toBe(0);
  expect(calendar('drop').status).toBe(2);
});
