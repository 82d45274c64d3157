/** What follows from an entry besides the change of state: findings, clocks, acts on other cases. Counted once, in `record`. */
import {
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
import { clockKey, type Deadline, type Deadlines, deadline } from './law/clocks.ts';
import type { PackId } from './law/packs.ts';
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
  /** The deadlines that the entry started, ended or saw pass, by key. */
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
  if (!act || !deed) return { findings: [], deadlines: passedNow(passed, running, at), sends: [], tells: [] };
  const circumstance: Circumstance = {
    actor: deed.actor,
    at,
    receivedAt: deed.receivedAt,
    deadlines: running,
    packs: deed.packs,
  };
  const input = deed.input as never;
  const lapse = act.givesUp ? { lapsed: true as const } : {};
  const stopped = (act.stops?.(after, input) ?? []).flatMap((key): [string, Deadline][] => {
    const one = running[key];
    // What was met stays met on the day on which it was.
    return one && !one.stoppedAt ? [[key, { ...one, stoppedAt: happenedAt(deed.input, at), ...lapse }]] : [];
  });
  const started = (act.starts?.(after, input, circumstance) ?? []).map((start): [string, Deadline] => [
    clockKey(start.clock, start.of),
    deadline(start, after, calendar),
  ]);
  return {
    findings: findings(act, before, input, circumstance),
    deadlines: {
      ...Object.fromEntries([...stopped, ...started]),
      ...recounted(act.recounts?.(before, after, input, circumstance) ?? [], running, after, calendar, at),
    },
    sends: act.sends?.(after, input, circumstance) ?? [],
    tells: act.tells?.(after, input) ?? [],
  };
}

/** A deadline that was met, or counted anew, while its passing was under way is left as it is. */
function passedNow(key: string | undefined, running: Deadlines, at: Instant): Deadlines {
  const deadline = key === undefined ? undefined : running[key];
  return deadline && !deadline.stoppedAt && deadline.due < at ? { [key!]: { ...deadline, passedAt: at } } : {};
}

/** A fact from outside ends a clock on its own day, however late it is entered. */
function happenedAt(input: unknown, at: Instant): Instant {
  const { occurredOn } = input as { occurredOn?: CivilDate };
  return occurredOn && occurredOn < civilDate(at) ? endOfDay(occurredOn) : at;
}
