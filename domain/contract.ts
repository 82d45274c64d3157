/** 合同：drafted as it was awarded, approved by a second person, with a plan for the day the provider fails (细则17, 33). */
import type { Actor } from './act.ts';
import { ofClauses, ofForm, ofServices, whole } from './clauses.ts';
import { counterAnswered } from './counter.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { sum } from './money.ts';
import { ofPaymentTerms } from './payment-terms.ts';
import { defineAct, type Instalment, type Procurement } from './procurement.ts';
import type { ContractApproval, ContractDraft, ContractReturn, TakeoverPlanFiling } from './shapes/contract.ts';
import { ofOrder } from './takeover-order.ts';
import { ofAward, ofInstalments, ofPeriod, ofSecurity } from './terms.ts';
import { civilDate } from './time.ts';

export const draftContract = defineAct<ContractDraft>()({
  name: 'draftContract',
  title: '起草合同',
  during: ['contract'],
  by: ['officer'],
  under: [cite('rules2019', 17), cite('procurementLaw', 46, 1), cite('purchase102', 23)],
  awaited: ({ contract }) => (contract && !contract.returned ? [] : [{ clock: 'contractSigning' }]),
  requires: (state) => [...beforeDrafting(state), counterAnswered(state, '重新起草')],
  judge: (state, draft, circumstance) => [
    ofClauses(draft),
    ...ofAward(state, draft),
    ...ofServices(state, draft),
    ...ofInstalments(draft),
    ...ofPaymentTerms(state, draft),
    ...ofForm(draft),
    ...ofSecurity(state, draft),
    ...ofPeriod(state, draft, circumstance),
  ],
  apply: (procurement, draft, { actor, at }) => {
    const { instalments, ...clauses } = whole(draft);
    return {
      ...procurement,
      contract: { ...clauses, provider: procurement.winner?.supplier ?? '', drafted: { by: actor.person, at } },
      instalments: Object.fromEntries(Object.entries(instalments).map(([number, one]) => [number, unpaid(one)])),
    };
  },
});

export const approveContract = defineAct<ContractApproval>()({
  name: 'approveContract',
  title: '审定合同',
  during: ['contract'],
  by: ['director'],
  under: [cite('rules2019', 17), cite('rules2019', 18)],
  decides: ({ contract, instalments }) => ({ contract, instalments }),
  awaited: ({ contract }) =>
    contract && !contract.approved && !contract.returned ? [{ clock: 'contractSigning' }] : [],
  requires: (state, { actor }) => [counterAnswered(state, '审定合同'), ...beforeApproval(state.contract, actor)],
  apply: (procurement, _, { actor, at }) => ({
    ...procurement,
    contract: procurement.contract && { ...procurement.contract, approved: { by: actor.person, at } },
  }),
});

export const returnContract = defineAct<ContractReturn>()({
  name: 'returnContract',
  title: '退回合同',
  during: ['contract'],
  by: ['director'],
  under: [cite('rules2019', 18)],
  decides: ({ contract, instalments }) => ({ contract, instalments }),
  requires: ({ contract }, { actor }) => [
    houseRule(contract !== undefined && !contract.returned, '合同起草完成后方可退回', '请待经办人起草合同', 'blocks'),
    houseRule(
      !contract?.signedByPurchaser && !contract?.signedByProvider,
      '一方签署后，合同不再退回',
      '供应商拒绝签订的，登记拒绝签订',
      'blocks',
    ),
    anotherPerson(actor, [contract?.drafted.by], '起草人不得退回自己起草的合同'),
  ],
  apply: (procurement, { reason }, { actor, at }) => ({
    ...procurement,
    contract: procurement.contract && {
      ...procurement.contract,
      approved: undefined,
      returned: { by: actor.person, at, reason },
    },
  }),
});

/** 细则33 names no time for it; that it lies ready before the signature is this house's rule, kept in `signContract`. */
export const fileTakeoverPlan = defineAct<TakeoverPlanFiling>()({
  name: 'fileTakeoverPlan',
  title: '制定临时接管预案',
  during: ['contract', 'performance', 'acceptance', 'terminated'],
  by: ['officer'],
  under: [cite('rules2019', 33)],
  awaited: ({ takeoverPlan, contract }) =>
    takeoverPlan ? [] : [contract?.signedOn ? {} : { clock: 'contractSigning' }],
  judge: ({ winner, contract }, plan) => [
    ...ofSuccessors(plan.successors, contract?.provider ?? winner?.supplier),
    ...ofCapacity(plan),
    ...ofOrder(plan),
  ],
  apply: (procurement, plan, { actor, at }) => ({
    ...procurement,
    takeoverPlan: { ...plan, filed: { by: actor.person, at } },
  }),
  starts: (_, { capacity }, { at }) =>
    capacity ? [{ clock: 'takeoverDrill', from: civilDate(at), basis: 'plan' }] : [],
});

export function ofSuccessors(successors: readonly string[], provider: string | undefined): Finding[] {
  const holds = provider === undefined || !successors.includes(provider);
  return [
    houseRule(holds, '承接主体不能接管自己', `请从接续单位中删去 ${provider}`, 'blocks'),
    houseRule(new Set(successors).size === successors.length, '接续单位不得重复', '请删去重复的单位', 'blocks'),
  ];
}

/** Whoever steps in must be able to: together the successors stand ready for everybody. */
function ofCapacity({ successors, recipients = 0, capacity = {} }: TakeoverPlanFiling): Finding[] {
  const strange = Object.keys(capacity).filter((one) => !successors.includes(one));
  const places = sum(Object.values(capacity).map((one) => one.places));
  return [
    houseRule(strange.length === 0, '接续能力按接续单位填写', `请删去 ${strange.join('、')}`, 'blocks'),
    {
      ...houseRule(
        places >= recipients,
        '接续单位合计能够接续全部服务对象',
        '请增加接续单位，或者写明不足部分如何安置',
      ),
      required: `≥ ${recipients} 人`,
      actual: `${places} 人`,
    },
  ];
}

function beforeDrafting({ award, contract, scheme }: Procurement): Finding[] {
  return [
    houseRule(award !== undefined, '发出中标（成交）通知书后方可起草合同', '请先发出通知书', 'blocks'),
    houseRule(!contract?.approved, '合同经审定的，退回后方可修改', '合同已经审定：请负责人先退回合同', 'blocks'),
    requirement(
      scheme !== undefined,
      '合同应当明确服务的内容、期限、数量、质量、价格，资金结算方式，双方的权利义务事项和违约责任',
      cite('rules2019', 17),
      '请先编制实施方案',
    ),
  ];
}

function beforeApproval(contract: Procurement['contract'], actor: Actor): Finding[] {
  return [
    houseRule(contract !== undefined && !contract.returned, '合同起草完成后方可审定', '请经办人起草合同', 'blocks'),
    houseRule(!contract?.approved, '合同尚未审定', '合同已经审定，无需重复审定', 'blocks'),
    anotherPerson(actor, [contract?.drafted.by], '起草人不得审定自己起草的合同'),
  ];
}

function unpaid({ title, amountFen, gate, plannedOn }: ContractDraft['instalments'][string]): Instalment {
  return { title, amountFen, gate, plannedOn, paidFen: 0, deductedFen: 0, waivedFen: 0 };
}
