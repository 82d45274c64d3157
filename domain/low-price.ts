/** 异常低价：which prices have to be explained, the explanation, and what the committee makes of it (财库〔2026〕2号). */
import { asMember, awaitedOfExperts, membersOf } from './committee.ts';
import { conforming, isVoid } from './competition.ts';
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { type LimitName, limitOf } from './law/packs.ts';
import { courses, isTender } from './methods.ts';
import { percent, yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { LowPriceReview } from './selection-state.ts';
import type { ExplanationRequest, PriceExplanation, PriceJudgement } from './shapes/review.ts';
import { civilDate, clockTime, type Instant } from './time.ts';

const minuteMs = 60_000;
const wholeBp = 10_000n;

export const askPriceExplanation = defineAct<ExplanationRequest>()({
  name: 'askPriceExplanation',
  title: '要求解释异常低价',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('lowPrice2026', 2), cite('tender87', 60)],
  awaited: (state) => unasked(state).flatMap((supplier) => awaitedOfExperts(state, supplier)),
  requires: (state, { actor }) => [
    asMember(state, actor),
    houseRule(arePricesFinal(state), '符合性审查、最后报价（磋商）登记后方可审查报价', '请先办理', 'blocks'),
    houseRule(!state.scores, '评分之前审查异常低价', '已经评分：请写明此时审查的理由'),
  ],
  judge: (state, { supplier, judgement, dueAt }, { at }) => {
    const grounds = lowGrounds(state, supplier);
    return [
      houseRule(conforming(state).includes(supplier), '通过符合性审查的报价方可要求解释', '请核对供应商', 'blocks'),
      houseRule(!state.lowPrices?.[supplier], '同一报价只要求解释一次', '已经要求解释，请待供应商说明', 'blocks'),
      houseRule(
        grounds.length > 0 || judgement !== undefined,
        '未达到数值标准的，评审委员会应当写明认为报价过低的判断',
        '请写明判断（judgement）',
        'blocks',
      ),
      ...ofMinutes(state, at, dueAt),
    ];
  },
  apply: (procurement, { supplier, dueAt, judgement }, { actor, at }) => {
    const review: LowPriceReview = {
      asked: { by: actor.person, at },
      dueAt,
      ...(judgement === undefined ? {} : { judgement }),
    };
    return { ...procurement, lowPrices: { ...procurement.lowPrices, [supplier]: review } };
  },
  starts: (_, { supplier, dueAt }, { at }) => [
    { clock: 'priceExplanation', of: supplier, from: civilDate(at), due: dueAt, basis: 'statute' },
  ],
});

/** The supplier explains in writing, with proof; what came on paper is entered for it, with the moment at which it came. */
export const explainPrice = defineAct<PriceExplanation>()({
  name: 'explainPrice',
  title: '解释报价',
  during: ['selection'],
  by: ['supplier', 'agency', 'officer'],
  under: [cite('lowPrice2026', 2, 3), cite('tender87', 60)],
  awaited: ({ lowPrices = {} }) =>
    Object.entries(lowPrices)
      .filter(([, { explained, judged }]) => !explained && !judged)
      .map(([supplier]) => ({
        subject: supplier,
        role: 'supplier',
        organisation: supplier,
        clock: `priceExplanation:${supplier}`,
      })),
  judge: (state, { supplier, receivedAt }, circumstance) => {
    const { actor, at } = circumstance;
    const own = actor.role === 'supplier';
    const review = state.lowPrices?.[supplier ?? actor.organisation];
    const came = receivedAt ?? circumstance.receivedAt;
    return [
      houseRule(
        own ? !supplier && !receivedAt : supplier !== undefined && receivedAt !== undefined,
        '供应商只为本单位说明；代为登记的，写明供应商和收到时间',
        '请核对所填',
        'blocks',
      ),
      houseRule(!receivedAt || receivedAt <= at, '收到时间不得晚于现在', '请核对收到时间', 'blocks'),
      houseRule(review !== undefined, '评审委员会要求解释的，方可说明', '本报价未被要求解释', 'blocks'),
      houseRule(!review?.judged, '审查结论作出之前方可说明', '审查结论已经作出', 'blocks'),
      termOf('plan', !review || came <= review.dueAt, '应当在评审委员会所定的时间内说明', {
        required: `不晚于 ${clockTime(review?.dueAt ?? came)}`,
        actual: clockTime(came),
        remedy: '时间已过：由评审委员会按未提供说明审查',
      }),
    ];
  },
  apply: (procurement, { supplier, statement, evidenceSha256, receivedAt }, { actor, receivedAt: came }) => {
    const of = supplier ?? actor.organisation;
    const explained = { by: actor.person, at: receivedAt ?? came, statement, evidenceSha256 };
    return reviewed(procurement, of, { explained });
  },
  stops: ({ lowPrices = {} }, { supplier }) =>
    (supplier ? [supplier] : Object.keys(lowPrices).filter((one) => lowPrices[one]?.explained)).map(
      (one) => `priceExplanation:${one}`,
    ),
});

/** Each member votes; the majority decides (87号令61). What is not proven makes the bid void. */
export const judgePrice = defineAct<PriceJudgement>()({
  name: 'judgePrice',
  title: '审查报价是否合理',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('lowPrice2026', 2, 4), cite('tender87', 60), cite('tender87', 61)],
  decides: ({ lowPrices }) => lowPrices,
  awaited: (state) =>
    Object.entries(state.lowPrices ?? {})
      .filter(([, { judged }]) => !judged)
      .flatMap(([supplier]) => awaitedOfExperts(state, supplier)),
  requires: (state, { actor }) => [asMember(state, actor)],
  judge: (state, { supplier, votes }, { at }) => {
    const review = state.lowPrices?.[supplier];
    const everybody = membersOf(state).every((person) => votes[person] !== undefined);
    const nobodyElse = Object.keys(votes).every((person) => membersOf(state).includes(person));
    const isDue = review === undefined || review.explained !== undefined || at > review.dueAt;
    return [
      houseRule(review !== undefined, '要求解释之后方可审查', '请先要求供应商解释', 'blocks'),
      houseRule(!review?.judged, '同一报价只审查一次', '审查结论已经作出', 'blocks'),
      requirement(
        isDue,
        '应当给予供应商解释的时间',
        cite('lowPrice2026', 2, 3),
        `请待 ${clockTime(review?.dueAt ?? at)}`,
      ),
      requirement(
        everybody && nobodyElse,
        '需要共同认定的事项，按照少数服从多数的原则作出结论',
        cite('tender87', 61),
        '请逐一填写全体成员的意见（votes）',
        isTender(state.opening.method) ? 'blocks' : 'warns',
      ),
      requirement(
        review?.explained !== undefined || !isMajority(votes),
        '供应商不能提供书面说明、证明材料的，应当将其作为无效投标（响应）处理',
        cite('lowPrice2026', 2, 4),
        '未提供说明的，不得认定报价合理',
      ),
    ];
  },
  apply: (procurement, { supplier, votes, opinion, searchesSha256 }, { actor, at }) => {
    const inFavour = Object.values(votes).filter(Boolean).length;
    const judged = {
      by: actor.person,
      at,
      proven: isMajority(votes),
      opinion,
      inFavour,
      against: Object.keys(votes).length - inFavour,
      ...(searchesSha256 === undefined ? {} : { searchesSha256 }),
    };
    return reviewed(procurement, supplier, { judged });
  },
  stops: (_, { supplier }) => [`priceExplanation:${supplier}`],
});

/**
 * Why the price of a supplier has to be explained, by figure: by the price that was quoted, not by one that a policy has
 * lowered; strictly below, so that a price at exactly the rate is not asked about.
 */
export function lowGrounds(state: Procurement, supplier: string): string[] {
  const { notice, bids = {} } = state;
  if (!notice || limitOf(state, 'lowPriceOfMean').none) return [];
  const prices = conforming(state).map((one) => bids[one]?.priceFen ?? 0);
  const price = bids[supplier]?.priceFen ?? 0;
  const second = [...prices].sort((a, b) => a - b)[1];
  const total = prices.reduce((so, one) => so + BigInt(one), 0n);
  const { mean, ofSecond, ceiling } = ratesOf(state);
  const most = notice.ceilingFen;
  return [
    ...(isBelow(price, BigInt(prices.length), total, mean) ? [`低于全部报价平均值的 ${percent(mean)}`] : []),
    ...(second !== undefined && isBelow(price, 1n, BigInt(second), ofSecond)
      ? [`低于次低报价 ${yuan(second)} 的 ${percent(ofSecond)}`]
      : []),
    ...(isBelow(price, 1n, BigInt(most), ceiling) ? [`低于最高限价 ${yuan(most)} 的 ${percent(ceiling)}`] : []),
  ];
}

/** Whether price × times ÷ of is below a rate, exactly. */
function isBelow(price: number, times: bigint, of: bigint, rateBp: number): boolean {
  return BigInt(price) * times * wholeBp < of * BigInt(rateBp);
}

/** The ministry's, or higher ones that the documents set. */
function ratesOf(state: Procurement): { mean: number; ofSecond: number; ceiling: number } {
  const rate = (own: number | undefined, name: LimitName) => Math.max(own ?? 0, limitOf(state, name).value);
  const { meanBp, secondBp, ceilingBp } = state.notice?.lowPrice ?? {};
  return {
    mean: rate(meanBp, 'lowPriceOfMean'),
    ofSecond: rate(secondBp, 'lowPriceOfSecond'),
    ceiling: rate(ceilingBp, 'lowPriceOfCeiling'),
  };
}

/** No bid is scored whose price is in doubt. */
export function areLowPricesJudged(state: Procurement): Finding[] {
  const open = conforming(state).filter(
    (one) => !isVoid(state, one) && !state.lowPrices?.[one]?.judged && (state.lowPrices?.[one] || isLow(state, one)),
  );
  const why = open.map((one) => `${one}（${lowGrounds(state, one).join('，') || '评审委员会的判断'}）`).join('、');
  const rule = '报价异常低的，应当要求供应商解释并审查';
  return [requirement(open.length === 0, rule, cite('lowPrice2026', 2), `请先审查 ${why} 的报价`)];
}

function unasked(state: Procurement): string[] {
  if (!arePricesFinal(state) || state.scores) return [];
  return conforming(state).filter((one) => !state.lowPrices?.[one] && !isVoid(state, one) && isLow(state, one));
}

function isLow(state: Procurement, supplier: string): boolean {
  return lowGrounds(state, supplier).length > 0;
}

/** Prices are compared among those that passed the review of conformity; in a consultation the last offer is the price. */
export function arePricesFinal({ opening, conformity, finalOffersAt }: Procurement): boolean {
  return conformity !== undefined && (!courses[opening.method].finalOffers || finalOffersAt !== undefined);
}

/** The ministry says «as a rule», so less time needs a reason. */
function ofMinutes(state: Procurement, at: Instant, dueAt: Instant): Finding[] {
  const minutes = Math.floor((Date.parse(dueAt) - Date.parse(at)) / minuteMs);
  const least = Date.parse(at) + limitOf(state, 'lowPriceExplanation').value * minuteMs;
  // A clock shows whole minutes: the next one is surely late enough.
  const earliest = new Date(Math.ceil(least / minuteMs) * minuteMs).toISOString();
  const remedy = `最早可定为 ${clockTime(earliest)}；不足的，写明理由`;
  return measure(state, 'lowPriceExplanation', minutes, remedy).map((one) => ({ ...one, force: 'warns' }));
}

function isMajority(votes: PriceJudgement['votes']): boolean {
  const all = Object.values(votes);
  return all.filter(Boolean).length * 2 > all.length;
}

function reviewed(state: Procurement, supplier: string, more: Partial<LowPriceReview>): Procurement {
  const review = state.lowPrices?.[supplier];
  if (!review) return state;
  return { ...state, lowPrices: { ...state.lowPrices, [supplier]: { ...review, ...more } } };
}
