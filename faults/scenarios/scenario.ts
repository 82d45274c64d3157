/** What a told trial of one thing is: done with a machine that runs, or with one of its own. */
import { draft } from '../callers.ts';
import type { Trial } from '../trial.ts';
import type { Witness } from '../witness.ts';

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

const callersMax = 8;
/** By one caller: at the fastest that was ever seen, ten times as many as the longest scenario takes. */
const draftsACallerMax = 20_000;
/** What a caller may hear while the database takes nothing: 0 is no answer at all. */
const mayHear: readonly number[] = [0, 201, 202, 503];

/** Drafts without end on one purchase, until `meanwhile` is over; answers with what it gave. */
export async function amidDrafts<Given>(
  witness: Witness,
  number: string,
  meanwhile: () => Promise<Given>,
): Promise<Given> {
  let isOver = false;
  let amountFen = 1_000_000;
  const callers = Array.from({ length: callersMax }, async () => {
    for (let drafts = 0; drafts < draftsACallerMax && !isOver; drafts++) await draft(witness, number, ++amountFen);
  });
  try {
    return await meanwhile();
  } finally {
    isOver = true;
    await Promise.all(callers);
  }
}

/** Until an act is done that was under way after a moment, or asked for after it. */
export function untilDoneAgain({ asked }: Witness, after: number, withinMs: number): Promise<number> {
  const isDone = () => asked.some(({ began, tookMs, outcome }) => outcome === 'ok' && began + tookMs > after);
  return until('acts are done again', withinMs, isDone);
}

/** What callers heard from a moment on, and what is wrong with it where the database took nothing then. */
export function heardSince({ asked }: Witness, moment: number, when: string): { heard: number[]; wrong: string[] } {
  const heard = asked.filter(({ began, tookMs }) => began + tookMs > moment).flatMap((one) => one.heard);
  const otherwise = heard.filter((status) => !mayHear.includes(status));
  const wrong = otherwise.length > 0 ? [`callers heard ${tallyOf(otherwise)} while ${when}`] : [];
  const isNoticed = heard.some((status) => status === 202 || status === 503);
  return { heard, wrong: isNoticed ? wrong : [...wrong, `nobody noticed that ${when}`] };
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
