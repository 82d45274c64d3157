/** Before the opening nobody knows who bids, how many bid, or at what price; afterwards the public knows what it should. */
import { playedBefore } from './playing.ts';
import { call, leave } from './world.ts';

afterAll(leave);

const everybody = ['officer', 'director', 'agency', 'supplier-b', 'auditor', 'regulator', 'administrator', 'assessor'];

test('before the opening neither purchaser nor agency, rival nor overseer learns who bids or how many', async () => {
  const { id } = await playedBefore('cases/home-care-384018.json', 'openBids');
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
}, 120_000);

test('the public reads which purchase a notice belongs to, and who won it', async () => {
  const { id } = await playedBefore('cases/second-round.json', 'draftContract');
  const { body } = await call(undefined, 'GET', '/public/notices');
  const mine = (body.notices as { procurement: string; kind: string; body: object }[]).filter(
    (one) => one.procurement === id,
  );
  expect(mine.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['notice', 'clarification', 'award']));
  expect(JSON.stringify(mine)).not.toMatch(/p-officer|沈经办/);
}, 120_000);
