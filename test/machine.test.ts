/** The whole machine, on a folder of its own: whatever is killed comes back, and one Ctrl-C ends all of it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exits } from '../engine/endings.ts';
import { isAlive, type Process } from '../engine/process.ts';
import { worker } from '../engine/programs.ts';
import { aFolder, ofTests } from './start.ts';

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));
const happensWithinMs = 60_000;
const names = ['postgres', 'temporal', 'treasury', 'worker', 'api', 'temporal-ui'];
const folder = aFolder();
let supervisor: ChildProcess;

interface Addresses {
  API_ADDRESS: string;
  TEMPORAL_ADDRESS: string;
  TEMPORAL_UI_ADDRESS: string;
  TREASURY_ADDRESS: string;
}

function start(): ChildProcess {
  return fork(main, [], { env: ofTests(folder), execArgv: [], silent: true });
}

async function addressesOf(child: ChildProcess): Promise<Addresses> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the start ended with ${code}`)));
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Addresses];
  ended.catch(() => undefined); // It ends later, when it is told to.
  return message;
}

function running(): Record<string, Process> {
  const kept: (Process & { name: string })[] = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'));
  return Object.fromEntries(kept.map((one) => [one.name, one]));
}

/** The UI asks Temporal, and Temporal its database; the worker is this process, not one that the server remembers. */
async function works(at: Addresses): Promise<void> {
  const asked = [`${at.API_ADDRESS}/healthz`, `${at.TREASURY_ADDRESS}/healthz`];
  for (const address of [...asked, `${at.TEMPORAL_UI_ADDRESS}/api/v1/namespaces`]) {
    const { ok } = await fetch(address);
    if (!ok) throw new Error(`${address} does not work`);
  }
  await worker({}, { address: at.TEMPORAL_ADDRESS }, 'default').probe(running().worker!.pid);
}

async function until(happened: () => Promise<unknown>): Promise<void> {
  for (const deadline = Date.now() + happensWithinMs; ; await sleep(200)) {
    try {
      return void (await happened());
    } catch (cause) {
      if (Date.now() > deadline) throw cause;
    }
  }
}

afterAll(async () => {
  if (supervisor.exitCode === null) {
    supervisor.kill('SIGTERM');
    await once(supervisor, 'exit');
  }
  rmSync(folder, { recursive: true });
});

test('every killed program comes back, so does the machine after its supervisor, and Ctrl-C ends all', async () => {
  supervisor = start();
  const addresses = await addressesOf(supervisor);
  await works(addresses);
  const first = running();
  expect(Object.keys(first).sort()).toEqual([...names].sort());

  for (const name of names) process.kill(first[name]!.pid, 'SIGKILL');
  await until(async () => expect(names.filter((name) => running()[name]!.pid === first[name]!.pid)).toEqual([]));
  await until(() => works(addresses));
  const second = running();
  expect(names.filter((name) => !isAlive(second[name]!))).toEqual([]);

  const [refused] = await once(start(), 'exit');
  expect(refused).toBe(exits.folderHeld);

  supervisor.kill('SIGKILL');
  await once(supervisor, 'exit');
  supervisor = start();
  expect(await addressesOf(supervisor)).toMatchObject(addresses);
  await works(addresses);
  expect(names.filter((name) => isAlive(second[name]!))).toEqual([]);

  const third = running();
  supervisor.kill('SIGINT');
  supervisor.kill('SIGINT');
  const [code] = await once(supervisor, 'exit');
  expect(code).toBe(0);
  expect(names.filter((name) => isAlive(third[name]!))).toEqual([]);
}, 180_000);
