/** What a caller is told, and what becomes of its act, when the engine or the database is away in the middle of acts. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { aFolder, ofTests } from './start.ts';

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));
const folder = aFolder();
let supervisor: ChildProcess;
let world: typeof import('./world.ts');

beforeAll(async () => {
  supervisor = fork(main, [], { env: ofTests(folder), execArgv: [], stdio: 'ignore' });
  Object.assign(process.env, await new Promise<object>((resolve) => supervisor.once('message', resolve as () => void)));
  world = await import('./world.ts');
}, 180_000);

afterAll(async () => {
  await world.leave();
  const ended = new Promise((resolve) => supervisor.once('exit', resolve));
  supervisor.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

function pidOf(name: string): number {
  const running = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as { name: string; pid: number }[];
  return running.find((one) => one.name === name)!.pid;
}

/** Stops a program, and whatever the supervisor puts in its place, again and again for a while; then lets the last one go on. */
async function keepStopped(name: string, ms: number): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(500)) signal(pidOf(name), 'SIGSTOP');
  signal(pidOf(name), 'SIGCONT');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // Between two of them there is none.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A worker that hangs is replaced after 100 s and three looks, and this machine may be busy. */
const healsWithinMs = 420_000;
const triesMax = 700;

/** Eight callers, each with acts of its own, over the whole of an outage; every answer that is not final is asked for until it is. */
async function hammer(
  id: string,
  amounts: number[],
): Promise<{ first: number[]; final: Map<string, number | string> }> {
  const first: number[] = [];
  const final = new Map<string, number | string>();
  const callers = Array.from({ length: 8 }, async () => {
    for (let amount = amounts.shift(); amount; amount = amounts.shift()) {
      const key = randomUUID();
      // The API itself may be the one that is killed: no answer is an answer that is asked for again.
      const ask = () => world.act('officer', id, 'draftScheme', world.scheme(amount!), { key }).catch(() => undefined);
      let answer = await ask();
      if (answer) first.push(answer.status);
      for (let tries = 0; tries < triesMax && (!answer || answer.status === 202 || answer.status >= 500); tries++) {
        await sleep(500);
        answer = await ask();
      }
      final.set(String(amount), answer!.status === 201 ? (answer!.body.seq as number) : `${answer!.status}`);
    }
  });
  await Promise.all(callers);
  return { first, final };
}

async function expectOneTruth(id: string, final: Map<string, number | string>): Promise<void> {
  const entries = (await world.journal(id)).filter((entry) => entry.act === 'draftScheme');
  const onRecord = entries.map((entry) => [String((entry.input as { ceilingFen: number }).ceilingFen), entry.seq]);
  expect(new Map(onRecord as [string, number][])).toEqual(final);
  expect(new Set(entries.map(({ deed }) => deed)).size).toBe(entries.length);
}

const amountsFrom = (from: number, count: number) => Array.from({ length: count }, (_, place) => from + place);

test(
  'an engine that hangs for a minute: callers hear 202 or 503, and each act ends with one true answer',
  async () => {
    const id = await world.inFiling();
    const amounts = amountsFrom(1_000_000, 24);
    const hammering = hammer(id, amounts);
    await sleep(300);
    const away = keepStopped('temporal', 60_000);
    await sleep(15_000);
    const during = await world.act('officer', id, 'draftScheme', world.scheme(999_999));
    expect([202, 503]).toContain(during.status);
    expect(during.body.look).toBe(`/api/deeds/${during.body.deed}`);
    await away;
    const { first, final } = await hammering;
    expect(first.some((status) => status === 202 || status === 503)).toBe(true);
    for (let looks = 0; looks < 240; looks++) {
      const { body } = await world.call('officer', 'GET', `/api/deeds/${during.body.deed}`);
      if (body.answer) break;
      await sleep(500);
    }
    const { body } = await world.call('officer', 'GET', `/api/deeds/${during.body.deed}`);
    final.set('999999', (body.answer as { body: { seq: number } }).body.seq);
    await expectOneTruth(id, final);
  },
  healsWithinMs,
);

test.each(['worker', 'temporal', 'postgres', 'api'])(
  'kill -9 of %s in the middle of acts loses none and does none twice',
  async (name) => {
    const id = await world.inFiling();
    const amounts = amountsFrom(2_000_000, 24);
    const hammering = hammer(id, amounts);
    await sleep(400);
    process.kill(pidOf(name), 'SIGKILL');
    const { final } = await hammering;
    await expectOneTruth(id, final);
  },
  120_000,
);
