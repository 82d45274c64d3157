/** A wrong entry over HTTP: who says so, what a field must be, what becomes of the period that ran from the wrong day. */
import { randomUUID } from 'node:crypto';
import { act, advance, aProcurement, call, inFiling, journal, leave, release, seen } from './world.ts';

afterAll(leave);

const proposal = (fields: object, entry = 2) => ({ entry, fields, reason: '登记时看错了' });
const stateOf = async (id: string) =>
  (await call('auditor', 'GET', `/api/procurements/${id}`)).body.state as Record<string, Record<string, unknown>>;

test('a wrong allotment is set right by two persons, and the journal keeps both versions', async () => {
  const id = await inFiling();
  const proposed = await act('accountant', id, 'correctEntry', proposal({ amountFen: 50_000_000 }));
  expect(proposed.status).toBe(201);
  expect((await stateOf(id)).allotment).toMatchObject({ amountFen: 40_000_000 });
  const { body } = await call('director', 'GET', '/api/inbox');
  const mine = (body as unknown as { number: string; act: string; subject?: string }[]).filter(
    ({ number }) => number === id,
  );
  expect(mine).toMatchObject([{ act: 'confirmCorrection', subject: '1' }]);
  expect(await act('director', id, 'confirmCorrection', { correction: '1' })).toMatchObject({ status: 428 });
  const confirmed = await act('director', id, 'confirmCorrection', { correction: '1' }, { seen: await seen(id) });
  expect(confirmed.status).toBe(201);
  expect((await stateOf(id)).allotment).toMatchObject({
    amountFen: 50_000_000,
    number: expect.stringMatching(/^指标-/),
  });
  const [first, second] = (await journal(id)).slice(-2);
  expect(first).toMatchObject({
    act: 'correctEntry',
    title: '更正登记',
    input: { original: { act: 'releaseBudget', input: { amountFen: 40_000_000 } } },
    change: { corrections: { 1: { before: { amountFen: 40_000_000 }, after: { amountFen: 50_000_000 } } } },
  });
  expect(second).toMatchObject({ act: 'confirmCorrection', change: { allotment: { amountFen: 50_000_000 } } });
  const then = await call('auditor', 'GET', `/api/procurements/${id}?at=3`);
  expect(then.body.state).toMatchObject({ allotment: { amountFen: 40_000_000 } });
});

test('the fields of a correction have the shape of the act that is corrected, and are told by name', async () => {
  const id = await inFiling();
  const wrong = await act('accountant', id, 'correctEntry', proposal({ amountFen: 0.5, occurredOn: '三月' }));
  expect(wrong).toMatchObject({
    status: 400,
    body: {
      fields: expect.arrayContaining([
        { field: 'input.fields.amountFen', message: '应当是整数' },
        { field: 'input.fields.occurredOn', message: '应当写作 2026-03-02' },
      ]),
    },
  });
  expect(await act('accountant', id, 'correctEntry', proposal({ colour: 1 }))).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'input.fields', message: '没有这一栏：colour' }] },
  });
  expect(await act('accountant', id, 'correctEntry', proposal({}))).toMatchObject({ status: 400 });
  const forged = { ...proposal({ amountFen: 1 }), original: { act: 'releaseBudget' } };
  expect(await act('accountant', id, 'correctEntry', forged)).toMatchObject({ status: 400 });
});

test.each([
  ['an entry that is not there', 99],
  ['what the case did by itself', 3],
])('%s is refused with what there is', async (_, entry) => {
  const id = await inFiling();
  const answer = await act('accountant', id, 'correctEntry', proposal({ amountFen: 1 }, entry));
  expect(answer).toMatchObject({
    status: 409,
    body: { required: '第 1 至 3 条之一', remedy: expect.stringContaining('journal') },
  });
});

test('the same key again is the same proposal, whatever was corrected in between', async () => {
  const id = await inFiling();
  const key = randomUUID();
  const first = await act('accountant', id, 'correctEntry', proposal({ fundSource: '彩票公益金' }), { key });
  await act('director', id, 'confirmCorrection', { correction: '1' }, { seen: await seen(id) });
  const again = await act('accountant', id, 'correctEntry', proposal({ fundSource: '彩票公益金' }), { key });
  expect([again.status, again.body.seq]).toEqual([201, first.body.seq]);
  const other = await act('accountant', id, 'correctEntry', proposal({ fundSource: '上级补助' }), { key });
  expect(other.status).toBe(422);
});

test('a trial of a confirmation tells what would change, and changes nothing', async () => {
  const id = await inFiling();
  await act('accountant', id, 'correctEntry', proposal({ number: '指标-9' }));
  const path = `/api/procurements/${id}/acts/confirmCorrection?preview=true`;
  const trial = await call('director', 'POST', path, { input: { correction: '1' } });
  expect(trial).toMatchObject({ status: 200, body: { change: { allotment: { number: '指标-9' } } } });
  expect((await stateOf(id)).allotment).toMatchObject({ number: expect.stringMatching(/^指标-/) });
});

test('a case that is over is corrected no more', async () => {
  const id = await aProcurement();
  await act('accountant', id, 'releaseBudget', release);
  await act('director', id, 'cancelProcurement', { reason: '不再购买' }, { seen: await seen(id) });
  await advance(id, '2026-03-03T01:00:00.000Z');
  const answer = await act('accountant', id, 'correctEntry', proposal({ amountFen: 1 }));
  expect(answer).toMatchObject({
    status: 409,
    body: { title: '本案已经办结', remedy: expect.stringContaining('核对处理') },
  });
});
