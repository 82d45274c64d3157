/** Everything is killed with many cases open, and started again: the first act, the acts after it, the timers due meanwhile. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Quantiles, quantilesOf, rounded } from '../figures.ts';
import { copies, type Prototype } from '../fleet.ts';
import type { Stack } from '../stack.ts';
import { type Bench, reach } from '../system.ts';
import { redraft } from './latency.ts';

export interface Restart {
  open: number;
  /** Seconds from the start. */
  answersAfterS: number;
  firstActAfterS: number;
  /** Milliseconds of an act on a case that nobody has touched since. */
  firstTouch: Quantiles;
  due: { timers: number; fired: number; allAfterS: number };
}

/** Long enough to open those that are to fall due, and to kill everything before. */
const dueInMs = 20_000;
const dueAfterMs = (cases: number) => dueInMs + cases * 25;
const touches = 60;
const firedWithinMs = 300_000;
const lookEveryMs = 250;

/** Answers with the system as it is reached after the restart. */
export async function measureRestart(
  stack: Stack,
  bench: Bench,
  prototype: Prototype,
  idle: readonly string[],
  dueCases: number,
): Promise<{ bench: Bench; restart: Restart }> {
  const due = Math.min(...Object.values(prototype.file.deadlines).map((one) => Date.parse(one.due)));
  const wallDue = Date.now() + dueAfterMs(dueCases);
  const timers = await copies(bench, prototype, { count: dueCases, series: 'due', originMs: due - wallDue });
  if (Date.now() > wallDue - 1_000)
    throw new Error('the machine is too slow: what is to fall due later has fallen due');
  await bench.end();
  await stack.kill();
  await sleep(Math.max(0, wallDue + 1_000 - Date.now()));
  const began = performance.now();
  const since = () => rounded((performance.now() - began) / 1000);
  await stack.start();
  const answersAfterS = since();
  const again = await reach(stack.addresses, () => stack.processes());
  const [fired, touched] = await Promise.all([allFired(again, timers, since), touchedAgain(again, idle, since)]);
  const restart = { open: idle.length + dueCases, answersAfterS, ...touched, due: { timers: dueCases, ...fired } };
  return { bench: again, restart };
}

/** Each on a case that nobody has touched since. */
async function touchedAgain(bench: Bench, idle: readonly string[], since: () => number) {
  const left = [...idle];
  const next = () => `/api/procurements/${left.splice(randomInt(left.length), 1)[0]!}`;
  await redraft(bench, next());
  const firstActAfterS = since();
  const firstTouch = await touchEach(bench, next, Math.min(touches, idle.length - 1));
  return { firstActAfterS, firstTouch };
}

async function touchEach(bench: Bench, next: () => string, count: number): Promise<Quantiles> {
  const took: number[] = [];
  for (let touch = 0; touch < count; touch++) {
    const began = performance.now();
    await redraft(bench, next());
    took.push(performance.now() - began);
  }
  return quantilesOf(took);
}

async function allFired({ db }: Bench, ids: readonly string[], since: () => number) {
  const cases = ids.map((id) => `procurement:${id}`);
  const until = performance.now() + firedWithinMs;
  for (;;) {
    const { rows } = await db.query(
      `select count(distinct case_id)::int as fired from journal where act = 'deadlinePassed' and case_id = any($1)`,
      [cases],
    );
    const fired = rows[0].fired as number;
    if (fired === ids.length || performance.now() > until) return { fired, allAfterS: since() };
    await sleep(lookEveryMs);
  }
}
