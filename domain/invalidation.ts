/** 废标（终止）：a round that came to nothing is kept, and the purchase begins anew with its announcement, or ends. */

import { isLost, isShort, nextCandidate } from './competition.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { releases } from './funding.ts';
import { cite } from './law/cite.ts';
import { changeOf, ofChange } from './method-change.ts';
import { isTender, words } from './methods.ts';
import { defineAct, type Procurement, type Round, type Signed } from './procurement.ts';
import { invalidationPublication } from './publication.ts';
import type { Invalidation } from './shapes/selection.ts';
import { civilDate } from './time.ts';

export const invalidateTender = defineAct<Invalidation>()({
  name: 'invalidateTender',
  title: '废标（终止采购活动）',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [
    cite('procurementLaw', 36),
    cite('procurementLaw', 37),
    cite('tender87', 43),
    cite('nonTender74', 37),
    cite('procurementRegulation', 49),
  ],
  decides: ({ award, winner }) => ({ award, winner }),
  awaited: (state) => (isLost(state) || hasNoCandidate(state) ? [{}] : []),
  requires: (state) => [beforeAward(state)],
  judge: (state, invalidation, { at }) => [
    ...ofGround(state, invalidation),
    ofNext(state, invalidation),
    ...ofChange(state, invalidation, civilDate(at)),
  ],
  apply: (procurement, invalidation, { actor, at }) => givenUp(procurement, invalidation, { by: actor.person, at }),
  starts: ({ diverted }, _, { at }) =>
    diverted === 'announcement' ? [{ clock: 'noticePublication', from: civilDate(at), basis: 'house' }] : [],
  sends: (state) => (state.diverted === 'cancelled' ? releases(state) : []),
  givesUp: true,
  stops: clocksGivenUp,
  tells: (state) => [invalidationPublication(state)],
});

/** What was told as the result is not undone by giving the round up. */
export function beforeAward({ award }: Pick<Procurement, 'award'>): Finding {
  return requirement(
    !award,
    '中标、成交通知书对采购人和供应商均具有法律效力，发出后不得改变结果',
    cite('procurementLaw', 46, 2),
    '供应商拒绝签订合同的，先登记拒绝签订',
  );
}

/** The case after a round that came to nothing: announced anew, by another method where that was approved, or cancelled. */
export function givenUp(procurement: Procurement, invalidation: Invalidation, signed: Signed): Procurement {
  const { ground, reason, next, change } = invalidation;
  const { opening } = procurement;
  const changed = changeOf(procurement, invalidation);
  const invalidated = { ...signed, ground, reason, ...(changed ? { changed } : {}) };
  return {
    ...roundGivenUp(procurement, invalidated),
    ...(change ? { opening: { ...opening, method: change.method } } : {}),
    ...(next === 'cancelled' ? { cancellation: { ...signed, reason } } : {}),
    diverted: next,
  };
}

/** The clocks of the round that was given up last. */
export function clocksGivenUp({ round, rounds = {} }: Procurement): string[] {
  return [...roundClocks, ...explanationClocks(rounds[String(round - 1)])];
}

/** The clocks of a round, which end with it. */
export const roundClocks = [
  'documentsOnOffer',
  'responseDocumentsOnOffer',
  'bidSubmission',
  'bidOpening',
  'bidEvaluation',
  'reportDelivery',
  'winnerFixing',
  'awardNotice',
  'negotiationResponse',
  'singleSourceDisplay',
  'supplementaryArgument',
  'objectionAnswer',
  'finalOffer',
  'noticeRunTender',
  'noticeRunOther',
] as const;

function explanationClocks({ lowPrices = {} }: Round = {}): string[] {
  return Object.keys(lowPrices).map((supplier) => `priceExplanation:${supplier}`);
}

/** Every field of a round, so that none outlives it: a field that is forgotten here does not compile. */
const cleared: { [Field in keyof Required<Round>]: undefined } = {
  notice: undefined,
  clarifications: undefined,
  registrations: undefined,
  bids: undefined,
  sealingKeys: undefined,
  shares: undefined,
  openedAt: undefined,
  committee: undefined,
  qualification: undefined,
  finalOffersAt: undefined,
  scores: undefined,
  signatures: undefined,
  ranking: undefined,
  report: undefined,
  winner: undefined,
  award: undefined,
  refusals: undefined,
  excluded: undefined,
  searches: undefined,
  draws: undefined,
  interests: undefined,
  conformity: undefined,
  priceCorrections: undefined,
  lowPrices: undefined,
  sheets: undefined,
  results: undefined,
  lot: undefined,
  objection: undefined,
  lotClaim: undefined,
  barred: undefined,
  invalidated: undefined,
  elsewhere: undefined,
  negotiationDocuments: undefined,
  invitation: undefined,
  talks: undefined,
  requirementChanges: undefined,
  finalOffersDue: undefined,
  finalOffers: undefined,
  display: undefined,
  objections: undefined,
  agreement: undefined,
  decision: undefined,
  quotes: undefined,
  chosen: undefined,
};

/** The round is kept as it came to nothing, and a new one begins with nothing in it. */
export function roundGivenUp(procurement: Procurement, invalidated: NonNullable<Round['invalidated']>): Procurement {
  const { round, rounds } = procurement;
  return {
    ...procurement,
    ...cleared,
    rounds: { ...rounds, [String(round)]: { ...archived(procurement), invalidated } },
    round: round + 1,
  };
}

function archived(procurement: Procurement): Round {
  const fields = Object.keys(cleared) as (keyof Round)[];
  return Object.fromEntries(fields.filter((field) => procurement[field]).map((field) => [field, procurement[field]]));
}

function hasNoCandidate(state: Procurement): boolean {
  return state.ranking !== undefined && nextCandidate(state) === undefined;
}

/** Whether the ground is there. */
export function ofGround(state: Procurement, { ground }: Invalidation): Finding[] {
  const tender = isTender(state.opening.method);
  const { invalidation } = words[state.opening.method];
  const ruled = (holds: boolean, rule: string, remedy: string): Finding => {
    if (tender) return requirement(holds, rule, cite('procurementLaw', 36, 1), remedy);
    const negotiated = state.opening.method === 'negotiation';
    return negotiated
      ? requirement(holds, rule, cite('nonTender74', 37), remedy)
      : termOf('plan', holds, rule, { remedy });
  };
  if (ground === 'tooFewBidders')
    return [
      ruled(
        isShort(state),
        `符合专业条件或者作实质响应的供应商不足三家的，应予${invalidation}`,
        '供应商并未不足，请继续评审',
      ),
    ];
  if (ground === 'overBudget')
    return [
      ruled(
        areAllOverBudget(state),
        `报价均超过采购预算、采购人不能支付的，应予${invalidation}`,
        '有报价未超过采购预算，请继续评审',
      ),
    ];
  if (ground === 'winnerRefused')
    return [
      requirement(
        state.refusals !== undefined,
        '中标或者成交供应商拒绝签订合同的，可以重新开展政府采购活动',
        cite('procurementRegulation', 49),
        '没有供应商拒绝签订合同，请继续',
      ),
    ];
  if (ground === 'methodNoLongerFits') return [noLongerFits(state)];
  const rule = ground === 'irregularity' ? '出现影响采购公正的违法、违规行为' : '因重大变故，采购任务取消';
  return [ruled(true, `${rule}的，应予${invalidation}`, '')];
}

/** Only negotiation and single source are bound to grounds that may fall away (74号令37, 43). */
function noLongerFits({ opening }: Procurement): Finding {
  const bound = opening.method === 'negotiation' || opening.method === 'singleSource';
  const article = opening.method === 'singleSource' ? cite('nonTender74', 43) : cite('nonTender74', 37);
  return bound
    ? requirement(true, '因情况变化，不再符合规定的采购方式适用情形的，应当终止采购活动', article)
    : houseRule(false, '谈判、单一来源采购因情况变化不再适用的，以此为由终止', '请另选事由', 'blocks');
}

function areAllOverBudget({ openedAt, bids = {}, scheme }: Procurement): boolean {
  const prices = Object.values(bids).flatMap(({ priceFen }) => (priceFen === undefined ? [] : [priceFen]));
  return openedAt !== undefined && prices.length > 0 && prices.every((price) => price > (scheme?.ceilingFen ?? 0));
}

/** What follows: announced anew, or cancelled where the task is. */
export function ofNext({ opening }: Procurement, { ground, next }: Invalidation): Finding {
  const holds = (ground === 'cancelledTask') === (next === 'cancelled');
  const rule = '除采购任务取消情形外，应当重新组织采购';
  const remedy = ground === 'cancelledTask' ? '采购任务取消的，去向应当为“采购取消”' : '去向应当为“采购公告”';
  return isTender(opening.method)
    ? requirement(holds, rule, cite('procurementLaw', 37), remedy)
    : houseRule(holds, rule, remedy, 'blocks');
}
