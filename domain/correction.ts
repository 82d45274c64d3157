/** 更正：a fact that was entered wrong is set right by two persons, with both versions kept. Nothing else is corrected. */
import type { Act, Actor, Awaited, CaseState, Circumstance, Role } from './act.ts';
import { applyChange, type Change } from './change.ts';
import {
  insiders,
  notAFact,
  notPending,
  ofAuthor,
  ofConfirmer,
  ofFields,
  ofOthers,
  type Rules,
  somethingPending,
} from './correction-rules.ts';
import { type Correction, clockCorrections, corrected, eventsOf, judgedAnew, saidBy, type Wrong } from './fact.ts';
import { anotherPerson, blocking, type Finding, houseRule } from './finding.ts';
import type { Publication } from './publication.ts';
import type { CorrectionDecision, CorrectionProposal, CorrectionRejection } from './shapes/correction.ts';

/** What the API looks up in the journal and puts into the deed: the entry, as the last correction left it. */
export interface Original extends Omit<Wrong, 'corrected'> {
  /** Names of the cases that were told. */
  sent: readonly string[];
  /** The entry that proposed the last correction of it, which is in `input` already. */
  correctedIn?: number;
}

export type CorrectionInput = CorrectionProposal & { original: Original };

type AnyAct<State extends CaseState> = Act<State, string, never>;

/** The three acts of a correction, for the acts of one proceeding; `corrects` and `confirms` are the roles that may do them. */
export function correctionActs<State extends CaseState>(
  acts: readonly AnyAct<State>[],
  during: readonly State['stage'][],
  corrects: readonly Role[],
  confirms: readonly Role[] = insiders,
): readonly AnyAct<State>[] {
  const factual = (name: string) => acts.find((act) => act.name === name && act.fact);
  const either = [...new Set([...confirms, ...corrects])];
  return [
    correctEntry(factual, during, corrects),
    confirmCorrection(factual, during, confirms),
    rejectCorrection(factual, during, either),
  ] as readonly AnyAct<State>[];
}

/** Finds an act that enters a fact. */
type Factual<State extends CaseState> = (name: string) => AnyAct<State> | undefined;

function correctEntry<State extends CaseState>(
  factual: Factual<State>,
  during: readonly State['stage'][],
  by: readonly Role[],
): Act<State, string, CorrectionInput> {
  return {
    name: 'correctEntry',
    title: '更正登记',
    during,
    by,
    under: [],
    judge: (state, input, circumstance) => ofProposal(factual(input.original.act), state, input, circumstance),
    apply: (state, input, { actor, at }) => proposed(state, input, actor, at),
  };
}

function confirmCorrection<State extends CaseState>(
  factual: Factual<State>,
  during: readonly State['stage'][],
  by: readonly Role[],
): Act<State, string, CorrectionDecision> {
  return {
    name: 'confirmCorrection',
    title: '确认更正',
    during,
    by,
    under: [],
    decides: pendingIn,
    awaited: (state) => awaiting(state, (name) => factual(name)?.fact),
    requires: (state) => [somethingPending(pendingIn(state) !== undefined)],
    judge: (state, { correction }, circumstance) => {
      const pending = pendingIn(state)?.[correction];
      const act = pending && factual(pending.act);
      if (!act) return [notPending()];
      return [
        ofConfirmer(act.fact!, circumstance.actor),
        anotherPerson(circumstance.actor, [pending.proposed.by], '确认更正的人不是提出更正的人'),
        ...judgedAnew(act, state, pending.wrong!, circumstance),
        ...ofOthers(pending.sent ?? []),
      ];
    },
    pins: (state, { correction }, { today }) => eventsOf(factual, state, pendingIn(state)?.[correction]?.wrong, today),
    apply: (state, { correction }, { actor, at }) => confirmed(factual, state, correction, { by: actor.person, at }),
    recounts: (before, after, { correction }, { deadlines }) => {
      const wrong = before.corrections?.[correction]?.wrong;
      const act = wrong && factual(wrong.act);
      return act ? clockCorrections(act, before, after, wrong, deadlines) : [];
    },
    tells: (state, { correction }) => publications(factual, state, correction),
  };
}

function rejectCorrection<State extends CaseState>(
  factual: Factual<State>,
  during: readonly State['stage'][],
  by: readonly Role[],
): Act<State, string, CorrectionRejection> {
  return {
    name: 'rejectCorrection',
    title: '不予更正（撤回更正）',
    during,
    by,
    under: [],
    decides: pendingIn,
    requires: (state) => [somethingPending(pendingIn(state) !== undefined)],
    judge: (state, { correction }, { actor }) => {
      const pending = pendingIn(state)?.[correction];
      const fact = pending && factual(pending.act)?.fact;
      if (!fact) return [notPending()];
      return pending.proposed.by === actor.person ? [] : [ofConfirmer(fact, actor)];
    },
    apply: (state, { correction, reason }, { actor, at }) =>
      withCorrection(state, correction, { ...decided, rejected: { by: actor.person, at, reason } }),
  };
}

/** Every stage in which something of a case can still be corrected: from its opening to its end. */
export function openStages<Stage extends string>(
  stageTitles: Readonly<Record<Stage, string>>,
  ends: readonly Stage[],
): Stage[] {
  return (Object.keys(stageTitles) as Stage[]).filter((stage) => stage !== 'unopened' && !ends.includes(stage));
}

/** They are kept in the state, which stays small. */
const correctionsMax = 100;

/** What was needed to decide on it goes when it is decided on. */
const decided = { wrong: undefined, sent: undefined };

function ofProposal<State extends CaseState>(
  act: AnyAct<State> | undefined,
  state: State,
  { entry, fields, original }: CorrectionInput,
  circumstance: Circumstance,
): Finding[] {
  if (!act) return [notAFact()];
  const { sent, correctedIn, ...entered } = original;
  const wrong: Wrong = { ...entered, corrected: applyChange(original.input, fields as Change) };
  const isPending = Object.values(pendingIn(state) ?? {}).some((one) => one.entry === entry);
  const found = [
    houseRule(
      Object.keys(state.corrections ?? {}).length < correctionsMax,
      `一案的更正不超过 ${correctionsMax} 项`,
      '登记屡次有误的，请由经办单位与财政部门核对处理',
      'blocks',
    ),
    houseRule(!isPending, '同一条登记同时只有一项更正待确认', '已有更正待确认：请先确认或者撤回', 'blocks'),
    houseRule(
      lastOf(state, entry) === correctedIn,
      '以该条登记的最近一次更正为准',
      '该条登记刚刚更正过：请查看后再提出',
      'blocks',
    ),
    ofAuthor(act.fact!, original.actor, circumstance.actor),
    ...ofFields(act.fact!, Object.keys(fields)),
    houseRule(
      JSON.stringify(wrong.corrected) !== JSON.stringify(wrong.input),
      '更正后的内容应当与现在的登记不同',
      '登记无误的，无须更正',
      'blocks',
    ),
  ];
  if (blocking(found)) return found;
  return [...found, ...judgedAnew(act, state, wrong, circumstance), ...ofOthers(sent)];
}

function proposed<State extends CaseState>(state: State, input: CorrectionInput, actor: Actor, at: string): State {
  const { entry, fields, reason, original } = input;
  const { sent, correctedIn, ...entered } = original;
  const right = applyChange(original.input, fields as Change);
  const correction: Correction = {
    entry,
    act: original.act,
    proposedIn: state.seq + 1,
    before: saidBy(original.input, right),
    after: saidBy(right, original.input),
    reason,
    proposed: { by: actor.person, at },
    wrong: { ...entered, corrected: right },
    sent,
  };
  const number = String(Object.keys(state.corrections ?? {}).length + 1);
  return { ...state, corrections: { ...state.corrections, [number]: correction } };
}

function confirmed<State extends CaseState>(
  factual: Factual<State>,
  state: State,
  number: string,
  signature: Correction['confirmed'],
): State {
  const wrong = state.corrections?.[number]?.wrong;
  const act = wrong && factual(wrong.act);
  if (!wrong || !act) return state;
  const right = corrected(act, state, wrong);
  const [was, is] = [state, right].map((one) => act.fact!.told?.(one));
  const isToldWrong = was && is && JSON.stringify(was.body) !== JSON.stringify(is.body);
  return withCorrection(right, number, {
    ...decided,
    confirmed: signature,
    ...(isToldWrong ? { told: { kind: was.kind, was: saidBy(was.body, is.body) } } : {}),
  });
}

/** The public reads the correction beside what it was told first. */
function publications<State extends CaseState>(factual: Factual<State>, state: State, number: string): Publication[] {
  const { act = '', told, confirmed: signature } = state.corrections?.[number] ?? {};
  const now = told && factual(act)?.fact?.told?.(state);
  if (!now) return [];
  const body = { ...now.body, corrects: told.kind, was: told.was };
  return [{ ...now, kind: 'correction', at: signature!.at, title: `${now.title}更正`, body }];
}

/** The entry that proposed the last correction of an entry, of those that were confirmed. */
export function lastOf({ corrections = {} }: CaseState, entry: number): number | undefined {
  const confirmed = Object.values(corrections).filter((one) => one.entry === entry && one.confirmed);
  return confirmed.map(({ proposedIn }) => proposedIn).sort((a, b) => b - a)[0];
}

function pendingIn({ corrections = {} }: CaseState): Record<string, Correction> | undefined {
  const pending = Object.entries(corrections).filter(([, { wrong }]) => wrong);
  return pending.length > 0 ? Object.fromEntries(pending) : undefined;
}

/** Another one of the purchaser's than the author: the director, or for what the director proposed an officer. */
function awaiting(state: CaseState, factOf: (act: string) => Rules | undefined): Awaited[] {
  return Object.entries(pendingIn(state) ?? {}).map(([subject, { act, wrong }]) => {
    const role = factOf(act)?.confirmedBy?.[0] ?? (wrong!.actor.role === 'director' ? 'officer' : 'director');
    return { subject, role };
  });
}

function withCorrection<State extends CaseState>(state: State, number: string, change: Partial<Correction>): State {
  const correction = state.corrections?.[number];
  if (!correction) return state;
  return { ...state, corrections: { ...state.corrections, [number]: { ...correction, ...change } } };
}
