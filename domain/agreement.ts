/** 单一来源协商：people who know the matter settle a fair price with the one supplier; what they agreed is what the contract is worth. */
import { inForce } from './fact.ts';
import { afterFiling } from './filed-plan.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { afterIntention } from './intention.ts';
import { cite } from './law/cite.ts';
import { approvedMethod } from './method-approval.ts';
import { yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { AgreementConfirmation, AgreementRecord } from './shapes/direct.ts';
import { afterDisplay, isUpheld, unanswered } from './single-source.ts';
import { civilDate } from './time.ts';

export const recordAgreement = defineAct<AgreementRecord>()({
  name: 'recordAgreement',
  title: '登记协商情况记录',
  during: ['announcement'],
  by: ['officer', 'agency'],
  under: [cite('nonTender74', 41), cite('nonTender74', 42), cite('procurementLaw', 31)],
  awaited: (state) => (state.agreement || isUpheld(state) ? [] : [{ clock: 'noticePublication' }]),
  requires: (state, circumstance) => [
    afterFiling(state),
    houseRule(!state.agreement, '尚未协商', '协商情况已经登记', 'blocks'),
    requirement(
      unanswered(state).length === 0,
      '收到对公示的异议后，应当组织补充论证',
      cite('nonTender74', 40, 1),
      `请先答复第 ${unanswered(state).join('、')} 件异议`,
    ),
    requirement(
      !isUpheld(state),
      '论证后认为异议成立的，应当依法采取其他采购方式',
      cite('nonTender74', 40, 1),
      '请负责人改用其他采购方式',
    ),
    ...approvedMethod(state),
    ...afterIntention(state, circumstance.at),
  ],
  judge: (state, agreement, circumstance) => [
    ...afterDisplay(state, agreement.ground, circumstance),
    ...ofSupplier(state, agreement),
    ...ofPrice(state, agreement),
    houseRule(
      agreement.occurredOn <= civilDate(circumstance.at),
      '协商日期不得晚于今天',
      '请填写实际协商之日',
      'blocks',
    ),
  ],
  apply: (procurement, agreement, { actor, at }) => ({
    ...procurement,
    agreement: { ...agreement, recorded: { by: actor.person, at } },
  }),
  stops: () => ['noticePublication'],
  fact: {
    fields: ['occurredOn', 'place', 'recordSha256'],
    instead: { priceFen: '价格以协商情况记录为准：价格有误的，终止后重新协商' },
    stands: ({ agreement }, { at }) => [
      inForce(agreement?.recorded.at === at),
      houseRule(!agreement?.confirmed, '确认之前方可更正', '协商结果已经确认', 'blocks'),
    ],
    without: ({ agreement, ...state }) => state,
  },
});

/** The purchaser takes what was agreed: the supplier is fixed, and its price with it. */
export const confirmAgreement = defineAct<AgreementConfirmation>()({
  name: 'confirmAgreement',
  title: '确认协商结果',
  during: ['selection'],
  by: ['director'],
  under: [cite('nonTender74', 41), cite('nonTender74', 42)],
  decides: ({ agreement }) => agreement,
  awaited: ({ agreement, winner }) => (agreement && !winner ? [{}] : []),
  requires: ({ agreement, winner }, { actor }) => [
    houseRule(agreement !== undefined, '协商情况登记后方可确认', '请先登记协商情况记录', 'blocks'),
    houseRule(!winner, '协商结果尚未确认', '成交供应商已经确定', 'blocks'),
    anotherPerson(actor, [agreement?.recorded.by], '登记协商情况的人不得确认其结果'),
  ],
  apply: (procurement, _, { actor, at }) => {
    const { agreement } = procurement;
    if (!agreement) return procurement;
    const confirmed = { by: actor.person, at };
    return {
      ...procurement,
      agreement: { ...agreement, confirmed },
      ranking: [agreement.supplier],
      winner: { supplier: agreement.supplier, priceFen: agreement.priceFen, fixed: confirmed },
    };
  },
  starts: (_, __, { at }) => [{ clock: 'awardNotice', from: civilDate(at), basis: 'statute' }],
});

function ofSupplier({ display }: Procurement, { supplier }: AgreementRecord): Finding[] {
  if (!display) return [];
  const holds = supplier === display.supplier;
  return [houseRule(holds, '与所公示的唯一供应商协商', `公示的是 ${display.supplier}`, 'blocks')];
}

function ofPrice({ scheme }: Procurement, { priceFen }: AgreementRecord): Finding[] {
  const most = scheme?.ceilingFen ?? 0;
  return [
    {
      ...requirement(
        priceFen <= most,
        '报价超过采购预算的，应当终止采购活动',
        cite('nonTender74', 43),
        `商定的价格最多 ${yuan(most)}`,
      ),
      required: `≤ ${yuan(most)}`,
      actual: yuan(priceFen),
    },
  ];
}
