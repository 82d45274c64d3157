/** What a cached case costs in the memory of the worker, and how many cases it keeps. */
import { setTimeout as sleep } from 'node:timers/promises';
import { rounded } from '../figures.ts';
import { copies, type Prototype } from '../fleet.ts';
import type { Bench } from '../system.ts';
import { memoryKib } from '../usage.ts';

export interface Memory {
  /** KiB a case: what the process grew by, with what the collector has not yet given back. */
  kibACase: number;
  cases: number;
  workerMib: number;
  /** Cases opened a second. */
  openedASecond: number;
}

/** The first cases of a process fill what all of them share. */
const warmUp = 100;
const restMs = 2_000;

/** Opens the fleet, and answers with its numbers. */
export async function measureMemory(
  bench: Bench,
  prototype: Prototype,
  cases: number,
): Promise<{ fleet: string[]; memory: Memory }> {
  const { worker } = bench.processes();
  const kib = () => (worker ? memoryKib(worker) : 0);
  const first = await copies(bench, prototype, { count: warmUp, series: 'first' });
  await sleep(restMs);
  const before = kib();
  const began = performance.now();
  const rest = await copies(bench, prototype, { count: cases, series: 'idle' });
  const openedASecond = rounded((cases * 1000) / (performance.now() - began));
  await sleep(restMs);
  const after = kib();
  const memory = {
    kibACase: rounded((after - before) / cases),
    cases,
    workerMib: Math.round(after / 1024),
    openedASecond,
  };
  return { fleet: [...first, ...rest], memory };
}
