/** The treasury as a program of its own, and our way to it: whatever is lost, repeated or killed, an order is one debit or one return. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { TreasuryByHttp, treasuryOf } from '../adapters/treasury.ts';
import { aFolder } from './start.ts';
import { anOrder, booksOf, happens, OwnTreasury, request, setFaults } from './treasury-world.ts';

const folder = aFolder();
const quickMs = 1_500;
const opened: Server[] = [];
const callbacks: { body: string; signature: string }[] = [];
let failingCallbacks = 0;
let treasury: OwnTreasury;
let ours: TreasuryByHttp;

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  opened.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const hear: RequestListener = async (message, response) => {
  let body = '';
  for await (const piece of message) body += piece;
  response.statusCode = failingCallbacks-- > 0 ? 503 : 200;
  if (response.statusCode === 200) callbacks.push({ body, signature: `${message.headers['x-treasury-signature']}` });
  response.end();
};

const toldOf = (id: string) =>
  callbacks.map(({ body }) => JSON.parse(body)).filter(({ instruction }) => instruction === id);

beforeAll(async () => {
  treasury = new OwnTreasury(folder, await listening(hear));
  await treasury.start();
  ours = new TreasuryByHttp(treasury.address, treasury.secret, quickMs);
});

afterEach(() => setFaults(treasury, {}));

afterAll(async () => {
  await treasury.ended('SIGTERM');
  for (const server of opened) server.close();
  rmSync(folder, { recursive: true });
});

const debitsOf = async (id: string) => (await booksOf(treasury)).debits.filter(({ instruction }) => instruction === id);

test('an order is paid with a receipt; the same again is the same order; another under its id is refused', async () => {
  const { instruction, ...content } = anOrder('payment:a:1:1');
  const put = (body: object) => request(treasury, 'PUT', `/instructions/${instruction}`, body);
  expect(await put(content)).toMatchObject({ status: 201, body: { status: 'paid', occurredOn: '2026-03-02' } });
  expect((await put(content)).status).toBe(200);
  expect((await put({ ...content, amountFen: 10_001 })).status).toBe(409);
  expect((await put({ ...content, account: { ...content.account, number: '9' } })).status).toBe(409);
  expect(await debitsOf(instruction)).toHaveLength(1);
  expect(await ours.instruct({ ...content, instruction })).toBe('taken');
  expect(await ours.instruct({ ...content, instruction, amountFen: 10_001 })).toBe('otherOrder');
  expect(await ours.ask(instruction)).toEqual({
    outcome: 'paid',
    receipt: `GK-${instruction}`,
    occurredOn: '2026-03-02',
  });
});

test.each([
  ['07:59:59.999', 'paid'],
  ['08:00:00.000', 'returned'],
])('an order of %s UTC, an instant from 16:00 in China, is %s', async (time, outcome) => {
  const instruction = `payment:clearing:1:${time}`;
  await ours.instruct(anOrder(instruction, { at: `2026-03-02T${time}Z` }));
  expect(await ours.ask(instruction)).toMatchObject({ outcome, occurredOn: '2026-03-02' });
});

test('nobody without the secret reads or writes, and nonsense is refused with what is wrong', async () => {
  const nobody = { address: treasury.address, secret: 'guessed' };
  for (const path of ['/books', '/faults', '/instructions/x', '/statements/2026-03-02'])
    expect((await request(nobody, 'GET', path)).status).toBe(401);
  expect((await request(nobody, 'PUT', '/faults', {})).status).toBe(401);
  const order = anOrder('payment:b:1:1');
  await expect(new TreasuryByHttp(treasury.address, 'guessed').instruct(order)).rejects.toThrow('401');
  for (const body of [{}, { ...order, amountFen: 0 }, { ...order, amountFen: 0.5 }, 'x'])
    expect((await request(treasury, 'PUT', '/instructions/payment:b:1:1', body)).status).toBe(400);
  expect((await request(treasury, 'PUT', '/faults', { explode: true })).status).toBe(400);
  expect((await request(treasury, 'GET', '/statements/yesterday')).status).toBe(400);
});

test.each(['loseAnswers', 'stallAnswers'])(
  '%s: paid, but not told so: we ask, and do not send again',
  async (fault) => {
    const instruction = `payment:${fault}:1:1`;
    await setFaults(treasury, { [fault]: 1 });
    expect(await ours.instruct(anOrder(instruction))).toBe('taken');
    expect(await debitsOf(instruction)).toHaveLength(1);
    expect((await request(treasury, 'GET', '/faults')).body).toMatchObject({ [fault]: 0 });
  },
);

test('in a storm of errors nothing is sent that might be lost, and once it is over the same id goes', async () => {
  const order = anOrder('payment:storm:1:1');
  await setFaults(treasury, { failRequests: 2 });
  for (let tries = 0; tries < 2; tries++) await expect(ours.instruct(order)).rejects.toThrow('it answers 500');
  await expect(ours.ask(order.instruction)).resolves.toEqual({ outcome: 'pending' });
  expect(await debitsOf(order.instruction)).toEqual([]);
  expect(await ours.instruct(order)).toBe('taken');
  expect(await debitsOf(order.instruction)).toHaveLength(1);
});

test('killed between the debit and the answer, it has paid once, and says so when it is back', async () => {
  const order = anOrder('payment:killed:1:1');
  await setFaults(treasury, { dieAfterTaking: 1 });
  await expect(ours.instruct(order)).rejects.toThrow('does not say how');
  await treasury.ended();
  await treasury.start();
  expect(await ours.instruct(order)).toBe('taken');
  expect(await debitsOf(order.instruction)).toHaveLength(1);
  await happens(async () => toldOf(order.instruction).some(({ status }) => status === 'paid'));
});

test('what lies is carried out when its time has come, also by the program that was started anew', async () => {
  await setFaults(treasury, { delayMs: 1_500, callbacks: 'dropped' });
  const order = anOrder('payment:lying:1:1');
  expect(await ours.instruct(order)).toBe('taken');
  expect(await ours.ask(order.instruction)).toEqual({ outcome: 'pending' });
  expect((await booksOf(treasury)).lying).toMatchObject([{ instruction: order.instruction, status: 'taken' }]);
  await treasury.ended('SIGKILL');
  await treasury.start();
  await happens(async () => (await ours.ask(order.instruction)).outcome === 'paid');
  expect(await debitsOf(order.instruction)).toHaveLength(1);
  expect(toldOf(order.instruction)).toEqual([]);
});

test('callbacks are signed over their very bytes, and told until they are heard', async () => {
  failingCallbacks = 2;
  await ours.instruct(anOrder('payment:heard:1:1'));
  await happens(async () => toldOf('payment:heard:1:1').length === 2);
  expect(
    toldOf('payment:heard:1:1')
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['paid', 'taken']);
  for (const { body, signature } of callbacks)
    expect(signature).toBe(createHmac('sha256', treasury.secret).update(body).digest('hex'));
});

test.each([
  ['once', ['taken', 'paid']],
  ['twice', ['taken', 'taken', 'paid', 'paid']],
  ['reversed', ['paid', 'taken']],
])('callbacks %s', async (mode, expected) => {
  await setFaults(treasury, { callbacks: mode, delayMs: mode === 'reversed' ? 0 : 400 });
  const instruction = `payment:${mode}:1:1`;
  await ours.instruct(anOrder(instruction));
  await happens(async () => toldOf(instruction).length === expected.length);
  expect(toldOf(instruction).map(({ status }) => status)).toEqual(expected);
});

test('the statements of the days add up to the books, and a restart changes neither', async () => {
  await setFaults(treasury, { returnNext: 1 });
  for (const [place, day] of ['2026-03-03', '2026-03-03', '2026-03-04'].entries())
    await ours.instruct(anOrder(`payment:day:${place}:1`, { at: `${day}T02:00:00.000Z`, amountFen: 100 + place }));
  const statement = async (day: string) => (await request(treasury, 'GET', `/statements/${day}`)).body;
  expect(await statement('2026-03-03')).toMatchObject({ debitedFen: 101, returnedFen: 100 });
  expect(await statement('2026-03-04')).toMatchObject({ debitedFen: 102, returnedFen: 0, returns: [] });
  const before = await booksOf(treasury);
  await treasury.ended('SIGTERM');
  await treasury.start();
  expect(await booksOf(treasury)).toEqual(before);
  const days = await Promise.all(['2026-03-02', '2026-03-03', '2026-03-04'].map(statement));
  for (const name of ['debitedFen', 'returnedFen'] as const)
    expect(days.reduce((sum, day) => sum + (day[name] as number), 0)).toBe(before[name]);
});

test('whatever befalls them, forty orders that are tried until they are taken are forty movements, each of its own amount', async () => {
  const trial = fc.record({
    failRequests: fc.nat(3),
    loseAnswers: fc.nat(2),
    returnNext: fc.nat(1),
    callbacks: fc.constantFrom('once', 'twice', 'reversed', 'dropped'),
  });
  const trials = fc.sample(trial, { seed: 20_261_124, numRuns: 40 });
  for (const [place, faults] of trials.entries()) {
    const order = anOrder(`payment:trial:${place}:1`, { amountFen: 1_000 + place });
    await setFaults(treasury, faults);
    // Two workers at once: one may have been thought dead.
    await Promise.all([untilTaken(order), untilTaken(order)]);
  }
  const { debits, returns } = await booksOf(treasury);
  const moved = [...debits, ...returns].filter(({ instruction }) => instruction.startsWith('payment:trial:'));
  expect(moved.map(({ amountFen }) => amountFen).sort()).toEqual(trials.map((_, place) => 1_000 + place));
});

async function untilTaken(order: ReturnType<typeof anOrder>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) if ((await ours.instruct(order).catch(() => 'unknown')) === 'taken') return;
  throw new Error(`${order.instruction} was never taken`);
}

test('only the treasury itself can say that it never heard of an order, and no redirect is followed', async () => {
  let puts = 0;
  const between = await listening((message, response) => {
    if (message.method === 'PUT') puts++;
    response.statusCode = message.url!.includes('moved') ? 307 : 404;
    response.setHeader('location', `${treasury.address}${message.url}`);
    response.end(message.url!.includes('json') ? '{"error":"no such page"}' : '<h1>Not found</h1>');
  });
  const astray = new TreasuryByHttp(between, treasury.secret, quickMs);
  for (const id of ['payment:html:1:1', 'payment:json:1:1', 'payment:moved:1:1'])
    await expect(astray.instruct(anOrder(id))).rejects.toThrow();
  expect(puts).toBe(0);
});

test('without an address orders are given, and answered, by hand', async () => {
  expect(await treasuryOf({}).instruct(anOrder('payment:hand:1:1'))).toBe('byHand');
  expect(await treasuryOf({}).ask('payment:hand:1:1')).toEqual({ outcome: 'pending' });
});
