/** 平台定标与结果：who was confirmed and by whom, the award that the platform announced, or that it announced a failure. */

import type { Actor, Circumstance } from './act.ts';
import { inItsTurn } from './award.ts';
import { ofFields } from './award-fields.ts';
import { isWinnerSearched } from './credit.ts';
import { rest } from './elsewhere-notice.ts';
import type { Told } from './elsewhere-state.ts';
import { hasPower, withinTerm } from './entrustment.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { releases } from './funding.ts';
import { beforeAward, clocksGivenUp, givenUp, ofGround, ofNext } from './invalidation.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { isLate } from './law/clocks.ts';
import { ofChange } from './method-change.ts';
import { yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { asFacts, inOrder, notAhead, possible } from './recorded.ts';
import { losersClocks } from './security.ts';
import type { Confirmation, PlatformAward, PlatformFailure } from './shapes/elsewhere.ts';
import { civilDate, startOfDay } from './time.ts';
import { recordTitles } from './venue.ts';

export const recordConfirmation = defineAct<Confirmation>()({
  name: 'recordConfirmation',
  title: recordTitles.confirmation,
  during: ['selection'],
  by: ['director', 'officer', 'agency'],
  under: [cite('procurementRegulation', 43, 1), cite('rules2019', 10), cite('tender87', 68, 2)],
  awaited: ({ report, winner, ranking = [] }) =>
    report && !winner && ranking.length > 0 ? [{ clock: 'winnerFixing' }] : [],
  requires: ({ ranking, report, winner }) => [
    possible(ranking !== undefined, '评审报告登记之后方可登记定标', '请先登记平台评审报告'),
    possible(ranking === undefined || report !== undefined, '评审报告送交之后方可登记定标', '请先登记“送交评审报告”'),
    possible(!winner, '定标尚未登记', '已经登记：有误的请更正登记'),
  ],
  judge: (state, confirmation, circumstance) => {
    const { supplier, occurredOn, confirmedBy } = confirmation;
    const { bids = {}, report } = state;
    return [
      notAhead(occurredOn, circumstance.at),
      inOrder('送交评审报告、定标', report?.occurredOn, occurredOn),
      possible(bids[supplier] !== undefined, '中标（成交）供应商是参加开标的供应商', `${supplier} 没有参加：请核对`),
      ofSilence(confirmation, circumstance),
      ...asFacts([
        ...inItsTurn(state, supplier),
        ...isWinnerSearched(state, supplier),
        ...(confirmation.deemed ? [] : inTime(circumstance, 'winnerFixing', occurredOn)),
        ...withinTerm(state, occurredOn),
        termOf(
          'contract',
          confirmedBy === 'purchaser' || hasPower(state, 'confirmation'),
          '未委托代理机构确认结果的，由采购人确认',
          { remedy: '请采购人确认' },
        ),
      ]),
    ];
  },
  pins: (_, { occurredOn }) => ({ award: occurredOn }),
  apply: (procurement, confirmation, { actor, at }) => {
    const { supplier, occurredOn, confirmedBy, deemed, fileSha256 } = confirmation;
    const fixed = { by: actor.person, at: startOfDay(occurredOn) };
    const priceFen = procurement.bids?.[supplier]?.priceFen ?? 0;
    const told = { recorded: { by: actor.person, at }, occurredOn, confirmedBy };
    return {
      ...procurement,
      winner: { supplier, priceFen, fixed, ...(deemed ? { deemed } : {}) },
      elsewhere: {
        ...procurement.elsewhere,
        confirmation: { ...told, ...(fileSha256 === undefined ? {} : { fileSha256 }) },
      },
    };
  },
  starts: (_, { occurredOn }) => [{ clock: 'awardNotice', from: occurredOn, basis: 'statute' }],
  stops: () => ['winnerFixing'],
  fact: {
    fields: ['supplier', 'occurredOn', 'confirmedBy', 'deemed', 'fileSha256'],
    stands: ({ elsewhere, winner, award }, { at }) => [
      inForce(winner !== undefined && elsewhere?.confirmation?.recorded.at === at),
      houseRule(!award, '结果公告登记之前方可更正定标登记', '请先更正结果公告的登记', 'blocks'),
    ],
    without: ({ winner, elsewhere, ...state }) => ({ ...state, ...rest(elsewhere, 'confirmation') }),
  },
});

export const recordAward = defineAct<PlatformAward>()({
  name: 'recordAward',
  title: recordTitles.award,
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('procurementRegulation', 43, 2), cite('tender87', 69)],
  awaited: ({ winner, award }) => (winner && !award ? [{ clock: 'awardNotice' }] : []),
  requires: ({ winner, award }) => [
    possible(winner !== undefined, '定标登记之后方可登记结果公告', '请先登记定标'),
    possible(!award, '结果公告尚未登记', '已经登记：有误的请更正登记'),
  ],
  judge: (state, { provider, priceFen, occurredOn, parties }, circumstance) => {
    const { winner, elsewhere, notice } = state;
    const most = notice?.ceilingFen ?? 0;
    return [
      notAhead(occurredOn, circumstance.at),
      inOrder('定标、结果公告', elsewhere?.confirmation?.occurredOn, occurredOn),
      possible(
        provider === winner?.supplier,
        '公告的中标（成交）供应商就是所确认的供应商',
        `所确认的是 ${winner?.supplier ?? ''}：请核对公告，或者更正定标登记`,
      ),
      ...asFacts([
        termOf('plan', priceFen === winner?.priceFen, '中标（成交）金额等于该供应商的报价', {
          required: yuan(winner?.priceFen ?? 0),
          actual: yuan(priceFen),
          remedy: '经修正并确认报价的，写明依据',
        }),
        termOf('plan', priceFen <= most, '中标（成交）金额不超过最高限价', {
          required: `≤ ${yuan(most)}`,
          actual: yuan(priceFen),
        }),
        ...ofFields(state, parties),
        ...inTime(circumstance, 'awardNotice', occurredOn),
        ...withinTerm(state, occurredOn),
      ]),
    ];
  },
  apply: (procurement, award, { actor, at }) => {
    const { priceFen, parties, occurredOn } = award;
    const { winner, elsewhere } = procurement;
    const named = Object.keys(parties).length > 0 ? { parties } : {};
    return {
      ...procurement,
      ...(winner ? { winner: { ...winner, priceFen } } : {}),
      award: { noticed: { by: actor.person, at: startOfDay(occurredOn) }, ...named },
      elsewhere: { ...elsewhere, award: toldIn(award, actor, at) },
    };
  },
  starts: (state, { occurredOn }, circumstance) => [
    { clock: 'contractSigning', from: occurredOn, basis: 'statute' },
    ...losersClocks(state, { ...circumstance, at: startOfDay(occurredOn) }),
  ],
  stops: () => ['awardNotice'],
  fact: {
    fields: ['number', 'address', 'occurredOn', 'fileSha256', 'priceFen', 'parties'],
    instead: { provider: '确认的供应商登记错了的，请更正定标登记' },
    stands: ({ elsewhere, award, contract }, { at, input, corrected }) => [
      inForce(award !== undefined && elsewhere?.award?.recorded.at === at),
      houseRule(
        !contract || input.priceFen === corrected.priceFen,
        '合同起草之前方可更正中标（成交）金额',
        '合同已据此起草：请退回合同后另行处理',
        'blocks',
      ),
    ],
    without: ({ award, elsewhere, ...state }) => ({ ...state, ...rest(elsewhere, 'award') }),
  },
});

/** 废标（终止）: what follows is decided as it is here; that it was announced is a fact. */
export const recordFailure = defineAct<PlatformFailure>()({
  name: 'recordFailure',
  title: recordTitles.failure,
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [
    cite('procurementLaw', 36),
    cite('procurementLaw', 37),
    cite('tender87', 43),
    cite('procurementRegulation', 49),
  ],
  awaited: ({ ranking, refusals = {} }) => (ranking?.every((one) => refusals[one]) ? [{}] : []),
  requires: (state) => [beforeAward(state)],
  judge: (state, failure, { at }) => [
    notAhead(failure.occurredOn, at),
    inOrder('公告、开标、废标（终止）公告', ...daysBefore(state), failure.occurredOn),
    ...asFacts(ofGround(state, failure)),
    ofNext(state, failure),
    ...ofChange(state, failure, civilDate(at)),
  ],
  apply: (procurement, failure, { actor, at }) => {
    const told = { ...procurement.elsewhere, failure: toldIn(failure, actor, at) };
    const signed = { by: actor.person, at: startOfDay(failure.occurredOn) };
    return givenUp({ ...procurement, elsewhere: told }, failure, signed);
  },
  starts: ({ diverted }, { occurredOn }) =>
    diverted === 'announcement' ? [{ clock: 'noticePublication', from: occurredOn, basis: 'house' }] : [],
  sends: (state) => (state.diverted === 'cancelled' ? releases(state) : []),
  givesUp: true,
  stops: clocksGivenUp,
  fact: {
    fields: ['number', 'address', 'fileSha256', 'reason'],
    instead: { ground: '废标（终止）的事由、去向是决定，不以更正改变' },
    stands: (state, { at }) => [inForce(lastRound(state)?.elsewhere?.failure?.recorded.at === at)],
    without: (state) => state,
    replaced: (state, { actor, at, corrected }) => {
      const last = lastRound(state);
      if (!last?.invalidated) return state;
      const round = {
        ...last,
        invalidated: { ...last.invalidated, reason: corrected.reason },
        elsewhere: { ...last.elsewhere, failure: toldIn(corrected, actor, at) },
      };
      return { ...state, rounds: { ...state.rounds, [String(state.round - 1)]: round } };
    },
  },
});

function toldIn(entered: Omit<Told, 'recorded'>, actor: Actor, at: string): Told {
  const { number, address, occurredOn, fileSha256 } = entered;
  return { recorded: { by: actor.person, at }, number, address, occurredOn, fileSha256 };
}

function lastRound({ round, rounds = {} }: Procurement) {
  return rounds[String(round - 1)];
}

function daysBefore({ elsewhere, openedAt }: Procurement): (string | undefined)[] {
  return [elsewhere?.notice?.occurredOn, openedAt && civilDate(openedAt), elsewhere?.report?.occurredOn];
}

/** 视同确定 only when the purchaser's days were over (87号令68): a slip, where they were not. */
function ofSilence({ deemed, occurredOn }: Confirmation, { deadlines }: Circumstance): Finding {
  const deadline = deadlines.winnerFixing;
  const isOver = deadline !== undefined && isLate(deadline, startOfDay(occurredOn));
  return possible(
    !deemed || isOver,
    '采购人逾期未确定的，方视同确定',
    `视同确定的日期应当在 ${deadline ? civilDate(deadline.due) : '期限届满'} 之后`,
  );
}
