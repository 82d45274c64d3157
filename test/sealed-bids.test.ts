/** A purchase whose bids come in envelopes, from the keys to the opened prices: before the opening nobody can find what is in them. */
import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { Bid, KeyPair } from '../sealing/envelope.ts';
import { NotOpened, newKey, seal, shareOf } from '../sealing/envelope.ts';
import { headerOf, partsOf } from '../sealing/header.ts';
import { joined, toText } from '../sealing/text.ts';
import { playedBefore } from './playing.ts';
import { act, advance, call, client, cookieOf, journal, leave, orm } from './world.ts';

afterAll(leave);

const file = 'cases/home-care-384018.json';
const [purchaser, agency] = await Promise.all([newKey(), newKey()]);
const keys = [purchaser.publicKey, agency.publicKey] as const;
const runsMax = 20;
/** No other test has such a price or such words. */
const secret = `暗标 ${randomBytes(8).toString('hex')}`;
const prices = { 'supplier-a': 38_812_347, 'supplier-b': 39_512_349, 'supplier-c': 38_412_341 };
const houses = {
  'supplier-a': 'nuanyang-social-work',
  'supplier-b': 'tongxing-social-work',
  'supplier-c': 'anju-home-care',
};
type Login = keyof typeof prices;
const logins = Object.keys(prices) as Login[];

async function bytesAt(login: string, path: string, body?: Uint8Array<ArrayBuffer>) {
  const sent = body ? { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } } : {};
  const headers = { ...sent.headers, cookie: await cookieOf(login) };
  return fetch(`${process.env.API_ADDRESS}${path}`, { ...sent, headers });
}

const asItIs = (envelope: Uint8Array) => envelope;
/** In the right form, and what is sealed for the agency is no share. */
function brokenForAgency(envelope: Uint8Array): Uint8Array {
  const { header, cipher } = partsOf(envelope);
  const wraps = header.wraps.map((wrap) =>
    wrap.key === agency.publicKey ? { ...wrap, sealed: toText(randomBytes(48)) } : wrap,
  );
  return joined(headerOf({ ...header, wraps: wraps as unknown as typeof header.wraps }), cipher);
}

/** Sealed on the supplier's own machine, and brought. */
async function brought(login: Login, purchase: string, over: Partial<Bid> = {}, made = asItIs): Promise<string> {
  const bid = { supplier: houses[login], priceFen: prices[login], ...over };
  const envelope = await seal(bid, Buffer.from(`${secret} ${login}`), purchase, keys);
  const response = await bytesAt(login, '/api/documents', Uint8Array.from(made(envelope)));
  expect(response.status).toBe(201);
  return ((await response.json()) as { sha256: string }).sha256;
}

/** By its holder, from what the API hands to it: nothing but the private key is on this machine. */
async function sharesOf(login: string, id: string, key: KeyPair): Promise<Record<string, string>> {
  const { status, body } = await call(login, 'GET', `/api/procurements/${id}/envelopes`);
  expect(status).toBe(200);
  const shares: Record<string, string> = {};
  for (const { sha256, link } of body.envelopes as { sha256: string; link: string }[]) {
    const bytes = new Uint8Array(await (await bytesAt(login, link)).arrayBuffer());
    const share = await shareOf(bytes, body.purchase as string, key).catch((error: unknown) => error);
    if (typeof share === 'string') shares[sha256] = share;
    else expect(share).toBeInstanceOf(NotOpened);
  }
  return shares;
}

/** Where any of these words is to be found: rows of the database, files of the store, lines of the logs, the engine's history. */
async function placesOf(words: readonly string[], id: string): Promise<string[]> {
  const em = orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: [string, string][] = [];
  for (const { name } of tables) {
    const rows = await em.execute<{ row: string }[]>(`select t::text as row from "${name}" t`);
    texts.push([name, rows.map(({ row }) => row).join('\n')]);
  }
  const files = [process.env.JIELI_DOCUMENTS!, process.env.LOGS_FOLDER!].flatMap((root) =>
    globSync(`${root}/**/*`, { withFileTypes: true }).filter((one) => one.isFile()),
  );
  for (const one of files) texts.push([one.name, readFileSync(`${one.parentPath}/${one.name}`).toString('utf8')]);
  texts.push(['history', await historyOf(id)]);
  expect([tables.length > 10, files.length > 3, texts.at(-1)![1].includes('submitBid')]).toEqual([true, true, true]);
  return texts.filter(([, text]) => words.some((word) => text.includes(word))).map(([place]) => place);
}

/** Of every run of the case, the last one first: each stage may have begun another. */
async function historyOf(id: string): Promise<string> {
  const texts: string[] = [];
  let run: string | undefined;
  do {
    const history = await client.workflow.getHandle(`procurement:${id}`, run).fetchHistory();
    texts.push(readableTextOf(history));
    run = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  } while (run && texts.length < runsMax);
  return texts.join('\n');
}

function readableTextOf(history: unknown): string {
  return JSON.stringify(history, (_, value: unknown) => {
    const bytes = value as { type?: string; data?: number[] } | null;
    if (value instanceof Uint8Array) return Buffer.from(value).toString();
    return bytes?.type === 'Buffer' ? Buffer.from(bytes.data!).toString() : value;
  });
}

/** Played up to the notice, with both keys in it, three bids in their envelopes, and one that was withdrawn and sealed anew. */
async function sealedBids(): Promise<{ id: string; withdrawn: string; hashes: Record<Login, string> }> {
  const { id, step } = await playedBefore(file, 'publishNotice');
  await advance(id, '2025-03-24T01:50:00.000Z');
  expect(await act('officer', id, 'publishSealingKey', { key: keys[0] })).toMatchObject({ status: 201 });
  const notice = { ...(step.input as object), bidsDue: '2025-04-08T01:30:00.000Z' };
  expect(await act('agency', id, 'publishNotice', notice)).toMatchObject({
    status: 409,
    body: { remedy: expect.stringContaining('hengxin-agency') },
  });
  expect(await act('agency', id, 'publishSealingKey', { key: keys[1] })).toMatchObject({ status: 201 });
  await advance(id, '2025-03-24T02:00:00.000Z');
  expect(await act('agency', id, 'publishNotice', notice)).toMatchObject({ status: 201 });
  await advance(id, '2025-03-28T02:00:00.000Z');
  for (const login of logins) expect(await act(login, id, 'registerForDocuments', {})).toMatchObject({ status: 201 });
  const never = { sealedSha256: 'c'.repeat(64) };
  expect(await act('supplier-a', id, 'submitBid', never)).toMatchObject({
    status: 409,
    body: { remedy: expect.stringContaining('先上传信封') },
  });
  const withdrawn = await brought('supplier-a', `${id}#1`);
  expect(await act('supplier-a', id, 'submitBid', { sealedSha256: withdrawn })).toMatchObject({ status: 201 });
  expect(await act('supplier-a', id, 'withdrawBid', {})).toMatchObject({ status: 201 });
  const hashes = {
    'supplier-a': await brought('supplier-a', `${id}#1`),
    // Whoever puts another's name inside has made no bid of its own.
    'supplier-b': await brought('supplier-b', `${id}#1`, { supplier: houses['supplier-c'] }),
    'supplier-c': await brought('supplier-c', `${id}#1`, {}, brokenForAgency),
  };
  for (const login of logins) {
    const sealedSha256 = hashes[login];
    expect(await act(login, id, 'submitBid', { sealedSha256 })).toMatchObject({ status: 201 });
  }
  return { id, withdrawn, hashes };
}

test('three envelopes from the keys to the opened prices: before it database, store, logs and history tell none of them', async () => {
  const { id, withdrawn, hashes } = await sealedBids();
  const { body: told } = await call(undefined, 'GET', `/public/notices?procurement=${id}`);
  expect(JSON.stringify(told)).toContain(keys[0]);
  const list = `/api/procurements/${id}/envelopes`;
  expect(await call('officer', 'GET', list)).toMatchObject({
    status: 409,
    body: { rule: expect.stringContaining('截止之后') },
  });
  const early = { [hashes['supplier-a']]: randomBytes(32).toString('base64url') };
  expect(await act('officer', id, 'handOutShares', { shares: early })).toMatchObject({ status: 409 });

  await advance(id, '2025-04-08T01:30:00.000Z');
  for (const login of ['regulator', 'auditor', 'administrator', 'supplier-a'])
    expect((await call(login, 'GET', list)).status).toBe(403);
  const shares = { officer: await sharesOf('officer', id, purchaser), agency: await sharesOf('agency', id, agency) };
  expect(Object.keys(shares.officer).sort()).toEqual(Object.values(hashes).sort());
  expect(Object.keys(shares.officer)).not.toContain(withdrawn);
  const contents = [secret, ...Object.values(prices).map(String), purchaser.privateKey, agency.privateKey];
  const halves = [...Object.values(early), ...Object.values(shares.officer), ...Object.values(shares.agency)];
  expect(await placesOf([...contents, ...halves], id)).toEqual([]);

  expect(await act('officer', id, 'handOutShares', { shares: shares.agency })).toMatchObject({
    status: 409,
    body: { remedy: expect.stringContaining('重新读取') },
  });
  expect(await act('officer', id, 'handOutShares', { shares: shares.officer })).toMatchObject({ status: 201 });
  const lie = { unreadable: [hashes['supplier-b']], privateKey: agency.privateKey };
  expect(await act('agency', id, 'handOutShares', lie)).toMatchObject({
    status: 409,
    body: { remedy: expect.stringContaining('请读出份额后交出') },
  });
  expect(await act('agency', id, 'openBids', {})).toMatchObject({
    status: 409,
    body: { remedy: expect.stringContaining('hengxin-agency 先交出') },
  });
  const broken = { unreadable: [hashes['supplier-c']], privateKey: agency.privateKey };
  expect(await act('agency', id, 'handOutShares', { shares: shares.agency, ...broken })).toMatchObject({ status: 201 });
  expect(await placesOf(contents, id)).toEqual([]);

  const attempts = [
    await act('agency', id, 'openBids', { offers: { [houses['supplier-a']]: 1 } }),
    await call('agency', 'POST', `/api/procurements/${id}/acts/openBids?preview=true`, { input: {} }),
  ];
  expect(attempts.map(({ status }) => status)).toEqual([409, 200]);
  for (const price of Object.values(prices)) expect(JSON.stringify(attempts)).not.toContain(String(price));
  expect(await act('agency', id, 'openBids', {})).toMatchObject({ status: 201 });
  const { body } = await call('officer', 'GET', `/api/procurements/${id}`);
  const { bids } = body.state as { bids: Record<string, { priceFen?: number; unopened?: string }> };
  expect(bids[houses['supplier-a']]).toMatchObject({ priceFen: prices['supplier-a'] });
  expect(bids[houses['supplier-b']]).toMatchObject({ unopened: '信封内所载的供应商不是提交者' });
  expect(bids[houses['supplier-c']]).toMatchObject({ unopened: expect.stringContaining('以私钥核对') });
  expect(bids[houses['supplier-c']]!.priceFen).toBeUndefined();
  const opened = (await journal(id)).find(({ act: name }) => name === 'openBids') as {
    seq: number;
    input: { opened: object };
  };
  expect(Object.keys(opened.input.opened)).toHaveLength(3);
  const away = { offers: { [houses['supplier-a']]: 1 } };
  const correction = { entry: opened.seq, fields: away, reason: '试探' };
  expect(await act('agency', id, 'correctEntry', correction)).toMatchObject({
    status: 409,
    body: { rule: '登记的报价应当与信封内的报价一致' },
  });
}, 300_000);
