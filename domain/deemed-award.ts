/** 视同确定：where the purchaser is silent till its five working days are over, the first of the report is the winner (87号令68). */
import { nextCandidate } from './competition.ts';
import { houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { DeemedWinner, ReportObjection } from './shapes/review.ts';
import { isTied } from './tie.ts';
import { civilDate } from './time.ts';
import { isElsewhere } from './venue.ts';

/** 不能说明合法理由的，视同确定: who has a reason says it in its days, and nothing is deemed. */
export const objectToReport = defineAct<ReportObjection>()({
  name: 'objectToReport',
  title: '说明不按评审报告确定的理由',
  during: ['selection'],
  by: ['director'],
  under: [cite('tender87', 68, 4), cite('consultation2014', 28, 2)],
  requires: ({ report, winner }) => [
    houseRule(report !== undefined, '收到评审报告后方可说明', '请待评审报告送交', 'blocks'),
    houseRule(!winner, '确定之前方可说明', '中标（成交）供应商已经确定', 'blocks'),
  ],
  apply: (procurement, { reason }, { actor, at }) => ({
    ...procurement,
    objection: { by: actor.person, at, reason },
  }),
});

/** The law has done it already when the days are over; the course of the case puts it on record. */
export const deemWinner = defineAct<DeemedWinner>()({
  name: 'deemWinner',
  title: '视同确定排名第一的候选人',
  during: ['selection'],
  by: ['proceeding'],
  under: [cite('tender87', 68, 4), cite('consultation2014', 28, 2)],
  requires: (state) => [
    houseRule(
      isSilent(state),
      '采购人逾期未确定、又未说明理由的，视同确定',
      '请负责人确定中标（成交）供应商',
      'blocks',
    ),
  ],
  apply: (procurement, _, { actor, at }) => {
    const supplier = nextCandidate(procurement) ?? '';
    const priceFen = procurement.bids?.[supplier]?.priceFen ?? 0;
    return { ...procurement, winner: { supplier, priceFen, fixed: { by: actor.person, at }, deemed: true } };
  },
  starts: (_, __, { at }) => [{ clock: 'awardNotice', from: civilDate(at), basis: 'statute' }],
  stops: () => ['winnerFixing'],
});

/**
 * Whether the law takes the first candidate for the purchaser: only the first, so not after a refusal; not where a lot has to
 * be drawn; and where the law says so, for tenders and consultations.
 */
export function isSilent(state: Procurement): boolean {
  const { opening, report, winner, objection, refusals, barred, award } = state;
  const saysSo = ['openTender', 'invitedTender', 'consultation'].includes(opening.method);
  // What a platform holds is entered later: that nothing is on record does not say that nothing was confirmed.
  if (isElsewhere(state)) return false;
  const isOpen = report !== undefined && !winner && !award && !objection && !refusals && !barred;
  return saysSo && isOpen && nextCandidate(state) !== undefined && !isTied(state);
}
