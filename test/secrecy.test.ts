/** Before the opening nobody reads who bids, how many or at what price; afterwards the public knows what it should. */
import { Root } from '../db/entities.ts';
import { closeDay } from '../db/roots.ts';
import { inCommon, onlookers, toldOf } from './looking.ts';
import { playedBefore } from './playing.ts';
import { type Answer, act, advance, call, journal, leave, orm, seen } from './world.ts';

afterAll(leave);

const everybody = ['officer', 'director', 'agency', 'supplier-b', 'auditor', 'regulator', 'administrator'];

test('before the opening neither purchaser nor agency, rival nor overseer reads a bid or registration of another', async () => {
  const { id } = await playedBefore('cases/home-care-384018.json', 'openBids');
  expect(await call('assessor', 'GET', `/api/procurements/${id}`)).toMatchObject({ status: 404 });
  for (const login of everybody) {
    const own = login === 'supplier-b' ? ['tongxing-social-work'] : [];
    const { status, body } = await call(login, 'GET', `/api/procurements/${id}`);
    expect(status).toBe(200);
    const { bids = {}, registrations = {} } = body.state as { bids?: object; registrations?: object };
    expect([Object.keys(bids), Object.keys(registrations)]).toEqual([own, own]);
    const { body: journal } = await call(login, 'GET', `/api/procurements/${id}/journal`);
    const sealed = (journal.entries as { act: string; actor?: { organisation: string } }[]).filter(({ act }) =>
      ['registerForDocuments', 'submitBid', 'withdrawBid', 'sealed'].includes(act),
    );
    expect(new Set(sealed.map(({ actor }) => actor?.organisation))).toEqual(new Set(own));
    const { body: past } = await call(login, 'GET', `/api/procurements/${id}?at=${(body.seq as number) - 1}`);
    expect(Object.keys((past.state as { bids?: object }).bids ?? {})).toEqual(own);
  }
}, 180_000);

test('the public reads which purchase a notice belongs to, and who won it', async () => {
  const { id } = await playedBefore('cases/second-round.json', 'draftContract');
  const { body } = await call(undefined, 'GET', `/public/notices?procurement=${id}`);
  const mine = (body.notices as { procurement: string; kind: string; body: object }[]).filter(
    (one) => one.procurement === id,
  );
  expect(mine.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['notice', 'clarification', 'award']));
  expect(JSON.stringify(mine)).not.toMatch(/p-officer|沈经办/);
}, 180_000);

test('until all have scored each member reads its own sheet alone, and the provider never reads one', async () => {
  const { id } = await playedBefore('cases/home-care-384018.json', 'signReport');
  const scoresOf = async (login: string) => {
    const { body } = await call(login, 'GET', `/api/procurements/${id}?at=${await versionWithOneSheet(id)}`);
    return Object.keys((body.state as { scores?: object }).scores ?? {});
  };
  const first = (await sheets(id))[0]!;
  expect(await scoresOf('officer')).toEqual([]);
  expect(await scoresOf(first.login)).toEqual([first.person]);
  const { body } = await call('supplier-a', 'GET', `/api/procurements/${id}`);
  expect((body.state as { scores?: object }).scores).toBeUndefined();
}, 180_000);

async function sheets(id: string): Promise<{ seq: number; person: string; login: string }[]> {
  const { body } = await call('auditor', 'GET', `/api/procurements/${id}/journal`);
  const entries = body.entries as { seq: number; act: string; actor: { person: string } }[];
  const scored = entries.filter(({ act }) => act === 'scoreBids');
  return scored.map(({ seq, actor }) => ({ seq, person: actor.person, login: actor.person.slice(2) }));
}

async function versionWithOneSheet(id: string): Promise<number> {
  return (await sheets(id))[0]!.seq;
}

const beforeNotice = 'cases/home-care-384018.json';
const clarification = { text: '服务地点以附件为准', affectsBids: false };
const rightNumber = { entry: 3, fields: { number: '青财预〔2025〕13号' }, reason: '文号误倒' };

/** What the parties do while bids come in; and, where one comes, what its supplier does between. */
async function advertised(bids: boolean): Promise<{ id: string; receipts: Answer[]; sealed: Answer[] }> {
  const { id } = await playedBefore(beforeNotice, 'registerForDocuments');
  const receipts: Answer[] = [];
  const sealed: Answer[] = [];
  const supplier = async (name: string, input: object) => {
    if (bids) sealed.push(await act('supplier-a', id, name, input));
  };
  await advance(id, '2025-03-25T01:20:00.000Z');
  await supplier('registerForDocuments', {});
  await advance(id, '2025-03-26T02:00:00.000Z');
  receipts.push(await act('agency', id, 'clarifyNotice', clarification));
  await supplier('submitBid', { sealedSha256: 'b'.repeat(64) });
  await advance(id, '2025-03-27T02:00:00.000Z');
  receipts.push(await act('accountant', id, 'correctEntry', rightNumber));
  await advance(id, '2025-03-28T02:00:00.000Z');
  const version = (await call('director', 'GET', `/api/procurements/${id}`)).body.seq as number;
  receipts.push(await act('director', id, 'confirmCorrection', { correction: '1' }, { seen: version }));
  await advance(id, '2025-03-31T02:00:00.000Z');
  await supplier('withdrawBid', {});
  await advance(id, '2025-04-01T02:00:00.000Z');
  return { id, receipts, sealed };
}

test('until the final offers are opened nobody reads what another offered, by any address; afterwards the purchaser does', async () => {
  const { id } = await playedBefore('cases/consultation-two-left.json', 'closeFinalOffers');
  const offered = { 'supplier-a': '46000000', 'supplier-b': '45500000' };
  // Other purchases may have the same prices, opened long ago: only addresses of this one count.
  const reads = async (login: string) =>
    JSON.stringify(Object.entries(await toldOf(id, login)).filter(([path]) => path.includes('ID')));
  for (const login of [...everybody, 'supplier-a', 'supplier-c', 'expert-1']) {
    const told = await reads(login);
    for (const [supplier, price] of Object.entries(offered))
      expect({ login, supplier, reads: told.includes(price) }).toEqual({ login, supplier, reads: login === supplier });
  }
  expect(await act('agency', id, 'closeFinalOffers', {})).toMatchObject({ status: 201 });
  expect(await reads('officer')).toContain(offered['supplier-a']);
  expect(await reads('supplier-b')).not.toContain(offered['supplier-a']);
}, 300_000);

test('whether one has registered, bid and withdrawn or nobody has: everybody is told the same through every address', async () => {
  const [none, some] = [await advertised(false), await advertised(true)];
  expect(some.sealed.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(none.receipts.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(inCommon(some.receipts, some.id)).toEqual(inCommon(none.receipts, none.id));
  await closeDay(orm.em.fork(), new Date(Date.now() + 86_400_000));
  // The system closes its first day by itself, and may have had one of them by then.
  const roots = await orm.em.fork().find(Root, { number: { $gt: 0 } });
  expect(roots.flatMap(({ heads }) => heads.map(([id]) => id))).toEqual(
    expect.arrayContaining([`procurement:${none.id}`, `procurement:${some.id}`]),
  );
  for (const login of [...onlookers, undefined]) {
    const [one, other] = [await toldOf(none.id, login), await toldOf(some.id, login)];
    expect({ login, told: other }).toEqual({ login, told: one });
    for (const [place, receipt] of login === 'auditor' ? none.receipts.entries() : []) {
      const [a, b] = [receipt, some.receipts[place]!].map(({ body }) => call(login, 'GET', `/api/deeds/${body.deed}`));
      expect(inCommon(await b, some.id)).toEqual(inCommon(await a, none.id));
    }
  }
  const { body } = await call('supplier-a', 'GET', `/api/procurements/${some.id}/journal`);
  const own = (body.entries as { act: string }[]).map((entry) => entry.act);
  expect(own).toEqual(['registerForDocuments', 'submitBid', 'withdrawBid']);
}, 300_000);

test('a receipt of a sealed act says when it came and where its hash stands; its number is told after the opening', async () => {
  const { id, step } = await playedBefore(beforeNotice, 'openBids');
  const before = await seen(id);
  const numbers = (await journal(id)).map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  expect(before).toBe(numbers.length);
  const mine = `/api/procurements/${id}/journal`;
  const entries = async (login: string) =>
    (await call(login, 'GET', mine)).body.entries as { act: string; deed: string; hash: string; seq: number }[];
  const { deed, hash } = (await entries('supplier-b')).find((entry) => entry.act === 'submitBid')!;
  const receipt = async (login: string) => call(login, 'GET', `/api/deeds/${deed}`);
  const { status, body } = (await receipt('supplier-b')).body.answer as Answer;
  expect([status, body]).toEqual([
    201,
    { deed, case: `procurement:${id}`, hash, receivedAt: expect.stringMatching(/^2025-04-07T09:05/) },
  ]);
  expect(await receipt('administrator')).toMatchObject({ status: 404 });
  expect(await receipt('auditor')).toMatchObject({ status: 404 });
  await advance(id, '2025-04-08T01:40:00.000Z');
  const opened = await act('agency', id, 'openBids', step.input as object);
  expect(opened).toMatchObject({ status: 201, body: { seq: before + 6 + 1 } });
  const real = (await journal(id)).map(({ seq }) => seq);
  expect(real).toEqual(Array.from({ length: before + 7 }, (_, place) => place + 1));
  expect((await receipt('auditor')).body.answer).toMatchObject({ body: { seq: expect.any(Number), hash } });
}, 180_000);
