/** Taking in a running contract over HTTP: once, by two persons; its wrong days move the periods that run from them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { act, advance, call, journal, leave, seen } from './world.ts';

afterAll(leave);

const told = JSON.parse(readFileSync('cases/adopted-and-corrected.json', 'utf8'));
const begins = '2025-06-16T01:00:00.000Z';

/** The papers of the told case, with what it only names filled in. */
function papersOf(number: string, over: Record<string, unknown> = {}) {
  const text = JSON.stringify(told.open.input, (_, value) => (value?.$sha256 ? 'a'.repeat(64) : value));
  const input = JSON.parse(text) as Record<string, object>;
  return { ...input, ...over, contract: { ...input.contract, number, ...(over.contract as object) } };
}

const adopt = (input: object, login = 'officer', query = '', key = randomUUID()) =>
  call(login, 'POST', `/api/procurements/adopted?at=${begins}${query}`, { input }, key);

async function adopted(number = randomUUID()): Promise<string> {
  const answer = await adopt(papersOf(number));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer));
  return (answer.body.case as string).slice('procurement:'.length);
}

test('entry 1 is the adoption with its papers, and says that what came before was not judged here', async () => {
  const id = await adopted();
  const [first] = await journal(id);
  expect(first).toMatchObject({
    seq: 1,
    act: 'adoptRunningCase',
    title: '接入在办合同',
    under: [],
    input: { evidence: { contract: 'a'.repeat(64) } },
    findings: expect.arrayContaining([expect.objectContaining({ rule: expect.stringContaining('不由本系统审查') })]),
  });
  const { body } = await call('director', 'GET', '/api/inbox');
  const mine = (body as unknown as { number: string; act: string }[]).filter(({ number }) => number === id);
  expect(mine.map((one) => one.act)).toEqual(['confirmAdoption']);
  expect(await act('officer', id, 'adoptRunningCase', papersOf('x'))).toMatchObject({ status: 404 });
});

test('a contract is taken in once, whoever tries; what came to nothing may be tried again', async () => {
  const number = randomUUID();
  const id = await adopted(number);
  const again = await adopt(papersOf(number), 'officer2');
  expect(again).toMatchObject({
    status: 409,
    body: { rule: '同一合同只在一案中办理', actual: `已在 procurement:${id}` },
  });
  const reason = { reason: '合同未附' };
  await act('director', id, 'rejectAdoption', reason, { seen: await seen(id) });
  await advance(id, '2025-06-16T02:00:00.000Z');
  expect((await call('officer', 'GET', `/api/procurements/${id}`)).body.stage).toBe('unadopted');
  expect(await adopt(papersOf(number), 'officer2')).toMatchObject({ status: 201 });
  const other = await adopted();
  const copied = { entry: 1, fields: { contract: { number } }, reason: '编号抄错' };
  expect(await act('officer', other, 'correctEntry', copied)).toMatchObject({
    status: 409,
    body: { rule: '同一合同只在一案中办理' },
  });
});

test('of two who took the same contract in at the same moment neither is confirmed before the other is rejected', async () => {
  const number = randomUUID();
  const both = await Promise.all(['officer', 'officer2'].map((login) => adopt(papersOf(number), login)));
  const cases = both.flatMap(({ body }) => (body.case ? [(body.case as string).slice('procurement:'.length)] : []));
  const confirm = async (id: string) => act('director', id, 'confirmAdoption', {}, { seen: await seen(id) });
  if (cases.length === 2) {
    expect(await confirm(cases[0]!)).toMatchObject({ status: 409, body: { rule: '同一合同只在一案中办理' } });
    await act('director', cases[1]!, 'rejectAdoption', { reason: '重复' }, { seen: await seen(cases[1]!) });
    await advance(cases[1]!, '2025-06-16T02:00:00.000Z');
  }
  expect(await confirm(cases[0]!)).toMatchObject({ status: 201 });
});

test.each([
  ['2026-01-01', '系统启用之前已经发出中标（成交）通知书的合同，方可接入'],
  ['2025-12-31', '所附材料的日期均不得晚于今天'],
])('a system that is live since 2026-01-01 answers to a contract awarded on %s: %s', async (awardedOn, rule) => {
  const answer = await adopt(papersOf(randomUUID(), { awardedOn }));
  expect(answer).toMatchObject({ status: 409, body: { rule, remedy: expect.stringMatching(/\S/) } });
});

test('the same key opens one case; papers that do not agree open none, and a trial says why', async () => {
  const key = randomUUID();
  const papers = papersOf(randomUUID());
  const [first, second] = [await adopt(papers, 'officer', '', key), await adopt(papers, 'officer', '', key)];
  expect([first.status, second.status, second.body.case]).toEqual([201, 201, first.body.case]);
  const short = papersOf(randomUUID(), { contract: { valueFen: 18_000_001 } });
  expect(await adopt(short)).toMatchObject({ status: 409, body: { remedy: '尚缺 0.01 元' } });
  const trial = await adopt(short, 'officer', '&preview=true');
  expect(trial).toMatchObject({ status: 200, body: { refusal: { rule: '各期金额之和等于合同金额' } } });
  const broken = { ...papers, awardedOn: 20250124 };
  expect(await adopt(broken)).toMatchObject({ status: 400, body: { fields: [{ field: 'input.awardedOn' }] } });
  expect(await adopt(papersOf(randomUUID()), 'accountant')).toMatchObject({ status: 409 });
});

test('a day that was read wrong moves the period to pay; the first reckoning stays beside the second', async () => {
  const id = await adopted();
  await act('director', id, 'confirmAdoption', {}, { seen: await seen(id) });
  await advance(id, '2025-06-17T01:00:00.000Z');
  const deadlines = async () => {
    const { body } = await call('officer', 'GET', `/api/procurements/${id}/deadlines`);
    const all = body as unknown as { key: string; from: string; due: string; running: boolean; lapsed?: boolean }[];
    return all.filter(({ key }) => key.startsWith('paymentSme'));
  };
  expect(await deadlines()).toMatchObject([
    { key: 'paymentSme:2', from: '2025-06-15', due: '2025-07-15T15:59:59.999Z' },
  ]);
  const fields = { instalments: { 2: { verified: { occurredOn: '2025-06-05' } } } };
  const input = { entry: 1, fields, reason: '核验单上是六月五日' };
  expect(await act('officer', id, 'correctEntry', input)).toMatchObject({ status: 201 });
  const alone = await act('officer', id, 'confirmCorrection', { correction: '1' }, { seen: await seen(id) });
  expect(alone).toMatchObject({ status: 409, body: { rule: '确认更正的人不是提出更正的人' } });
  await act('director', id, 'confirmCorrection', { correction: '1' }, { seen: await seen(id) });
  expect(await deadlines()).toMatchObject([
    { key: 'paymentSme:2', from: '2025-06-05', due: '2025-07-07T15:59:59.999Z', running: true },
    { key: 'paymentSme:2#1', from: '2025-06-15', running: false, lapsed: true, recounted: true, late: false },
  ]);
  const pay = { instalment: '2', amountFen: 5_400_000, deductionFen: 0, invoiceNumber: 'TX-1' };
  await act('officer', id, 'requestPayment', pay);
  const asked = (await journal(id)).at(-1)!;
  expect(JSON.stringify(asked)).toContain('TX-1');
  await advance(id, '2025-06-18T01:00:00.000Z');
  const payment = await call('auditor', 'GET', `/api/payments/${encodeURIComponent(`${id}:2`)}`);
  expect(payment.body.state).toMatchObject({ due: '2025-07-07T15:59:59.999Z', amountFen: 5_400_000 });
  const late = await act('officer', id, 'correctEntry', {
    ...input,
    fields: { contract: { account: { bank: '另一家' } } },
  });
  expect(late).toMatchObject({ status: 409, body: { rule: '支付在办的，不更正收款账户' } });
  const invoice = { entry: 1, fields: { invoiceNumber: 'TX-7' }, reason: '发票号码抄错' };
  const on = `payments/${encodeURIComponent(`${id}:2`)}`;
  expect(await act('officer', id, 'correctEntry', invoice, { on })).toMatchObject({ status: 201 });
  const version = await seen(encodeURIComponent(`${id}:2`), 'payments');
  const confirmed = await act('director', id, 'confirmCorrection', { correction: '1' }, { on, seen: version });
  expect(confirmed.status).toBe(201);
  const now = await call('auditor', 'GET', `/api/payments/${encodeURIComponent(`${id}:2`)}`);
  expect(now.body.state).toMatchObject({ invoiceNumber: 'TX-7', stage: 'review' });
});

test('its provider defaults: the takeover has its day corrected, and every township gets its days anew', async () => {
  const id = await adopted();
  await act('director', id, 'confirmAdoption', {}, { seen: await seen(id) });
  await advance(id, '2025-06-17T01:00:00.000Z');
  const immediate = { ground: 'refused', reason: '书面表示' };
  const facts = { facts: '停止服务', immediate };
  const more = { seen: await seen(id), reason: '经办人查明' };
  expect(await act('director', id, 'declareDefault', facts, more)).toMatchObject({ status: 201 });
  expect(
    await act('director', id, 'activateTakeover', { reason: '停止服务', townships: { 东河乡: 40 } }),
  ).toMatchObject({
    status: 201,
  });
  await advance(id, '2025-06-18T01:00:00.000Z');
  const number = encodeURIComponent(`${id}:1`);
  const on = `takeovers/${number}`;
  const begun = { commander: 'p-director', occurredOn: '2025-06-17' };
  const activated = await act('officer', id, 'activatePlan', begun, { on });
  expect(activated.status).toBe(201);
  const input = { entry: activated.body.seq, fields: { occurredOn: '2025-06-18' }, reason: '实为次日到位' };
  expect(await act('officer2', id, 'correctEntry', input, { on })).toMatchObject({ status: 201 });
  const version = await seen(number, 'takeovers');
  const confirmed = await act('director', id, 'confirmCorrection', { correction: '1' }, { on, seen: version });
  expect(confirmed.status).toBe(201);
  const { body } = await call('officer', 'GET', `/api/takeovers/${number}/deadlines`);
  const all = body as unknown as { key: string; from: string }[];
  expect(
    all
      .filter(({ key }) => key.startsWith('recipientConfirmation'))
      .map(({ key, from }) => [key, from])
      .sort(),
  ).toEqual([
    ['recipientConfirmation:东河乡#1', '2025-06-17'],
    ['recipientConfirmation:东河乡', '2025-06-18'],
  ]);
});
