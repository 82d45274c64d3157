/** One case lived through alone, step by step at rest: the twin is made of its histories, and held against them. */
import type { Client } from '@temporalio/client';
import type { System } from '../play/http.ts';
import { instantOf } from '../play/times.ts';
import { atRest } from './clock.ts';
import { eventsIn, type Run, runsOf, type Shape, shapeOf } from './history.ts';
import { planOf } from './plan.ts';
import { type Leg, legs, memberOpenedBy, RealCase } from './real.ts';
import type { Plan } from './twin/plan.ts';
import { type Sending, sendingsOf, TwinCase } from './twin.ts';

export interface Recording {
  /** What was lived through: the whole life, or its beginning. */
  legs: readonly Leg[];
  plan: Plan;
  /** By leg. */
  sendings: readonly Sending[][];
  /** By member and run, as the engine wrote them down. */
  shapes: Readonly<Record<string, readonly Shape[]>>;
  acts: number;
  events: number;
}

/** Lives through the lifecycle alone, or as far as these legs go. */
export async function record(client: Client, system: System, through: readonly Leg[] = legs): Promise<Recording> {
  const one = new RealCase(system, async ({ id }, step) => {
    const opened = memberOpenedBy(step);
    if (opened) await atRest(client, [workflowOf(id, 'procurement')]);
    if (opened) members.push(opened);
    await atRest(client, idsOf(id));
  });
  const members = ['procurement'];
  const idsOf = (id: string) => members.map((member) => workflowOf(id, member));
  await one.open();
  for (const [place, leg] of through.entries()) {
    await atRest(client, idsOf(one.id));
    if (place > 0) await one.moveClock(instantOf(leg.at));
    await one.live(leg);
  }
  if (through.length === legs.length) await one.end();
  await atRest(client, idsOf(one.id));
  const families = await historiesOf(client, members, (member) => workflowOf(one.id, member));
  const plan = Object.fromEntries(Object.entries(families).map(([member, runs]) => [member, planOf(runs)]));
  const shapes = shapesOf(families);
  return {
    legs: through,
    plan,
    sendings: sendingsOf(plan, families, through),
    shapes,
    ...countsOf(Object.values(shapes).flat()),
  };
}

/** What the twin, lived through alone, does otherwise than the case that it is made of: nothing. */
export async function differences(client: Client, { plan, sendings, shapes }: Recording): Promise<string[]> {
  const twin = new TwinCase(client, plan);
  const begun = new Set<string>();
  for (const [place, leg] of sendings.entries()) {
    if (place > 0) await twin.moveClock();
    for (const one of leg) {
      await twin.live([one]);
      begun.add(twin.workflowId(one.member));
      await twin.allSent();
      await atRest(client, [...begun]);
    }
  }
  const own = await historiesOf(client, Object.keys(plan), (member) => twin.workflowId(member));
  return unlike(shapes, shapesOf(own));
}

export function workflowOf(id: string, member: string): string {
  const [proceeding, number] = member.split(':');
  return number ? `${proceeding}:${id}:${number}` : `${proceeding}:${id}`;
}

async function historiesOf(client: Client, members: readonly string[], idOf: (member: string) => string) {
  const families: Record<string, Run[]> = {};
  for (const member of members) families[member] = await runsOf(client, idOf(member));
  return families;
}

function shapesOf(families: Readonly<Record<string, readonly Run[]>>): Record<string, Shape[]> {
  return Object.fromEntries(Object.entries(families).map(([member, runs]) => [member, runs.map(shapeOf)]));
}

function countsOf(shapes: readonly Shape[]): { acts: number; events: number } {
  const acts = shapes.reduce((sum, { WORKFLOW_EXECUTION_UPDATE_ACCEPTED: taken = 0 }) => sum + taken, 0);
  return { acts, events: shapes.reduce((sum, shape) => sum + eventsIn(shape), 0) };
}

function unlike(real: Recording['shapes'], twin: Recording['shapes']): string[] {
  return Object.entries(real).flatMap(([member, runs]) => {
    const others = twin[member] ?? [];
    if (others.length !== runs.length) return [`${member}: ${runs.length} runs, the twin has ${others.length}`];
    return runs.flatMap((run, place) => {
      const other = others[place]!;
      return [...new Set([...Object.keys(run), ...Object.keys(other)])]
        .filter((name) => run[name] !== other[name])
        .map((name) => `${member}, run ${place + 1}: ${run[name] ?? 0} ${name}, the twin has ${other[name] ?? 0}`);
    });
  });
}
