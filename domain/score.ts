/** 得分：price points by the formula of the law, points of the factors as members gave them, all in hundredths of a point. */
import { sum } from './money.ts';
import type { Procurement } from './procurement.ts';
import type { Factor, Result } from './selection-state.ts';

const wholeBp = 10_000;

/** `numerator / denominator`, halves up: of whole numbers that may be too large to be multiplied otherwise. */
export function ratio(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/**
 * 低价优先法: lowest price ÷ price × weight × 100 (87号令55, 磋商办法24), rounded half up to a hundredth of a point. A weight in
 * basis points is the most points in hundredths; the lowest price gets just that, no other gets more.
 */
export function pricePoints(lowestFen: number, priceFen: number, weightBp: number): number {
  return ratio(BigInt(lowestFen) * BigInt(weightBp), BigInt(priceFen));
}

/** 承诺的服务时数: the most gets all the points, the others their share of it. */
export function hoursPoints(mostHours: number, hours: number, weightBp: number): number {
  return mostHours === 0 ? 0 : ratio(BigInt(hours) * BigInt(weightBp), BigInt(mostHours));
}

/** What is compared: the price with what the policy for small enterprises takes off, for judging only (87号令55 最后一款). */
export function comparedFen(state: Procurement, supplier: string): number {
  const priceFen = state.bids?.[supplier]?.priceFen ?? 0;
  const cutBp = cutOf(state, supplier);
  return cutBp === 0 ? priceFen : ratio(BigInt(priceFen) * BigInt(wholeBp - cutBp), BigInt(wholeBp));
}

/** 价格扣除 of a supplier, in basis points; not where the purchase is kept for such enterprises as a whole. */
export function cutOf({ notice, qualification = {} }: Procurement, supplier: string): number {
  const { sme } = notice ?? {};
  const declared = qualification[supplier]?.declared;
  if (!sme || sme.reserved === 'whole' || !declared?.smeDeclarationSha256) return 0;
  if (declared.kind !== 'enterprise') return 0;
  if (declared.size === 'micro' || declared.size === 'small') return sme.cutBp ?? 0;
  return declared.microShareBp === undefined ? 0 : (sme.jointCutBp ?? 0);
}

/** The factors that members give points for, by number. */
export function givenFactors({ notice }: Procurement): Readonly<Record<string, Factor>> {
  return Object.fromEntries(Object.entries(notice?.scoring?.factors ?? {}).filter(([, { kind }]) => kind !== 'hours'));
}

/** Without ranks, by supplier. */
export function pointsOf(state: Procurement, suppliers: readonly string[]): Record<string, Omit<Result, 'rank'>> {
  const compared = suppliers.map((one) => comparedFen(state, one));
  const lowest = compared.reduce((low, one) => Math.min(low, one), Number.POSITIVE_INFINITY);
  const results = suppliers.map(
    (one, place) => [one, resultOf(state, one, suppliers, compared[place]!, lowest)] as const,
  );
  return Object.fromEntries(results);
}

function resultOf(
  state: Procurement,
  supplier: string,
  suppliers: readonly string[],
  compared: number,
  lowest: number,
): Omit<Result, 'rank'> {
  const { notice, bids = {}, scores = {} } = state;
  const members = Math.max(1, Object.keys(scores).length);
  const factorPoints = ratio(BigInt(factorSum(state, supplier)), BigInt(members));
  const isFixed = notice?.scoring?.fixedPriceFen !== undefined;
  const forPrice = isFixed ? 0 : pricePoints(lowest, compared, notice?.priceWeightBp ?? 0);
  const forHours = hoursOf(state, supplier, suppliers);
  return {
    factorPoints,
    pricePoints: forPrice,
    ...(forHours === undefined ? {} : { hoursPoints: forHours }),
    points: factorPoints + forPrice + (forHours ?? 0),
    ...(compared === bids[supplier]?.priceFen ? {} : { comparedFen: compared }),
  };
}

/** Of all members together; price and hours, which are the same for each member, count once for each: the order is that of the mean, without its rounding. */
export function exactPoints(
  state: Procurement,
  supplier: string,
  { pricePoints: price, hoursPoints: hours }: Omit<Result, 'rank'>,
) {
  const members = Math.max(1, Object.keys(state.scores ?? {}).length);
  return factorSum(state, supplier) + members * (price + (hours ?? 0));
}

/** Of the technical factors alone, of all members together. */
export function technicalPoints({ notice, sheets = {} }: Procurement, supplier: string): number {
  const factors = notice?.scoring?.factors ?? {};
  const given = Object.values(sheets).flatMap((sheet) => Object.entries(sheet[supplier] ?? {}));
  return sum(given.map(([factor, points]) => (factors[factor]?.kind === 'technical' ? points : 0)));
}

function factorSum({ scores = {} }: Procurement, supplier: string): number {
  return sum(Object.values(scores).map((sheet) => sheet[supplier] ?? 0));
}

function hoursOf(
  { notice, bids = {} }: Procurement,
  supplier: string,
  suppliers: readonly string[],
): number | undefined {
  const byHours = Object.values(notice?.scoring?.factors ?? {}).filter(({ kind }) => kind === 'hours');
  if (byHours.length === 0) return undefined;
  const most = Math.max(0, ...suppliers.map((one) => bids[one]?.hours ?? 0));
  return sum(byHours.map(({ weightBp }) => hoursPoints(most, bids[supplier]?.hours ?? 0, weightBp)));
}
