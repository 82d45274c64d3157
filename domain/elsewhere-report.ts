/** 平台评审报告：who judged, who qualifies and why not, points by factor and the order of the candidates, as the report says them. */
import { rest } from './elsewhere-notice.ts';
import { ofReport } from './elsewhere-report-rules.ts';
import { inForce } from './fact.ts';
import { houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { courses } from './methods.ts';
import { type Bid, defineAct, type Member, type Procurement } from './procurement.ts';
import { possible } from './recorded.ts';
import { comparedFen } from './score.ts';
import type { Examined, LowPriceReview, Result, SelectionRecord } from './selection-state.ts';
import type { PlatformReport, ReportedBid } from './shapes/elsewhere.ts';
import { startOfDay } from './time.ts';
import { recordTitles } from './venue.ts';

export const recordReport = defineAct<PlatformReport>()({
  name: 'recordReport',
  title: recordTitles.report,
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [
    cite('rules2019', 9),
    cite('tender87', 47),
    cite('tender87', 55),
    cite('consultation2014', 24),
    cite('procurementRegulation', 41, 2),
  ],
  awaited: ({ openedAt, ranking }) => (openedAt && !ranking ? [{ clock: 'bidEvaluation' }] : []),
  requires: ({ openedAt, ranking }) => [
    possible(openedAt !== undefined, '开标登记之后方可登记评审报告', '请先登记平台开标记录'),
    possible(!ranking, '平台评审报告尚未登记', '已经登记：有误的请更正登记'),
  ],
  judge: (state, report, circumstance) =>
    ofReport(state, reported(state, report, circumstance.actor.person), report, circumstance),
  pins: (_, { occurredOn }) => ({ evaluation: occurredOn }),
  apply: (procurement, report, { actor, at }) => {
    const { occurredOn, fileSha256 } = report;
    const judged = reported(procurement, report, actor.person);
    const of = { recorded: { by: actor.person, at }, occurredOn, fileSha256 };
    return { ...judged, elsewhere: { ...procurement.elsewhere, report: of } };
  },
  starts: ({ ranking = [] }, { occurredOn }) =>
    ranking.length > 0 ? [{ clock: 'reportDelivery', from: occurredOn, basis: 'statute' }] : [],
  stops: () => ['bidEvaluation'],
  fact: {
    fields: ['occurredOn', 'members', 'demanding', 'results', 'ranking', 'fileSha256'],
    stands: ({ elsewhere, winner }, { at }) => [
      inForce(elsewhere?.report?.recorded.at === at),
      houseRule(!winner, '定标登记之前方可更正评审报告的登记', '请先更正定标的登记', 'blocks'),
    ],
    without: withoutReport,
  },
});

/** The case with what the report says in the fields that an evaluation here would have filled. */
function reported(state: Procurement, report: PlatformReport, by: string): Procurement {
  const { occurredOn, members, results, ranking } = report;
  const at = startOfDay(occurredOn);
  const seated = Object.entries(members).map(([person, { dissent: _, ...member }]): [string, Member] => [
    person,
    member as Member,
  ]);
  const signed = Object.entries(members).map(([person, { dissent }]): [string, { at: string; dissent?: string }] => [
    person,
    dissent === undefined ? { at } : { at, dissent },
  ]);
  const examined = {
    ...state,
    bids: { ...state.bids, ...offered(state, results) },
    ...(courses[state.opening.method].finalOffers ? { finalOffersAt: at } : {}),
    committee: Object.fromEntries(seated),
    signatures: Object.fromEntries(signed),
    qualification: each(results, qualificationOf),
    conformity: conformityOf(results),
    ...lowPricesOf(results, by),
    ranking,
  };
  return { ...examined, ...resultsIn(examined, report) };
}

/** Final offers take the place of what was offered first. */
function offered({ opening, bids = {} }: Procurement, results: PlatformReport['results']): Record<string, Bid> {
  if (!courses[opening.method].finalOffers) return {};
  const priced = Object.entries(results).filter(([supplier, { finalFen }]) => bids[supplier] && finalFen !== undefined);
  return Object.fromEntries(
    priced.map(([supplier, { finalFen }]) => [supplier, { ...bids[supplier]!, priceFen: finalFen! }]),
  );
}

function each<Of>(results: PlatformReport['results'], of: (bid: ReportedBid) => Of): Record<string, Of> {
  return Object.fromEntries(Object.entries(results).map(([supplier, bid]) => [supplier, of(bid)]));
}

function qualificationOf({ qualified, reason, items, declared }: ReportedBid): Examined {
  return {
    qualified,
    ...(reason === undefined ? {} : { reason }),
    ...(items ? { items: items as NonNullable<Examined['items']> } : {}),
    ...(declared ? { declared: declared as NonNullable<Examined['declared']> } : {}),
  };
}

function conformityOf(results: PlatformReport['results']): NonNullable<SelectionRecord['conformity']> {
  const qualified = Object.entries(results).filter(([, bid]) => bid.qualified);
  return Object.fromEntries(
    qualified.map(([supplier, { conforms = true, nonconformity }]) => [
      supplier,
      { conforms, ...(nonconformity === undefined ? {} : { reason: nonconformity }) },
    ]),
  );
}

function lowPricesOf(results: PlatformReport['results'], by: string): Pick<SelectionRecord, 'lowPrices'> {
  const reviews = Object.entries(results).flatMap(([supplier, { lowPrice }]): [string, LowPriceReview][] => {
    if (!lowPrice) return [];
    const { askedAt, dueAt, ...judged } = lowPrice;
    return [[supplier, { asked: { by, at: askedAt }, dueAt, judged: { by, at: dueAt, ...judged } }]];
  });
  return reviews.length > 0 ? { lowPrices: Object.fromEntries(reviews) } : {};
}

/** Points and ranks of those whom the report puts in an order; nothing where the notice has no factors. */
function resultsIn(state: Procurement, { results, ranking }: PlatformReport): Pick<Procurement, 'results'> {
  if (!state.notice?.scoring || ranking.length === 0) return {};
  const of = (supplier: string, rank: number): Result => {
    const { factors = {}, pricePoints = 0, hoursPoints, points = 0 } = results[supplier] ?? {};
    const compared = comparedFen(state, supplier);
    return {
      factorPoints: Object.values(factors).reduce((total, one) => total + one, 0),
      pricePoints,
      ...(hoursPoints === undefined ? {} : { hoursPoints }),
      points,
      rank,
      ...(compared === state.bids?.[supplier]?.priceFen ? {} : { comparedFen: compared }),
    };
  };
  const scored = Object.keys(results).filter((supplier) => results[supplier]?.points !== undefined);
  // A report may name only some candidates; the others come behind them by their points.
  const behind = scored.filter((one) => !ranking.includes(one));
  behind.sort((a, b) => (results[b]?.points ?? 0) - (results[a]?.points ?? 0));
  return { results: Object.fromEntries([...ranking, ...behind].map((one, place) => [one, of(one, place + 1)])) };
}

function withoutReport(state: Procurement): Procurement {
  const { qualification, conformity, lowPrices, committee, signatures, finalOffersAt, ranking, results, ...before } =
    state;
  const { elsewhere, ...others } = before;
  return { ...others, ...rest(elsewhere, 'report') };
}
