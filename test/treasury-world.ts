/** The treasury under test: asked as its clients ask it, on the running system or as a program of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TreasuryInstruction } from '../activities/index.ts';
import type { Standing, Statement } from '../treasury/books.ts';

const main = fileURLToPath(new URL('../treasury/main.ts', import.meta.url));
const looksMax = 200;
const lookEveryMs = 50;

export interface Access {
  address: string;
  secret: string;
}

export interface BooksOfAll extends Statement {
  lying: Standing[];
}

export async function request(access: Access, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${access.secret}`, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${access.address}${path}`, { method, headers, ...sent });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export async function booksOf(access: Access): Promise<BooksOfAll> {
  return (await request(access, 'GET', '/books')).body as unknown as BooksOfAll;
}

export async function setFaults(access: Access, faults: object): Promise<void> {
  const { status, body } = await request(access, 'PUT', '/faults', faults);
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** 100 yuan, in the morning of 2 March 2026. */
export function anOrder(instruction: string, over: Partial<TreasuryInstruction> = {}): TreasuryInstruction {
  const account = { name: '暖阳社会工作服务中心', bank: '青禾农商行', number: '6222000011112222' };
  return { instruction, payment: 'p', amountFen: 10_000, account, at: '2026-03-02T02:00:00.000Z', ...over };
}

/** A treasury of one's own, that can be killed and started again on the same books and the same port. */
export class OwnTreasury implements Access {
  readonly secret = 'a secret of the tests';
  private readonly folder: string;
  private readonly callbackAddress: string;
  private port = 0;
  private child?: ChildProcess;

  constructor(folder: string, callbackAddress: string) {
    this.folder = folder;
    this.callbackAddress = callbackAddress;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    const BOOKS = join(this.folder, 'treasury', 'books.sqlite');
    const env = { PORT: `${this.port}`, BOOKS, SECRET: this.secret, CALLBACK_ADDRESS: this.callbackAddress };
    this.child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await happens(async () => (await fetch(`${this.address}/healthz`)).ok);
  }

  /** Resolves when the program has ended, by itself or by the signal. */
  async ended(signal?: NodeJS.Signals): Promise<void> {
    const child = this.child!;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    if (signal) child.kill(signal);
    await exit;
  }
}

export async function happens(holds: () => Promise<unknown>, withinMs = looksMax * lookEveryMs): Promise<void> {
  for (const until = Date.now() + withinMs; ; await sleep(lookEveryMs)) {
    const happened = await holds().catch(() => false);
    if (happened) return;
    if (Date.now() > until) throw new Error(`did not happen: ${holds}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
