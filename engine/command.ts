/** A program that runs once and ends: what it says goes to a log, its failure is one sentence. */
import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Ending } from './endings.ts';
import type { Logs } from './logs.ts';
import type { Program } from './supervisor.ts';

const runsWithinMs = 120_000;
const saysMax = 16 * 1024 * 1024;

export async function run(logs: Logs, program: Omit<Program, 'probe' | 'stopWith'>): Promise<void> {
  const { name, command, args = [], env, cwd, user } = program;
  const limits = { timeout: runsWithinMs, maxBuffer: saysMax, killSignal: 'SIGKILL' } as const;
  const log = logs.begin(name);
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { env, cwd, ...user, ...limits });
    appendFileSync(log, `${stdout}${stderr}`);
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    const failed = new Ending('programFailed', `${name} failed; its log: ${log}`, { cause });
    try {
      appendFileSync(log, `${stdout}${stderr || cause}\n`);
    } catch (full) {
      throw new Ending('programFailed', `${name} failed, and its log could not be written: ${log}`, { cause: full });
    }
    throw failed;
  }
}
