/** Which process a number means: numbers are used again, so a process is its number and the moment it began. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface Process {
  pid: number;
  since: string;
}

const kernel = '/proc/self/stat';
const boot = '/proc/sys/kernel/random/boot_id';

export function processOf(pid: number): Process {
  return { pid, since: startOf(pid) };
}

export function isAlive({ pid, since }: Process): boolean {
  return since !== '' && startOf(pid) === since;
}

/** When a process began, or nothing where there is none; a dead one that nobody has reaped yet is none. */
function startOf(pid: number): string {
  return existsSync(kernel) ? asLinuxTells(pid) : asPsTells(pid);
}

/** Asked of the kernel: a bare machine may have no `ps`. The moment counts from the boot, so the boot is named. */
function asLinuxTells(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const sinceBoot = rest[18];
    return state === 'Z' || state === 'X' ? '' : `${readFileSync(boot, 'utf8').trim()} ${sinceBoot}`;
  } catch {
    return ''; // The process ended before, or while, it was read.
  }
}

function asPsTells(pid: number): string {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state = '', ...start] = stdout.trim().split(/\s+/);
  return state.startsWith('Z') ? '' : start.join(' ');
}
