/** How many events of history an act costs: one caller alone, and many on one case, where entries are written together. */
import { each, rounded } from '../figures.ts';
import type { Bench } from '../system.ts';
import { redraft } from './latency.ts';

export interface EventsAnAct {
  alone: number;
  underLoad: number;
  callers: number;
}

const callers = 20;

export async function measureEvents(
  bench: Bench,
  [quiet, busy]: readonly string[],
  acts: number,
): Promise<EventsAnAct> {
  const alone = await eventsOf(bench, quiet!, acts, 1);
  return { alone, underLoad: await eventsOf(bench, busy!, 2 * acts, callers), callers };
}

async function eventsOf(bench: Bench, id: string, acts: number, atOnce: number): Promise<number> {
  const { workflow } = bench.client;
  const length = async () => (await workflow.getHandle(`procurement:${id}`).describe()).historyLength;
  const before = await length();
  const all = Array.from({ length: acts });
  await each(all, atOnce, async () => void (await redraft(bench, `/api/procurements/${id}`)));
  return rounded(((await length()) - before) / acts);
}
