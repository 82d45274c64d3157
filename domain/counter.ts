/** 修改意见：before anybody has signed, the provider may ask for other words; what the award has fixed stays as it is. */
import { nextNumber, type OpenClauses } from './contract-state.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { isTender } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { ContractCounter, CounterAcceptance, CounterRefusal } from './shapes/amendment.ts';
import { civilDate } from './time.ts';

export const counterContract = defineAct<ContractCounter>()({
  name: 'counterContract',
  title: '对合同提出修改意见',
  during: ['contract'],
  by: ['supplier'],
  under: [cite('procurementLaw', 43, 1), cite('procurementLaw', 46, 1)],
  requires: (state, { actor }) => [
    houseRule(state.contract !== undefined, '合同起草后方可提出修改意见', '请待购买主体起草合同', 'blocks'),
    houseRule(
      actor.organisation === (state.contract?.provider ?? actor.organisation),
      '由中标（成交）供应商办理',
      '贵单位不是本项目的中标（成交）供应商',
      'blocks',
    ),
    houseRule(
      !state.contract?.signedByProvider && !state.contract?.signedByPurchaser,
      '一方签署后，合同不再修改',
      '不同意合同条款的，请登记拒绝签订；签订之后的变更，按合同变更办理',
      'blocks',
    ),
    houseRule(openCounter(state) === undefined, '一次答复一份修改意见', '前一份意见尚未答复，请待其答复', 'blocks'),
  ],
  judge: (state, { changes }) => [inSubstance(state, changes)],
  apply: (state, { changes, reason }, { actor, at }) => ({
    ...state,
    counters: {
      ...state.counters,
      [nextNumber(state.counters)]: {
        proposed: { by: actor.person, at, reason },
        changes,
        was: wordsOf(state, changes),
      },
    },
  }),
  starts: (_, __, { at }) => [{ clock: 'counterAnswer', from: civilDate(at), basis: 'house' }],
});

/** What was asked for becomes the draft; whoever approves it approves it anew. */
export const acceptCounter = defineAct<CounterAcceptance>()({
  name: 'acceptCounter',
  title: '采纳修改意见',
  during: ['contract'],
  by: ['officer'],
  under: [cite('procurementLaw', 43, 1), cite('procurementLaw', 46, 1)],
  decides: ({ counters }) => counters,
  awaited: (state) => {
    const subject = openCounter(state);
    return subject === undefined ? [] : [{ subject, clock: 'counterAnswer' }];
  },
  judge: (state, { counter }) => [
    unanswered(state, counter),
    ...(openCounter(state) === counter ? [inSubstance(state, state.counters![counter]!.changes)] : []),
  ],
  apply: (state, { counter }, { actor, at }) => {
    const one = state.counters?.[counter];
    if (!one || !state.contract) return state;
    return {
      ...state,
      contract: { ...state.contract, ...one.changes, drafted: { by: actor.person, at }, approved: undefined },
      counters: { ...state.counters, [counter]: { ...one, accepted: { by: actor.person, at } } },
    };
  },
  stops: () => ['counterAnswer'],
});

export const declineCounter = defineAct<CounterRefusal>()({
  name: 'declineCounter',
  title: '不采纳修改意见',
  during: ['contract'],
  by: ['officer'],
  under: [cite('procurementLaw', 46, 1)],
  decides: ({ counters }) => counters,
  judge: (state, { counter }) => [unanswered(state, counter)],
  apply: (state, { counter, reason }, { actor, at }) => {
    const one = state.counters?.[counter];
    if (!one) return state;
    const declined = { by: actor.person, at, reason };
    return { ...state, counters: { ...state.counters, [counter]: { ...one, declined } } };
  },
  stops: () => ['counterAnswer'],
});

/** The number of the counter-version that nobody has answered. */
export function openCounter({ counters = {} }: Procurement): string | undefined {
  return Object.keys(counters).find((number) => !counters[number]!.accepted && !counters[number]!.declined);
}

export function counterAnswered(state: Procurement, what: string): Finding {
  const remedy = '请经办人先采纳，或者写明理由不予采纳';
  return houseRule(openCounter(state) === undefined, `供应商的修改意见答复后方可${what}`, remedy, 'blocks');
}

function unanswered(state: Procurement, counter: string): Finding {
  return houseRule(openCounter(state) === counter, '尚未答复的修改意见方可答复', '请核对修改意见的序号', 'blocks');
}

/** Quality is what was tendered and bid for: it is worded otherwise by nobody after the award. */
function inSubstance({ opening }: Procurement, { quality }: OpenClauses): Finding {
  const remedy = '质量要求由采购文件和投标（响应）文件确定：请去掉该项修改';
  return isTender(opening.method)
    ? requirement(
        quality === undefined,
        '所签订的合同不得对招标文件确定的事项和中标人投标文件作实质性修改',
        cite('tender87', 71, 1),
        remedy,
      )
    : requirement(
        quality === undefined,
        '按照采购文件确定的事项签订政府采购合同',
        cite('procurementLaw', 46, 1),
        remedy,
      );
}

/** The same clauses as they were. */
function wordsOf({ contract }: Procurement, changes: OpenClauses): OpenClauses {
  const names = Object.keys(changes) as (keyof OpenClauses)[];
  return contract ? Object.fromEntries(names.map((name) => [name, contract[name]])) : {};
}
