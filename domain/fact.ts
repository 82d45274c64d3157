/** 事实：what an act entered from outside, whether it may still be corrected, and the case with the right one in its place. */
import type { Act, Actor, CaseState, Circumstance, Role } from './act.ts';
import { findings } from './act.ts';
import { type Change, changeOf, type Json } from './change.ts';
import { blocking, type Finding, houseRule } from './finding.ts';
import { type ClockStart, clockKey, type Deadlines, isRunning } from './law/clocks.ts';
import type { Anchor } from './law/packs.ts';
import type { Publication } from './publication.ts';
import type { ClockCorrection } from './recount.ts';
import { type CivilDate, civilDate, endOfDay, type Instant } from './time.ts';

/** What an act declares whose input is a fact from outside. `input` is what was entered, or what the last correction made of it. */
export interface Fact<State, Input> {
  /** What of the input may turn out wrong; what names the object of the act is none of it. */
  fields: readonly string[];
  /** For the other fields: what to do instead of correcting them. */
  instead?: Readonly<Record<string, string>>;
  /** Who corrects what another case entered here; else it is the organisation that entered it. */
  by?: readonly Role[];
  /** Who confirms, where it is not the purchaser. */
  confirmedBy?: readonly Role[];
  /** Whether what was entered then still holds its place, and nothing rests on it that a correction cannot undo. */
  stands(state: State, wrong: Wrong<Input>): Finding[];
  /** The case without it: on this the rules of the act judge the right one, and `apply` enters it. */
  without(state: State, wrong: Wrong<Input>): State;
  /** Where entering it anew would undo what came later: the case with the right one in its place. */
  replaced?(state: State, wrong: Wrong<Input>): State;
  /** The clocks that hang on it, where another act than its own set them running. */
  starts?(state: State): ClockStart[];
  /** What the public has been told of it, worded as the case is; nothing where it was told nothing. */
  told?(state: State): Publication | undefined;
}

/** An entry that turned out wrong. */
export interface Wrong<Input = object> {
  act: string;
  actor: Actor;
  at: Instant;
  input: Input;
  corrected: Input;
}

export interface Correction {
  /** The number of the entry that turned out wrong. */
  entry: number;
  /** Its act. */
  act: string;
  /** The entry that proposes it. */
  proposedIn: number;
  /** Only what differs, as it was entered and as it is. */
  before: Json;
  after: Json;
  reason: string;
  proposed: { by: string; at: Instant };
  /** Until it is decided on: what was entered, as a whole, and the same with the right facts in it. */
  wrong?: Wrong;
  /** Names of the cases that were told of the wrong fact. */
  sent?: readonly string[];
  confirmed?: { by: string; at: Instant };
  rejected?: { by: string; at: Instant; reason: string };
  /** What the public had been told otherwise: its kind, and the words that are replaced. */
  told?: { kind: Publication['kind']; was: Json };
}

type AnyAct<State extends CaseState> = Act<State, string, never>;

/** What was entered later in its place is what is corrected, if anything. */
export function inForce(holds: boolean): Finding {
  const remedy = '该条登记已被后来的办理取代：后来的登记有误的，请更正后来的登记';
  return houseRule(holds, '所更正的登记为本案现行的登记', remedy, 'blocks');
}

/** What was said, where nothing was: a state holds no null. */
const unsaid = '未填';

/** Of two versions, what the first says otherwise than the second. */
export function saidBy(version: unknown, other: unknown): Json {
  return withoutNull(changeOf(other, version));
}

function withoutNull(change: Change): Json {
  if (change === null) return unsaid;
  if (typeof change !== 'object' || Array.isArray(change)) return change;
  return Object.fromEntries(Object.entries(change).map(([key, value]) => [key, withoutNull(value as Change)]));
}

/**
 * The rules of the act judge the right fact as they would have judged it then, with the clocks that it met running again.
 * What was said against the wrong one already was answered then: it is not asked again.
 */
export function judgedAnew<State extends CaseState>(
  act: AnyAct<State>,
  state: State,
  wrong: Wrong,
  now: Circumstance,
): Finding[] {
  const fact = factOf(act);
  const standing = [...ofDay(wrong, now.at), ...fact.stands(state, wrong as Wrong<never>)];
  if (blocking(standing)) return standing;
  const without = fact.without(state, wrong as Wrong<never>);
  const [was, is] = [wrong.input, wrong.corrected].map((input) =>
    findings(act, without, input, then(act, state, wrong, now)),
  );
  const already = was!.filter(({ holds }) => !holds).map(({ rule }) => rule);
  return [...standing, ...is!.filter(({ holds, rule }) => holds || !already.includes(rule))];
}

/** An event that was on another day than was said is bound by the law of the right one. */
export function eventsOf<State extends CaseState>(
  factual: (name: string) => AnyAct<State> | undefined,
  state: State,
  wrong: Wrong | undefined,
  today: CivilDate,
): Partial<Record<Anchor, CivilDate>> {
  return (wrong && factual(wrong.act)?.pins?.(state, wrong.corrected as never, { actor: wrong.actor, today })) ?? {};
}

/** The case with the right fact. A correction moves no case from its stage. */
export function corrected<State extends CaseState>(act: AnyAct<State>, state: State, wrong: Wrong): State {
  const fact = factOf(act);
  const { actor, at } = wrong;
  const circumstance: Circumstance = { actor, at, receivedAt: at, deadlines: {} };
  const next =
    fact.replaced?.(state, wrong as Wrong<never>) ??
    act.apply(fact.without(state, wrong as Wrong<never>), wrong.corrected as never, circumstance);
  return { ...next, stage: state.stage, diverted: state.diverted };
}

/**
 * Clocks that the wrong fact started and that still run begin anew, those that it should not have started are given up, and
 * those that it stopped were stopped on the right day.
 */
export function clockCorrections<State extends CaseState>(
  act: AnyAct<State>,
  before: State,
  after: State,
  wrong: Wrong,
  deadlines: Deadlines,
): ClockCorrection[] {
  const wrongly = startedBy(act, before, wrong, wrong.input, deadlines);
  const rightly = startedBy(act, after, wrong, wrong.corrected, deadlines);
  const started = [...rightly].flatMap(([key, start]): ClockCorrection[] => {
    const [running, was] = [deadlines[key], wrongly.get(key)];
    if (!was) return running ? [] : [{ start }];
    const isOfIt = running && isRunning(running) && running.from === was.from;
    return isOfIt && !isSame(start, was) ? [{ start }] : [];
  });
  const lapsed = [...wrongly.keys()].flatMap((key): ClockCorrection[] =>
    !rightly.has(key) && deadlines[key] && isRunning(deadlines[key]) ? [{ key, lapses: true }] : [],
  );
  return [...started, ...lapsed, ...endsOf(act, after, wrong, deadlines), ...haltsOf(act, after, wrong, deadlines)];
}

/** Clocks that it halted or let run on from the wrong day. */
function haltsOf<State extends CaseState>(
  act: AnyAct<State>,
  after: State,
  { actor, at, corrected: right }: Wrong,
  deadlines: Deadlines,
): ClockCorrection[] {
  const circumstance: Circumstance = { actor, at, receivedAt: at, deadlines };
  const pauseOf = (key: string, name: string) => deadlines[key]?.pauses?.[name];
  const pauses = (act.pauses?.(after, right as never, circumstance) ?? []).filter(
    ({ key, name, from }) => deadlines[key] && pauseOf(key, name)?.from !== from,
  );
  const resumptions = (act.resumes?.(after, right as never, circumstance) ?? []).filter(
    ({ key, name, to }) => pauseOf(key, name) && pauseOf(key, name)!.to !== to,
  );
  return [
    ...pauses.map((pause) => ({ key: pause.key, pause })),
    ...resumptions.map((resumption) => ({ key: resumption.key, resumption })),
  ];
}

/** By key: the clocks that the act would start, with an input, as it was done then. */
function startedBy<State extends CaseState>(
  act: AnyAct<State>,
  state: State,
  { actor, at }: Wrong,
  input: object,
  deadlines: Deadlines,
): Map<string, ClockStart> {
  const circumstance: Circumstance = { actor, at, receivedAt: at, deadlines };
  const starts = act.fact?.starts?.(state) ?? act.starts?.(state, input as never, circumstance) ?? [];
  return new Map(starts.map((start) => [clockKey(start.clock, start.of), start]));
}

function endsOf<State extends CaseState>(
  act: AnyAct<State>,
  after: State,
  { input, corrected: right, at }: Wrong,
  deadlines: Deadlines,
): ClockCorrection[] {
  const [wrongEnd, end] = [endedAt(input, at), endedAt(right, at)];
  if (wrongEnd === end) return [];
  return (act.stops?.(after, right as never) ?? []).flatMap((key) =>
    deadlines[key]?.stoppedAt === wrongEnd ? [{ key, stoppedAt: end }] : [],
  );
}

/** A moment that contract or plan names itself is counted from no day. */
function isSame(a: ClockStart, b: ClockStart): boolean {
  return a.due === b.due && (a.due !== undefined || (a.from === b.from && a.length === b.length));
}

function factOf<State extends CaseState>({ name, fact }: AnyAct<State>): Fact<State, never> {
  if (!fact) throw new Error(`${name} enters no fact`);
  return fact;
}

function then<State extends CaseState>(
  act: AnyAct<State>,
  state: State,
  { actor, at, input, corrected: right }: Wrong,
  now: Circumstance,
): Circumstance {
  // The right day may lie after the entry, but not after today; a rule that asks for today's day is asked today.
  const isOtherDay = dayOf(input) !== dayOf(right);
  const reopened = (act.stops?.(state, input as never) ?? []).flatMap((key): [string, Deadlines[string]][] => {
    const { stoppedAt, lapsed, ...running } = now.deadlines[key] ?? ({} as Deadlines[string]);
    return now.deadlines[key] ? [[key, running]] : [];
  });
  const deadlines = { ...now.deadlines, ...Object.fromEntries(reopened) };
  return { actor, at: isOtherDay ? now.at : at, receivedAt: at, deadlines, packs: now.packs };
}

function dayOf(input: object): CivilDate | undefined {
  return (input as { occurredOn?: CivilDate }).occurredOn;
}

function ofDay({ input, corrected: right, at }: Wrong, now: Instant): Finding[] {
  const day = dayOf(right);
  if (day === undefined || day === dayOf(input)) return [];
  const [today, entered] = [civilDate(now), civilDate(at)];
  return [
    {
      ...houseRule(day <= today, '更正后的日期不得晚于今天', '请待其发生之后再更正，或者核对日期', 'blocks'),
      required: `不晚于 ${today}`,
      actual: day,
    },
    houseRule(day <= entered, '更正后的日期不晚于原登记之日', `原登记于 ${entered}：登记早于事实的，请写明原因`),
  ];
}

/** A fact from outside ends a clock on its own day. */
function endedAt(input: object, entered: Instant): Instant {
  const day = dayOf(input);
  return day === undefined || day === civilDate(entered) ? entered : endOfDay(day);
}
