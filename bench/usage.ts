/** What each program has used so far, as Linux counts it: processor time and memory. Elsewhere it is not measured. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, on every platform that Node runs on. */
const tickMs = 10;
/** Places in `/proc/<pid>/stat`, counted from the state, which follows the name in brackets. */
const parentAt = 1;
const ownTimes = [11, 12] as const;
const childrenTimes = [13, 14] as const;

/** In milliseconds, by program. */
export type Cpu = Readonly<Record<string, number>>;

export const isMeasured = existsSync('/proc/self/stat');

/** Of each program with its children: PostgreSQL has one for every connection. */
export function cpuOf(processes: Readonly<Record<string, number>>): Cpu {
  if (!isMeasured) return {};
  const all = statistics();
  return Object.fromEntries(
    Object.entries(processes).map(([name, pid]) => {
      const own = all.find((one) => one.pid === pid);
      const children = all.filter(({ fields }) => Number(fields[parentAt]) === pid);
      // Children that have ended are counted by their parent.
      const ticks =
        sum(own, [...ownTimes, ...childrenTimes]) + children.reduce((total, one) => total + sum(one, ownTimes), 0);
      return [name, ticks * tickMs];
    }),
  );
}

export function between(before: Cpu, after: Cpu): Cpu {
  return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
}

export function plus(one: Cpu, other: Cpu): Cpu {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

/** Resident memory, in KiB. */
export function memoryKib(pid: number): number {
  if (!isMeasured) return 0;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

interface Statistics {
  pid: number;
  fields: string[];
}

function statistics(): Statistics[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [{ pid: Number(name), fields: text.slice(text.lastIndexOf(')') + 2).split(' ') }];
      } catch {
        // It ended between the two readings.
        return [];
      }
    });
}

function sum(one: Statistics | undefined, places: readonly number[]): number {
  return places.reduce((total, place) => total + Number(one?.fields[place] ?? 0), 0);
}
