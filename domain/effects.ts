/** What follows from an entry besides the change of state: findings, clocks, acts on other cases. Counted once, in `record`. */
import {
  type Act,
  type Actor,
  type CaseState,
  type Circumstance,
  type Consequence,
  type Deed,
  findings,
  type Proceeding,
} from './act.ts';
import type { Change } from './change.ts';
import type { Finding } from './finding.ts';
import type { Calendar } from './law/calendar.ts';
import { clockKey, type Deadline, type Deadlines, deadline, isLate, isRunning } from './law/clocks.ts';
import type { PackId } from './law/packs.ts';
import { endedOn, paused, resumed } from './law/pauses.ts';
import type { Publication } from './publication.ts';
import { recounted } from './recount.ts';
import { type CivilDate, civilDate, endOfDay, type Instant } from './time.ts';

/** One change of one case, as the journal keeps it. */
export interface Entry {
  /** `<proceeding>:<id>` */
  case: string;
  seq: number;
  /** The act's name; `enterStage`, `deadlinePassed`, `consequenceRefused`, `restarted` where the case moved by itself. */
  act: string;
  at: Instant;
  deed?: Deed;
  change: Change;
  /** The edition of the effect that made the change; the first where it is left out (edition.ts). */
  edition?: number;
  /** The deadline whose passing this entry notes. */
  passed?: string;
  /** What another case answered when it refused what follows from an act of this one. */
  refused?: { consequence: Consequence; finding: Finding };
  /** Why the run was begun again from the journal. */
  restarted?: string;
}

export interface Effects {
  findings: Finding[];
  /** The deadlines that the entry started, ended, halted, let run on or saw pass, by key. */
  deadlines: Deadlines;
  sends: Consequence[];
  /** What the public is told. */
  tells: Publication[];
}

/** The actor of what a case does by itself or on another. */
export function caseActor(id: string): Actor {
  return { person: id, organisation: id, role: 'proceeding' };
}

/** A case before its first entry, which names its pack. */
export function unopened(id: string, { change }: Entry): CaseState {
  return { id, stage: 'unopened', seq: 0, pack: (change as { pack: PackId }).pack };
}

export function effects<State extends CaseState>(
  proceeding: Proceeding<State>,
  entry: Entry,
  before: State,
  after: State,
  running: Deadlines,
  calendar: Calendar,
): Effects {
  const { at, deed, passed } = entry;
  const act = proceeding.acts.find(({ name }) => name === entry.act);
  if (!act || !deed) {
    const sends = entry.act === 'enterStage' ? (proceeding.entering?.(after) ?? []) : [];
    return { findings: [], deadlines: passedNow(passed, running, at), sends, tells: [] };
  }
  const circumstance: Circumstance = {
    actor: deed.actor,
    at,
    receivedAt: deed.receivedAt,
    deadlines: running,
    packs: deed.packs,
  };
  const input = deed.input as never;
  return {
    findings: findings(act, before, input, circumstance),
    deadlines: {
      ...clocksAfter(act, after, deed.input, circumstance, calendar),
      ...recounted(act.recounts?.(before, after, input, circumstance) ?? [], running, after, calendar, at),
    },
    sends: act.sends?.(after, input, circumstance) ?? [],
    tells: act.tells?.(after, input) ?? [],
  };
}

/** The clocks that an act ends, starts, halts and lets run on, in this order. */
function clocksAfter<State extends CaseState>(
  act: Act<State, string, never>,
  after: State,
  entered: unknown,
  circumstance: Circumstance,
  calendar: Calendar,
): Deadlines {
  const { deadlines: running, at } = circumstance;
  const input = entered as never;
  const changed: Record<string, Deadline> = {};
  const change = (key: string, next: (one: Deadline) => Deadline) => {
    const one = changed[key] ?? running[key];
    // What was met stays met on the day on which it was.
    if (one && isRunning(one)) changed[key] = next(one);
  };
  const endedAt = happenedAt(entered, at);
  const lapse = act.givesUp ? { lapsed: true as const } : {};
  for (const key of act.stops?.(after, input) ?? [])
    change(key, (one) => ({ ...endedOn(civilDate(endedAt), one, calendar), stoppedAt: endedAt, ...lapse }));
  for (const start of act.starts?.(after, input, circumstance) ?? [])
    changed[clockKey(start.clock, start.of)] = deadline(start, after, calendar);
  for (const pause of act.pauses?.(after, input, circumstance) ?? [])
    change(pause.key, (one) => paused(one, pause, calendar));
  for (const resumption of act.resumes?.(after, input, circumstance) ?? [])
    change(resumption.key, (one) => resumed(one, resumption, calendar));
  return changed;
}

/** A deadline that was met, halted or counted anew while its passing was under way is left as it is. */
function passedNow(key: string | undefined, running: Deadlines, at: Instant): Deadlines {
  const deadline = key === undefined ? undefined : running[key];
  return deadline && isRunning(deadline) && isLate(deadline, at) ? { [key!]: { ...deadline, passedAt: at } } : {};
}

/** A fact from outside ends a clock on its own day, however late it is entered. */
function happenedAt(input: unknown, at: Instant): Instant {
  const { occurredOn } = input as { occurredOn?: CivilDate };
  return occurredOn && occurredOn < civilDate(at) ? endOfDay(occurredOn) : at;
}
