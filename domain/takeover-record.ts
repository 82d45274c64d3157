/** 临时接管：a procurement opens a takeover when its service cannot be given, and learns what came of it (细则33). */
import type { Circumstance, Consequence } from './act.ts';
import { needsContinuity } from './complaint-record.ts';
import type { InterimCapacity } from './contract-state.ts';
import { houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { sum } from './money.ts';
import type { TakeoverRecord } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { fixDue, openInstalments, owedClocks, waivedClocks } from './settlement.ts';
import type { TakeoverActivation, TakeoverEnd, TakeoverSettlementRecord } from './shapes/takeover-record.ts';
import { ofActivation } from './takeover-trigger.ts';

const continuity = cite('rules2019', 33);

export const activateTakeover = defineAct<TakeoverActivation>()({
  name: 'activateTakeover',
  title: '启动临时接管',
  during: ['performance', 'acceptance', 'terminated'],
  by: ['director'],
  under: [continuity, cite('civilCode', 581)],
  // A contract that was ended without one was ended with a reason for it.
  awaited: (state) => {
    const { default: declared, takeovers, termination } = state;
    if (needsContinuity(state)) return [{ clock: 'continuityArranged' }];
    return declared && !takeovers && !termination ? [{}] : [];
  },
  requires: (state) => [
    requirement(
      state.takeoverPlan !== undefined,
      '应当制定临时接管预案；承接主体不能按合同约定提供服务时，及时启动预案',
      continuity,
      '请先备案临时接管预案',
    ),
    houseRule(openTakeovers(state).length === 0, '同一采购同时只有一宗接管', '已有接管在办：确需另行启动的，写明理由'),
  ],
  judge: (state, input, { at }) => ofActivation(state, input, at),
  apply: (state, { reason }, { actor, at }) => ({
    ...state,
    takeovers: {
      ...state.takeovers,
      [String(Object.keys(state.takeovers ?? {}).length + 1)]: { started: { reason, by: actor.person, at } },
    },
  }),
  stops: () => ['continuityArranged'],
  sends: (state, input, circumstance) => [opening(state, input, circumstance)],
});

export const recordTakeoverSettlement = defineAct<TakeoverSettlementRecord>()({
  name: 'recordTakeoverSettlement',
  title: '记入接管的结算结果',
  during: ['terminated'],
  by: ['proceeding'],
  under: [cite('civilCode', 566)],
  judge: ({ takeovers }, { takeover }) => [known(takeovers?.[takeover])],
  apply: (state, { takeover, dueFen }) =>
    withTakeover(fixDue(state, dueFen), takeover, { settledFen: sum(Object.values(dueFen)) }),
  starts: (state, { dueFen }, circumstance) => owedClocks(state, dueFen, circumstance),
  stops: (state, { dueFen }) => waivedClocks(state, dueFen),
});

export const closeTakeoverRecord = defineAct<TakeoverEnd>()({
  name: 'closeTakeoverRecord',
  title: '记入接管已经结束',
  // A takeover that did not end in termination may outlive every other stage.
  during: ['performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['proceeding'],
  under: [continuity],
  judge: ({ takeovers }, { takeover }) => [known(takeovers?.[takeover])],
  apply: (state, { takeover }, { at }) => withTakeover(state, takeover, { closedAt: at }),
});

/** The numbers of the takeovers that are not closed. */
export function openTakeovers({ takeovers = {} }: Procurement): string[] {
  return Object.keys(takeovers).filter((number) => takeovers[number]!.closedAt === undefined);
}

function known(takeover: TakeoverRecord | undefined) {
  return houseRule(takeover !== undefined && !takeover.closedAt, '接管应当在办', '请核对接管的序号', 'blocks');
}

function withTakeover(state: Procurement, number: string, change: Partial<TakeoverRecord>): Procurement {
  const takeover = state.takeovers?.[number];
  if (!takeover) return state;
  return { ...state, takeovers: { ...state.takeovers, [number]: { ...takeover, ...change } } };
}

function placesOf(capacity: NonNullable<InterimCapacity['capacity']>): Record<string, number> {
  return Object.fromEntries(Object.entries(capacity).map(([successor, { places }]) => [successor, places]));
}

function opening(state: Procurement, input: TakeoverActivation, { actor, at }: Circumstance): Consequence {
  const { id, contract, takeoverPlan, takeovers = {}, termination } = state;
  const number = String(Object.keys(takeovers).length);
  const { commander, dutyPhone, successors, capacity } = takeoverPlan!;
  return {
    proceeding: 'takeover',
    id: `${id}:${number}`,
    act: 'openTakeover',
    input: {
      ...input,
      procurement: id,
      number,
      title: state.opening.title,
      purchaser: state.opening.purchaser,
      provider: contract!.provider,
      providerIsSme: contract!.providerIsSme,
      contractNumber: contract!.number,
      commander,
      dutyPhone,
      successors,
      ...(capacity ? { places: placesOf(capacity) } : {}),
      requestedBy: actor.person,
      requestedAt: at,
      ...(termination ? { ended: { occurredOn: termination.occurredOn, instalments: openInstalments(state) } } : {}),
    },
  };
}
