/** 村（居）民委员会协助 (细则38): what a committee does for the office, and the money that goes with it, 费随事转. */
import { inForce } from './fact.ts';
import { anotherPerson, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { yuan } from './money.ts';
import type { OfShortage, VillageAssignment, VillageWork, villageDuties } from './shapes/township.ts';
import { civilDate } from './time.ts';
import {
  defineTownshipAct,
  hasBeen,
  nextNumber,
  onRecord,
  roomFor,
  type Township,
  type Village,
  villagesMax,
} from './township-state.ts';

type Duty = (typeof villageDuties)[number];
/** One line of the reckoning: what was done, counted to what was entrusted at most, times its price. */
export interface VillageMoneyLine {
  duty: Duty;
  done: number;
  counted: number;
  unitFen: number;
  fen: number;
}

export const assignVillage = defineTownshipAct<VillageAssignment>()({
  name: 'assignVillage',
  title: '委托村（居）协助事项（费随事转）',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 38, 1), cite('rules2019', 38, 2)],
  requires: ({ villages }) => [roomFor(villages, villagesMax)],
  judge: ({ villages = {} }, { village, year }) => [
    houseRule(
      !Object.values(villages).some((one) => one.village === village && one.year === year),
      '同一村（居）一年委托一次',
      '当年追加事项的，写明理由',
    ),
  ],
  apply: (state, assignment, { actor, at }) =>
    withVillage(state, nextNumber(state.villages), { ...assignment, assigned: { by: actor.person, at } }),
});

export const reportVillageWork = defineTownshipAct<VillageWork>()({
  name: 'reportVillageWork',
  title: '登记村（居）完成情况',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 38, 1)],
  awaited: ({ villages }) => waiting(villages, ({ done }) => !done),
  judge: ({ villages = {} }, { number, quantities, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    onRecord(villages[number] !== undefined, '村（居）协助事项'),
    houseRule(!villages[number]?.confirmed, '经费核定之前方可登记完成情况', '经费已经核定，不再改动', 'blocks'),
    houseRule(
      Object.keys(quantities).every((duty) => villages[number]?.duties[duty as Duty] !== undefined),
      '完成的应当是委托的事项',
      '未经委托的事项不计经费：请删去，或者另行委托',
      'blocks',
    ),
  ],
  apply: (state, { number, quantities, occurredOn }, { actor, at }) =>
    withVillage(state, number, {
      ...state.villages![number]!,
      done: { quantities, occurredOn, by: actor.person, at },
    }),
  fact: {
    fields: ['quantities', 'occurredOn'],
    instead: { number: '登记到别的村（居）的，请分别重新登记' },
    stands: ({ villages }, { corrected: { number }, at }) => [
      inForce(villages?.[number]?.done?.at === at && !villages[number]?.confirmed),
    ],
    without: (state, { corrected: { number } }) => {
      const { done: _, ...before } = state.villages![number]!;
      return withVillage(state, number, before);
    },
  },
});

export const confirmVillageMoney = defineTownshipAct<OfShortage>()({
  name: 'confirmVillageMoney',
  title: '核定村（居）协助经费',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 38, 2)],
  decides: ({ villages }) => villages,
  awaited: ({ villages }) => waiting(villages, ({ done, confirmed }) => done !== undefined && !confirmed),
  judge: ({ villages = {} }, { number }, { actor }) => {
    const one = villages[number];
    return [
      onRecord(one !== undefined, '村（居）协助事项'),
      houseRule(!one?.confirmed, '一次委托核定一次', '已经核定，无需重复核定', 'blocks'),
      requirement(
        one?.done !== undefined,
        '按照费随事转原则给予支持：先有完成情况，后核定经费',
        cite('rules2019', 38, 2),
        '请先登记完成情况',
      ),
      anotherPerson(actor, [one?.assigned.by, one?.done?.by], '委托人、登记人不得核定自己经手的经费'),
    ];
  },
  apply: (state, { number }, { actor, at }) => {
    const one = state.villages![number]!;
    const payableFen = villageMoney(one).reduce((sum, { fen }) => sum + fen, 0);
    return withVillage(state, number, { ...one, confirmed: { payableFen, by: actor.person, at } });
  },
});

/** The amount is this reckoning; there is no other way to it. Nothing is rounded: whole units at whole fen. */
export function villageMoney({ duties, done }: Village): VillageMoneyLine[] {
  return Object.entries(duties).map(([duty, { quantity, unitFen }]) => {
    const times = done?.quantities[duty] ?? 0;
    const counted = Math.min(times, quantity);
    return { duty: duty as Duty, done: times, counted, unitFen, fen: counted * unitFen };
  });
}

function waiting(villages: Township['villages'] = {}, isWaiting: (one: Village) => boolean) {
  return Object.entries(villages)
    .filter(([, one]) => isWaiting(one))
    .map(([number, one]) => ({ subject: `${number}（${one.village}，${yuan(mostFen(one))} 以内）` }));
}

function mostFen({ duties }: Village): number {
  return Object.values(duties).reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0);
}

function withVillage(state: Township, number: string, one: Village): Township {
  return { ...state, villages: { ...state.villages, [number]: one } };
}
