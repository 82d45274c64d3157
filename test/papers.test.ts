/** The papers of a told purchase on the running system: every one as a page and as Word, with its sums in words, and for whom. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { unzipSync } from 'fflate';
import { noticesFrom } from '../db/notices.ts';
import { playedBefore } from './playing.ts';
import { call, cookieOf, leave, orm } from './world.ts';

afterAll(leave);

interface Listed {
  name: string;
  title: string;
  seq: number;
  entryHash: string;
  contentSha256: string;
  html: string;
  docx: string;
}

async function listed(login: string | undefined, id: string, query = ''): Promise<Listed[]> {
  const place = login ? 'api' : 'public';
  const { status, body } = await call(login, 'GET', `/${place}/procurements/${id}/papers${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.papers as Listed[];
}

/** A paper as it comes over the line. */
async function fetched(login: string | undefined, link: string) {
  const headers: Record<string, string> = login ? { cookie: await cookieOf(login) } : {};
  const response = await fetch(`${process.env.API_ADDRESS}${link}`, { headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const plain = (markup: string) => markup.replace(/<[^>]*>/g, '');
const wordsOf = (docx: Uint8Array) => {
  const parts = unzipSync(docx);
  return ['word/document.xml', 'word/footer1.xml'].map((part) => plain(textOf(parts[part]!))).join('\n');
};

test('every paper of a purchase comes as a page and as Word, its sums in words, its foot as the journal has it', async () => {
  const { id } = await playedBefore('cases/second-round.json', 'fileContract');
  const papers = await listed('officer', id);
  const kinds = new Set(papers.map(({ name }) => name.replace(/-\d+$/, '')));
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining([
      'approval',
      'award',
      'clarification',
      'contract',
      'contractNotice',
      'notice',
      'report',
      'scheme',
      'termination',
    ]),
  );
  const { body: journal } = await call('officer', 'GET', `/api/procurements/${id}/journal`);
  const hashes = new Map((journal.entries as { seq: number; hash: string }[]).map(({ seq, hash }) => [seq, hash]));
  for (const one of papers) {
    const [page, word] = [await fetched('officer', one.html), await fetched('officer', one.docx)];
    expect([one.name, page.response.status, word.response.status]).toEqual([one.name, 200, 200]);
    expect(page.response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(word.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''%/,
    );
    expect(hashes.get(one.seq)).toBe(one.entryHash);
    const both = [plain(textOf(page.bytes)), wordsOf(word.bytes)];
    for (const text of both) {
      for (const said of [one.title, one.entryHash, one.contentSha256, `案卷第 ${one.seq} 号`])
        expect(text).toContain(said);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
    const again = await fetched('officer', one.docx);
    expect(Buffer.from(again.bytes).equals(Buffer.from(word.bytes))).toBe(true);
  }
  const { body: row } = await call('officer', 'GET', `/api/procurements/${id}`);
  const { contract } = row.state as { contract: { valueFen: number } };
  const word = wordsOf((await fetched('officer', `/api/procurements/${id}/papers/contract?as=docx`)).bytes);
  const said = /人民币([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+)（¥([\d,.]+)）/g;
  const amounts = [...word.matchAll(said)];
  expect(amounts.map(([, , figures]) => Math.round(Number(figures!.replaceAll(',', '')) * 100))).toContain(
    contract.valueFen,
  );
  expect(amounts.every(([, words]) => words!.length > 1)).toBe(true);
}, 240_000);

test('what a paper says is hashed by what anybody can get and compute, now and as it was', async () => {
  const { id } = await playedBefore('cases/second-round.json', 'approveContract');
  const { body } = await call('officer', 'GET', `/api/procurements/${id}/papers/contract?as=json`);
  const { paper, foot } = body as { paper: object; foot: { contentSha256: string } };
  expect(createHash('sha256').update(canonicalize(paper)!).digest('hex')).toBe(foot.contentSha256);
  const [notice] = (await listed('officer', id)).filter(({ name }) => name === 'notice-1');
  const then = await listed('officer', id, `?at=${notice!.seq}`);
  expect(then.find(({ name }) => name === 'notice-1')).toEqual(notice);
  expect(then.map(({ name }) => name)).not.toContain('contract');
  const { body: before } = await call('officer', 'GET', `/api/procurements/${id}/papers/contract?at=${notice!.seq}`);
  expect(before).toMatchObject({ status: 404, remedy: expect.stringContaining('合同起草之后') });
  expect((await call('officer', 'GET', `/api/procurements/${id}/papers/contract?as=pdf`)).status).toBe(400);
}, 240_000);

test('everybody gets what was published and nothing else; a rival gets no contract, nobody hears that it is there', async () => {
  const { id } = await playedBefore('cases/second-round.json', 'approveContract');
  const open = await listed(undefined, id);
  expect(open.length).toBeGreaterThan(3);
  const notices = (await call(undefined, 'GET', `/public/notices?procurement=${id}`)).body.notices as {
    procurement: string;
    title: string;
  }[];
  const told = notices.map(({ title }) => title);
  expect(open.map(({ title }) => title).sort()).toEqual([...told].sort());
  const paged: string[] = [];
  for (let before: string | undefined, more = true; more; more = before !== undefined) {
    const page = await noticesFrom(orm.em.fork(), { procurement: id, before }, 2);
    paged.push(...page.rows.map(({ title }) => title));
    before = page.before;
  }
  expect(paged).toEqual(told);
  for (const name of ['contract', 'scheme', 'approval', 'report', 'contractNotice'])
    expect((await call(undefined, 'GET', `/public/procurements/${id}/papers/${name}`)).status).toBe(404);
  const award = await fetched(undefined, open.find(({ name }) => name.startsWith('award'))!.html);
  expect(textOf(award.bytes)).toMatch(/人民币.+元/);
  const rival = (await listed('supplier-b', id)).map(({ name }) => name);
  expect(rival).not.toEqual(expect.arrayContaining(['contract']));
  expect(rival).not.toEqual(expect.arrayContaining(['report']));
}, 240_000);

test('a lot has its own papers, and none of them stands among those of the whole', async () => {
  const { id } = await playedBefore('cases/two-lots.json', 'approveContract');
  const namesOf = async (number: string) =>
    (await listed('officer', encodeURIComponent(number))).map(({ name }) => name);
  const [whole, first, second] = [await namesOf(id), await namesOf(`${id}:1`), await namesOf(`${id}:2`)];
  expect(whole).toEqual(expect.arrayContaining(['scheme', 'approval', 'notice-1']));
  expect(whole.filter((name) => /award|report|contract|termination/.test(name))).toEqual([]);
  const drafted = [first, second].filter((names) => names.includes('contract'));
  expect(drafted).toHaveLength(1);
  expect(drafted[0]).toEqual(expect.arrayContaining(['scheme', 'approval', 'report', 'contract', 'award-1']));
  const lot = drafted[0] === first ? 1 : 2;
  const page = await fetched('officer', `/api/procurements/${encodeURIComponent(`${id}:${lot}`)}/papers/approval`);
  expect(plain(textOf(page.bytes))).toContain(`见采购 ${id} 的审批表`);
  const notice = await fetched('officer', `/api/procurements/${id}/papers/notice`);
  expect(plain(textOf(notice.bytes))).toContain('采购包一览');
}, 240_000);
