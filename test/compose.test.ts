/**
 * docker-compose.yml without Docker: every variable that the programs read is set in it; and the server, the schema job
 * and our own programs, started by its commands and variables, with only hosts, ports and the password put in, do a purchase.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findEngine } from '../engine/binary.ts';
import { Logs } from '../engine/logs.ts';
import { keptPorts, type Ports } from '../engine/ports.ts';
import { createDatabases, postgres } from '../engine/postgres.ts';
import { serverVersion } from '../engine/release.ts';
import { Supervisor } from '../engine/supervisor.ts';
import { exampleEnv, loadedBy, mounted, root, type Service, services, variablesIn } from './compose-file.ts';
import { aFolder } from './start.ts';

const upWithinMs = 90_000;
/** Set outside the file, or not for production: each with its reason. */
const absent: Record<string, string> = {
  JIELI_FAILPOINTS: 'makes programs fail on purpose, and production refuses it',
  JIELI_DATA: 'where documents are kept, where JIELI_DOCUMENTS does not say: it does',
  WORKFLOW_BUNDLE: 'the image sets it: the bundle is part of it',
  XDG_CACHE_HOME: 'where `npm start` keeps a Temporal server; the image has none',
};
const password = randomBytes(8).toString('hex');
const told = { ...exampleEnv(), POSTGRES_PASSWORD: password };
const all = services(told);
const ours = Object.entries(all).filter(([, { build }]) => build);
const fileOf = ({ command }: Service) => command!.find((word) => word.endsWith('.ts'))!;

describe('the file itself', () => {
  test.each(ours)('%s is told every variable that it reads, or the reason why not is known', (_, service) => {
    const files = loadedBy(fileOf(service));
    expect(files.length).toBeGreaterThan(1);
    const read = new Set(files.flatMap(variablesIn));
    expect(read.size).toBeGreaterThan(0);
    const missing = [...read].filter((name) => !(name in service.environment!) && !(name in absent));
    expect(missing).toEqual([]);
  });

  test('worker and API are told nothing that neither of them reads', () => {
    const read = new Set(['api/main.ts', 'worker/main.ts'].flatMap((file) => loadedBy(file)).flatMap(variablesIn));
    const unread = Object.keys(all.api!.environment!).filter((name) => !read.has(name));
    expect(unread).toEqual([]);
    expect(read.size).toBeGreaterThan(10);
  });

  test('the image has every file that its commands load, and those of whoever operates', () => {
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!package)(.+) \S+$/gm)].flatMap(([, from]) => from!.split(' '));
    const tools = [
      'db/add-account.ts',
      'db/backup-main.ts',
      'db/restore-main.ts',
      'verify/main.ts',
      'scripts/restart.ts',
    ];
    for (const command of [...ours.map(([, service]) => fileOf(service)), ...tools])
      for (const file of loadedBy(command))
        expect([file, copied.some((from) => file === from || file.startsWith(`${from}/`))]).toEqual([file, true]);
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    for (const from of copied) expect(ignored).toContain(`!${from.split('/')[0]}`);
    expect(copied.filter((from) => !existsSync(join(root, from)))).toEqual([]);
  });

  test('images are pinned, Temporal to the version that we build; secrets are not in it, and their lack is told', () => {
    const images = Object.values(all).map(({ image }) => image);
    for (const image of images) expect(image).toMatch(/^[\w/-]+:\d+\.\d+/);
    for (const part of ['server', 'admin-tools']) expect(images).toContain(`temporalio/${part}:${serverVersion()}`);
    expect(images).toContain('temporalio/ui:2.54.1');
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toMatch(/^FROM node:24\.21\.0-/m);
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node).toBe('24.21.0');
    expect(() => services({ ...told, POSTGRES_PASSWORD: '' })).toThrow(/POSTGRES_PASSWORD is not set: set it in \.env/);
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  test('whatever stays up has a health check or is for reading; nothing but API and UI is seen from outside, and only here', () => {
    for (const [name, { restart, healthcheck }] of Object.entries(all))
      if (restart === 'unless-stopped' && name !== 'temporal-ui')
        expect([name, healthcheck?.test]).toEqual([name, expect.anything()]);
    const published = Object.entries(all).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name).sort()).toEqual(['api', 'temporal-ui']);
    for (const [, { ports }] of published) for (const port of ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const { depends_on = {} } of Object.values(all))
      for (const [name, { condition }] of Object.entries(depends_on))
        expect([name, condition === 'service_healthy' ? Boolean(all[name]?.healthcheck) : all[name]?.restart]).toEqual([
          name,
          condition === 'service_healthy' ? true : 'on-failure:5',
        ]);
  });
});

describe('started by it, without Docker', () => {
  const folder = aFolder();
  const logs = new Logs(join(folder, 'logs'));
  const children: ChildProcess[] = [];
  let supervisor: Supervisor;
  let ports: Ports;

  /** What stands for the network between containers: names become addresses of this machine, ports become free ones. */
  function here(service: Service): Record<string, string> {
    const hosts = [
      [/\bpostgres:5432\b/g, `127.0.0.1:${ports.postgres}`],
      [/\btemporal:7233\b/g, `127.0.0.1:${ports.frontendGrpc}`],
      [/^postgres$/g, '127.0.0.1'],
      [/^5432$/g, String(ports.postgres)],
      [/^0\.0\.0\.0$/g, '127.0.0.1'],
      [/^\/var\/lib\/jieli\//g, `${folder}/`],
      [/^8080$/g, String(ports.api)],
    ] as const;
    const named = ['POSTGRES_USER', 'SQL_USER'];
    const put = ([name, text]: [string, string]) => {
      if (named.includes(name)) return [name, text];
      return [name, hosts.reduce((value, [found, by]) => value.replace(found, by), text)];
    };
    return { PATH: process.env.PATH!, ...Object.fromEntries(Object.entries(service.environment!).map(put)) };
  }

  function start(name: string, command: string, args: string[], env: Record<string, string>): ChildProcess {
    const log = openSync(logs.path(name), 'a');
    const child = spawn(command, args, { env, cwd: root, stdio: ['ignore', log, log] });
    children.push(child);
    return child;
  }

  /** One of ours, by the command of its service. */
  const begin = (name: string, more: Record<string, string> = {}) => {
    const [node, ...args] = all[name]!.command!;
    expect(node).toBe('node');
    return start(name, process.execPath, args, { ...here(all[name]!), ...more });
  };

  async function runs(name: string, more: Record<string, string> = {}): Promise<void> {
    const [code] = await once(begin(name, more), 'exit');
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${readFileSync(logs.path(name), 'utf8')}`);
  }

  async function isReady(name: string, port: string): Promise<void> {
    const address = `http://127.0.0.1:${port}/readyz`;
    for (const deadline = Date.now() + upWithinMs; ; await sleep(200)) {
      const found = await fetch(address).catch(() => undefined);
      if (found?.ok) return;
      if (Date.now() > deadline) throw new Error(`${name} is not ready: ${readFileSync(logs.path(name), 'utf8')}`);
    }
  }

  beforeAll(async () => {
    ports = await keptPorts(join(folder, 'ports.json'), {});
    const watcher = { started: () => undefined, says: () => undefined, gaveUp: () => undefined };
    supervisor = new Supervisor(logs, watcher);
    const server = { port: ports.postgres, password };
    await supervisor.keep(await postgres(folder, logs, server));
    await createDatabases(server, [all.postgres!.environment!.POSTGRES_DB!]);
  }, upWithinMs);

  afterAll(async () => {
    for (const child of children.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await supervisor.stop();
    rmSync(folder, { recursive: true });
  }, upWithinMs);

  test('schema job, server, namespace, migration, worker and API come up and open a case; told to stop, ours end in order', async () => {
    const engine = await findEngine(() => undefined, new AbortController().signal);
    // What the image of the job has under this name.
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    const { command, args } = engine.schemaTool;
    writeFileSync(join(tools, 'temporal-sql-tool'), `#!/bin/sh\nexec '${command}' ${args.join(' ')} "$@"\n`, {
      mode: 0o755,
    });
    const job = all['temporal-schema']!;
    const script = mounted(job, job.command!.at(-1)!);
    const schema = { ...here(job), PATH: `${tools}:${process.env.PATH}` };
    await promisify(execFile)(job.command![0]!, [script], { env: schema });
    // An upgrade runs it again.
    await promisify(execFile)(job.command![0]!, [script], { env: schema });

    const { temporal } = all;
    const inside = temporal!.environment!.DYNAMIC_CONFIG_FILE_PATH!;
    const listens = {
      FRONTEND_GRPC_PORT: ports.frontendGrpc,
      FRONTEND_HTTP_PORT: ports.frontendHttp,
      FRONTEND_MEMBERSHIP_PORT: ports.frontendMembership,
      MATCHING_GRPC_PORT: ports.matchingGrpc,
      MATCHING_MEMBERSHIP_PORT: ports.matchingMembership,
      HISTORY_GRPC_PORT: ports.historyGrpc,
      HISTORY_MEMBERSHIP_PORT: ports.historyMembership,
      WORKER_GRPC_PORT: ports.workerGrpc,
      WORKER_MEMBERSHIP_PORT: ports.workerMembership,
    };
    const numbers = Object.fromEntries(Object.entries(listens).map(([name, port]) => [name, String(port)]));
    // The entry point of the image finds its own address; here it is this machine's.
    const own = {
      ...numbers,
      TEMPORAL_BROADCAST_ADDRESS: '127.0.0.1',
      DYNAMIC_CONFIG_FILE_PATH: mounted(temporal!, inside),
    };
    start('temporal', engine.server.command, [...engine.server.args], { ...here(temporal!), ...own });

    await Promise.all([runs('migrate'), runs('namespace')]);
    await runs('namespace');
    const metrics = { worker: String(ports.workerMetrics), api: String(ports.apiMetrics) };
    const worker = begin('worker', { METRICS_PORT: metrics.worker });
    const api = begin('api', { METRICS_PORT: metrics.api });
    await isReady('worker', metrics.worker);
    await isReady('api', metrics.api);

    const answer = await open();
    expect(answer).toMatchObject({ status: 201, body: { seq: 1 } });
    for (const program of [api, worker]) {
      program.kill('SIGTERM');
      const [code] = await once(program, 'exit');
      expect(code).toBe(0);
    }
    for (const name of ['api', 'worker']) expect(readFileSync(logs.path(name), 'utf8')).toMatch(/has ended in order/);
  }, 240_000);

  /** In production nobody can sign in until somebody is added. */
  async function open(): Promise<{ status: number; body: object }> {
    const args = ['db/add-account.ts', 'first', 'p-first', '甲经办', 'qinghe-civil-affairs', 'officer'];
    const adding = spawn(process.execPath, args, {
      env: here(all.api!),
      cwd: root,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    adding.stdin.end(password.repeat(2));
    expect((await once(adding, 'exit'))[0]).toBe(0);
    const address = `http://127.0.0.1:${ports.api}`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ login: 'first', password: password.repeat(2) });
    const session = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
    const cookie = session.headers.get('set-cookie')!;
    expect(cookie).toMatch(/Secure/);
    const input = {
      purchaser: 'qinghe-civil-affairs',
      title: '容器里的第一宗',
      catalogueItem: 'A0403',
      serviceKind: 'caring',
      method: 'openTender',
      region: 'henan-county',
    };
    const response = await fetch(`${address}/api/procurements`, {
      method: 'POST',
      headers: { ...headers, cookie: cookie.split(';')[0]!, 'idempotency-key': randomUUID() },
      body: JSON.stringify({ input }),
    });
    return { status: response.status, body: (await response.json()) as object };
  }
});
