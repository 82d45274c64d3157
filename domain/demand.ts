/** 需求与测算：what recipients need, as they were asked, and what it costs, as those who know were heard (条例15, 细则24). */
import { inForce } from './fact.ts';
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import { defineAct, type Procurement, type Signed } from './procurement.ts';
import type { CostEstimate, DemandRecord } from './shapes/demand.ts';
import { civilDate } from './time.ts';

export type Demand = DemandRecord & { recorded: Signed };
export type Estimate = CostEstimate & { recorded: Signed };

const open = ({ plan }: Procurement) => !plan || plan.gaps !== undefined;

export const recordDemand = defineAct<DemandRecord>()({
  name: 'recordDemand',
  title: '登记服务需求',
  during: ['budget', 'filing'],
  by: ['officer'],
  under: [cite('procurementRegulation', 15, 2), cite('rules2019', 12, 2)],
  awaited: (state) =>
    state.stage === 'filing' && state.opening.serviceKind === 'caring' && !state.demand && open(state) ? [{}] : [],
  requires: (state) => [houseRule(open(state), '备案之前登记服务需求', '采购实施计划已经报备：需求不再变更', 'blocks')],
  judge: (state, { consulted, survey, occurredOn }, { at }) => [
    houseRule(occurredOn <= civilDate(at), '调查日期不得晚于今天', '请填写实际调查之日', 'blocks'),
    ...ofPublic(state, consulted),
    ...(survey ? measure(state, 'surveyRespondents', survey.respondents, '对象较少的，写明理由') : []),
  ],
  apply: (state, demand, { actor, at }) => ({ ...state, demand: { ...demand, recorded: { by: actor.person, at } } }),
  fact: {
    fields: ['recipients', 'basis', 'occurredOn', 'consulted', 'survey', 'evidenceSha256'],
    stands: ({ demand }, { at }) => [inForce(demand?.recorded.at === at)],
    without: ({ demand, ...state }) => state,
  },
});

export const recordEstimate = defineAct<CostEstimate>()({
  name: 'recordEstimate',
  title: '登记费用测算',
  during: ['budget', 'filing'],
  by: ['officer', 'unitAccountant'],
  under: [cite('rules2019', 24)],
  requires: (state) => [houseRule(open(state), '备案之前登记费用测算', '采购实施计划已经报备：测算不再变更', 'blocks')],
  judge: (_, { opinions, occurredOn }, { at }) => [
    houseRule(occurredOn <= civilDate(at), '测算日期不得晚于今天', '请填写实际测算之日', 'blocks'),
    requirement(
      Object.keys(opinions).length > 0,
      '测算支出，应当充分发挥行业主管部门、行业组织、专业咨询评估机构、专家等专业优势',
      cite('rules2019', 24),
      '请登记行业组织、专业机构或者专家的意见；未听取意见的，写明理由',
      'warns',
    ),
  ],
  apply: (state, estimate, { actor, at }) => ({
    ...state,
    estimate: { ...estimate, recorded: { by: actor.person, at } },
  }),
  fact: {
    fields: ['parts', 'opinions', 'occurredOn', 'evidenceSha256'],
    stands: ({ estimate }, { at }) => [inForce(estimate?.recorded.at === at)],
    without: ({ estimate, ...state }) => state,
  },
});

/** Held against what was estimated, where something was. */
export function withinEstimate({ estimate }: Procurement, ceilingFen: number): Finding[] {
  if (!estimate) return [];
  const total = sum(Object.values(estimate.parts));
  return [
    {
      ...houseRule(ceilingFen <= total, '方案限额不超过费用测算', `测算为 ${yuan(total)}：超出的，写明理由`),
      required: `≤ ${yuan(total)}`,
      actual: yuan(ceilingFen),
    },
  ];
}

/** What is given to the public is asked of the public. */
function ofPublic({ opening }: Procurement, consulted: DemandRecord['consulted']): Finding[] {
  if (opening.serviceKind !== 'caring') return [];
  return [
    requirement(
      consulted !== undefined,
      '政府向社会公众提供的公共服务项目，应当就确定采购需求征求社会公众的意见',
      cite('procurementRegulation', 15, 2),
      '请先征求公众意见；已经征求而记录不全的，写明理由',
      'warns',
    ),
  ];
}
