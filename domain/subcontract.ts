/** 分包：a part may be handed on with the purchaser's consent; to hand on the whole, at once or piece by piece, is 转包. */
import { nextNumber, type Subcontract } from './contract-state.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { sum, yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { SubcontractConsent, SubcontractRefusal, SubcontractRequest } from './shapes/amendment.ts';
import { civilDate } from './time.ts';

export const requestSubcontract = defineAct<SubcontractRequest>()({
  name: 'requestSubcontract',
  title: '申请分包',
  during: ['performance'],
  by: ['supplier'],
  under: [cite('rules2019', 32), cite('procurementLaw', 48, 1)],
  judge: (state, { subcontractor, amountFen }) => [
    ofSubcontractor(state, subcontractor),
    notTransferred(state, amountFen),
    houseRule(
      !Object.values(state.subcontracts ?? {}).some((one) => one.subcontractor === subcontractor && !one.refused),
      '同一单位的分包只申请一次',
      '该单位的分包已经申请或者同意：另有部分要分包的，写明理由',
    ),
  ],
  apply: (state, part, { actor, at }) => ({
    ...state,
    subcontracts: {
      ...state.subcontracts,
      [nextNumber(state.subcontracts)]: { ...part, requested: { by: actor.person, at } },
    },
  }),
  starts: ({ subcontracts = {} }, _, { at }) => [
    {
      clock: 'subcontractDecision',
      of: String(Object.keys(subcontracts).length),
      from: civilDate(at),
      basis: 'house',
    },
  ],
});

export const consentToSubcontract = defineAct<SubcontractConsent>()({
  name: 'consentToSubcontract',
  title: '同意分包',
  during: ['performance'],
  by: ['director'],
  under: [cite('rules2019', 32), cite('procurementLaw', 48)],
  decides: ({ subcontracts }) => subcontracts,
  awaited: ({ subcontracts = {} }) =>
    Object.keys(subcontracts)
      .filter((number) => isOpen(subcontracts[number]))
      .map((number) => ({ subject: number, clock: clockKey('subcontractDecision', number) })),
  judge: (state, { subcontract }) => {
    const one = state.subcontracts?.[subcontract];
    return isOpen(one) ? [asked(true), notTransferred(state, one.amountFen)] : [asked(false)];
  },
  apply: (state, { subcontract }, { actor, at }) =>
    withSubcontract(state, subcontract, { consented: { by: actor.person, at } }),
  stops: (_, { subcontract }) => [clockKey('subcontractDecision', subcontract)],
});

export const refuseSubcontract = defineAct<SubcontractRefusal>()({
  name: 'refuseSubcontract',
  title: '不同意分包',
  during: ['performance'],
  by: ['director'],
  under: [cite('rules2019', 32)],
  decides: ({ subcontracts }) => subcontracts,
  judge: (state, { subcontract }) => [asked(isOpen(state.subcontracts?.[subcontract]))],
  apply: (state, { subcontract, reason }, { actor, at }) =>
    withSubcontract(state, subcontract, { refused: { by: actor.person, at, reason } }),
  stops: (_, { subcontract }) => [clockKey('subcontractDecision', subcontract)],
});

function isOpen(one: Subcontract | undefined): one is Subcontract {
  return one !== undefined && !one.consented && !one.refused;
}

function asked(holds: boolean): Finding {
  return houseRule(holds, '承接主体申请、尚未答复的分包方可决定', '请核对分包的序号', 'blocks');
}

function ofSubcontractor({ contract, opening }: Procurement, subcontractor: string): Finding {
  const parties = [contract?.provider, opening.purchaser, opening.agency];
  const remedy = '请填写承接主体、购买主体、采购代理机构以外的单位';
  return houseRule(!parties.includes(subcontractor), '分包给合同当事人以外的单位', remedy, 'blocks');
}

/** All parts together are less than the whole: who hands it on piece by piece hands it on. */
function notTransferred({ contract, subcontracts = {} }: Procurement, amountFen: number): Finding {
  const consentedFen = sum(Object.values(subcontracts).flatMap((one) => (one.consented ? [one.amountFen] : [])));
  const valueFen = contract?.valueFen ?? 0;
  const remedy = '全部转给他人的不得同意：请由承接主体自行履行，或者减少分包的部分';
  return {
    ...requirement(consentedFen + amountFen < valueFen, '严禁服务转包', cite('rules2019', 32), remedy),
    required: `< ${yuan(valueFen)}`,
    actual: yuan(consentedFen + amountFen),
  };
}

function withSubcontract(state: Procurement, number: string, change: Partial<Subcontract>): Procurement {
  const one = state.subcontracts?.[number];
  return one ? { ...state, subcontracts: { ...state.subcontracts, [number]: { ...one, ...change } } } : state;
}
