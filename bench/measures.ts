/** All that is measured, at one size: what is asked for, in what order, and what came of it. */

import type { Quantiles } from './figures.ts';
import { aDraftedScheme } from './fleet.ts';
import { type EventsAnAct, measureEvents } from './parts/acts.ts';
import { type Latency, measureLatency } from './parts/latency.ts';
import { type Lives, measureLives } from './parts/lives.ts';
import { type Memory, measureMemory } from './parts/memory.ts';
import { measureReplay, type Replay } from './parts/replay.ts';
import { measureRestart, type Restart } from './parts/restart.ts';
import { measureTakeovers } from './parts/takeover.ts';
import { actsOnly } from './plan.ts';
import { differences, type Recording, record } from './recording.ts';
import type { Stack } from './stack.ts';
import type { Bench } from './system.ts';
import { reach } from './system.ts';
import { TwinWorker } from './twin.ts';

export const parts = ['lives', 'memory', 'latency', 'events', 'takeover', 'restart', 'replay'] as const;
export type Part = (typeof parts)[number];

/** Open cases, lives and so on, at `--scale 1`. */
export interface Size {
  /** Open at once while the rest is measured. */
  open: number;
  /** Cases in each turn, and how many turns each side has. */
  cases: number;
  turns: number;
  callers: number;
  latencySeconds: number;
  due: number;
  takeovers: number;
}

export interface Measures {
  /** One case lived through alone: what the twin is made of. */
  life: { acts: number; events: number; runs: number };
  /** What the twin, lived through alone, did otherwise. Nothing, or the ratio compares two different things. */
  differences: string[];
  /** Parts that could not be measured, and why. */
  broken: string[];
  lives?: Lives;
  memory?: Memory;
  latency?: Latency;
  events?: EventsAnAct;
  takeover?: Quantiles;
  restart?: Restart;
  replay?: Replay;
}

const actsMember = 'acts';
const actBytes = 700;
const eventsActs = 10;

export async function measure(
  stack: Stack,
  wanted: readonly Part[],
  size: Size,
  says: (line: string) => void,
): Promise<Measures> {
  const first = await reach(stack.addresses, () => stack.processes());
  says('One life alone, and its twin');
  const recording = await record(first.client, first.api);
  const twins = await TwinWorker.start(stack.addresses.TEMPORAL_ADDRESS, {
    ...recording.plan,
    [actsMember]: [actsOnly(actBytes)],
  });
  const running = { stack, wanted, size, says, bench: first, twins };
  try {
    return await measured(running, recording);
  } finally {
    await Promise.allSettled([twins.end(), running.bench.end()]);
  }
}

interface Running {
  stack: Stack;
  wanted: readonly Part[];
  size: Size;
  says: (line: string) => void;
  bench: Bench;
  twins: TwinWorker;
}

async function measured(running: Running, recording: Recording): Promise<Measures> {
  const { bench, size, says, twins } = running;
  const { acts, events, shapes } = recording;
  const life = { acts, events, runs: Object.values(shapes).flat().length };
  const found: Measures = { life, differences: await differences(bench.client, recording), broken: [] };
  const prototype = await aDraftedScheme(bench);
  says(`${size.open} cases are opened`);
  const { fleet, memory } = await measureMemory(bench, prototype, size.open);
  const part = partOf(running, found);
  await part('memory', async () => ({ memory }));
  const spans = { turns: size.turns, seconds: size.latencySeconds };
  await part('latency', async () => ({ latency: await measureLatency(bench, fleet, actsMember, spans) }));
  await part('events', async () => ({ events: await measureEvents(bench, fleet, eventsActs) }));
  await part('lives', async () => ({ lives: await measureLives(bench, recording, twins.pid, size) }));
  await part('takeover', async () => ({ takeover: await measureTakeovers(bench, size.takeovers) }));
  await part('replay', async () => ({ replay: await measureReplay() }));
  await part('restart', async () => {
    await twins.end();
    const { bench: again, restart } = await measureRestart(running.stack, bench, prototype, fleet, size.due);
    running.bench = again;
    return { restart };
  });
  return found;
}

/** A part that fails is told; the others are measured all the same. */
function partOf({ wanted, says }: Running, found: Measures) {
  return async (name: Part, work: () => Promise<Partial<Measures>>): Promise<void> => {
    if (!wanted.includes(name)) return;
    says(name);
    try {
      Object.assign(found, await work());
    } catch (error) {
      console.error(error);
      found.broken.push(`${name}: ${(error as Error).message}`);
    }
  };
}
