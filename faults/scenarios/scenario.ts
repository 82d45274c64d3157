/** What a told trial of one thing is: done with a machine that runs, or with one of its own. */
import type { Trial } from '../trial.ts';

export interface Outcome {
  violations: string[];
  /** What was seen, for the person who reads the report. */
  notes: string[];
}

export interface Scenario {
  name: string;
  sentence: string;
  /** With the machine that runs. A scenario that needs another one starts and ends it itself. */
  run(trial: Trial): Promise<Outcome>;
}

/** Waits until something is so; throws where it does not become so in time. */
export async function until(what: string, withinMs: number, isSo: () => boolean | Promise<boolean>): Promise<number> {
  const began = Date.now();
  while (!(await Promise.resolve(isSo()).catch(() => false))) {
    if (Date.now() - began > withinMs) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return Date.now() - began;
}

export function secondsOf(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** How often each answer was heard. */
export function tallyOf(heard: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const status of heard) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status || 'nothing'}`)
    .join(', ');
}
