/** What whoever operates sees: figures, readiness, a log; and that no person is in any of it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoAccounts } from '../db/demo-accounts.ts';
import { faultOf, openLog } from '../operation/log.ts';
import { Ready } from '../operation/readiness.ts';
import { programSettings } from '../operation/settings.ts';
import { taskQueue } from '../post/send.ts';
import { act, aProcurement, call, client, inFiling, journal, leave, release } from './world.ts';

afterAll(leave);

const { API_METRICS_ADDRESS, WORKER_METRICS_ADDRESS } = process.env;
/** The engine marks a run after five failures, each later than the one before. */
const figuresTakeAtMostMs = 90_000;

async function figures(address: string | undefined): Promise<string> {
  const response = await fetch(`${address}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

/** The sum over all its labels that fit. */
function figure(text: string, name: string, labels = ''): number | undefined {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  const fitting = lines.filter((line) => labels.split(',').every((label) => line.includes(label)));
  if (fitting.length === 0) return undefined;
  return fitting.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

async function until(holds: (text: string) => boolean, address = API_METRICS_ADDRESS): Promise<string> {
  for (const deadline = Date.now() + figuresTakeAtMostMs; ; await sleep(1_000)) {
    const text = await figures(address);
    if (holds(text)) return text;
    if (Date.now() > deadline) throw new Error(`the figures do not come to hold:\n${text.slice(0, 4_000)}`);
  }
}

test('acts and refusals are counted by act, outcome and article, requests by route; what callers invent makes no new line', async () => {
  const before = await figures(API_METRICS_ADDRESS);
  const of = (text: string, name: string, labels: string) => figure(text, name, labels) ?? 0;
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  await act('accountant', id, 'releaseBudget', { ...release, occurredOn: '2026-03-03' });
  await act('accountant', id, 'releaseBudget', release);
  await act('officer', id, `invented-${randomUUID()}`, {});
  await call('officer', 'GET', `/api/invented/${randomUUID()}?secret=${randomUUID()}`);
  const after = await figures(API_METRICS_ADDRESS);
  const more = (name: string, labels: string) => of(after, name, labels) - of(before, name, labels);
  expect(more('jieli_acts_total', 'act="releaseBudget",outcome="recorded"')).toBeGreaterThanOrEqual(1);
  expect(more('jieli_acts_total', 'act="releaseBudget",outcome="refused"')).toBeGreaterThanOrEqual(1);
  expect(more('jieli_refusals_total', 'act="releaseBudget",rule="rules2019:16"')).toBeGreaterThanOrEqual(1);
  expect(more('jieli_http_seconds_count', 'route="/api/:proceedings/:id/acts/:act",status="201"')).toBeGreaterThan(0);
  expect(after).not.toMatch(/invented|secret|\d{4}-\d{4}"|procurement:/);
});

test('how many cases, entries, overdue deadlines, deeds and consequences wait is told; a worker tells how full it is', async () => {
  const id = await inFiling();
  const api = await until((text) => (figure(text, 'jieli_cases', 'stage="filing"') ?? 0) > 0);
  for (const name of [
    'deeds_pending',
    'deeds_oldest_seconds',
    'cases_stuck',
    'consequences_unsent',
    'deadlines_overdue',
  ])
    expect(figure(api, `jieli_${name}`)).toBeGreaterThanOrEqual(0);
  expect(figure(api, 'jieli_journal_entries')).toBeGreaterThanOrEqual((await journal(id)).length);
  expect(figure(api, 'jieli_database_up')).toBe(1);
  expect(figure(api, 'jieli_engine_up')).toBe(1);
  expect(figure(api, 'jieli_workflows_running')).toBeGreaterThan(0);
  expect(figure(api, 'jieli_database_connections', 'state="total"')).toBeGreaterThan(0);
  expect(figure(api, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  const worker = await until(
    (text) => figure(text, 'temporal_worker_task_slots_available') !== undefined,
    WORKER_METRICS_ADDRESS,
  );
  expect(figure(worker, 'jieli_worker_running')).toBe(1);
  expect(figure(worker, 'jieli_worker_workflows_cached')).toBeGreaterThan(0);
  expect(figure(worker, 'temporal_worker_task_slots_available', 'WorkflowWorker')).toBeGreaterThan(0);
  expect(worker).toMatch(/temporal_workflow_task_execution_latency(_seconds)?_count\{/);
});

test('a run whose step fails again and again is counted as troubled until it is ended', async () => {
  const workflowId = `broken-${randomUUID()}`;
  const handle = await client.workflow.start('noSuchCourse', { workflowId, taskQueue });
  try {
    await until((text) => (figure(text, 'jieli_workflows_troubled') ?? 0) >= 1);
    const worker = await figures(WORKER_METRICS_ADDRESS);
    expect(figure(worker, 'temporal_workflow_task_execution_failed')).toBeGreaterThanOrEqual(1);
  } finally {
    await handle.terminate();
  }
  await until((text) => figure(text, 'jieli_workflows_troubled') === 0);
}, 180_000);

test('the metrics are not at the address that everybody knows', async () => {
  expect((await call('administrator', 'GET', '/metrics')).status).toBe(404);
});

test('both say that they are ready; what is missing is named, and can be left out by who can do without', async () => {
  for (const address of [process.env.API_ADDRESS, API_METRICS_ADDRESS, WORKER_METRICS_ADDRESS]) {
    const response = await fetch(`${address}/readyz`);
    expect(await response.json()).toEqual({ ready: true, missing: [] });
    expect(response.status).toBe(200);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  }
  const away = () => Promise.reject(new Error('away'));
  const never = () => new Promise(() => undefined);
  const ready = new Ready({ database: async () => 1, migrations: never, engine: away });
  expect(await ready.ask()).toEqual({ ready: false, missing: ['migrations', 'engine'] });
  expect(await ready.ask(['engine', 'migrations'])).toEqual({ ready: true, missing: [] });
});

test('after a story no log holds a login, a person, an organisation, what was typed in, a password or a cookie', async () => {
  const secret = `密语${randomUUID()}`;
  const id = await aProcurement('2026-03-02T01:00:00.000Z', { title: secret });
  await act('accountant', id, 'releaseBudget', { ...release, number: secret });
  await act('accountant', id, 'releaseBudget', { ...release, number: secret, occurredOn: secret });
  await call('officer', 'GET', `/api/procurements/${id}?at=${encodeURIComponent(secret)}`);
  await fetch(`${process.env.API_ADDRESS}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `jieli_session=${secret.slice(2)}` },
    body: JSON.stringify({ login: 'officer', password: secret }),
  });
  await sleep(200);
  const folder = join(process.env.LOGS_FOLDER!);
  for (const program of ['api', 'worker']) {
    const lines = readFileSync(join(folder, `${program}.log`), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ program, level: expect.any(String) });
    const text = lines.join('\n');
    expect(text).not.toContain(secret.slice(2));
    expect(text).not.toMatch(/jieli-demo|jieli_session|"password|cookie|authorization/i);
    for (const { name, person, organisation } of demoAccounts)
      for (const word of [name, person, organisation]) expect(text).not.toContain(word);
    for (const { login } of demoAccounts) expect(text).not.toMatch(new RegExp(`"${login}"`));
  }
  expect(readFileSync(join(folder, 'api.log'), 'utf8')).toMatch(
    /"method":"POST","route":"\/api\/:proceedings\/:id\/acts\/:act","status":201,"durationMs":\d+,"act":"releaseBudget"/,
  );
});

test('a field that nobody has put on the list is left out of the log, and so is what an error quotes', () => {
  const said: string[] = [];
  const log = openLog('test', 'info', { write: (line) => void said.push(line) });
  const cause = Object.assign(new Error('duplicate key: Key (login)=(shen)'), {
    code: '23505',
    constraint: 'account_pkey',
  });
  log.error(
    { login: 'shen', input: { name: '沈' }, status: 500, error: new Error("no '沈' of shen: “沈”", { cause }) },
    'broke',
  );
  const line = JSON.parse(said[0]!);
  expect(Object.keys(line)).toEqual(['level', 'time', 'program', 'pid', 'status', 'error', 'msg']);
  expect(line.error.message).toBe('no … of shen: …');
  expect(line.error.cause).toMatchObject({ code: '23505', constraint: 'account_pkey' });
  expect(said[0]).not.toMatch(/沈|\(login\)/);
  expect(faultOf('plain')).toEqual({ message: 'plain' });
});

test('a variable that cannot be understood is told with what it may be', () => {
  const env = { DATABASE_URL: 'postgres://here/jieli' };
  expect(() => programSettings({})).toThrow(/^DATABASE_URL is not set: name/);
  expect(() => programSettings({ ...env, LOG_LEVEL: 'loud' })).toThrow(/^LOG_LEVEL is "loud": set it to one of fatal/);
  expect(() => programSettings({ ...env, METRICS_PORT: '99999' })).toThrow(/^METRICS_PORT is "99999": .* 0 to 65535/);
  expect(() => programSettings({ ...env, TRUST_PROXY: 'yes' })).toThrow(/^TRUST_PROXY is "yes"/);
  expect(programSettings(env)).toMatchObject({ listenAddress: '127.0.0.1', port: 8080, playsTime: false, proxies: 0 });
});
