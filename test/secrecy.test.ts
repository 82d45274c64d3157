/** Before the opening nobody reads who bids or at what price; afterwards the public knows what it should. */
import { playedBefore } from './playing.ts';
import { call, leave } from './world.ts';

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
  const { body } = await call(undefined, 'GET', '/public/notices');
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
