/** Service logs on the real stack: two at once, what looks wrong, a silent week, the sample, the verified volume; no name in the journal. */
import { createHash, randomBytes } from 'node:crypto';
import { demoAccounts } from '../db/demo-accounts.ts';
import { sha256Of } from '../domain/digest.ts';
import { columns } from '../domain/service-log.ts';
import { playedBefore } from './playing.ts';
import { type Answer, act, advance, call, cookieOf, journal, leave, seen } from './world.ts';

afterAll(leave);

const provider = 'supplier-b';
const week = 'from=2025-08-11&to=2025-08-17';
const file = 'cases/adopted-and-corrected.json';

async function upload(id: string, days: string, lines: readonly string[], login = provider): Promise<Answer> {
  const response = await fetch(`${process.env.API_ADDRESS}/api/procurements/${id}/service-logs?${days}`, {
    method: 'POST',
    headers: { cookie: await cookieOf(login), 'content-type': 'text/csv' },
    body: [columns.join(','), ...lines].join('\r\n'),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> } as Answer;
}

interface Listed {
  pseudonym: string;
  township: string;
  care: 'independent' | 'partial' | 'full';
  lastServedOn?: string;
  nextDueOn?: string;
  isOverdue: boolean;
}

const listOf = async (id: string) =>
  (await call('officer', 'GET', `/api/procurements/${id}/standings`)).body.recipients as Listed[];

const visit = ({ pseudonym, township }: Listed, day: string, hour = 8, staff = '') =>
  `${pseudonym},${township},${day},${String(hour).padStart(2, '0')}:00,${String(hour).padStart(2, '0')}:45,1.5,${staff}`;

test('of two logs of one week at once one stands; a silent week becomes a task; what is verified is what was logged', async () => {
  const { id } = await playedBefore(file, 'reportDelivery');
  const seed = createHash('sha256').update(randomBytes(32)).digest('hex');
  const committed = await act('officer2', id, 'commitSample', { instalment: '3', seedSha256: sha256Of(seed) });
  expect(committed.status).toBe(201);
  await advance(id, '2025-08-11T01:00:00.000Z');
  const all = await listOf(id);
  const [first, second, third] = all as [Listed, Listed, Listed, ...Listed[]];
  const died = { pseudonym: second.pseudonym, left: { how: 'died', occurredOn: '2025-08-11' } };
  const planned = { pseudonym: first.pseudonym, registeredOn: '2025-06-01', serviceEveryDays: 7 };
  const told = await call('officer', 'PUT', `/api/procurements/${id}/standings`, { recipients: [died, planned] });
  expect(told).toMatchObject({ status: 200, body: { recipients: 2 } });
  const stranger = await call('officer', 'PUT', `/api/procurements/${id}/standings`, {
    recipients: [{ ...died, pseudonym: 'r-nobody' }],
  });
  expect(stranger).toMatchObject({ status: 422, body: { actual: '1 人不在名册上：r-nobody' } });
  const rates = { visitsAWeek: { [first.township]: 1 }, warnedBelowBp: 8_000 };
  expect((await act('director', id, 'agreeVisitRates', rates)).status).toBe(201);
  await advance(id, '2025-08-18T01:00:00.000Z');

  const wrong = await upload(id, week, [
    visit(first, '2025-08-12'),
    `王小二,${first.township},2025-08-12,08:00,09:00,1,`,
  ]);
  expect(wrong).toMatchObject({
    status: 422,
    body: { type: '/problems/log-not-taken', faults: [{ row: 3, column: '代号' }] },
  });
  const lines = [
    visit(first, '2025-08-12', 8, 'h-1'),
    visit(second, '2025-08-13', 8, 'h-1'),
    visit(third, '2025-08-13', 8, 'h-1'),
    `r-unknown,${first.township},2025-08-14,09:00,10:00,1,`,
  ];
  const uploaded = await Promise.all([upload(id, week, lines), upload(id, week, lines.slice(0, 1))]);
  expect(uploaded.map(({ status }) => status)).toEqual([201, 201]);
  expect(uploaded[0]!.body.anomalies).toMatchObject([
    { kind: 'afterDeath', recipient: second.pseudonym },
    { kind: 'unregistered' },
    { kind: 'staffTwoPlaces' },
  ]);
  const hashes = uploaded.map(({ body }) => body.logSha256 as string);
  const [from, to] = ['2025-08-11', '2025-08-17'];
  const filed = await Promise.all(
    hashes.map((logSha256) => act(provider, id, 'fileServiceLog', { instalment: '3', from, to, logSha256 })),
  );
  expect(filed.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(filed.find(({ status }) => status === 409)!.body.rule).toBe('同一天的服务只记在一份服务记录中');
  // Whichever came first, the fuller one stands in the end.
  const fuller = { instalment: '3', from, to, logSha256: hashes[0]! };
  if (filed[0]!.status !== 201)
    expect((await act(provider, id, 'fileServiceLog', { ...fuller, replaces: '1' })).status).toBe(201);

  await advance(id, '2025-08-28T01:00:00.000Z');
  const warned = (await journal(id)).filter(({ act: name }) => name === 'warnOfSilence');
  expect(warned).toHaveLength(1);
  const judgement = { warning: '1', conclusion: 'explained', remark: '该周记录迟报，服务照常' };
  expect((await act('officer', id, 'judgeWarning', judgement, { seen: await seen(id) })).status).toBe(201);

  const single = { onto: hashes[0]!, visit: { ...oneVisit(third), servedOn: '2025-08-14' } };
  const added = await call(provider, 'POST', `/api/procurements/${id}/service-logs?${week}`, single);
  expect(added).toMatchObject({ status: 201, body: { counted: { visits: 5 } } });

  await sampleAndVerify(id, seed, lines.length);
  const record = JSON.stringify(await journal(id));
  for (const { pseudonym } of [first, second, third]) expect(record).not.toContain(pseudonym);
});

const oneVisit = ({ pseudonym, township }: Listed) => ({
  recipient: pseudonym,
  township,
  from: '14:00',
  to: '15:00',
  volume: '1',
});

async function sampleAndVerify(id: string, seed: string, served: number): Promise<void> {
  const revealed = await act('officer2', id, 'revealSample', { instalment: '3', seed });
  expect(revealed.status).toBe(201);
  const sample = await call('officer', 'GET', `/api/procurements/${id}/service-logs/3/sample`);
  expect(sample).toMatchObject({ status: 200, body: { size: 1, seed } });
  expect(sample.body.order).toHaveLength(served);
  const called = { instalment: '3', confirmed: 1, denied: 0, unreached: 0, evidenceSha256: 'c'.repeat(64) };
  expect((await act('officer2', id, 'recordCallBacks', called)).status).toBe(201);
  const report = { instalment: '3', summary: '八月上门照料', quantity: 4, evidenceSha256: 'd'.repeat(64) };
  expect((await act(provider, id, 'reportDelivery', report)).status).toBe(201);
  const last = (await listOf(id)).find(({ lastServedOn, nextDueOn }) => lastServedOn && nextDueOn)!;
  expect(last).toMatchObject({ lastServedOn: '2025-08-12', nextDueOn: '2025-08-19', isOverdue: true });
  const state = (await call('officer', 'GET', `/api/procurements/${id}`)).body.state as never as {
    serviceLogs: Record<string, { replacedBy?: string; counted: { volumes: Record<string, number> } }>;
  };
  const log = Object.values(state.serviceLogs).find(({ replacedBy }) => !replacedBy)!;
  const { unregistered, ...volumes } = log.counted.volumes;
  expect(unregistered).toBe(100);
  const [care] = Object.keys(volumes) as [string];
  const over = { instalment: '3', result: 'met', volumes: { ...volumes, [care]: volumes[care]! + 1 } };
  const version = await seen(id);
  expect(await act('officer2', id, 'verifyDelivery', over, { seen: version })).toMatchObject({
    status: 409,
    body: { rule: '核定的服务量不多于服务记录' },
  });
  const fit = await act('officer2', id, 'verifyDelivery', { ...over, volumes }, { seen: version });
  expect(fit.status).toBe(201);
}

test('whoever is not the provider brings no log, and whoever is not the purchaser sees no standings', async () => {
  const { id } = await playedBefore(file, 'reportDelivery');
  expect((await upload(id, week, [], 'officer')).status).toBe(403);
  expect((await upload(id, week, [], 'supplier-a')).status).toBe(404);
  const others = demoAccounts.filter(({ role }) => role !== 'officer').map(({ login }) => login);
  for (const login of ['supplier-b', 'director', 'auditor'].filter((one) => others.includes(one)))
    expect((await call(login, 'GET', `/api/procurements/${id}/standings`)).status).toBe(403);
});

test('a rival reads the notice of a purchase, and finds out nothing about its recipients by logging services for it', async () => {
  const { id } = await playedBefore('cases/signed-late.json', 'reportDelivery');
  const { body } = await call('officer', 'GET', `/api/procurements/${id}`);
  const winner = (body.state as { contract: { provider: string } }).contract.provider;
  const logins = ['supplier-a', 'supplier-b', 'supplier-c'];
  const wins = (login: string) => demoAccounts.some((one) => one.login === login && one.organisation === winner);
  const uploaded = await Promise.all(
    logins.map(async (login) => {
      expect((await call(login, 'GET', `/api/procurements/${id}`)).status).toBe(200);
      const line = 'r-0001,青石镇,2025-08-12,08:00,09:00,1,';
      return { login, ...(await upload(id, week, [line], login)) };
    }),
  );
  for (const { login, status } of uploaded) expect([login, status]).toEqual([login, wins(login) ? 201 : 403]);
  expect(uploaded.filter(({ status }) => status === 403)).toHaveLength(2);
  for (const { body: told } of uploaded.filter((one) => one.status === 403))
    expect(told).toMatchObject({
      title: '服务记录由本合同的承接主体报送',
      remedy: expect.stringContaining('采购编号'),
    });
});
