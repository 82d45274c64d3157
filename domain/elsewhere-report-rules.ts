/** 平台评审报告的审查：what cannot be is refused, what breaks a rule of the evaluation is found. */
import type { Circumstance } from './act.ts';
import { ofMembers } from './committee.ts';
import { conforming, enoughToScore, inTheRunning, isVoid, oneEach } from './competition.ts';
import { areSearched } from './credit.ts';
import { withinTerm } from './entrustment.ts';
import { aboveCeiling } from './examination.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { areLowPricesJudged } from './low-price.ts';
import { courses, tenderRule } from './methods.ts';
import { sum } from './money.ts';
import type { Procurement } from './procurement.ts';
import { ofQualification } from './qualification.ts';
import { asFacts, inOrder, notAhead, possible } from './recorded.ts';
import { comparedFen, givenFactors, hoursPoints, pricePoints } from './score.ts';
import type { PlatformReport } from './shapes/elsewhere.ts';
import { civilDate } from './time.ts';

/** `judged` is the case with what the report says in it. */
export function ofReport(
  state: Procurement,
  judged: Procurement,
  report: PlatformReport,
  circumstance: Circumstance,
): Finding[] {
  const { occurredOn, members, demanding, results, ranking } = report;
  return [
    notAhead(occurredOn, circumstance.at),
    inOrder('开标、评审报告', state.openedAt && civilDate(state.openedAt), occurredOn),
    oneEach(Object.keys(state.bids ?? {}), results, '评审结果'),
    ...ofPrices(judged, report),
    ...ofRanking(judged, ranking),
    ...ofPoints(judged, report),
    ...asFacts([
      ...inTime(circumstance, 'bidEvaluation', occurredOn),
      ...withinTerm(state, occurredOn),
      ...ofMembers(state, members as never, circumstance.actor, demanding),
      areSearched(state, Object.keys(results), state.notice?.published.at ?? ''),
      ...ofQualification(state, judged.qualification ?? {}),
      ...ofConformity(report),
      ...aboveCeiling(judged, judged.qualification ?? {}),
      ...enoughToScore(judged),
      ...areLowPricesJudged(judged),
      ...ofVoid(judged, ranking),
      ...ofOrder(judged, report),
      ...ofPricePoints(judged, report),
    ]),
  ];
}

/** Who is judged has a price: of the opening, in a consultation the final offer; a price of a tender does not change. */
function ofPrices(judged: Procurement, { results }: PlatformReport): Finding[] {
  const { opening, bids = {} } = judged;
  const talks = courses[opening.method].finalOffers;
  const unpriced = conforming(judged).filter((one) => bids[one]?.priceFen === undefined);
  const changed = Object.keys(results).filter((one) => results[one]?.finalFen !== undefined);
  return [
    possible(unpriced.length === 0, '进入评审的都有报价', `${unpriced.join('、')} 没有报价：请先更正开标登记`),
    possible(talks || changed.length === 0, '招标没有最后报价', `请删去 ${changed.join('、')} 的最后报价`),
  ];
}

function ofRanking(judged: Procurement, ranking: readonly string[]): Finding[] {
  const mayRank = conforming(judged);
  const strange = ranking.filter((one) => !mayRank.includes(one));
  return [
    possible(
      strange.length === 0,
      '候选人是通过资格审查、符合性审查的供应商',
      `请核对：${strange.join('、')} 未通过审查或者没有参加`,
    ),
    possible(new Set(ranking).size === ranking.length, '候选人在排序中只出现一次', '请核对排序'),
  ];
}

/** As many as can be read at once. */
const faultsTold = 5;

/** Points are of the factors of the notice, within their weights, and add up. */
function ofPoints(judged: Procurement, report: PlatformReport): Finding[] {
  if (!judged.notice?.scoring) return [];
  const faults = judgedIn(judged, report).flatMap((supplier) => faultsOf(judged, supplier, report));
  const remedy = faults.slice(0, faultsTold).join('；');
  return [possible(faults.length === 0, '得分按公告的评审因素逐项登记，各项之和等于总分', remedy)];
}

/** Those of whom points are wanted: whoever stayed in the running to the end. */
function judgedIn(judged: Procurement, { ranking }: PlatformReport): string[] {
  return ranking.length === 0 ? [] : [...new Set([...inTheRunning(judged), ...ranking])];
}

function faultsOf(judged: Procurement, supplier: string, { results }: PlatformReport): string[] {
  const { factors: given = {}, pricePoints: price, hoursPoints: hours = 0, points } = results[supplier] ?? {};
  const factors = givenFactors(judged);
  const missing = Object.keys(factors).filter((number) => given[number] === undefined);
  const strange = Object.keys(given).filter((number) => !factors[number]);
  const above = Object.keys(given).filter((number) => (given[number] ?? 0) > (factors[number]?.weightBp ?? 0));
  const isPriced = judged.notice?.scoring?.fixedPriceFen === undefined;
  const total = sum(Object.values(given)) + (price ?? 0) + hours;
  const told = (number: string) => `第 ${number} 项`;
  return [
    ...(missing.length > 0 ? [`${supplier} 缺${missing.map(told).join('、')}`] : []),
    ...(strange.length > 0 ? [`${supplier} 多填${strange.map(told).join('、')}`] : []),
    ...(strange.length === 0 && above.length > 0 ? [`${supplier} ${above.map(told).join('、')}超过该项的权重`] : []),
    ...(isPriced && price === undefined ? [`${supplier} 缺价格分`] : []),
    ...(points === total ? [] : [`${supplier} 各项之和为 ${total / 100} 分，登记的总分为 ${(points ?? 0) / 100} 分`]),
  ];
}

/** 低价优先法, by the formula of the law: of the lowest price in the running, with what the policy takes off. */
function ofPricePoints(judged: Procurement, report: PlatformReport): Finding[] {
  const { notice, bids = {}, opening } = judged;
  if (!notice?.scoring) return [];
  const running = inTheRunning(judged);
  const lowest = Math.min(...running.map((one) => comparedFen(judged, one)));
  const mostHours = Math.max(0, ...running.map((one) => bids[one]?.hours ?? 0));
  const hours = sum(
    Object.values(notice.scoring.factors).map(({ kind, weightBp }) => (kind === 'hours' ? weightBp : 0)),
  );
  const isFixed = notice.scoring.fixedPriceFen !== undefined;
  const wrong = judgedIn(judged, report).flatMap((supplier) => {
    const compared = comparedFen(judged, supplier);
    // Without a price there is nothing to count; that is refused already.
    if (!running.includes(supplier) || compared === 0) return [];
    const price = isFixed ? 0 : pricePoints(lowest, compared, notice.priceWeightBp ?? 0);
    const ofHours = hoursPoints(mostHours, bids[supplier]?.hours ?? 0, hours);
    const told = report.results[supplier] ?? { qualified: false };
    const isRight = (told.pricePoints ?? 0) === price && (told.hoursPoints ?? 0) === ofHours;
    return isRight ? [] : [`${supplier} 应当为 ${(price + ofHours) / 100} 分`];
  });
  const rule = '价格分应当采用低价优先法计算，即满足招标文件要求且投标价格最低的投标报价为评标基准价，其价格分为满分';
  return [tenderRule(opening.method, wrong.length === 0, rule, cite('tender87', 55, 6), wrong.join('；'))];
}

/** By points, at equal points by price (87号令57). The candidates that are named are the first of that order. */
function ofOrder(judged: Procurement, { results, ranking }: PlatformReport): Finding[] {
  if (!judged.notice?.scoring) return [];
  const price = (one: string) => judged.bids?.[one]?.priceFen ?? 0;
  const points = (one: string) => results[one]?.points ?? 0;
  const running = inTheRunning(judged);
  const behind = (one: string, other: string) =>
    points(one) < points(other) || (points(one) === points(other) && price(one) > price(other));
  const misplaced = ranking.filter((one, place) =>
    running.some((other) => behind(one, other) && !ranking.slice(0, place).includes(other)),
  );
  const rule = '评标结果按评审后得分由高到低顺序排列，得分相同的，按投标报价由低到高顺序排列';
  const remedy = `${misplaced.join('、')} 的排序与得分、报价不符`;
  return [tenderRule(judged.opening.method, misplaced.length === 0, rule, cite('tender87', 57), remedy)];
}

function ofVoid(judged: Procurement, ranking: readonly string[]): Finding[] {
  const ranked = ranking.filter((one) => isVoid(judged, one));
  return [
    requirement(
      ranked.length === 0,
      '供应商不能提供书面说明、证明材料的，应当将其作为无效投标（响应）处理',
      cite('lowPrice2026', 2, 4),
      `${ranked.join('、')} 未能证明报价合理，不得作为候选人`,
    ),
  ];
}

function ofConformity({ results }: PlatformReport): Finding[] {
  const untold = Object.keys(results).filter(
    (one) => results[one]?.conforms === false && results[one].nonconformity === undefined,
  );
  return [houseRule(untold.length === 0, '不符合的，应当写明原因', `请写明 ${untold.join('、')} 不符合的原因`)];
}
