/** More workers and APIs beside those of the running system, on its database and its engine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoAccounts } from '../db/demo-accounts.ts';
import { keptPorts } from '../engine/ports.ts';

/** A worker bundles its workflows when it starts: half a minute where other tests want both cores, too. */
const upWithinMs = 180_000;

export interface Running {
  child: ChildProcess;
  /** Of the API, or of the worker's metrics. */
  address: string;
  log: string;
}

export async function another(name: 'api' | 'worker', folder: string, more: NodeJS.ProcessEnv = {}): Promise<Running> {
  const file = join(folder, `${name}-${Math.random().toString(36).slice(2)}`);
  const ports = await keptPorts(`${file}.json`, {});
  const port = name === 'api' ? ports.api : ports.workerMetrics;
  const env = {
    ...process.env,
    JIELI_MODE: 'demo',
    PORT: String(ports.api),
    METRICS_PORT: String(ports.workerMetrics),
  };
  const out = openSync(`${file}.log`, 'a');
  const main = fileURLToPath(new URL(`../${name}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [main], { env: { ...env, ...more }, stdio: ['ignore', out, out] });
  const address = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + upWithinMs; ; await sleep(100)) {
    const ready = await fetch(`${address}/readyz`).catch(() => undefined);
    if (ready?.ok) return { child, address, log: `${file}.log` };
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`${name}: ${readFileSync(`${file}.log`, 'utf8')}`);
  }
}

/** Its exit code, after it was told to stop. */
export async function stopped({ child }: Running): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  return (await ended)[0] as number | null;
}

export async function signInAt(address: string, login: string): Promise<string> {
  const { password } = demoAccounts.find((account) => account.login === login)!;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ login, password });
  const response = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

export async function askAt(
  address: string,
  cookie: string,
  method: string,
  path: string,
  body?: object,
  key?: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = {
    cookie,
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
  };
  const response = await fetch(`${address}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}
