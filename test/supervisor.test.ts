/** Programs that die, hang or are left behind, and the folder only one may hold: tried on small real processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Claim } from '../engine/claim.ts';
import type { Ending } from '../engine/endings.ts';
import { Logs } from '../engine/logs.ts';
import { isAlive, processOf } from '../engine/process.ts';
import { type Program, Supervisor } from '../engine/supervisor.ts';
import { aFolder } from './start.ts';

const quick = { everyMs: 100, withinMs: 1_000, missesMax: 3 };
const happensWithinMs = 20_000;
const folders: string[] = [];
const supervisors: Supervisor[] = [];

afterAll(async () => {
  for (const supervisor of supervisors) await supervisor.stop();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

function folder(): string {
  const made = aFolder();
  folders.push(made);
  return made;
}

/** A supervisor that keeps what it says: process ids by name, words, and why it gave up. */
function aSupervisor() {
  const pids: Record<string, number[]> = {};
  const words: string[] = [];
  const reasons: Ending[] = [];
  const watcher = {
    started: (name: string, pid: number) => {
      pids[name] = [...(pids[name] ?? []), pid];
    },
    says: (said: string) => void words.push(said),
    gaveUp: (reason: Error) => void reasons.push(reason as Ending),
  };
  const supervisor = new Supervisor(new Logs(join(folder(), 'logs')), watcher, quick);
  supervisors.push(supervisor);
  return { supervisor, pids, words, reasons };
}

/** Answers with its process id for as long as it works. */
async function aProgram(name: string, extra = ''): Promise<Program & { address: string }> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  const server = `createServer((_, answer) => answer.end(String(process.pid))).listen(${port}, '127.0.0.1')`;
  const script = `${extra};require('node:http').${server}`;
  const address = `http://127.0.0.1:${port}/`;
  return { name, command: process.execPath, args: ['-e', script], address, probe: () => pidAt(address) };
}

async function pidAt(address: string): Promise<number> {
  return Number(await (await fetch(address, { headers: { connection: 'close' } })).text());
}

async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + happensWithinMs;
  while (!(await Promise.resolve(happened()).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${happened} did not happen`);
    await sleep(50);
  }
}

test.concurrent('a killed program is started again', async () => {
  const { supervisor, pids, words } = aSupervisor();
  const program = await aProgram('killed');
  await supervisor.keep(program);
  const before = await pidAt(program.address);
  process.kill(before, 'SIGKILL');
  await until(async () => (await pidAt(program.address)) !== before);
  expect(pids.killed).toHaveLength(2);
  expect(words).toEqual(['killed ended (SIGKILL) and is started again.']);
});

test.concurrent('a hung program is killed after three misses, and one that waits for it is let alone', async () => {
  const { supervisor, pids, words } = aSupervisor();
  const hangs = await aProgram('hangs');
  const waits = { ...(await aProgram('waits')), probe: hangs.probe };
  await supervisor.keep(hangs);
  await supervisor.keep(waits);
  const [before] = pids.hangs!;
  process.kill(before!, 'SIGSTOP');
  await until(async () => pids.hangs!.length === 2 && (await pidAt(hangs.address)) === pids.hangs![1]);
  expect(words[0]).toBe('hangs did not answer 3 times and is killed.');
  expect(pids.waits).toHaveLength(1);
});

test.concurrent('a program that dies five times in a minute is given up, with the place of its log', async () => {
  const { supervisor, pids, reasons } = aSupervisor();
  const failing: Program = {
    name: 'failing',
    command: process.execPath,
    args: ['-e', 'throw new Error("cannot")'],
    probe: async () => Promise.reject(new Error('never')),
  };
  supervisor.keep(failing).catch(() => undefined); // It is stopped before it answers.
  await until(() => reasons.length > 0);
  expect(reasons[0]).toMatchObject({ reason: 'programFailed' });
  expect(reasons[0]!.message).toMatch(/^failing died 5 times in a minute; its log: .*failing\.log$/);
  expect(pids.failing).toHaveLength(5);
  await supervisor.stop();
});

test.concurrent('who dies while the program before it is not back is not given up for that; afterwards it is', async () => {
  const { supervisor, pids, reasons } = aSupervisor();
  let isBack = true;
  const probe = async () => (isBack ? undefined : Promise.reject(new Error('not back')));
  await supervisor.keep({ ...(await aProgram('needed')), probe });
  await supervisor.keep({ ...(await aProgram('needs')), probe: async () => undefined });
  const killed = async (name: string) => {
    const { length } = pids[name]!;
    process.kill(pids[name]!.at(-1)!, 'SIGKILL');
    await until(() => pids[name]!.length > length || reasons.length > 0);
  };
  isBack = false;
  await killed('needed');
  for (let death = 1; death <= 7; death++) await killed('needs');
  expect(reasons).toEqual([]);
  isBack = true;
  await sleep(quick.everyMs * 5);
  for (let death = 1; death <= 5; death++) await killed('needs');
  expect(reasons).toMatchObject([{ reason: 'programFailed', message: expect.stringMatching(/^needs died 5 times/) }]);
});

test.concurrent('a program that does not exist ends the wait with its name', async () => {
  const { supervisor, reasons } = aSupervisor();
  supervisor
    .keep({ name: 'absent', command: '/no/such/program', probe: async () => Promise.reject(new Error()) })
    .catch(() => undefined);
  await until(() => reasons.length > 0);
  expect(reasons[0]!.message).toMatch(/^absent cannot be started: .*ENOENT/);
  await supervisor.stop();
});

test.concurrent('all are stopped in order, the last started first, and none comes back', async () => {
  const { supervisor, pids } = aSupervisor();
  const file = join(folder(), 'order');
  const noting = (name: string) =>
    aProgram(
      name,
      `process.on('SIGTERM', () => { require('node:fs').appendFileSync('${file}', '${name} '); process.exit() })`,
    );
  await supervisor.keep(await noting('first'));
  await supervisor.keep(await noting('second'));
  await supervisor.stop();
  expect(readFileSync(file, 'utf8')).toBe('second first ');
  await expect(supervisor.keep(await aProgram('late'))).rejects.toThrow(/^stopped before late was started$/);
  expect(Object.values(pids).flat().map(processOf).filter(isAlive)).toEqual([]);
});

describe('the claim on a folder', () => {
  const claimFile = fileURLToPath(new URL('../engine/claim.ts', import.meta.url));
  const script = `
    import { Claim } from '${claimFile}';
    try { await new Claim(process.argv[1]).take(); console.log('won'); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.reason) }`;

  /** A process of its own that claims a folder; it lives on if it has won. */
  function claiming(place: string): { child: ChildProcess; word: Promise<string> } {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, place], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return { child, word: once(child.stdout!, 'data').then(([word]) => String(word).trim()) };
  }

  test.concurrent('is won by one of six starts at the same moment, over the claim of a killed one', async () => {
    const place = folder();
    const killed = claiming(place);
    expect(await killed.word).toBe('won');
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    const starts = Array.from({ length: 6 }, () => claiming(place));
    const words = await Promise.all(starts.map(({ word }) => word));
    expect(words.sort()).toEqual([...Array(5).fill('folderHeld'), 'won']);
    for (const { child } of starts) child.kill('SIGKILL');
  });

  test.concurrent('ends what a killed one left running, and nothing that only has its number', async () => {
    const place = folder();
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    new Claim(place).add('left', left.pid!);
    const file = join(place, 'processes.json');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify([...kept, { ...kept[0], name: 'other', pid: other.pid, since: 'long ago' }]));
    await new Claim(place).take();
    await until(() => left.signalCode === 'SIGTERM');
    expect(other.signalCode).toBeNull();
    other.kill('SIGKILL');
  });

  test('is taken over a list of processes that a power cut has torn', async () => {
    const place = folder();
    writeFileSync(join(place, 'processes.json'), '[{"name":"postgr');
    writeFileSync(join(place, 'claim.3'), '');
    await new Claim(place).take();
    await expect(new Claim(place).take()).rejects.toMatchObject({ reason: 'folderHeld' });
  });

  test('takes a dead process that nobody has reaped for dead', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [pid] = await once(parent.stdout!, 'data');
    await until(() => processOf(Number(pid)).since === '');
    expect(readFileSync(`/proc/${Number(pid)}/stat`, 'utf8')).toContain(') Z ');
    parent.kill('SIGKILL');
  });
});
