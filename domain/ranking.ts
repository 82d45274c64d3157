/** 排序：in what order the committee puts the suppliers, and which of them nothing but a lot can set apart. */
import { inTheRunning } from './competition.ts';
import { courses } from './methods.ts';
import { sum } from './money.ts';
import type { Procurement } from './procurement.ts';
import { comparedFen, exactPoints, pointsOf, technicalPoints } from './score.ts';
import type { Result } from './selection-state.ts';

type Sign = (a: string, b: string) => number;

/**
 * By points and then by price (87号令57, 磋商办法25), by technical points where the method or the documents say so, by lot;
 * the supplier's code decides only to leave no order to chance before the lot is drawn. Where the method awards by the
 * lowest price, by price alone.
 */
export function rank(state: Procurement): string[] {
  const [order, lot] = [signsOf(state), byLot(state)];
  return inTheRunning(state).sort((a, b) => order(a, b) || lot(a, b) || (a < b ? -1 : 1));
}

/** Those that stand level with a supplier, itself among them, by all that the law compares. */
export function levelWith(state: Procurement, supplier: string): string[] {
  const order = signsOf(state);
  return inTheRunning(state).filter((one) => order(one, supplier) === 0);
}

/** Whether only a lot, which is not drawn yet, can say that this supplier comes before another. */
export function awaitsLot(state: Procurement, supplier: string): boolean {
  const level = levelWith(state, supplier).filter((one) => state.refusals?.[one] === undefined);
  return level.length > 1 && !level.every((one) => state.lot?.order.includes(one));
}

/** Points and ranks, by supplier: nothing where the notice, of earlier times, has no factors. */
export function resultsOf(state: Procurement, ranking: readonly string[]): Record<string, Result> | undefined {
  if (!state.notice?.scoring) return undefined;
  const points = pointsOf(state, ranking);
  return Object.fromEntries(ranking.map((one, place) => [one, { ...points[one]!, rank: place + 1 }]));
}

/** What the public and the supplier are told, in hundredths of a point. */
export function meanPoints(state: Procurement, supplier: string): number {
  const result = state.results?.[supplier];
  if (result) return result.points;
  return Math.round(wholeSum(state, supplier) / Object.keys(state.scores ?? { nobody: {} }).length);
}

function signsOf(state: Procurement): Sign {
  const price = (supplier: string) => state.bids?.[supplier]?.priceFen ?? 0;
  const byPrice: Sign = (a, b) => price(a) - price(b);
  if (courses[state.opening.method].award === 'lowest')
    return (a, b) => comparedFen(state, a) - comparedFen(state, b) || byPrice(a, b);
  const points = pointsIn(state);
  const technical: Sign = (a, b) => technicalPoints(state, b) - technicalPoints(state, a);
  const countsTechnical = state.opening.method === 'consultation' || state.notice?.scoring?.ties === 'technical';
  return (a, b) => points(b) - points(a) || byPrice(a, b) || (countsTechnical ? technical(a, b) : 0);
}

function pointsIn(state: Procurement): (supplier: string) => number {
  if (!state.notice?.scoring) return (supplier) => wholeSum(state, supplier);
  const results = pointsOf(state, inTheRunning(state));
  return (supplier) => (results[supplier] ? exactPoints(state, supplier, results[supplier]) : 0);
}

/** Those of the lot in its order, before those that were not in it. */
function byLot({ lot }: Procurement): Sign {
  const order = lot?.order ?? [];
  const place = (supplier: string) => (order.includes(supplier) ? order.indexOf(supplier) : order.length);
  return (a, b) => place(a) - place(b);
}

/** Of all members together: the order is that of the mean, without its rounding. */
function wholeSum({ scores = {} }: Procurement, supplier: string): number {
  return sum(Object.values(scores).map((sheet) => sheet[supplier] ?? 0));
}
