/** Finds the running system, or starts one on a throw-away folder for as long as a case is played. */
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ofItsOwn } from '../engine/settings.ts';
import { System, Unreachable } from './http.ts';

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));
const usualPort = 8080;
/** As a shell tells of a program that Ctrl-C ended. */
const interrupted = 130;

export interface Running {
  system: System;
  /** Ends what was started for this. */
  end(): Promise<void>;
}

/** An address that was named is the one that is meant: only where none is named, and none runs, one is started. */
export async function findOrStart(named: string | undefined, says: (line: string) => void): Promise<Running> {
  const system = new System(named ?? `http://127.0.0.1:${process.env.PORT || usualPort}`);
  try {
    await system.greet();
    return { system, end: async () => {} };
  } catch (error) {
    if (named || !(error instanceof Unreachable)) throw error;
    says(`${error.message}；为此启动一套临时的系统，放完即停。`);
    return startOne();
  }
}

async function startOne(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'jieli-play-'));
  // PostgreSQL may run as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const child = fork(main, [], {
    env: ofItsOwn(folder),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = () => ended(child, folder);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().then(() => process.exit(interrupted)));
  try {
    const address = await addressOf(child);
    const system = new System(address);
    await system.greet();
    return { system, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (addresses) => resolve((addresses as { API_ADDRESS: string }).API_ADDRESS));
    child.once('error', (cause) => reject(new Unreachable('临时的系统没有启动', { cause })));
    child.once('exit', (code) => reject(new Unreachable(`临时的系统没有启动（退出码 ${code}）`)));
  });
}

async function ended(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await exit;
  }
  rmSync(folder, { recursive: true, force: true });
}
