/** One round of chance: callers act, the machine is afflicted, it heals, and everything is held against what must hold. */
import { actAtOnce } from './callers.ts';
import { afflict, type Done, planOf, wordsOf } from './nemesis.ts';
import { chanceOf } from './random.ts';
import type { Found, Trial } from './trial.ts';
import type { Asked } from './witness.ts';

export interface Round extends Found {
  seed: number;
  faults: string[];
  answered: number;
  /** From each fault to the next act that was asked after it and done. */
  recoveriesMs: number[];
}

/** Temporal's own web UI serves no case. */
const apart: readonly string[] = ['temporal-ui'];

/** The seed fixes what goes wrong and when; how callers and programs get into each other's way is the machine's. */
export async function playRound(trial: Trial, seed: number, forMs: number, stories?: string[]): Promise<Round> {
  const programs = Object.keys(trial.machine.programs())
    .filter((name) => !apart.includes(name))
    .sort();
  const plan = planOf(chanceOf(seed), forMs, programs);
  const askedFrom = trial.witness.asked.length;
  const done: Done[] = [];
  let isOver = false;
  const callers = actAtOnce(trial.witness, chanceOf(seed + 1), () => isOver, stories);
  const afflicted = afflict(trial.machine, plan, (fault) => done.push(fault)).finally(() => {
    isOver = true;
  });
  const [acted] = await Promise.all([callers, afflicted]);
  const found = await trial.find(acted.families);
  const asked = trial.witness.asked.slice(askedFrom);
  return {
    ...found,
    violations: [...found.violations, ...acted.otherwise],
    seed,
    faults: plan.map(wordsOf),
    answered: asked.filter(({ outcome }) => outcome !== 'unknown').length,
    recoveriesMs: done.map(({ at }) => recoveryMs(at, asked)),
  };
}

function recoveryMs(at: number, asked: readonly Asked[]): number {
  const after = asked.filter(({ outcome, began }) => outcome === 'ok' && began >= at);
  return after.length === 0 ? 0 : Math.min(...after.map(({ began, tookMs }) => began + tookMs)) - at;
}
