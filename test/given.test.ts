/** A Temporal and a PostgreSQL of one's own, behind TLS, certificates and a key: nothing is started in their place. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { exits } from '../engine/endings.ts';
import { type Certificates, certificates, type Front, postgresFront, serverName, temporalFront } from './fronts.ts';
import { askAt, signInAt } from './programs.ts';
import { aFolder, ofTests } from './start.ts';
import { leave, opening } from './world.ts';

const script = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));
const name = `given_${randomBytes(5).toString('hex')}`;
const lastWordsMax = 1_500;
const apiKey = randomUUID();
const folder = aFolder();
const started: ChildProcess[] = [];
let made: Certificates;
let engine: Front;
let database: Front;

async function onPostgres(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL! });
  await client.connect();
  await client.query(sql);
  await client.end();
}

beforeAll(async () => {
  made = certificates(folder);
  const { hostname: host, port } = new URL(process.env.DATABASE_URL!);
  engine = await temporalFront(made, process.env.TEMPORAL_ADDRESS!, apiKey);
  database = await postgresFront(made, { host, port: Number(port) });
  await onPostgres(`create database ${name}`);
  const env = { ...process.env, TEMPORAL_NAMESPACE: name };
  const { stdout } = await promisify(execFile)(process.execPath, [script('engine/add-namespace.ts')], { env });
  expect(stdout).toMatch(`The namespace ${name} is there.`);
}, 180_000);

afterAll(async () => {
  for (const child of started) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await leave();
  engine.close();
  database.close();
  await onPostgres(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
}, 180_000);

function given(data: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const address = new URL(process.env.DATABASE_URL!);
  address.hostname = 'localhost';
  address.port = String(database.port);
  address.pathname = `/${name}`;
  address.searchParams.set('sslmode', 'verify-full');
  address.searchParams.set('sslrootcert', made.authority);
  return {
    ...ofTests(data),
    DATABASE_URL: address.href,
    TEMPORAL_ADDRESS: `127.0.0.1:${engine.port}`,
    TEMPORAL_NAMESPACE: name,
    TEMPORAL_API_KEY: apiKey,
    TEMPORAL_TLS_SERVER_NAME: serverName,
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: made.authority,
    TEMPORAL_TLS_CLIENT_CERT_PATH: made.client.cert,
    TEMPORAL_TLS_CLIENT_KEY_PATH: made.client.key,
    ...more,
  };
}

test('with both given no database and no engine is started; worker and API reach both through TLS with certificate and key', async () => {
  const data = join(folder, 'data');
  const child = fork(script('engine/main.ts'), [], { env: given(data), execArgv: [], silent: true });
  started.push(child);
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`the start ended with ${code}\n${said(data)}`)),
  );
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Record<string, string>];
  ended.catch(() => undefined); // It ends later, when it is told to.

  const running = JSON.parse(readFileSync(join(data, 'processes.json'), 'utf8')) as { name: string }[];
  expect(running.map((one) => one.name).sort()).toEqual(['api', 'treasury', 'worker']);
  expect(existsSync(join(data, 'postgres'))).toBe(false);
  expect(existsSync(join(data, 'temporal.yaml'))).toBe(false);
  expect(readdirSync(join(data, 'logs')).sort()).toEqual(['api.log', 'migrate.log', 'treasury.log', 'worker.log']);
  expect(told.TEMPORAL_UI_ADDRESS).toBeUndefined();

  const address = told.API_ADDRESS!;
  const cookie = await signInAt(address, 'officer');
  const answer = await askAt(address, cookie, 'POST', '/api/procurements', { input: opening }, randomUUID());
  expect(answer).toMatchObject({ status: 201, body: { seq: 1 } });
  expect(engine.passed).toBeGreaterThan(10);
  expect(engine.refused).toBe(0);
  expect(database.passed).toBeGreaterThan(2);
  expect(database.refused).toBe(0);
}, 180_000);

function said(data: string): string {
  const logs = readdirSync(join(data, 'logs')).map((log) => readFileSync(join(data, 'logs', log), 'utf8'));
  return logs.map((text) => text.slice(-lastWordsMax)).join('\n');
}

const wrong: [string, () => NodeJS.ProcessEnv][] = [
  ['another key', () => ({ TEMPORAL_API_KEY: 'another' })],
  ['no certificate', () => ({ TEMPORAL_TLS_CLIENT_CERT_PATH: '', TEMPORAL_TLS_CLIENT_KEY_PATH: '' })],
  ['no TLS', () => ({ TEMPORAL_TLS: 'false' })],
  ['an authority that we do not know', () => ({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: '' })],
  ['another name than the server has', () => ({ TEMPORAL_TLS_SERVER_NAME: 'other.example' })],
];

async function startsWith(more: NodeJS.ProcessEnv): Promise<{ code: number | null; words: string }> {
  // Node warns of what it will do otherwise one day; that is not the start's word.
  const env = { ...given(join(folder, randomUUID()), more), NODE_NO_WARNINGS: '1' };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script('engine/main.ts')],
      { env, timeout: 45_000 },
      (_error, _out, err) => resolve({ code: child.exitCode, words: err.trim() }),
    );
  });
}

test('another key, no certificate, no TLS, an authority or a name that is not known: the start ends with one sentence that says what to correct', async () => {
  const ended = await Promise.all(wrong.map(async ([what, more]) => ({ what, ...(await startsWith(more())) })));
  const sentence =
    /^The Temporal at 127\.0\.0\.1:\d+, namespace given_\w+, does not answer .* correct TEMPORAL_ADDRESS.*$/;
  for (const { what, code, words } of ended)
    expect({ what, code, words }).toEqual({ what, code: exits.unreachable, words: expect.stringMatching(sentence) });
});

test('a database whose certificate is for another name, or of an unknown authority, is not used', async () => {
  const others = [
    ['127.0.0.1', made.authority],
    ['localhost', made.client.cert],
  ] as const;
  const ended = others.map(([host, authority]) => {
    const address = new URL(given('').DATABASE_URL!);
    address.hostname = host;
    address.searchParams.set('sslrootcert', authority);
    return startsWith({ DATABASE_URL: address.href });
  });
  for (const { code, words } of await Promise.all(ended)) {
    expect(words).toMatch(/^The PostgreSQL of DATABASE_URL does not answer .* correct the address\.$/);
    expect(code).toBe(exits.unreachable);
  }
});
