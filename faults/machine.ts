/** A whole machine of `npm start` on a throw-away folder: started, killed, stopped for a while, started again. */
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ofItsOwn } from '../engine/settings.ts';
import type { Addresses } from '../engine/stack.ts';

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));

export class Machine {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  private supervisor: ChildProcess | undefined;
  private ending = false;
  /** How often the supervisor gave up and had to be started again. */
  gaveUp = 0;

  /** `env`: what this machine is told beside its folder and a free port. */
  constructor(env: NodeJS.ProcessEnv = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'jieli-faults-'));
    // PostgreSQL may run as another user, who must be able to enter.
    chmodSync(this.folder, 0o755);
    this.env = { ...ofItsOwn(this.folder), ...env };
  }

  async start(): Promise<Addresses> {
    const child = fork(main, [], { env: this.env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.supervisor = child;
    let words = '';
    child.stderr!.on('data', (said) => {
      words = `${words}${said}`.slice(-2_000);
    });
    const addresses = await new Promise<Addresses>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Addresses));
      child.once('exit', (code) => reject(new Error(`the machine did not start (exit ${code}): ${words}`)));
    });
    child.once('exit', () => void this.revive(child));
    return addresses;
  }

  /** In order, and nothing of it stays. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Stops in order, lets something be done to the folder, and starts again. */
  async pause(meanwhile: (folder: string) => Promise<void>): Promise<void> {
    await this.stop();
    await meanwhile(this.folder);
    this.ending = false;
    await this.start();
  }

  private async stop(): Promise<void> {
    this.ending = true;
    const child = this.supervisor;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  /** The programs that run now, by name. */
  programs(): Record<string, number> {
    const kept = JSON.parse(readFileSync(join(this.folder, 'processes.json'), 'utf8')) as {
      name: string;
      pid: number;
    }[];
    return Object.fromEntries(kept.map(({ name, pid }) => [name, pid]));
  }

  /** Answers with the process that was meant. */
  signal(name: string, signal: NodeJS.Signals): number {
    const pid = this.programs()[name];
    if (pid === undefined) throw new Error(`there is no program ${name}`);
    send(pid, signal);
    return pid;
  }

  /** kill -9 of the supervisor alone; its programs live on until the next one, which is started now, ends them. */
  async killSupervisor(meanwhile: (folder: string) => void = () => {}): Promise<void> {
    const child = this.supervisor!;
    this.supervisor = undefined;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    meanwhile(this.folder);
    await this.start();
  }

  /** Whoever runs a machine starts it again when it has given up. */
  private async revive(child: ChildProcess): Promise<void> {
    if (this.ending || this.supervisor !== child) return;
    this.gaveUp++;
    await this.start();
  }
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended by itself, and another takes its place.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
