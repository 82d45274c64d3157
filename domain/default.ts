/** 催告与违约认定：a breach is made good within a reasonable time, or it is a default (民法典563, 细则33). */
import type { Actor, Circumstance } from './act.ts';
import { anotherPerson, type Finding, houseRule, measure, requirement } from './finding.ts';
import { dayAfter, inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey, isLate } from './law/clocks.ts';
import type { Cure } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { proposedCures } from './service-watch.ts';
import type { CureAnswer, CureDemand, CureJudgement, DefaultDeclaration } from './shapes/performance.ts';
import { addDays, type CivilDate, civilDate } from './time.ts';

export const rescission = cite('civilCode', 563, 1);

export const demandCure = defineAct<CureDemand>()({
  name: 'demandCure',
  title: '催告改正',
  during: ['performance', 'acceptance'],
  by: ['officer'],
  under: [cite('rules2019', 18), cite('civilCode', 563), cite('civilCode', 577)],
  awaited: (state) => proposedCures(state).map((subject) => ({ subject })),
  requires: ({ default: declared }) => [houseRule(!declared, '尚未认定违约', '已经认定违约，无须再催告')],
  judge: (state, { days }) =>
    measure(state, 'curePeriod', days, '催告期限应当合理：请给足改正所需的时间，或者写明理由'),
  apply: (state, { breach, days, townships }, { actor, at }) =>
    withCure(state, nextCure(state), {
      demanded: { breach, days, ...(townships ? { townships } : {}), by: actor.person, at },
    }),
  // The number is that of the new state: the cure just demanded is the last one.
  starts: (state, { days }, { at }) => {
    const [of, from] = [lastCure(state), civilDate(at)];
    return [
      { clock: 'cure', of, from, length: days, basis: 'contract' },
      // Whoever is silent is decided on all the same, from the last day to make it good.
      { clock: 'defaultDecision', of, from: addDays(from, days), basis: 'house' },
    ];
  },
});

export const answerCure = defineAct<CureAnswer>()({
  name: 'answerCure',
  title: '答复催告',
  during: ['performance', 'acceptance'],
  by: ['supplier'],
  under: [cite('rules2019', 32)],
  awaited: (state) =>
    undecided(state)
      .filter((number) => !state.cures![number]!.answered && !state.cures![number]!.judged)
      .map((number) => ({
        subject: number,
        ...(state.contract ? { organisation: state.contract.provider } : {}),
        clock: clockKey('cure', number),
      })),
  judge: ({ cures }, { cure }) => [...demanded(cures?.[cure]), ...notJudged(cures?.[cure])],
  apply: (state, { cure, answer }, { actor, at }) =>
    withCure(state, cure, { ...state.cures![cure]!, answered: { answer, by: actor.person, at } }),
});

export const acceptCure = defineAct<CureJudgement>()({
  name: 'acceptCure',
  title: '审查改正情况',
  during: ['performance', 'acceptance'],
  by: ['officer'],
  under: [cite('rules2019', 18), cite('civilCode', 582)],
  // Answered or not: a provider that keeps silent may have made it good, or not.
  awaited: (state) =>
    undecided(state)
      .filter((number) => !state.cures![number]!.judged)
      .map((number) => ({ subject: number, clock: clockKey('defaultDecision', number) })),
  judge: ({ cures }, { cure }, circumstance) => [
    ...demanded(cures?.[cure]),
    ...notJudged(cures?.[cure]),
    anotherPerson(circumstance.actor, [cures?.[cure]?.answered?.by], '审查人与答复人不得为同一人'),
    ...inTime(circumstance, clockKey('defaultDecision', cure)),
  ],
  decides: ({ cures }) => cures,
  apply: (state, { cure, satisfied, remark }, { actor, at }) =>
    withCure(state, cure, { ...state.cures![cure]!, judged: { satisfied, remark, by: actor.person, at } }),
  stops: (_, { cure, satisfied }) => (satisfied ? [clockKey('cure', cure), clockKey('defaultDecision', cure)] : []),
});

export const declareDefault = defineAct<DefaultDeclaration>()({
  name: 'declareDefault',
  title: '认定违约',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('rules2019', 33), cite('civilCode', 563), cite('civilCode', 577)],
  awaited: (state) =>
    undecided(state).map((number) => ({ subject: number, clock: clockKey('defaultDecision', number) })),
  requires: ({ default: declared }) => [houseRule(!declared, '尚未认定违约', '违约已经认定', 'blocks')],
  judge: (state, { cure: number, immediate }, circumstance) => {
    const { cures = {} } = state;
    const { actor } = circumstance;
    if (immediate) return [refusedOrImpossible(immediate.ground), ...separateAtOnce(actor, Object.values(cures))];
    const cure = number === undefined ? undefined : cures[number];
    return [...ofCure(state, number, circumstance), ...(cure ? [separate(actor, [cure]), wholeAsked(cure)] : [])];
  },
  decides: ({ cures }) => cures,
  apply: (state, { facts, cure, immediate }, { actor, at }) => ({
    ...state,
    default: {
      declared: { facts, by: actor.person, at },
      ...(cure === undefined ? {} : { cure }),
      ...(immediate ? { immediate } : {}),
    },
  }),
  starts: ({ default: declared }, _, { at }) =>
    declared?.immediate?.ground === 'lifeAtStake'
      ? [{ clock: 'emergencyReview', from: civilDate(at), basis: 'house' }]
      : [],
  stops: decisionClocks,
});

/** A cure that ran out without being made good; and what came in answer was looked at first. */
export function ofCure({ cures = {} }: Procurement, number: string | undefined, circumstance: Circumstance): Finding[] {
  const cure = number === undefined || !Object.hasOwn(cures, number) ? undefined : cures[number];
  if (!cure || number === undefined) return [cureNeeded()];
  const deadline = circumstance.deadlines[clockKey('cure', number)];
  return [
    periodOver(isLate(deadline, circumstance.at), civilDate(circumstance.at), deadline?.due),
    requirement(
      cure.judged?.satisfied !== true,
      '当事人一方迟延履行主要债务，经催告后在合理期限内仍未履行的，方可解除合同',
      rescission,
      '承接主体已经改正；再有违约的，应当另行催告',
    ),
    houseRule(
      !cure.answered || cure.judged !== undefined,
      '承接主体的答复应当先予审查',
      '请先审查改正情况；或者写明理由',
    ),
    ...inTime(circumstance, clockKey('defaultDecision', number)),
  ];
}

/** What fails in a part of the townships alone is a default of that part. */
function wholeAsked({ demanded }: Cure): Finding {
  const remedy = `催告只涉及${demanded.townships?.join('、')}：请认定部分违约；整个合同目的不能实现的，写明理由`;
  return houseRule(demanded.townships === undefined, '认定整个合同违约的，催告涉及整个合同', remedy);
}

/** Whether nothing was decided on a cure. */
export function isCureOpen(state: Procurement, number: string): boolean {
  return undecided(state).includes(number);
}

/** The cures on which nothing is decided yet: what was not found made good is a default or, in the end, accepted. */
function undecided({ cures = {}, partDefaults = {}, default: declared, acceptance }: Procurement): string[] {
  if (declared || acceptance?.passed) return [];
  const inPart = Object.values(partDefaults).map(({ cure }) => cure);
  return Object.keys(cures).filter((number) => cures[number]!.judged?.satisfied !== true && !inPart.includes(number));
}

/** For whatever makes the decision needless. */
export function decisionClocks({ cures = {} }: Procurement): string[] {
  return Object.keys(cures).map((number) => clockKey('defaultDecision', number));
}

function separate(actor: Actor, cures: readonly Cure[]): Finding {
  const demanders = cures.map(({ demanded }) => demanded.by);
  return anotherPerson(actor, demanders, '认定违约的人与催告的人不得为同一人');
}

/** Who waits for no cure is still not alone: somebody else has seen the breach, or it is said who found the facts. */
function separateAtOnce(actor: Actor, cures: readonly Cure[]): Finding[] {
  const remedy = '请写明由谁查明事实；或者先由经办人催告';
  return [separate(actor, cures), houseRule(cures.length > 0, '直接认定违约的，另有经办人员查明事实', remedy)];
}

function refusedOrImpossible(ground: 'refused' | 'impossible' | 'lifeAtStake'): Finding {
  return ground === 'refused'
    ? requirement(true, '在履行期限届满前，当事人一方明确表示或者以自己的行为表明不履行主要债务', rescission)
    : requirement(true, '有其他违约行为致使不能实现合同目的', rescission);
}

function cureNeeded(): Finding {
  return requirement(
    false,
    '当事人一方迟延履行主要债务，经催告后在合理期限内仍未履行的，方可解除合同',
    rescission,
    '请先催告改正；承接主体明确不履行或者不能履行的，写明所依据的事实',
  );
}

function periodOver(over: boolean, today: CivilDate, due: string | undefined): Finding {
  return {
    ...requirement(over, '经催告后在合理期限内仍未履行：催告的期限应当已经届满', rescission),
    ...(due ? { required: `不早于 ${dayAfter(due)}`, actual: today } : {}),
    ...(over ? {} : { remedy: due ? `最早可于 ${dayAfter(due)} 认定违约` : '请先催告改正' }),
  };
}

function demanded(cure: Cure | undefined): Finding[] {
  return [houseRule(cure !== undefined, '应当注明已经发出的催告', '请核对催告的序号', 'blocks')];
}

function notJudged(cure: Cure | undefined): Finding[] {
  return [houseRule(!cure?.judged, '本次催告尚未审查完毕', '本次催告已经审查；另有违约的，应当另行催告', 'blocks')];
}

function lastCure({ cures = {} }: Procurement): string {
  return String(Object.keys(cures).length);
}

function nextCure({ cures = {} }: Procurement): string {
  return String(Object.keys(cures).length + 1);
}

function withCure(state: Procurement, number: string, cure: Cure): Procurement {
  return { ...state, cures: { ...state.cures, [number]: cure } };
}
