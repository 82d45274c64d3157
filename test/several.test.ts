/** Two APIs and two workers on one database and one engine: nothing is lost, nothing is done twice, and any of them may go. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { deedId } from '../api/submission.ts';
import { DeedRow } from '../db/access-entities.ts';
import { answer, deedOf, lodge } from '../db/deeds.ts';
import { send } from '../post/send.ts';
import { verify } from '../verify/verify.ts';
import { another, askAt, type Running, signInAt, stopped } from './programs.ts';
import { aFolder } from './start.ts';
import { client, inFiling, journal, leave, orm, scheme } from './world.ts';

const folder = aFolder();
const here = process.env.API_ADDRESS!;
let api: Running;
let worker: Running;
let cookie: string;

beforeAll(async () => {
  [api, worker] = await Promise.all([another('api', folder), another('worker', folder)]);
  cookie = await signInAt(here, 'officer');
}, 180_000);

afterAll(async () => {
  await Promise.all([stopped(api), stopped(worker)]);
  await leave();
  rmSync(folder, { recursive: true });
}, 180_000);

const draft = (address: string, id: string, amount: number, key: string) =>
  askAt(address, cookie, 'POST', `/api/procurements/${id}/acts/draftScheme`, { input: scheme(amount) }, key);

/** By the number of the entry: which amount it holds. */
async function drafts(id: string): Promise<Map<number, number>> {
  const entries = await journal(id);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => place + 1));
  const drafted = entries.filter((entry) => entry.act === 'draftScheme');
  return new Map(drafted.map(({ seq, input }) => [seq as number, (input as { ceilingFen: number }).ceilingFen]));
}

test('who signs in at one is signed in at the other, and who signs out at one is out at both', async () => {
  const mine = await signInAt(here, 'officer2');
  expect(await askAt(api.address, mine, 'GET', '/api/session')).toMatchObject({
    status: 200,
    body: { login: 'officer2' },
  });
  expect((await askAt(api.address, mine, 'DELETE', '/api/session')).status).toBe(204);
  expect((await askAt(here, mine, 'GET', '/api/session')).status).toBe(401);
});

test('twenty callers at both on one purchase: what was answered is on record once, nothing else is, and none hears of a failure', async () => {
  const id = await inFiling();
  const amounts = Array.from({ length: 100 }, (_, place) => 1_000_000 + place);
  const answered = new Map<number, number>();
  const heard = new Set<number>();
  const callers = Array.from({ length: 20 }, async (_, caller) => {
    for (let amount = amounts.shift(); amount; amount = amounts.shift()) {
      const key = randomUUID();
      for (let tries = 0; tries < 100; tries++) {
        const { status, body } = await draft((caller + tries) % 2 ? here : api.address, id, amount, key);
        heard.add(status);
        if (status !== 201) continue;
        answered.set(body.seq as number, amount);
        break;
      }
    }
  });
  await Promise.all(callers);
  expect([...heard].filter((status) => ![201, 202, 503].includes(status))).toEqual([]);
  expect(answered.size).toBe(100);
  expect(await drafts(id)).toEqual(answered);
}, 180_000);

test('one key at both at once is one act with one answer', async () => {
  const id = await inFiling();
  const key = randomUUID();
  const both = Array.from({ length: 20 }, (_, click) => draft(click % 2 ? here : api.address, id, 5_000_000, key));
  const answers = await Promise.all(both);
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.seq}`)).size).toBe(1);
  expect((await drafts(id)).size).toBe(1);
});

test('deeds whose caller is gone are brought to their answer by one of the two, once', async () => {
  const id = await inFiling();
  const actor = { person: 'p-officer', organisation: 'qinghe-civil-affairs', role: 'officer' } as const;
  const row = await askAt(here, cookie, 'GET', `/api/procurements/${id}`);
  const receivedAt = row.body.now as string;
  const ids = await Promise.all(
    Array.from({ length: 10 }, async (_, place) => {
      const deed = { id: `left-${randomUUID()}`, actor, input: scheme(7_000_000 + place), receivedAt };
      await lodge(orm.em.fork(), `procurement:${id}`, 'draftScheme', deed, 0);
      return deed.id;
    }),
  );
  await orm.em.fork().nativeUpdate(DeedRow, { id: ids }, { tryAt: new Date(0) });
  for (let looks = 0; looks < 100; looks++) {
    if ((await orm.em.fork().count(DeedRow, { id: ids, answeredAt: null })) === 0) break;
    await sleep(300);
  }
  const rows = await orm.em.fork().find(DeedRow, { id: ids });
  expect(rows.map(({ answer }) => answer?.status)).toEqual(ids.map(() => 201));
  expect([...(await drafts(id)).values()].sort()).toEqual(Array.from({ length: 10 }, (_, place) => 7_000_000 + place));
}, 180_000);

test('one drives a deed and hears that it is refused, the other has it admitted: what is on record is the answer at both', async () => {
  const id = await inFiling();
  const key = randomUUID();
  const deed = {
    id: deedId('p-officer', `procurement:${id}`, 'draftScheme', key),
    actor: { person: 'p-officer', organisation: 'qinghe-civil-affairs', role: 'officer' } as const,
    input: scheme(8_000_000),
    receivedAt: (await askAt(here, cookie, 'GET', `/api/procurements/${id}`)).body.now as string,
  };
  await lodge(orm.em.fork(), `procurement:${id}`, 'draftScheme', deed, 0);
  const heard = { status: 409, body: { deed: deed.id, title: '预算下达后方可编制实施方案' } };
  expect(await answer(orm.em.fork(), deed.id, heard)).toEqual(heard);
  const sent = await send(client, `procurement:${id}`, 'draftScheme', deed, 60_000);
  expect(sent).toMatchObject({ kind: 'done' });
  const onRecord = { status: 201, body: { deed: deed.id, seq: (sent as { seq: number }).seq } };
  expect(await deedOf(orm.em.fork(), deed.id)).toMatchObject({ answer: onRecord });
  // Who comes later with what it heard before changes nothing any more.
  expect(await answer(orm.em.fork(), deed.id, heard)).toMatchObject(onRecord);
  for (const address of [here, api.address]) expect(await draft(address, id, 8_000_000, key)).toMatchObject(onRecord);
  expect((await drafts(id)).size).toBe(1);
  const verdict = await verify(orm.em.fork(), { only: `procurement:${id}` });
  expect(verdict.faults).toEqual([]);
}, 180_000);

test('an API that is told to stop under eight callers answers what it has, ends with 0, and nothing is lost or done twice', async () => {
  const id = await inFiling();
  const ending = await another('api', folder);
  const answered = new Map<number, number>();
  let brokenOff = 0;
  let byEnding = 0;
  const amounts = Array.from({ length: 80 }, (_, place) => 2_000_000 + place);
  const callers = Array.from({ length: 8 }, async () => {
    let address = ending.address;
    for (let amount = amounts.shift(); amount; amount = amounts.shift()) {
      const key = randomUUID();
      for (let tries = 0; tries < 100; tries++) {
        const answer = await draft(address, id, amount, key).catch(() => undefined);
        if (!answer) brokenOff++;
        if (!answer) address = here;
        if (answer?.status !== 201) continue;
        if (address === ending.address) byEnding++;
        answered.set(answer.body.seq as number, amount);
        break;
      }
    }
  });
  await sleep(1_000);
  expect(await stopped(ending)).toBe(0);
  await Promise.all(callers);
  expect(byEnding).toBeGreaterThan(0);
  expect(brokenOff).toBeGreaterThan(0);
  expect(answered.size).toBe(80);
  expect(await drafts(id)).toEqual(answered);
  const said = readFileSync(ending.log, 'utf8');
  expect(said).toMatch(/"signal":"SIGTERM".*the API ends/);
  expect(said).toMatch(/has ended in order/);
  expect(said).not.toMatch(/"level":"(error|fatal)"/);
}, 180_000);

test('a worker that is told to stop in the middle of acts ends with 0, and the other goes on with its cases', async () => {
  const id = await inFiling();
  const ending = await another('worker', folder);
  const amounts = Array.from({ length: 40 }, (_, place) => 3_000_000 + place);
  const statuses: number[] = [];
  const callers = Array.from({ length: 4 }, async () => {
    for (let amount = amounts.shift(); amount; amount = amounts.shift()) {
      const key = randomUUID();
      for (let tries = 0; tries < 50; tries++) {
        const { status } = await draft(here, id, amount, key);
        if (status !== 202 && status !== 503) {
          statuses.push(status);
          break;
        }
      }
    }
  });
  await sleep(500);
  expect(await stopped(ending)).toBe(0);
  await Promise.all(callers);
  expect(statuses).toEqual(Array.from({ length: 40 }, () => 201));
  expect([...(await drafts(id)).values()].sort()).toEqual(Array.from({ length: 40 }, (_, place) => 3_000_000 + place));
  expect(readFileSync(ending.log, 'utf8')).toMatch(/the worker has ended in order/);
}, 180_000);
