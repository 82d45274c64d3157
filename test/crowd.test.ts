/** Many callers on one case at once: what was answered is on record, once, under its number; nothing else is. */
import { randomUUID } from 'node:crypto';
import { act, aProcurement, call, inFiling, journal, leave, release, scheme } from './world.ts';

afterAll(leave);

test('thirty callers at once on one purchase: what was answered is on record under its number, and nothing else is', async () => {
  const id = await inFiling();
  const answered = new Map<number, number>();
  const amounts = Array.from({ length: 120 }, (_, place) => 1_000_000 + place);
  const callers = Array.from({ length: 30 }, async (_, caller) => {
    for (let amount = amounts.shift(); amount; amount = amounts.shift()) {
      const key = randomUUID();
      const again = () => act(caller % 2 ? 'officer' : 'officer2', id, 'draftScheme', scheme(amount!), { key });
      let answer = await again();
      while (answer.status === 202 || answer.status === 503) answer = await again();
      expect(answer.status).toBe(201);
      answered.set(answer.body.seq as number, amount);
    }
  });
  await Promise.all(callers);
  expect(answered.size).toBe(120);
  const entries = await journal(id);
  const drafts = entries.filter((entry) => entry.act === 'draftScheme');
  const onRecord = drafts.map((entry) => [entry.seq, (entry.input as { ceilingFen: number }).ceilingFen] as const);
  expect(new Map(onRecord)).toEqual(answered);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => place + 1));
});

test('fifty clicks with one key are one act, with one answer', async () => {
  const id = await inFiling();
  const key = randomUUID();
  const clicks = Array.from({ length: 50 }, () => act('officer', id, 'draftScheme', scheme(5_000_000), { key }));
  const answers = await Promise.all(clicks);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.seq)).size).toBe(1);
  expect((await journal(id)).filter((entry) => entry.act === 'draftScheme')).toHaveLength(1);
});

test('acts that come while a stage ends are done in one stage or the next, or refused: none is lost, none is done twice', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  const early = Array.from({ length: 20 }, () => act('officer', id, 'draftScheme', scheme(2_000_000)));
  const released = await act('accountant', id, 'releaseBudget', release);
  const late = Array.from({ length: 20 }, () => act('officer', id, 'draftScheme', scheme(3_000_000)));
  expect(released.status).toBe(201);
  const answers = await Promise.all([...early, ...late]);
  for (const { status } of answers) expect([201, 409]).toContain(status);
  const done = answers.filter(({ status }) => status === 201).map(({ body }) => body.seq);
  const onRecord = (await journal(id)).filter((entry) => entry.act === 'draftScheme').map(({ seq }) => seq);
  expect([...done].sort()).toEqual([...onRecord].sort());
  expect(late.length + early.length).toBe(answers.length);
});

test('ten openings with one key open one case; ten with ten keys open ten, each with its own number', async () => {
  const input = {
    purchaser: 'qinghe-civil-affairs',
    title: '并发立项',
    catalogueItem: 'A0403',
    serviceKind: 'caring',
    method: 'openTender',
    region: 'henan-county',
  };
  const open = (key: string) => call('officer', 'POST', '/api/procurements', { input }, key);
  const key = randomUUID();
  const same = await Promise.all(Array.from({ length: 10 }, () => open(key)));
  expect(new Set(same.map(({ status, body }) => `${status} ${body.case}`)).size).toBe(1);
  const others = await Promise.all(Array.from({ length: 10 }, () => open(randomUUID())));
  expect(new Set(others.map(({ body }) => body.case)).size).toBe(10);
  for (const { status } of [...same, ...others]) expect(status).toBe(201);
});
