/** Documents as their parties meet them: brought, filed, listed, taken away; sealed as long as bids are. */
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DocumentUpload } from '../db/document-entities.ts';
import { documentBytesMax } from '../domain/document.ts';
import { playedBefore } from './playing.ts';
import { office, pdf } from './rules/files.ts';
import { act, aProcurement, call, cookieOf, journal, leave, orm } from './world.ts';

afterAll(leave);

const root = process.env.JIELI_DOCUMENTS!;
const octets = 'application/octet-stream';
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (hash: string) => join(root, hash.slice(0, 2), hash.slice(2));
const unique = () => pdf(`9 0 obj\n(${randomUUID()})\nendobj`);

type Sent = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

async function send(login: string | undefined, method: string, path: string, more: Sent = {}): Promise<Response> {
  const cookie = login ? { cookie: await cookieOf(login) } : undefined;
  return fetch(`${process.env.API_ADDRESS}${path}`, { ...more, method, headers: { ...cookie, ...more.headers } });
}

async function upload(login: string | undefined, bytes: Buffer, type = octets) {
  const response = await send(login, 'POST', '/api/documents', {
    body: new Uint8Array(bytes),
    headers: { 'content-type': type },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

interface Brought {
  sha256: string;
  bytes: number;
  type: string;
}

async function brought(login: string, bytes: Buffer): Promise<Brought> {
  const { status, body } = await upload(login, bytes);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { sha256: hash, bytes: count, type } = body as unknown as Brought;
  return { sha256: hash, bytes: count, type };
}

const approval = { kind: 'budgetApproval', name: '预算指标文件〔2026〕1号“终稿”.pdf', madeOn: '2026-03-02' };
const list = (login: string, id: string) => call(login, 'GET', `/api/procurements/${id}/documents`);

/** A case with one document on file, number 1. */
async function withApproval(bytes = unique()): Promise<{ id: string; bytes: Buffer; link: string }> {
  const id = await aProcurement();
  const filed = await act('officer', id, 'fileDocument', { ...approval, ...(await brought('officer', bytes)) });
  if (filed.status !== 201) throw new Error(JSON.stringify(filed));
  return { id, bytes, link: `/api/procurements/${id}/documents/1` };
}

test('what is brought is answered with its hash, size and type by content, and is nobody’s document yet', async () => {
  const bytes = unique();
  expect(await upload('officer', bytes)).toEqual({
    status: 201,
    body: { sha256: sha256(bytes), bytes: bytes.length, type: 'pdf', title: 'PDF', extensions: ['pdf'] },
  });
  expect(existsSync(pathOf(sha256(bytes)))).toBe(true);
});

test('what may not come in is told why and what to do, and nothing of it is kept', async () => {
  const macro = office('docm', [{ name: 'word/x.xml', content: `<a>${randomUUID()}</a>` }]);
  expect(await upload('officer', macro)).toMatchObject({
    status: 422,
    body: { type: '/problems/not-admitted', actual: '宏', remedy: expect.stringContaining('另存为不含宏的') },
  });
  expect(await upload('officer', unique(), 'application/pdf')).toMatchObject({ status: 415 });
  expect(await upload('officer', Buffer.from('{}'), 'application/json')).toMatchObject({ status: 415 });
  expect(await upload(undefined, unique())).toMatchObject({ status: 401 });
  expect(await upload('auditor', unique())).toMatchObject({ status: 403 });
  expect(existsSync(pathOf(sha256(macro)))).toBe(false);
});

test('a file beyond 50 MB is refused, whether it says so first or not', async () => {
  expect(await upload('officer', Buffer.alloc(documentBytesMax + 1))).toMatchObject({
    status: 413,
    body: { type: '/problems/too-large', required: '≤ 50 MB', remedy: expect.stringContaining('拆分') },
  });
  const flowing = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1024 * 1024));
      if (++sent > 55) controller.close();
    },
  });
  let sent = 0;
  const more = { body: flowing, duplex: 'half', headers: { 'content-type': octets } } as Sent;
  expect((await send('officer', 'POST', '/api/documents', more)).status).toBe(413);
});

test('a line that breaks in the middle of an upload leaves nothing', async () => {
  const bytes = Buffer.concat([unique(), Buffer.alloc(4_000)]);
  const headers = { cookie: await cookieOf('officer'), 'content-type': octets, 'content-length': bytes.length };
  const going = request(`${process.env.API_ADDRESS}/api/documents`, { method: 'POST', headers });
  going.on('error', () => undefined);
  going.write(bytes.subarray(0, 2_000));
  await wait(300);
  going.destroy();
  await wait(300);
  expect(existsSync(pathOf(sha256(bytes.subarray(0, 2_000))))).toBe(false);
  expect(await orm.em.fork().count(DocumentUpload, { sha256: sha256(bytes.subarray(0, 2_000)) })).toBe(0);
});

test('thirty who bring the same and thirty who bring something else at once each hear their own hash', async () => {
  const same = unique();
  const all = [...Array.from({ length: 30 }, () => same), ...Array.from({ length: 30 }, unique)];
  const answers = await Promise.all(all.map((bytes) => upload('officer', bytes)));
  expect(answers.map(({ status, body }) => [status, body.sha256])).toEqual(all.map((bytes) => [201, sha256(bytes)]));
  expect(await orm.em.fork().count(DocumentUpload, { sha256: sha256(same) })).toBe(1);
  await wait(100);
  expect(readdirSync(join(root, 'incoming'))).toEqual([]);
});

test('filed twice under one key it is one document; thirty at once are thirty, numbered without a gap', async () => {
  const { id } = await withApproval();
  const all = await Promise.all(Array.from({ length: 30 }, () => brought('officer', unique())));
  const filing = (one: Brought) => ({ ...approval, kind: 'otherDocument', ...one });
  const keys = all.map(() => randomUUID());
  const twice = [...all, ...all].map((one, place) =>
    act('officer', id, 'fileDocument', filing(one), { key: keys[place % all.length]! }),
  );
  // Sixty wait their turn in one case: whoever hears nothing within eight seconds is told 202, and that it is kept.
  for (const { status } of await Promise.all(twice)) expect([201, 202]).toContain(status);
  const onFile = async () => ((await list('officer', id)).body.documents as object[]).length;
  for (const limit = Date.now() + 60_000; (await onFile()) < 31 && Date.now() < limit; ) await wait(250);
  const { body } = await list('officer', id);
  const numbers = (body.documents as { number: string }[]).map(({ number }) => Number(number));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, place) => place + 1));
  expect((await journal(id)).filter((entry) => entry.act === 'fileDocument')).toHaveLength(31);
}, 180_000);

test('a document is saved under its Chinese name, as what it is, and never opens in the page', async () => {
  const { bytes, link } = await withApproval();
  const response = await send('officer', 'GET', link);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="document-1.pdf"; filename*=UTF-8''${encodeURIComponent(approval.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag: `"${sha256(bytes)}"`,
  });
  const again = await send('officer', 'GET', link, { headers: { 'if-none-match': `"${sha256(bytes)}"` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = await send('officer', 'HEAD', link);
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
});

test('who may not read the case may not fetch its documents, and a hash that one knows opens nothing', async () => {
  const { id, bytes, link } = await withApproval();
  expect((await send(undefined, 'GET', link)).status).toBe(401);
  expect((await send('supplier-a', 'GET', link)).status).toBe(404);
  const known = { headers: { 'if-none-match': `"${sha256(bytes)}"` } };
  expect((await send('supplier-a', 'GET', link, known)).status).toBe(404);
  expect((await send('officer', 'GET', `/api/procurements/${id}/documents/constructor`)).status).toBe(404);
  expect((await send('officer', 'GET', `/api/documents/${sha256(bytes)}`)).status).toBe(404);
  const stolen = { ...approval, kind: 'otherDocument', sha256: sha256(bytes), bytes: bytes.length, type: 'pdf' };
  expect(await act('agency', id, 'fileDocument', stolen)).toMatchObject({
    status: 409,
    body: { rule: '所存的文件应当已由本单位上传', remedy: expect.stringContaining('POST /api/documents') },
  });
  await brought('agency', bytes);
  expect(await act('agency', id, 'fileDocument', { ...stolen, bytes: 7 })).toMatchObject({ status: 409 });
  expect(await act('agency', id, 'fileDocument', stolen)).toMatchObject({ status: 201 });
});

test('the list says what is on file, what is missing and for which article', async () => {
  const { id } = await withApproval();
  const release = {
    number: '指标-1',
    fundSource: '本级预算',
    fiscalYear: 2026,
    amountFen: 100,
    occurredOn: '2026-03-02',
  };
  const { body: before } = await list('officer', id);
  expect((before.documents as object[])[0]).toMatchObject({ number: '1', title: '预算下达文件', stands: true });
  const rowOf = (body: Record<string, unknown>, kind: string) =>
    (body.checklist as { kind: string; status: string }[]).find((one) => one.kind === kind);
  expect(rowOf(before, 'budgetApproval')).toMatchObject({
    status: 'filed',
    stageTitle: '预算下达',
    under: '《中华人民共和国政府采购法》第四十二条第二款',
    numbers: ['1'],
  });
  await act('officer', id, 'withdrawDocument', { document: '1', reason: '存错' });
  await act('accountant', id, 'releaseBudget', release);
  const { body: after } = await list('auditor', id);
  expect(rowOf(after, 'budgetApproval')).toMatchObject({ status: 'missing' });
  expect(after.documents).toMatchObject([{ stands: false, withdrawn: { reason: '存错' } }]);
});

test('a document that is damaged in the store is not handed out, and whoever operates hears of it', async () => {
  const { bytes, link } = await withApproval();
  chmodSync(pathOf(sha256(bytes)), 0o600);
  writeFileSync(pathOf(sha256(bytes)), Buffer.concat([bytes.subarray(0, -1), Buffer.from('x')]));
  const response = await send('officer', 'GET', link);
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ type: '/problems/damaged', remedy: expect.stringContaining('备份') });
  await brought('officer', bytes);
  expect((await send('officer', 'GET', link)).status).toBe(200);
});

test('a bid is on nobody’s list before the opening; afterwards it is what was sealed, and rivals do not read it', async () => {
  const { id } = await playedBefore('cases/home-care-384018.json', 'openBids');
  const mine = Buffer.from('暖阳社会工作服务中心的响应文件');
  const filing = { kind: 'bid', name: '响应文件.txt', madeOn: '2025-04-01', ...(await brought('supplier-a', mine)) };
  expect(await act('supplier-a', id, 'fileDocument', filing)).toMatchObject({
    status: 409,
    body: { rule: expect.stringContaining('开启之后') },
  });
  for (const login of ['officer', 'agency', 'supplier-b', 'auditor', 'administrator']) {
    const { body } = await list(login, id);
    expect(body.documents).toEqual([]);
    expect(JSON.stringify(body)).not.toContain(sha256(mine));
  }
}, 180_000);

test('once bids are opened the bidder files what it sealed, and no rival reads it', async () => {
  const { id } = await playedBefore('cases/home-care-384018.json', 'signReport');
  const mine = Buffer.from('暖阳社会工作服务中心的响应文件');
  const filing = { kind: 'bid', name: '响应文件.txt', madeOn: '2025-04-01', ...(await brought('supplier-a', mine)) };
  const other = await brought('supplier-a', Buffer.from(`另作的一份 ${randomUUID()}`));
  expect(await act('supplier-a', id, 'fileDocument', { ...filing, ...other })).toMatchObject({ status: 409 });
  expect(await act('supplier-a', id, 'fileDocument', filing)).toMatchObject({ status: 201 });
  const link = `/api/procurements/${id}/documents/1`;
  const statuses = async (logins: string[]) =>
    Promise.all(logins.map(async (login) => (await send(login, 'GET', link)).status));
  expect(await statuses(['supplier-a', 'officer', 'agency', 'auditor'])).toEqual([200, 200, 200, 200]);
  expect(await statuses(['supplier-b', 'supplier-c', 'assessor'])).toEqual([404, 404, 404]);
  const { body } = await call('supplier-b', 'GET', `/api/procurements/${id}/journal`);
  expect(JSON.stringify(body)).not.toContain('响应文件.txt');
  const { body: state } = await call('supplier-b', 'GET', `/api/procurements/${id}`);
  expect(JSON.stringify(state)).not.toContain(sha256(mine));
}, 180_000);
