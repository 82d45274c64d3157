/** What is done to the machine: a plan made from a seed, and carried out while callers act. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Machine, send } from './machine.ts';
import type { Chance } from './random.ts';

/** `kill`: kill -9. `stop`: SIGSTOP for a while. `restart`: asked to end. `everything`: all programs and the supervisor at once. */
export interface Fault {
  afterMs: number;
  kind: 'kill' | 'stop' | 'restart' | 'supervisor' | 'everything';
  programs: readonly string[];
  forMs: number;
}

export interface Done {
  words: string;
  at: number;
}

/** A supervisor gives up a program that dies five times a minute; here none does. */
const deathsAMinuteMax = 3;
const minuteMs = 60_000;
const gapMs = [2_500, 7_000] as const;
const stopMs = [2_000, 15_000] as const;

export function planOf(chance: Chance, forMs: number, programs: readonly string[]): Fault[] {
  const plan: Fault[] = [];
  const deaths: { program: string; at: number }[] = [];
  for (let at = chance.between(...gapMs); at < forMs; at += chance.between(...gapMs)) {
    const kind = chance.oneOf(['kill', 'kill', 'kill', 'stop', 'stop', 'restart', 'supervisor', 'everything'] as const);
    const many = kind === 'kill' && chance.next() < 0.3 ? 2 : 1;
    const chosen = kind === 'everything' ? [...programs] : chance.shuffled(programs).slice(0, many);
    const recent = (name: string) => deaths.filter(({ program, at: then }) => program === name && at - then < minuteMs);
    const spared = kind === 'stop' ? chosen : chosen.filter((name) => recent(name).length < deathsAMinuteMax);
    const isRare = kind === 'supervisor' || kind === 'everything';
    // Starting a whole machine takes long: no more than one in half a minute.
    if (spared.length === 0 || (isRare && plan.some((one) => at - one.afterMs < minuteMs / 2 && isWhole(one))))
      continue;
    const forThisMs = kind === 'stop' ? chance.between(...stopMs) : 0;
    plan.push({ afterMs: at, kind, programs: kind === 'supervisor' ? [] : spared, forMs: forThisMs });
    if (kind !== 'stop') deaths.push(...spared.map((program) => ({ program, at })));
  }
  return plan;
}

function isWhole({ kind }: Fault): boolean {
  return kind === 'supervisor' || kind === 'everything';
}

export function wordsOf({ afterMs, kind, programs, forMs }: Fault): string {
  const what = programs.join(' and ') || 'supervisor';
  const long = forMs ? ` for ${(forMs / 1000).toFixed(1)} s` : '';
  return `at ${(afterMs / 1000).toFixed(1)} s ${kind} ${what}${long}`;
}

/** Carries out a plan; afterwards nothing is stopped any more. `done` hears of each fault at its moment. */
export async function afflict(machine: Machine, plan: readonly Fault[], done: (fault: Done) => void): Promise<void> {
  const began = Date.now();
  const stops: Promise<void>[] = [];
  for (const fault of plan) {
    await sleep(Math.max(0, began + fault.afterMs - Date.now()));
    done({ words: wordsOf(fault), at: Date.now() });
    if (fault.kind === 'kill') for (const name of fault.programs) machine.signal(name, 'SIGKILL');
    if (fault.kind === 'restart') for (const name of fault.programs) machine.signal(name, 'SIGTERM');
    if (fault.kind === 'stop') stops.push(...fault.programs.map((name) => stop(machine, name, fault.forMs)));
    if (fault.kind === 'supervisor') await machine.killSupervisor();
    if (fault.kind === 'everything') {
      for (const name of fault.programs) machine.signal(name, 'SIGKILL');
      await machine.killSupervisor();
    }
  }
  await Promise.all(stops);
}

async function stop(machine: Machine, name: string, forMs: number): Promise<void> {
  const pid = machine.signal(name, 'SIGSTOP');
  await sleep(forMs);
  send(pid, 'SIGCONT');
}
