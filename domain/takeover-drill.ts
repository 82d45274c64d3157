/** 预案演练：once a year the plan is played through on a clock of its own; nobody is told, nothing is sent, the result is kept. */
import { type Finding, houseRule, termOf } from './finding.ts';
import { inTime } from './lateness.ts';
import type { Drill, DrillResult, TakeoverPlan } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { DrillRecord } from './shapes/partial-default.ts';
import { civilDate } from './time.ts';

export const recordDrill = defineAct<DrillRecord>()({
  name: 'recordDrill',
  title: '演练临时接管预案',
  during: ['performance', 'acceptance'],
  by: ['officer'],
  under: [],
  awaited: ({ takeoverPlan }) => (takeoverPlan?.capacity ? [{ clock: 'takeoverDrill' }] : []),
  requires: ({ takeoverPlan }, circumstance) => [
    houseRule(takeoverPlan !== undefined, '有预案方可演练', '请先制定临时接管预案', 'blocks'),
    houseRule(
      takeoverPlan?.capacity !== undefined,
      '预案写明各接续单位的接续人数和到位时间，方可演练',
      '请补充预案',
      'blocks',
    ),
    ...inTime(circumstance, 'takeoverDrill'),
  ],
  judge: ({ takeoverPlan }, { occurredOn, townships, unavailable }, { at }) => [
    houseRule(occurredOn <= civilDate(at), '演练日期不得晚于今天', '请核对日期', 'blocks'),
    ...(takeoverPlan?.capacity ? ofResult(rehearsed(takeoverPlan, townships, unavailable)) : []),
  ],
  apply: (state, { occurredOn, townships, unavailable, lessons }, { actor, at }) => {
    if (!state.takeoverPlan) return state;
    const result = rehearsed(state.takeoverPlan, townships, unavailable);
    const drill: Drill = { occurredOn, townships, unavailable, lessons, result, by: actor.person, at };
    return withDrill(state, drill);
  },
  starts: (_, { occurredOn: from }) => [{ clock: 'takeoverDrill', from, basis: 'plan' }],
});

/**
 * The plan played through: township by township, largest first, each is filled from the plan in its order, for as many as each
 * has places; whoever is said to be away is passed over. The clock is moved to the hour at which each stands ready.
 */
export function rehearsed(
  { successors, capacity = {} }: Pick<TakeoverPlan, 'successors' | 'capacity'>,
  townships: Readonly<Record<string, number>>,
  unavailable: readonly string[],
): DrillResult {
  const left = new Map(successors.map((one) => [one, unavailable.includes(one) ? 0 : (capacity[one]?.places ?? 0)]));
  const result: Record<string, { sent: Record<string, number>; uncovered: number; readyHours: number }> = {};
  const largestFirst = Object.entries(townships).sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  for (const [township, recipients] of largestFirst) {
    const sent: Record<string, number> = {};
    let uncovered = recipients;
    for (const successor of successors) {
      const places = Math.min(uncovered, left.get(successor)!);
      if (places === 0) continue;
      sent[successor] = places;
      left.set(successor, left.get(successor)! - places);
      uncovered -= places;
    }
    const readyHours = Math.max(0, ...Object.keys(sent).map((one) => capacity[one]!.withinHours));
    result[township] = { sent, uncovered, readyHours };
  }
  return result;
}

function ofResult(result: DrillResult): Finding[] {
  const left = Object.entries(result).filter(([, { uncovered }]) => uncovered > 0);
  const remedy = `${left.map(([township, { uncovered }]) => `${township}有 ${uncovered} 人`).join('，')}无人接续`;
  return [
    termOf('plan', left.length === 0, '演练中每一名服务对象都有人接续', {
      required: '0 人',
      actual: `${left.reduce((total, [, { uncovered }]) => total + uncovered, 0)} 人`,
      remedy: `${remedy}：请补充接续单位；或者写明如何补足`,
      force: 'warns',
    }),
  ];
}

function withDrill(state: Procurement, drill: Drill): Procurement {
  const number = String(Object.keys(state.drills ?? {}).length + 1);
  return { ...state, drills: { ...state.drills, [number]: drill } };
}
