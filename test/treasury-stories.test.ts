/** A payment and a treasury that fails, each in its own way: the money moves once, and the case says so once. */
import { createHmac } from 'node:crypto';
import { amountFen, aPayment, approved, awaitedOf, done, isPaid, onPayment, paymentNow, times } from './paying.ts';
import { anOrder, booksOf, happens, request, setFaults } from './treasury-world.ts';
import { advance, aProcurement, journal, leave } from './world.ts';

const treasury = { address: process.env.TREASURY_ADDRESS!, secret: process.env.TREASURY_SECRET! };
const morning = '2026-03-02T02:00:00.000Z';
const evidenceSha256 = 'e'.repeat(64);

/** Faults strike this payment alone: other stories pay at the same treasury. */
async function aPaymentWith(faults: object): Promise<string> {
  const id = await aPayment(await aProcurement('2026-03-02T01:00:00.000Z'), morning);
  await setFaults(treasury, { ...faults, only: `payment:${id}:` });
  return id;
}

const movementsOf = async (id: string) => {
  const { debits, returns } = await booksOf(treasury);
  return [...debits, ...returns].filter(({ payment }) => payment === id);
};

async function expectPaidOnce(id: string): Promise<void> {
  const receipt = `GK-payment:${id}:1`;
  expect(await movementsOf(id)).toMatchObject([{ status: 'paid', amountFen, receipt, instruction: `payment:${id}:1` }]);
  expect((await paymentNow(id)).settled).toEqual({ receipt, occurredOn: '2026-03-02' });
  expect(await times(id, 'recordReceipt')).toBe(1);
  // The settlement was told once: this procurement is not that far, and refused it.
  await happens(async () => (await times(id, 'consequenceRefused')) === 1);
}

function call(body: object, signature?: string) {
  const text = JSON.stringify(body);
  const signed = signature ?? createHmac('sha256', treasury.secret).update(text).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-treasury-signature': signed };
  return fetch(`${process.env.API_ADDRESS}/callbacks/treasury`, { method: 'POST', headers, body: text });
}

const heardOf = async (body: object) => {
  const response = await call(body);
  return { status: response.status, ...((await response.json()) as { heard?: string; type?: string }) };
};

afterEach(() => setFaults(treasury, {}));
afterAll(leave);

test('paid, but the answer never came: the case asks, and there is one debit and one receipt', async () => {
  const id = await aPaymentWith({ stallAnswers: 1, callbacks: 'dropped' });
  await approved(id);
  await isPaid(id);
  await expectPaidOnce(id);
});

test('a treasury that fails for longer than we try is tried again later, under the same id', async () => {
  const id = await aPaymentWith({ failRequests: 7, callbacks: 'dropped' });
  await approved(id);
  await happens(async () => (await request(treasury, 'GET', '/faults')).body.failRequests === 2, 60_000);
  expect(await movementsOf(id)).toEqual([]);
  await advance(id.split(':')[0]!, '2026-03-02T02:30:00.000Z');
  await isPaid(id);
  await expectPaidOnce(id);
}, 180_000);

test('killed between the debit and the answer, the treasury comes back with its books, and nothing is paid twice', async () => {
  const begun = async () => (await (await fetch(`${treasury.address}/healthz`)).json()) as { begun: string };
  const before = await begun();
  const id = await aPaymentWith({ dieAfterTaking: 1 });
  await approved(id);
  await isPaid(id);
  await expectPaidOnce(id);
  expect(await begun()).not.toEqual(before);
});

test.each(['twice', 'reversed'])(
  'a callback brings the answer before the next enquiry; told %s, it is one receipt',
  async (callbacks) => {
    const id = await aPaymentWith({ delayMs: 2_500, callbacks });
    await approved(id);
    await isPaid(id);
    await expectPaidOnce(id);
    const [receipt] = (await journal(id, 'payments')).filter(({ act }) => act === 'recordReceipt');
    expect(receipt).toMatchObject({ actor: { person: 'treasury', role: 'proceeding' } });
  },
);

test('where every callback is lost, the next enquiry brings the answer', async () => {
  const id = await aPaymentWith({ delayMs: 1_500, callbacks: 'dropped' });
  await approved(id);
  await happens(async () => (await movementsOf(id)).length === 1);
  expect(await times(id, 'recordReceipt')).toBe(0);
  await advance(id.split(':')[0]!, '2026-03-02T02:30:00.000Z');
  await isPaid(id);
  await expectPaidOnce(id);
});

test('what the treasury returns is ordered anew by a person, under the next number, and paid once', async () => {
  const id = await aPaymentWith({ returnNext: 1, callbacks: 'twice' });
  await approved(id);
  await happens(async () => (await times(id, 'recordReturn')) === 1);
  await done('treasurer', id, 'reinstructPayment', { remark: '已更正户名' });
  await isPaid(id);
  const moved = (await movementsOf(id)).map(({ status, instruction }) => [instruction, status]);
  expect(moved.sort()).toEqual([
    [`payment:${id}:1`, 'returned'],
    [`payment:${id}:2`, 'paid'],
  ]);
  expect([await times(id, 'recordReturn'), await times(id, 'recordReceipt')]).toEqual([1, 1]);
});

test('a callback that is unsigned, unknown, late or contrary changes nothing, and is told why', async () => {
  const id = await aPaymentWith({ callbacks: 'dropped' });
  await approved(id);
  await isPaid(id);
  await expectPaidOnce(id);
  const told = {
    instruction: `payment:${id}:1`,
    status: 'paid',
    receipt: `GK-payment:${id}:1`,
    occurredOn: '2026-03-02',
  };
  for (const signature of ['', 'nonsense', createHmac('sha256', 'guessed').update(JSON.stringify(told)).digest('hex')])
    expect((await call(told, signature)).status).toBe(401);
  const before = await journal(id, 'payments');
  expect(await heardOf(told)).toMatchObject({ status: 200, heard: 'known' });
  expect(await heardOf({ ...told, status: 'taken' })).toMatchObject({ status: 200, heard: 'nothingToDo' });
  expect(await heardOf({ ...told, receipt: 'GK-another' })).toMatchObject({
    status: 409,
    type: '/problems/other-answer',
  });
  const returned = { ...told, status: 'returned', reason: '户名不符' };
  expect(await heardOf(returned)).toMatchObject({ status: 409, type: '/problems/other-answer' });
  for (const instruction of ['payment:nowhere:1:1', `payment:${id}:2`, 'nonsense'])
    expect((await heardOf({ ...told, instruction })).status).toBe(404);
  for (const wrong of [{ receipt: undefined }, { occurredOn: 'today' }, { receipt: 'a\u0000b' }, { status: 'gone' }])
    expect((await heardOf({ ...told, ...wrong })).status).toBe(400);
  expect(await journal(id, 'payments')).toEqual(before);
});

test('ten callbacks at once while the order is under way are one receipt', async () => {
  const id = await aPaymentWith({ delayMs: 3_600_000, callbacks: 'dropped' });
  await approved(id);
  await happens(async () => (await booksOf(treasury)).lying.some(({ payment }) => payment === id));
  const told = { instruction: `payment:${id}:1`, status: 'paid', receipt: 'GK-7', occurredOn: '2026-03-02' };
  const heard = await Promise.all(Array.from({ length: 10 }, () => heardOf(told)));
  expect(heard.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await times(id, 'recordReceipt')).toBe(1);
  await isPaid(id);
});

test('a treasury that keeps silent for six hours is for people: asked again, or answered on paper by two of them', async () => {
  const id = await aPaymentWith({ delayMs: 86_400_000, callbacks: 'dropped' });
  const [procurement] = id.split(':');
  await approved(id);
  await advance(procurement!, '2026-03-02T07:55:00.000Z');
  expect(await times(id, 'recordSilence')).toBe(0);
  await advance(procurement!, '2026-03-02T08:30:00.000Z');
  expect(await times(id, 'recordSilence')).toBe(1);
  expect((await awaitedOf('treasurer', id)).sort()).toEqual(['enquireAgain', 'enterTreasuryAnswer']);
  await done('treasurer', id, 'enquireAgain', { remark: '电话查询' });
  expect((await movementsOf(id)).length).toBe(0);
  await advance(procurement!, '2026-03-02T15:00:00.000Z');
  expect(await times(id, 'recordSilence')).toBe(2);
  const read = { attempt: '1', outcome: 'paid', amountFen, occurredOn: '2026-03-02' };
  await done('treasurer', id, 'enterTreasuryAnswer', { ...read, receipt: 'GK-paper', evidenceSha256 });
  await done('reviewer', id, 'confirmTreasuryAnswer', read, true);
  await isPaid(id);
  expect((await paymentNow(id)).settled).toEqual({ receipt: 'GK-paper', occurredOn: '2026-03-02' });
  expect((await booksOf(treasury)).lying.filter(({ payment }) => payment === id)).toHaveLength(1);
}, 240_000);

test('where the treasury holds another order under our id, two people look into it, and the system sends nothing more', async () => {
  const id = await aPaymentWith({ callbacks: 'dropped' });
  const { instruction, ...other } = anOrder(`payment:${id}:1`, { payment: id, amountFen: 1, at: morning });
  expect((await request(treasury, 'PUT', `/instructions/${instruction}`, other)).status).toBe(201);
  await approved(id);
  await happens(async () => (await times(id, 'recordSilence')) === 1);
  expect((await paymentNow(id)).attempts?.[1]).toMatchObject({ doubt: expect.stringContaining('内容不同') });
  const read = { attempt: '1', outcome: 'returned', amountFen, occurredOn: '2026-03-02' };
  await done('treasurer', id, 'enterTreasuryAnswer', { ...read, reason: '编号重复', evidenceSha256 });
  expect((await onPayment('treasurer', id, 'enquireAgain', { remark: '再查' })).body.rule).toContain('尚未登记');
  expect(await awaitedOf('reviewer', id)).toEqual(['confirmTreasuryAnswer']);
  await done('reviewer', id, 'confirmTreasuryAnswer', read, true);
  await setFaults(treasury, {});
  await done('treasurer', id, 'reinstructPayment', { remark: '换号重发' });
  await isPaid(id);
  expect((await movementsOf(id)).map(({ amountFen: moved }) => moved).sort()).toEqual([1, amountFen]);
});
