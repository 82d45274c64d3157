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
    const found = await measured(running, recording);
    return wanted.includes('replay') ? { ...found, replay: await told(says, 'Replay', measureReplay()) } : found;
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
  const { wanted, size, says, bench, twins } = running;
  const { acts, events, shapes } = recording;
  const life = { acts, events, runs: Object.values(shapes).flat().length };
  const found: Measures = { life, differences: await differences(bench.client, recording) };
  const prototype = await aDraftedScheme(bench);
  says(`${size.open} cases are opened`);
  const { fleet, memory } = await measureMemory(bench, prototype, size.open);
  if (wanted.includes('memory')) found.memory = memory;
  if (wanted.includes('latency')) {
    const spans = { turns: size.turns, seconds: size.latencySeconds };
    found.latency = await told(says, 'Latency', measureLatency(bench, fleet, actsMember, spans));
  }
  if (wanted.includes('events'))
    found.events = await told(says, 'Events an act', measureEvents(bench, fleet, eventsActs));
  if (wanted.includes('lives'))
    found.lives = await told(says, 'Lives, in turns', measureLives(bench, recording, twins.pid, size));
  if (wanted.includes('takeover'))
    found.takeover = await told(says, 'Takeovers', measureTakeovers(bench, size.takeovers));
  if (wanted.includes('restart')) {
    await twins.end();
    const ended = measureRestart(running.stack, bench, prototype, fleet, size.due);
    const { bench: again, restart } = await told(says, 'Everything is killed and started again', ended);
    running.bench = again;
    found.restart = restart;
  }
  return found;
}

function told<T>(says: (line: string) => void, what: string, work: Promise<T>): Promise<T> {
  says(what);
  return work;
}
