/** How long an act takes among idle cases, from HTTP in to its answer, when it can be read; beside it the engine alone. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Quantiles, quantilesOf, rounded } from '../figures.ts';
import { legs } from '../real.ts';
import type { Bench } from '../system.ts';
import { twinQueue } from '../twin/plan.ts';

export interface Latency {
  ratePerSecond: number;
  idle: number;
  /** Milliseconds. */
  act: Quantiles;
  /** An Update that nobody does anything about. */
  empty: Quantiles;
  /** The same Update and activity as an act, without what it is for. */
  twin: Quantiles;
  /** Against the empty Update, by the middle. */
  ratio: number;
  /** Reads after the answer that did not show the act. */
  stale: number;
}

const ratePerSecond = 5;
const twinsCount = 20;

/** `acts` as the plan has it (recording.ts): a member that takes one act after another. */
export async function measureLatency(
  bench: Bench,
  idle: readonly string[],
  acts: string,
  { turns, seconds }: { turns: number; seconds: number },
): Promise<Latency> {
  const empties = await begun(bench, 'empty', []);
  const twins = await begun(bench, 'twin', [{ member: acts, run: 0, pad: '' }]);
  const took = { act: [] as number[], empty: [] as number[], twin: [] as number[] };
  let stale = 0;
  const update = (ids: readonly string[], name: string) => () =>
    bench.client.workflow
      .getHandle(ids[randomInt(ids.length)]!)
      .executeUpdate(name, { args: ['x'.repeat(actBytes)], updateId: randomUUID() });
  const act = async () => {
    const path = `/api/procurements/${idle[randomInt(idle.length)]!}`;
    const seq = await redraft(bench, path);
    return async () => {
      const { body } = await bench.api.get('officer', path);
      if ((body.seq as number) < seq) stale++;
    };
  };
  for (let turn = 0; turn < turns; turn++) {
    took.act.push(...(await atRate(seconds, act)));
    took.empty.push(...(await atRate(seconds, update(empties, 'nothing'))));
    took.twin.push(...(await atRate(seconds, update(twins, 'act'))));
  }
  await Promise.all([...empties, ...twins].map((id) => bench.client.workflow.getHandle(id).terminate('measured')));
  const [one, other, third] = [took.act, took.empty, took.twin].map(quantilesOf) as [Quantiles, Quantiles, Quantiles];
  const ratio = rounded(one.p50 / other.p50);
  return { ratePerSecond, idle: idle.length, act: one, empty: other, twin: third, ratio, stale };
}

const drafting = legs[0]!.steps.find(({ step }) => step.act === 'draftScheme')!;
const actBytes = Buffer.byteLength(JSON.stringify(drafting.input));

/** The one act that a drafted scheme takes again and again; answers with its number. */
export async function redraft({ api }: Pick<Bench, 'api'>, path: string): Promise<number> {
  const answer = await api.submit(drafting.step.by, `${path}/acts/draftScheme`, { input: drafting.input });
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer.body.seq as number;
}

/**
 * Sent at fixed moments, whether or not earlier ones have their answer, and timed from these moments: a caller who waits
 * for a slow answer before sending would hide what it costs. What the work answers with is done after the watch has stopped.
 */
async function atRate(seconds: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const began = performance.now();
  const sent = Array.from({ length: seconds * ratePerSecond }, async (_, place) => {
    const due = began + (place * 1000) / ratePerSecond;
    await sleep(Math.max(0, due - performance.now()));
    const then = await work();
    took.push(performance.now() - due);
    if (typeof then === 'function') await then();
  });
  await Promise.all(sent);
  return took;
}

async function begun({ client }: Bench, name: string, args: unknown[]): Promise<string[]> {
  const ids = Array.from({ length: twinsCount }, () => `${name}:${randomUUID()}`);
  await Promise.all(ids.map((workflowId) => client.workflow.start(name, { workflowId, taskQueue: twinQueue, args })));
  return ids;
}
