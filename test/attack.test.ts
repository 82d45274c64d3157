/** What an attack has found once must not be found again. */
import { randomUUID } from 'node:crypto';
import { instantOf } from '../play/times.ts';
import { playedBefore } from './playing.ts';
import { act, advance, aProcurement, call, inFiling, journal, leave, release, scheme, seen } from './world.ts';

afterAll(leave);

const playsWithinMs = 120_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a date beyond all calendars is refused before anything counts from it', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  for (const occurredOn of ['9999-12-31', '1999-12-31'])
    expect(await act('accountant', id, 'releaseBudget', { ...release, occurredOn })).toMatchObject({ status: 400 });
  const far = await call(
    'officer',
    'POST',
    '/api/procurements?at=9999-12-30T00:00:00.000Z',
    { input: {} },
    randomUUID(),
  );
  expect(far.status).toBe(400);
  const clock = `/api/procurements/${id}/clock`;
  expect(await call('officer', 'POST', clock, { to: '9999-12-31T20:00:00.000Z' })).toMatchObject({ status: 400 });
});

test('a decision cannot claim to have seen a version that is not there yet', async () => {
  const id = await inFiling();
  await act('officer', id, 'draftScheme', scheme());
  const answer = await act('director', id, 'approveScheme', {}, { seen: Number.MAX_SAFE_INTEGER });
  expect(answer).toMatchObject({ status: 428 });
});

test('what cannot be read as an address or a version is told so, and is no fault of the system', async () => {
  const id = await aProcurement();
  const paths = [
    '/api/procurements/a%00b',
    '/api/deeds/%00',
    `/api/procurements/${id}?at=garbage`,
    `/api/procurements/${id}?at=0`,
  ];
  for (const path of paths) expect(await call('officer', 'GET', path)).toMatchObject({ status: 400 });
  expect(await call(undefined, 'GET', '/public/notices?kind=%00')).toMatchObject({ status: 400 });
  expect(await call(undefined, 'GET', '/public/notices?before=2026-99-99T00:00Z~x')).toMatchObject({ status: 400 });
  expect(await call(undefined, 'GET', '/public/%E0%A4%A')).toMatchObject({ status: 400 });
  const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
  expect(await act('accountant', id, 'releaseBudget', deep)).toMatchObject({ status: 400 });
});

test('eight large drafts at once are kept one after the other, and the case goes on', async () => {
  const id = await inFiling();
  const large = scheme(30_000_000);
  const line = { ...large.services[1], standard: '标'.repeat(1_990), amountFen: 1_000_000 };
  const services = Object.fromEntries(Array.from({ length: 30 }, (_, place) => [String(place + 1), line]));
  const drafts = Array.from({ length: 8 }, () => act('officer', id, 'draftScheme', { ...large, services }));
  expect((await Promise.all(drafts)).map(({ status }) => status)).toEqual(Array(8).fill(201));
  expect(await act('officer', id, 'draftScheme', large)).toMatchObject({ status: 201 });
  const huge = Object.fromEntries(
    Array.from({ length: 50 }, (_, place) => [
      String(place + 1),
      {
        ...line,
        standard: '标'.repeat(2_000),
        unit: '项'.repeat(20),
        title: '题'.repeat(200),
        catalogueItem: 'A'.repeat(60),
        content: ['caringService'],
      },
    ]),
  );
  const beyond = { ...large, services: { ...huge, 51: line, 52: line } };
  expect(await act('officer', id, 'draftScheme', beyond)).toMatchObject({ status: 400 });
});

test.each([0, 5, 10, 20, 30])(
  'a purchase that is cancelled while its stage ends stays cancelled (after %i ms)',
  async (ms) => {
    const id = await aProcurement('2026-03-02T01:00:00.000Z');
    const released = act('accountant', id, 'releaseBudget', release);
    await wait(ms);
    const version = await seen(id);
    const cancelled = await act('director', id, 'cancelProcurement', { reason: '任务取消' }, { seen: version });
    expect((await released).status).toBe(201);
    if (cancelled.status !== 201) return;
    await advance(id, '2026-03-02T02:00:00.000Z');
    expect((await call('auditor', 'GET', `/api/procurements/${id}`)).body.stage).toBe('cancelled');
  },
);

test(
  'a payment that is sent back while its review ends is not paid',
  async () => {
    const { id, step } = await playedBefore('cases/returned-payment.json', 'reviewPayment');
    const { body } = await call('auditor', 'GET', `/api/procurements/${id}`);
    const { instalments } = body.state as { instalments: Record<string, { payment?: string }> };
    const payment = encodeURIComponent(Object.values(instalments).find((one) => one.payment)!.payment!);
    const on = `payments/${payment}`;
    const version = await seen(payment, 'payments');
    const reviewed = act('reviewer', id, 'reviewPayment', step.input, { on, seen: version });
    await wait(15);
    const returned = await act(
      'reviewer',
      id,
      'returnPayment',
      { reason: '再核' },
      { on, seen: await seen(payment, 'payments') },
    );
    const both = [(await reviewed).status, returned.status];
    expect(both).toContain(201);
    await advance(id, instantOf(step.at));
    const acts = (await journal(payment, 'payments')).map((entry) => entry.act as string);
    expect(acts.filter((one) => ['reviewPayment', 'returnPayment'].includes(one))).toHaveLength(
      both.filter((status) => status === 201).length,
    );
    const then = await seen(payment, 'payments');
    const approved = await act('treasurer', id, 'approvePayment', {}, { on, seen: then });
    const stands = acts.lastIndexOf('reviewPayment') > acts.lastIndexOf('returnPayment');
    expect(approved.status).toBe(stands ? 201 : 409);
  },
  playsWithinMs,
);
