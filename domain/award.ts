/** 定标：the purchaser takes the candidates in the order of the report, and tells the winner and the public. */

import { ofFields } from './award-fields.ts';
import { nextCandidate } from './competition.ts';
import { isWinnerSearched } from './credit.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { awardPublication } from './publication.ts';
import { losersClocks } from './security.ts';
import type { AwardNotice, ReportDelivery, WinnerChoice } from './shapes/selection.ts';
import { isSetApart } from './tie.ts';
import { civilDate, endOfDay } from './time.ts';

export const deliverReport = defineAct<ReportDelivery>()({
  name: 'deliverReport',
  title: '送交评审报告',
  during: ['selection'],
  by: ['agency', 'officer'],
  under: [
    cite('procurementRegulation', 43, 1),
    cite('tender87', 68, 1),
    cite('consultation2014', 28),
    cite('nonTender74', 36, 1),
  ],
  awaited: ({ ranking, report, opening }) =>
    ranking && !report ? [{ clock: 'reportDelivery', role: opening.agency ? 'agency' : 'officer' }] : [],
  requires: ({ ranking, report }) => [
    houseRule(ranking !== undefined, '全体成员签署后方可送交评审报告', '请待全体成员签署', 'blocks'),
    houseRule(!report, '评审报告尚未送交采购人', '采购人已经收到评审报告，无需重复送交', 'blocks'),
  ],
  judge: ({ signatures = {} }, { occurredOn }, circumstance) => [
    houseRule(occurredOn <= civilDate(circumstance.at), '送交日期不得晚于今天', '请填写实际送交之日', 'blocks'),
    houseRule(
      Object.values(signatures).every(({ at }) => civilDate(at) <= occurredOn),
      '送交日期不得早于评审报告签署之日',
      '请填写实际送交之日',
      'blocks',
    ),
    ...inTime({ ...circumstance, at: endOfDay(occurredOn) }, 'reportDelivery'),
  ],
  apply: (procurement, { occurredOn }, { actor, at }) => ({
    ...procurement,
    report: { delivered: { by: actor.person, at }, occurredOn },
  }),
  starts: (_, { occurredOn }) => [{ clock: 'winnerFixing', from: occurredOn, basis: 'statute' }],
  stops: () => ['reportDelivery'],
  fact: {
    fields: ['occurredOn'],
    stands: ({ report }, { at }) => [inForce(report?.delivered.at === at)],
    without: ({ report, ...state }) => state,
  },
});

export const fixWinner = defineAct<WinnerChoice>()({
  name: 'fixWinner',
  title: '确定中标（成交）供应商',
  during: ['selection'],
  by: ['director'],
  under: [
    cite('procurementRegulation', 43, 1),
    cite('rules2019', 10),
    cite('tender87', 68, 2),
    cite('consultation2014', 28),
    cite('nonTender74', 36, 2),
  ],
  decides: ({ ranking, refusals }) => ({ ranking, refusals }),
  awaited: (state) => (state.report && !state.winner && nextCandidate(state) ? [{ clock: 'winnerFixing' }] : []),
  requires: (state, circumstance) => [
    houseRule(state.ranking !== undefined, '评审报告签署后方可确定', '请待全体成员签署评审报告', 'blocks'),
    requirement(
      state.report !== undefined,
      '采购人自收到评审报告之日起，在推荐的候选人中确定中标或者成交供应商',
      cite('procurementRegulation', 43, 1),
      '请采购代理机构先送交评审报告',
    ),
    houseRule(!state.winner, '中标（成交）供应商尚未确定', '中标（成交）供应商已经确定：请发出通知书', 'blocks'),
    houseRule(
      !state.ranking || nextCandidate(state) !== undefined,
      '评审报告推荐的候选人中尚有未拒绝签订合同的，方可确定',
      '候选人均已拒绝签订合同：请以“中标（成交）供应商拒绝签订合同”为由重新开展政府采购活动',
      'blocks',
    ),
    ...isSetApart(state),
    ...inTime(circumstance, 'winnerFixing'),
  ],
  judge: (state, { supplier }) => {
    if (!nextCandidate(state)) return [];
    return [...inItsTurn(state, supplier), ...isWinnerSearched(state, supplier)];
  },
  pins: (_, __, { today }) => ({ award: today }),
  apply: (procurement, { supplier }, { actor, at }) => ({
    ...procurement,
    winner: { supplier, priceFen: procurement.bids?.[supplier]?.priceFen ?? 0, fixed: { by: actor.person, at } },
  }),
  starts: (_, __, { at }) => [{ clock: 'awardNotice', from: civilDate(at), basis: 'statute' }],
  stops: () => ['winnerFixing'],
});

/** Whether the one that is taken is the next of the report who has not refused. */
export function inItsTurn(state: Procurement, supplier: string): Finding[] {
  const candidate = nextCandidate(state);
  if (!candidate) return [];
  const article = state.refusals ? cite('procurementRegulation', 49) : cite('procurementRegulation', 43, 1);
  const rule = '在评审报告推荐的中标或者成交候选人中按顺序确定中标或者成交供应商';
  return [requirement(supplier === candidate, rule, article, `按顺序应当确定 ${candidate}`)];
}

/** The notice to the winner; the public is told by the course of the case, on the same day. */
export const issueAwardNotice = defineAct<AwardNotice>()({
  name: 'issueAwardNotice',
  title: '发出中标（成交）通知书',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('procurementRegulation', 43, 2), cite('tender87', 69), cite('nonTender74', 18)],
  awaited: ({ winner, award }) => (winner && !award ? [{ clock: 'awardNotice' }] : []),
  requires: ({ winner, award }, circumstance) => [
    houseRule(
      winner !== undefined,
      '确定中标（成交）供应商后方可发出通知书',
      '请负责人先确定中标（成交）供应商',
      'blocks',
    ),
    houseRule(!award, '中标（成交）通知书尚未发出', '通知书已经发出，无需重复发出', 'blocks'),
    ...inTime(circumstance, 'awardNotice'),
  ],
  judge: (state, notice) => ofFields(state, notice),
  apply: (procurement, notice, { actor, at }) => {
    const parties = Object.keys(notice).length > 0 ? { parties: notice } : {};
    return { ...procurement, award: { noticed: { by: actor.person, at }, ...parties } };
  },
  starts: (state, _, circumstance) => [
    { clock: 'contractSigning', from: civilDate(circumstance.at), basis: 'statute' },
    ...losersClocks(state, circumstance),
  ],
  stops: () => ['awardNotice'],
  tells: (state) => [awardPublication(state)],
  fact: {
    fields: ['purchaser', 'agency', 'supplier', 'unitPrices'],
    stands: ({ award }, { at }) => [inForce(award?.noticed.at === at)],
    without: ({ award, ...state }) => state,
    told: (state) => awardPublication(state),
  },
});
