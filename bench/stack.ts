/** The system that is measured: the same program as `npm start`, on a throw-away folder, killed and started again at will. */
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ofItsOwn } from '../engine/settings.ts';

export interface Addresses {
  API_ADDRESS: string;
  TEMPORAL_ADDRESS: string;
  DATABASE_URL: string;
}

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));

export class Stack {
  addresses!: Addresses;
  readonly folder: string;
  private supervisor?: ChildProcess;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'jieli-bench-'));
    // PostgreSQL may run as another user, who must be able to enter.
    chmodSync(this.folder, 0o755);
  }

  /** Also after `kill`: what was left is found again on the same folder. */
  async start(): Promise<void> {
    const supervisor = fork(main, [], {
      env: ofItsOwn(this.folder),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.supervisor = supervisor;
    this.addresses = await new Promise<Addresses>((resolve, reject) => {
      supervisor.once('message', (addresses) => resolve(addresses as Addresses));
      supervisor.once('error', reject);
      supervisor.once('exit', (code) =>
        reject(new Error(`the system did not start (exit ${code}); logs in ${this.folder}`)),
      );
    });
  }

  /** The process ids by program, as the supervisor keeps them for its successor. */
  processes(): Record<string, number> {
    const file = join(this.folder, 'processes.json');
    if (!existsSync(file)) return {};
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { name: string; pid: number }[];
    return Object.fromEntries(kept.map(({ name, pid }) => [name, pid]));
  }

  /** As a power cut: nothing stops in order. The supervisor first, or it would start again what dies. */
  async kill(): Promise<void> {
    const programs = Object.values(this.processes());
    await this.endWith('SIGKILL');
    for (const pid of programs) killIfThere(pid);
  }

  /** In order, and nothing stays. */
  async end(): Promise<void> {
    await this.endWith('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async endWith(signal: NodeJS.Signals): Promise<void> {
    const { supervisor } = this;
    if (!supervisor || supervisor.exitCode !== null || supervisor.signalCode !== null) return;
    const ended = new Promise((resolve) => supervisor.once('exit', resolve));
    supervisor.kill(signal);
    await ended;
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
