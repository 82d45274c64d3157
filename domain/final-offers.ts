/** 最后报价：after the talks each supplier hands in its own, by a moment named to all; nobody reads one before all are in. */

import type { Circumstance } from './act.ts';
import { enoughToScore, isLost, mayOffer } from './competition.ts';
import { isConformityChecked } from './conformity.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { arePricesSettled } from './price-correction.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { FinalOffer, FinalOfferOpening, FinalOfferRequest } from './shapes/course.ts';
import { ofTalks, unconfirmed, untalked } from './talks.ts';
import { civilDate, clockTime } from './time.ts';

export const requestFinalOffers = defineAct<FinalOfferRequest>()({
  name: 'requestFinalOffers',
  title: '要求提交最后报价',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('procurementLaw', 38), cite('nonTender74', 33, 1), cite('consultation2014', 21)],
  awaited: (state) =>
    state.qualification && state.finalOffersDue === undefined && !state.finalOffersAt && !isLost(state)
      ? [{ clock: 'bidEvaluation' }]
      : [],
  requires: (state) => {
    const left = untalked(state);
    return [
      houseRule(state.qualification !== undefined, '资格审查后方可要求最后报价', '请先登记资格审查结果', 'blocks'),
      houseRule(
        state.finalOffersDue === undefined && !state.finalOffersAt,
        '尚未要求最后报价',
        '已经要求，请待供应商提交',
        'blocks',
      ),
      ofTalks(
        state,
        left.length === 0,
        '给予所有参加谈判（磋商）的供应商平等的机会',
        cite('nonTender74', 31),
        `尚未与 ${left.join('、')} 谈判（磋商）`,
      ),
      houseRule(
        unconfirmed(state) === undefined,
        '需求变动确认并通知之后方可要求最后报价',
        '请采购人代表先确认变动',
        'blocks',
      ),
      ...(state.qualification ? [...enoughToScore(state), isConformityChecked(state)] : []),
      ...arePricesSettled(state),
    ];
  },
  judge: (_, { due }, { at }) => [
    { ...houseRule(due > at, '提交的截止时间晚于现在', '请另定截止时间', 'blocks'), actual: clockTime(due) },
  ],
  apply: (procurement, { due }) => ({ ...procurement, finalOffersDue: due }),
  starts: (_, { due }) => [{ clock: 'finalOffer', from: civilDate(due), due, basis: 'plan' }],
});

/** The last to come in opens them all; whoever stays away until they are due has left the talks. */
export const submitFinalOffer = defineAct<FinalOffer>()({
  name: 'submitFinalOffer',
  title: '提交最后报价',
  during: ['selection'],
  by: ['supplier'],
  under: [cite('procurementLaw', 38), cite('nonTender74', 33), cite('consultation2014', 21)],
  awaited: (state) =>
    state.finalOffersDue === undefined || state.finalOffersAt
      ? []
      : mayOffer(state)
          .filter((supplier) => !state.finalOffers?.[supplier])
          .map((organisation) => ({ organisation, clock: 'finalOffer' })),
  requires: (state, circumstance) => [
    houseRule(state.finalOffersDue !== undefined, '要求最后报价之后方可提交', '请待谈判（磋商）结束', 'blocks'),
    houseRule(
      mayOffer(state).includes(circumstance.actor.organisation),
      '由参加谈判（磋商）的供应商提交',
      '贵单位未通过审查或者已经退出',
      'blocks',
    ),
    houseRule(
      !state.finalOffers?.[circumstance.actor.organisation],
      '最后报价只提交一次',
      '贵单位已经提交最后报价，不得更改',
      'blocks',
    ),
    houseRule(!state.finalOffersAt, '最后报价开启之前方可提交', '最后报价已经开启', 'blocks'),
    inTimeToOffer(state, circumstance),
  ],
  apply: (procurement, { priceFen }, { actor, at, receivedAt }) => {
    const offer = { priceFen, received: { by: actor.person, at: receivedAt } };
    const offered = { ...procurement, finalOffers: { ...procurement.finalOffers, [actor.organisation]: offer } };
    return mayOffer(offered).every((supplier) => offered.finalOffers[supplier]) ? withOffers(offered, at) : offered;
  },
  stops: ({ finalOffersAt }) => (finalOffersAt ? ['finalOffer'] : []),
});

export const closeFinalOffers = defineAct<FinalOfferOpening>()({
  name: 'closeFinalOffers',
  title: '截止并开启最后报价',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('nonTender74', 33, 1), cite('nonTender74', 34), cite('consultation2014', 21)],
  requires: (state, { at }) => {
    const due = state.finalOffersDue;
    return [
      houseRule(due !== undefined, '要求最后报价之后方可截止', '请先要求提交最后报价', 'blocks'),
      houseRule(!state.finalOffersAt, '最后报价尚未开启', '全部最后报价已经开启', 'blocks'),
      houseRule(
        due === undefined || at > due,
        '截止时间之后方可开启',
        `${due && clockTime(due)} 之后可以开启`,
        'blocks',
      ),
      houseRule(
        Object.keys(state.finalOffers ?? {}).length > 0,
        '至少有一家提交了最后报价',
        '无人提交的，请终止采购活动',
        'blocks',
      ),
    ];
  },
  apply: (procurement, _, { at }) => withOffers(procurement, at),
  stops: () => ['finalOffer'],
});

/** The last offers take the place of the prices of the responses. */
function withOffers(state: Procurement, at: string): Procurement {
  const offers = Object.entries(state.finalOffers ?? {});
  const priced = offers.flatMap(([supplier, { priceFen }]) => {
    const bid = state.bids?.[supplier];
    return bid ? [[supplier, { ...bid, priceFen }] as const] : [];
  });
  return { ...state, finalOffersAt: at, bids: { ...state.bids, ...Object.fromEntries(priced) } };
}

function inTimeToOffer({ opening, finalOffersDue }: Procurement, { receivedAt }: Circumstance): Finding {
  const holds = finalOffersDue === undefined || receivedAt <= finalOffersDue;
  const rule = '在规定时间内提交最后报价';
  const finding =
    opening.method === 'negotiation'
      ? requirement(holds, rule, cite('procurementLaw', 38), '截止时间已过，不能再提交')
      : houseRule(holds, rule, '截止时间已过，不能再提交', 'blocks');
  return finalOffersDue === undefined
    ? finding
    : { ...finding, required: `不晚于 ${clockTime(finalOffersDue)}`, actual: clockTime(receivedAt) };
}
