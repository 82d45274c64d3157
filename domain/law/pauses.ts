/** 期间扣除：a running clock is halted on a ground of the law and runs on afterwards; what lies between is not counted. */
import { addDays, type CivilDate, civilDate, daysBetween, endOfDay, type Instant, later, laterBy } from '../time.ts';
import { type Calendar, covers } from './calendar.ts';
import type { Cite } from './cite.ts';
import type { Deadline } from './clocks.ts';
import { type Excluded, exclusionOf, lastDayOf } from './counting.ts';
import { clockOf } from './packs.ts';
import { type Span, tapeOf } from './tape.ts';

/** Why a clock was halted, and until when. Both days are excluded: 自发出之日至收到之日 (94号令第二十七条). */
export interface Pause {
  /** In words of the law: 专家评审, 补正. */
  ground: string;
  /** The paper that says so: its number, or its hash. */
  paper?: string;
  cite?: Cite;
  /** The day on which the paper went out. */
  from: CivilDate;
  /** The day on which the answer came; left out while it is waited for. */
  to?: CivilDate;
}

/** What an act says of a clock that it halts. */
export interface ClockPause extends Omit<Pause, 'to'> {
  /** `clock` or `clock:of`. */
  key: string;
  /** Tells several apart, which may overlap: the number of the review, of the request. */
  name: string;
}

/** What an act says of a clock that runs on. */
export interface ClockResumption {
  key: string;
  /** Of the pause that ends. */
  name: string;
  /** The day on which the answer came. */
  to: CivilDate;
}

/** Halted now: neither late nor watched. */
export function isPaused(deadline: Pick<Deadline, 'pauses' | 'stoppedAt'>): boolean {
  return deadline.stoppedAt === undefined && openPauses(deadline).length > 0;
}

/** The pauses that are going on. */
export function openPauses({ pauses = {} }: Pick<Deadline, 'pauses'>): Pause[] {
  return Object.values(pauses).filter(({ to }) => to === undefined);
}

/** Halts a clock; one that has run out already is not revived. The same name again sets right what was said of it. */
export function paused(deadline: Deadline, { key: _, name, ...pause }: ClockPause, calendar: Calendar): Deadline {
  const { [name]: was, ...others } = deadline.pauses ?? {};
  const before = recountedBy(calendar, { ...deadline, pauses: others });
  if (pause.from > civilDate(before.due)) return was ? before : deadline;
  const is: Pause = was?.to === undefined ? pause : { ...pause, to: was.to };
  return recountedBy(calendar, { ...before, pauses: { ...others, [name]: is } });
}

/** Lets a clock run on; where another pause still holds it, it goes on waiting. */
export function resumed(deadline: Deadline, { name, to }: ClockResumption, calendar: Calendar): Deadline {
  const pause = deadline.pauses?.[name];
  if (!pause) return deadline;
  const ended: Pause = { ...pause, to: later(to, pause.from) };
  return recountedBy(calendar, { ...deadline, pauses: { ...deadline.pauses, [name]: ended } });
}

/** What is done while a clock is halted ends its pauses, too: it was done in time. */
export function endedOn(day: CivilDate, deadline: Deadline, calendar: Calendar): Deadline {
  const open = Object.entries(deadline.pauses ?? {}).filter(([, { to }]) => to === undefined);
  return open.reduce((one, [name]) => resumed(one, { key: '', name, to: day }, calendar), deadline);
}

/**
 * A deadline counted again: from the day that it runs from, without the days of its pauses, by a calendar that may know more
 * than the one before. While it is halted its end stays where it would be had the halt not come. A moment that contract, plan
 * or notice named is counted by nothing: it moves by as many days as were excluded.
 */
export function recountedBy(calendar: Calendar, deadline: Deadline): Deadline {
  const { passedAt, pauses = {}, ...rest } = deadline;
  const ending = deadline.tape ? endingOf(deadline, calendar) : movedEnding(deadline);
  const isPassed = passedAt !== undefined && ending.due < passedAt && !isPaused(deadline);
  return {
    ...rest,
    ...(Object.keys(pauses).length > 0 ? { pauses } : {}),
    ...ending,
    ...(isPassed ? { passedAt } : {}),
    calendar: calendar.id,
    provisional: !covers(civilDate(ending.due), calendar),
  };
}

function endingOf(deadline: Deadline, calendar: Calendar): { due: Instant; length: number; tape: readonly Span[] } {
  const { from, pack, clock } = deadline;
  const { unit, kind } = clockOf({ pack }, clock);
  const length = lengthOf(deadline);
  const last = lastDayOf({ from, length, unit, kind, excluded: excludedBy(deadline, 'ended') }, calendar);
  const heldFrom = openPauses(deadline).map((pause) => pause.from);
  const told = heldFrom.length > 0 ? heldFrom.sort()[0]! : last;
  const tape = tapeOf({ from, length, unit, last: told, excluded: excludedBy(deadline) }, calendar);
  return { due: endOfDay(last), length, tape };
}

/** Kept once it was counted again; before, all days that count add up to it. */
function lengthOf({ length, tape = [] }: Deadline): number {
  return length ?? tape.reduce((sum, { counts }) => sum + counts, 0);
}

function movedEnding(deadline: Deadline): { due: Instant; named: Instant } {
  const named = deadline.named ?? deadline.due;
  const excluded = excludedBy(deadline, 'ended');
  const from = excluded.map((one) => one.from).sort()[0];
  if (from === undefined) return { due: named, named };
  const last = excluded
    .map(({ to = from }) => to)
    .sort()
    .at(-1)!;
  const days = Array.from({ length: daysBetween(from, last) + 1 }, (_, place) => addDays(from, place));
  const moves = days.filter((day) => exclusionOf(day, excluded)).length;
  return { due: laterBy(moves, named), named };
}

function excludedBy({ pauses = {} }: Deadline, which: 'all' | 'ended' = 'all'): Excluded[] {
  return Object.values(pauses)
    .filter(({ to }) => which === 'all' || to !== undefined)
    .map(({ from, to, ground }) => ({ from, ...(to === undefined ? {} : { to }), why: `${ground}期间不计入` }));
}
