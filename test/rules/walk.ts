/** A purchase that goes where chance takes it, by the rules alone: fixed by its seed, so that any walk can be walked again. */

import { pinsFor } from '../../db/pinning.ts';
import type { Act, Actor, Deed } from '../../domain/act.ts';
import { type Refusal, refusal } from '../../domain/admission.ts';
import { applyChange, changeOf } from '../../domain/change.ts';
import { effectIn, lastEdition } from '../../domain/edition.ts';
import { effects } from '../../domain/effects.ts';
import { chinaCalendar } from '../../domain/law/calendars.ts';
import type { Deadlines } from '../../domain/law/clocks.ts';
import { packFor } from '../../domain/law/packs.ts';
import { courses } from '../../domain/methods.ts';
import type { Method, Procurement, Stage } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { isWoundUp } from '../../domain/termination.ts';
import { civilDate } from '../../domain/time.ts';
import { type Chance, chanceOf } from '../../faults/random.ts';

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

type AnyAct = Act<Procurement, string, never>;
export interface Move {
  act: string;
  actor: Actor;
  input: object;
}

/** What happened, for the invariants: an act that was admitted, or a stage that was entered. */
export interface Step {
  before: Procurement;
  after: Procurement;
  now: string;
  move?: Move;
}

/** Until when a case waits by itself; where nothing of it is due it waits for acts only. */
const nextStage: Readonly<Record<string, (state: Procurement, now: string) => Stage | undefined>> = {
  budget: ({ allotment, sources }) => ((allotment ?? sources) ? 'filing' : undefined),
  filing: ({ scheme, plan, opening }) =>
    scheme?.approved && scheme.countersigned && (plan?.number || !courses[opening.method].statutory)
      ? 'announcement'
      : undefined,
  announcement: ({ opening, agreement, winner, notice }, now) => {
    if (courses[opening.method].opening === 'none') return (agreement ?? winner) ? 'selection' : undefined;
    return notice && now >= notice.bidsDue ? 'selection' : undefined;
  },
  selection: ({ award }) => (award ? 'contract' : undefined),
  contract: ({ contract }) => (contract?.signedOn ? 'performance' : undefined),
  performance: ({ acceptance }) => (acceptance ? 'acceptance' : undefined),
  acceptance: ({ acceptance }) => (acceptance?.published ? 'evaluation' : undefined),
  evaluation: (state) => (state.evaluation?.published && isWoundUp(state) ? 'closed' : undefined),
  terminated: (state) => (isWoundUp(state) ? 'closed' : undefined),
};

export class Walk {
  readonly chance: Chance;
  readonly method: Method;
  readonly entries: string[] = [];
  readonly refusals: Refusal[] = [];
  state: Procurement;
  deadlines: Deadlines = {};
  nowMs: number;
  private readonly watch: (step: Step) => void;

  constructor(seed: number, method: Method, begins: string, watch: (step: Step) => void) {
    this.chance = chanceOf(seed);
    this.method = method;
    this.nowMs = Date.parse(begins);
    this.watch = watch;
    const pack = packFor('henan-county', civilDate(this.now))!;
    this.state = { id: `walk-${seed}`, stage: 'unopened', seq: 0, pack, round: 1 } as Procurement;
  }

  get now(): string {
    return new Date(this.nowMs).toISOString();
  }

  get today(): string {
    return civilDate(this.now);
  }

  get isOver(): boolean {
    return procurementProceeding.ends.includes(this.state.stage);
  }

  /** Time passes, and the case goes on by itself where its stage has all that it waits for. */
  waits(ms: number): void {
    this.nowMs += Math.max(ms, minuteMs);
    for (;;) {
      const { stage, diverted } = this.state;
      const next = diverted ?? nextStage[stage]?.(this.state, this.now);
      if (!next) return;
      const before = this.state;
      this.state = { ...before, stage: next, diverted: undefined, seq: before.seq + 1 } as Procurement;
      delete this.state.diverted;
      this.entries.push(`enterStage ${next}`);
      this.watch({ before, after: this.state, now: this.now });
      if (this.isOver) return;
    }
  }

  /** Refused, or nothing, and then it is done; what is only warned of is done with a reason where one is given. */
  tries(move: Move, reason?: string): Refusal | undefined {
    const act = procurementProceeding.acts.find(({ name }) => name === move.act)! as AnyAct;
    const { actor, input } = move;
    const { pins } = pinsFor(act, this.state, input, { actor, today: this.today });
    const at = this.now;
    const circumstance = { actor, at, receivedAt: at, deadlines: this.deadlines, packs: pins };
    const said = { input, receivedAt: at, seen: this.state.seq, ...(reason ? { reason } : {}) };
    const barred = refusal(procurementProceeding, act, this.state, said, circumstance);
    if (barred) {
      this.refusals.push(barred);
      return barred;
    }
    this.does(act, move, { id: `${act.name}-${this.state.seq}`, actor, ...said, ...(pins ? { packs: pins } : {}) });
    return undefined;
  }

  private does(act: AnyAct, move: Move, deed: Deed): void {
    const { actor, packs, receivedAt } = deed;
    const before = this.state;
    const circumstance = { actor, at: this.now, receivedAt, deadlines: this.deadlines, packs };
    const applied = effectIn(act, lastEdition)(before, deed.input as never, circumstance);
    const after = { ...applied, seq: before.seq + 1 };
    const change = changeOf(before, after);
    const entry = { case: `procurement:${before.id}`, seq: after.seq, act: act.name, at: this.now, deed, change };
    const found = effects(procurementProceeding, entry, before, after, this.deadlines, chinaCalendar);
    this.deadlines = { ...this.deadlines, ...found.deadlines };
    this.state = applyChange(before, JSON.parse(JSON.stringify(change)));
    const changed = change as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(changed))
      if (!isSaid(this.state[key as keyof Procurement], after[key as keyof Procurement]))
        throw new Error(`${act.name}: of ${key} the journal does not hold what was made of it`);
    this.entries.push(act.name);
    this.watch({ before, after: this.state, now: this.now, move });
  }
}

/** Whether two values say the same, whatever the order of their keys; what is undefined says nothing. */
export function isSaid(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!one || !other || typeof one !== 'object' || typeof other !== 'object') return false;
  const [left, right] = [one, other] as Readonly<Record<string, unknown>>[];
  const keys = new Set([...Object.keys(left!), ...Object.keys(right!)]);
  return Array.isArray(one) === Array.isArray(other) && [...keys].every((key) => isSaid(left![key], right![key]));
}
