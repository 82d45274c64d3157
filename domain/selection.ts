/** 评审：a committee is appointed, its members score for themselves, and each signs the report or dissents in writing. */
import { asMember, membersOf, ofMembers } from './committee.ts';
import { enoughToScore, inTheRunning, isLost, oneEach } from './competition.ts';
import { isConformityChecked } from './conformity.ts';
import { houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import type { ClockName } from './law/packs.ts';
import { areLowPricesJudged } from './low-price.ts';
import { courses, isTender } from './methods.ts';
import { arePricesSettled } from './price-correction.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { rank, resultsOf } from './ranking.ts';
import { isFree, noneRecused, recused } from './recusal.ts';
import { ofSheet, totalsOf } from './score-sheet.ts';
import type { Committee, ReportSignature, ScoreSheet } from './shapes/selection.ts';
import { civilDate } from './time.ts';

export const appointCommittee = defineAct<Committee>()({
  name: 'appointCommittee',
  title: '组建评标委员会（磋商小组）',
  during: ['announcement', 'selection'],
  by: ['officer', 'agency'],
  under: [
    cite('tender87', 47),
    cite('consultation2014', 14),
    cite('nonTender74', 7),
    cite('procurementLaw', 38),
    cite('procurementRegulation', 39),
  ],
  awaited: (state) => {
    const { committee, opening, stage } = state;
    const isSeated = committee !== undefined && recused(state).length === 0;
    return isSeated || (stage === 'announcement' && opening.method !== 'negotiation')
      ? []
      : [{ clock: clockOf(stage) }];
  },
  requires: ({ stage, opening, scores, signatures }) => [
    houseRule(
      stage !== 'announcement' || opening.method === 'negotiation',
      '谈判小组在邀请供应商之前成立；其他的在开启之后组建',
      '请待开启后组建',
      'blocks',
    ),
    houseRule(!signatures, '评审报告签署后不得更换成员', '请待全体成员签署', 'blocks'),
    isTender(opening.method)
      ? requirement(
          !scores,
          '评审中更换成员的，应当予以记录',
          cite('tender87', 49, 3),
          '请写明更换原因；被更换成员的评审意见无效',
          'warns',
        )
      : houseRule(!scores, '评审中更换成员的，应当予以记录', '请写明更换原因；被更换成员的评审意见无效'),
  ],
  judge: (state, { members, demanding }, { actor }) => [
    ...ofMembers(state, members, actor, demanding),
    noneRecused(state, members),
  ],
  pins: (_, __, { today }) => ({ evaluation: today }),
  apply: (procurement, { members }) => ({
    ...procurement,
    committee: members,
    scores: procurement.scores && sheetsOf(procurement.scores, members),
    ...(procurement.sheets ? { sheets: sheetsOf(procurement.sheets, members) } : {}),
  }),
});

export const scoreBids = defineAct<ScoreSheet>()({
  name: 'scoreBids',
  title: '评分',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('tender87', 55, 4), cite('consultation2014', 24), cite('procurementRegulation', 41, 1)],
  decides: ({ bids, qualification, finalOffersAt, conformity, lowPrices }) => {
    return { bids, qualification, finalOffersAt, conformity, lowPrices };
  },
  awaited: (state) =>
    isReadyToScore(state) && !isLost(state)
      ? membersOf(state)
          .filter((person) => !state.scores?.[person])
          .map((person) => ({ person, clock: 'bidEvaluation' }))
      : [],
  requires: (state, { actor }) => [
    asMember(state, actor),
    ...isFree(state, actor.person),
    houseRule(
      isReadyToScore(state),
      '资格审查、最后报价（磋商）登记后方可评分',
      '请先登记资格审查结果和最后报价',
      'blocks',
    ),
    houseRule(!state.scores?.[actor.person], '成员各自评分一次，评分后不得更改', '请待全体成员评分', 'blocks'),
    ...(state.qualification ? [...enoughToScore(state), isConformityChecked(state)] : []),
    ...arePricesSettled(state),
    ...areLowPricesJudged(state),
  ],
  judge: (state, sheet) => [
    oneEach(inTheRunning(state), (state.notice?.scoring ? sheet.sheets : sheet.scores) ?? {}, '评分'),
    ...ofSheet(state, sheet),
  ],
  apply: (procurement, { scores, sheets }, { actor }) => ({
    ...procurement,
    scores: { ...procurement.scores, [actor.person]: sheets ? totalsOf(sheets) : (scores ?? {}) },
    ...(sheets ? { sheets: { ...procurement.sheets, [actor.person]: sheets } } : {}),
  }),
});

export const signReport = defineAct<ReportSignature>()({
  name: 'signReport',
  title: '签署评审报告',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('procurementRegulation', 41, 2), cite('tender87', 61)],
  decides: ({ scores, finalOffersAt }) => ({ scores, finalOffersAt }),
  awaited: (state) =>
    haveAllScored(state)
      ? membersOf(state)
          .filter((person) => !state.signatures?.[person])
          .map((person) => ({ person, clock: 'bidEvaluation' }))
      : [],
  requires: (state, circumstance) => [
    asMember(state, circumstance.actor),
    houseRule(
      haveAllScored(state),
      '评分（最后报价）之后方可签署评审报告',
      '请待全体成员评分，谈判的请待最后报价',
      'blocks',
    ),
    houseRule(
      !state.signatures?.[circumstance.actor.person],
      '成员尚未签署评审报告',
      '已经签署评审报告，无需重复签署',
      'blocks',
    ),
    ...(courses[state.opening.method].award === 'lowest' && state.qualification ? enoughToScore(state) : []),
    ...(courses[state.opening.method].award === 'lowest' ? areLowPricesJudged(state) : []),
    ...inTime(circumstance, 'bidEvaluation'),
  ],
  apply: (procurement, { dissent }, { actor, at }) => {
    const signature = dissent === undefined ? { at } : { at, dissent };
    const signed = { ...procurement, signatures: { ...procurement.signatures, [actor.person]: signature } };
    if (!haveAllSigned(signed)) return signed;
    // A purchaser who selects without an agency has the report when it is signed.
    const report = signed.opening.agency
      ? undefined
      : { delivered: { by: actor.person, at }, occurredOn: civilDate(at) };
    const ranking = rank(signed);
    const results = resultsOf(signed, ranking);
    return { ...signed, ranking, ...(results ? { results } : {}), ...(report ? { report } : {}) };
  },
  starts: ({ ranking, report }, _, { at }) =>
    ranking ? [{ clock: report ? 'winnerFixing' : 'reportDelivery', from: civilDate(at), basis: 'statute' }] : [],
  stops: ({ ranking }) => (ranking ? ['bidEvaluation'] : []),
});

function isReadyToScore({ opening, committee, qualification, finalOffersAt }: Procurement): boolean {
  const offersAreIn = !courses[opening.method].finalOffers || finalOffersAt !== undefined;
  return committee !== undefined && qualification !== undefined && offersAreIn;
}

/** The group of a negotiation stands before anybody is invited. */
function clockOf(stage: Procurement['stage']): ClockName {
  return stage === 'announcement' ? 'noticePublication' : 'bidEvaluation';
}

/** In a negotiation nobody scores: the final offers decide (采购法38). */
function haveAllScored(state: Procurement): boolean {
  if (courses[state.opening.method].award === 'lowest') return isReadyToScore(state);
  return state.committee !== undefined && membersOf(state).every((person) => state.scores?.[person]);
}

function haveAllSigned(state: Procurement): boolean {
  return membersOf(state).every((person) => state.signatures?.[person]);
}

/** Of those who still sit there; nothing where none of them has scored. */
function sheetsOf<Sheet>(sheets: Readonly<Record<string, Sheet>>, members: Committee['members']) {
  const kept = Object.entries(sheets).filter(([person]) => members[person]);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
