/** 开标与资格审查：prices are read out, and it is said of every bidder whether it qualifies, and why not. */
import type { Circumstance } from './act.ts';
import { onOffer } from './announcement.ts';
import { standingBids } from './bids.ts';
import { conforming, enoughToOpen, enoughToScore, isLost, isVoid, oneEach } from './competition.ts';
import { isConformityChecked } from './conformity.ts';
import { areSearched } from './credit.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { courses, isTender, methodTitles, tenderRule, words } from './methods.ts';
import { yuan } from './money.ts';
import { arePricesSettled } from './price-correction.ts';
import { type Bid, defineAct, type Procurement } from './procurement.ts';
import { ofQualification } from './qualification.ts';
import type { BidOpening, FinalOffers, Qualification } from './shapes/selection.ts';
import { civilDate, clockTime } from './time.ts';

export const openBids = defineAct<BidOpening>()({
  name: 'openBids',
  title: '开标（开启响应文件）',
  during: ['selection'],
  by: ['agency', 'officer'],
  under: [cite('tender87', 39, 1), cite('tender87', 41)],
  awaited: (state) => (state.openedAt || isLost(state) ? [] : [{ clock: 'bidOpening' }]),
  requires: (state, circumstance) => {
    const due = state.notice?.bidsDue ?? '';
    const { bid, invalidation } = words[state.opening.method];
    const rule = `${bid}应当在提交截止时间的同一时间开启`;
    const remedy = `${due && clockTime(due)} 起可以开启`;
    return [
      houseRule(!state.openedAt, `${bid}尚未开启`, `${bid}已经开启，无需重复开启`, 'blocks'),
      tenderRule(state.opening.method, areDue(state, circumstance), rule, cite('tender87', 39, 1), remedy),
      ...(areDue(state, circumstance) ? enoughToOpen(state) : []),
      ...inTime(circumstance, 'bidOpening'),
      ...onOffer(state, due, circumstance, () => `请写明理由；影响采购公正的，${invalidation}后重新采购`),
    ];
  },
  judge: (state, { offers }, circumstance) => (areDue(state, circumstance) ? ofPrices(state, offers) : []),
  apply: (procurement, { offers, hours }, { at }) => ({
    ...procurement,
    openedAt: at,
    bids: { ...procurement.bids, ...priced(procurement.bids, offers ?? {}, hours) },
  }),
  starts: (_, __, { at }) => [{ clock: 'bidEvaluation', from: civilDate(at), basis: 'house' }],
  stops: () => ['bidOpening', 'bidSubmission'],
  fact: {
    fields: ['offers', 'hours'],
    stands: ({ openedAt, finalOffersAt, scores, qualification }, { at }) => [
      inForce(openedAt === at && !finalOffersAt),
      houseRule(
        !scores,
        '评分之前方可更正开标记录的报价',
        '评分已据此作出：影响公正的，废标（终止）后重新采购',
        'blocks',
      ),
      houseRule(!qualification, '资格审查之前方可径行更正', '资格审查已据原报价作出：更正后请重新登记，并写明理由'),
    ],
    without: ({ openedAt, ...state }) => state,
  },
});

export const checkQualification = defineAct<Qualification>()({
  name: 'checkQualification',
  title: '登记资格审查结果',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('rules2019', 9), cite('procurementLaw', 22), cite('tender87', 44, 1)],
  awaited: ({ openedAt, qualification }) => (openedAt && !qualification ? [{ clock: 'bidEvaluation' }] : []),
  requires: ({ opening, openedAt, committee, scores, finalOffersAt, lowPrices, priceCorrections }) => [
    houseRule(
      committee !== undefined || courses[opening.method].qualifiedBy === 'purchaser',
      `资格由${words[opening.method].committee}审查`,
      `请先组建${words[opening.method].committee}`,
      'blocks',
    ),
    houseRule(
      openedAt !== undefined,
      `${words[opening.method].bid}开启后方可审查资格`,
      '请先开标（开启响应文件）',
      'blocks',
    ),
    houseRule(
      !scores && !finalOffersAt && !lowPrices && !priceCorrections,
      '修正报价、审查报价、最后报价、评分之后不得更改资格审查结果',
      '确有错误、影响公正的，废标（终止）后重新采购',
      'blocks',
    ),
  ],
  judge: (state, { results }) => [
    oneEach(Object.keys(standingBids(state)), results, '审查结果'),
    areSearched(state, Object.keys(results), state.notice?.published.at ?? ''),
    ...ofQualification(state, results),
    ...aboveCeiling(state, results),
  ],
  apply: (procurement, { results }) => ({
    ...procurement,
    qualification: results,
    // Whoever qualifies anew has not been examined for conformity yet.
    ...(procurement.conformity ? { conformity: undefined } : {}),
  }),
});

export const recordFinalOffers = defineAct<FinalOffers>()({
  name: 'recordFinalOffers',
  title: '登记最后报价',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('consultation2014', 21)],
  awaited: (state) => (awaitsFinalOffers(state) && !isLost(state) ? [{ clock: 'bidEvaluation' }] : []),
  requires: (state) => [
    houseRule(
      courses[state.opening.method].finalOffers,
      `${methodTitles[state.opening.method]}不得改变报价，没有最后报价`,
      '以开标时的报价评审',
      'blocks',
    ),
    houseRule(state.qualification !== undefined, '资格审查后方可登记最后报价', '请先登记资格审查结果', 'blocks'),
    houseRule(!state.scores, '评分开始后不得更改最后报价', '以已登记的报价评审', 'blocks'),
    houseRule(state.committee !== undefined, '最后报价由磋商小组要求提交', '请先组建磋商小组', 'blocks'),
    ...(state.qualification ? [...enoughToScore(state), isConformityChecked(state)] : []),
    ...arePricesSettled(state),
  ],
  judge: (state, { offers }) => [
    oneEach(
      conforming(state).filter((supplier) => !isVoid(state, supplier)),
      offers,
      '最后报价',
    ),
  ],
  apply: (procurement, { offers, hours }, { at }) => ({
    ...procurement,
    finalOffersAt: at,
    bids: { ...procurement.bids, ...priced(procurement.bids, offers, hours) },
  }),
});

/** Prices of a tender are read out, each of them; what a group opens for itself it may keep unsaid until the final offers. */
function ofPrices(state: Procurement, offers: BidOpening['offers']): Finding[] {
  if (!offers && !isTender(state.opening.method)) return [];
  return [oneEach(Object.keys(standingBids(state)), offers ?? {}, '报价')];
}

function areDue({ notice }: Procurement, { at }: Circumstance): boolean {
  return notice !== undefined && at >= notice.bidsDue;
}

type Figures = Readonly<Record<string, number>>;

function priced(bids: Procurement['bids'], offers: Figures, hours: Figures = {}): Record<string, Bid> {
  const known = Object.entries(bids ?? {}).filter(([supplier]) => offers[supplier] !== undefined);
  const promised = (supplier: string) => (hours[supplier] === undefined ? {} : { hours: hours[supplier] });
  return Object.fromEntries(
    known.map(([supplier, bid]) => [supplier, { ...bid, priceFen: offers[supplier]!, ...promised(supplier) }]),
  );
}

/** Nobody is taken whose price is above what the notice allows (87号令63). */
export function aboveCeiling(
  { opening, bids = {}, notice }: Procurement,
  results: Readonly<Record<string, { qualified: boolean }>>,
): Finding[] {
  if (!isTender(opening.method)) return [];
  const most = notice?.ceilingFen ?? 0;
  const above = Object.keys(results).filter((one) => results[one]?.qualified && (bids[one]?.priceFen ?? 0) > most);
  const rule = '报价超过招标文件中规定的预算金额或者最高限价的，投标无效';
  return [
    requirement(
      above.length === 0,
      rule,
      cite('tender87', 63),
      `${above.join('、')} 报价超过 ${yuan(most)}，应当登记为不合格`,
    ),
  ];
}

function awaitsFinalOffers({ opening, committee, qualification, finalOffersAt }: Procurement): boolean {
  return (
    courses[opening.method].finalOffers && committee !== undefined && qualification !== undefined && !finalOffersAt
  );
}
