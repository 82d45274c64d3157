/** 处处：every act in every stage by every role: whoever is refused hears a rule, what to do, and no article that does not say so. */
import { type Actor, type CaseState, findings, type Proceeding } from '../../domain/act.ts';
import { proceedings } from '../../domain/acts.ts';
import { refusal, standing } from '../../domain/admission.ts';
import type { Finding } from '../../domain/finding.ts';
import { sentencesOf } from '../../domain/law/rests-on.ts';
import * as quarrel from './quarrel.ts';
import { inputOf } from './samples.ts';
import { staff } from './walk-inputs.ts';
import { walked } from './walking.ts';

const at = '2026-03-02T01:00:00.000Z';
const actors = Object.values(staff).map(([first]) => first!);
const seeds = Array.from({ length: 60 }, (_, place) => place + 1);
const statesMost = 60;

type AnyProceeding = Proceeding<CaseState>;

/** Of purchases that walked: by method and stage the first and the last state. */
function walkedStates(): CaseState[] {
  const found = new Map<string, CaseState>();
  for (const seed of seeds)
    walked(seed, ({ before }, { method }) => {
      const key = `${method} ${before.stage}`;
      if (!found.has(`${key} first`)) found.set(`${key} first`, before);
      found.set(`${key} last`, before);
    });
  return [...found.values()];
}

/** What samples must say besides to be lawful openings. */
const lawful: Readonly<Record<string, object>> = {
  registerAllotment: { fiscalYear: 2026, carriedFrom: undefined, closesOn: '2026-12-31' },
};

/** As the API hands it on: a correction with the entry that it corrects. */
function lookedUp({ acts }: AnyProceeding, act: string): object {
  const factual = acts.find(({ fact }) => fact) ?? acts[0];
  const { purchaser, ...rest } = inputOf(act);
  if (act !== 'correctEntry' || !factual)
    return { ...rest, ...(purchaser ? { purchaser: 'MZ-WL' } : {}), ...lawful[act] };
  const original = { act: factual.name, actor: actors[0]!, at, input: inputOf(factual.name), sent: [] };
  return { ...inputOf(act), original };
}

/** From its opening on, whatever its own samples do to it; and the same in each of its stages, wherever it may be led. */
function explored(proceeding: AnyProceeding): CaseState[] {
  const none = { id: 'none:1', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as CaseState;
  const states = [none];
  for (const state of states) {
    for (const act of proceeding.acts) {
      // A lot takes over the state of its purchase, which no sample has.
      if (act.name === 'openLot') continue;
      const input = lookedUp(proceeding, act.name);
      const actor = actors.find(({ role }) => act.by.includes(role))!;
      const circumstance = { actor, at, receivedAt: at, deadlines: {} };
      const said = { input, seen: state.seq, reason: '照实登记' };
      if (states.length >= statesMost || refusal(proceeding, act, state, said, circumstance)) continue;
      const after = { ...act.apply(state, input as never, circumstance), seq: state.seq + 1 };
      const isNew = states.every((one) => JSON.stringify({ ...one, seq: 0 }) !== JSON.stringify({ ...after, seq: 0 }));
      if (isNew) states.push({ ...after, stage: after.diverted ?? after.stage });
    }
    for (const next of proceeding.course[state.stage] ?? [])
      if (state.seq > 0 && states.every(({ stage }) => stage !== next)) states.push({ ...state, stage: next });
  }
  return states;
}

function complaints(): CaseState[] {
  const stories = [
    quarrel.toldOfResult,
    quarrel.answered,
    quarrel.filed,
    quarrel.accepted,
    quarrel.heard,
    () => quarrel.decided(quarrel.heard()),
  ];
  const raised = quarrel
    .toldOfResult()
    .did('raiseChallenge', quarrel.aChallenge, { on: '2026-03-30', by: quarrel.challenger });
  return [raised, ...stories.map((story) => story())].flatMap(({ complaints: all }) =>
    Object.values(all).map(({ state }) => state as CaseState),
  );
}

/** Every proceeding is explored from its samples; those that come far by their own stories are told besides. */
function statesOf(proceeding: AnyProceeding): CaseState[] {
  const stories: Partial<Record<string, () => CaseState[]>> = { procurement: withTermination, complaint: complaints };
  return [...(stories[proceeding.name]?.() ?? []), ...explored(proceeding)];
}

/** No walk comes in on paper, is divided, or ends a contract before its time: a purchase that is performed, with its stage changed. */
function withTermination(): CaseState[] {
  const all = walkedStates();
  const performed = all.filter(({ stage }) => stage === 'performance');
  return [
    ...all,
    ...['adopting', 'lots', 'terminated'].flatMap((stage) => performed.map((one) => ({ ...one, stage }))),
  ];
}

/** What is wrong with a finding that does not hold, for whoever reads it. */
function mute({ rule, remedy, basis, cite }: Finding): string[] {
  return [
    ...(/[\u4e00-\u9fff]/.test(rule) ? [] : ['it has no rule']),
    ...(/[\u4e00-\u9fff]/.test(remedy ?? '') ? [] : ['it does not say what can be done']),
    ...((basis === 'statute') === (cite !== undefined)
      ? []
      : ['an article without the law, or the law without an article']),
    ...(cite && sentencesOf(cite).length === 0 ? ['the article is cited for nothing that it says'] : []),
  ];
}

function refusalsOf(proceeding: AnyProceeding, state: CaseState, actor: Actor): { act: string; finding: Finding }[] {
  const circumstance = { actor, at, receivedAt: at, deadlines: {} };
  return proceeding.acts.flatMap((act) => {
    const barred = standing(proceeding, act, state, circumstance);
    if (barred) return [{ act: act.name, finding: barred }];
    const all = findings(act, state, lookedUp(proceeding, act.name), circumstance);
    return all.filter(({ holds }) => !holds).map((finding) => ({ act: act.name, finding }));
  });
}

test.each(Object.values(proceedings))(
  'in every stage of $title every refusal of every act to every role says what can be done',
  (proceeding) => {
    const all = statesOf(proceeding);
    const stages = new Set(all.map(({ stage }) => stage));
    const lively = Object.keys(proceeding.stageTitles).filter((one) => !proceeding.ends.includes(one));
    expect(lively.filter((one) => !stages.has(one))).toEqual([]);
    const found = new Map<string, string[]>();
    let heard = 0;
    for (const state of all)
      for (const actor of actors)
        for (const { act, finding } of refusalsOf(proceeding, state, actor)) {
          heard++;
          const wrong = mute(finding);
          if (wrong.length > 0) found.set(`${act}: ${finding.rule}`, wrong);
        }
    expect(heard).toBeGreaterThan(100);
    expect([...found].filter(([, wrong]) => wrong.length > 0)).toEqual([]);
  },
);
