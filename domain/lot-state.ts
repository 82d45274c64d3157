/** 采购包：the parts of one purchase that go ways of their own from the notice on; what the whole knows of each, and each of the whole. */
import type { Procurement, Scheme } from './procurement.ts';
import type { LotsPlanned } from './shapes/filing.ts';
import type { Instant } from './time.ts';

/** One lot as the plan on file names it, and as the whole purchase knows it since the notice. */
export type Lot = LotsPlanned[string] & {
  /** From the notice on: the number of its own case, and what it may cost at most. */
  number?: string;
  ceilingFen?: number;
  bidSecurityFen?: number;
  /** By number of the allotment: what it takes over of what the whole purchase holds. */
  takes?: Readonly<Record<string, number>>;
  /** Where its case is, as of which entry of its own, and since when. */
  stage?: string;
  seq?: number;
  since?: Instant;
  /** Once the public was told. */
  winner?: { supplier: string; priceFen: number };
};

/** By number of the lot: '1', '2', … */
export type Lots = Readonly<Record<string, Lot>>;

/** What a case that is one lot knows of the whole. */
export interface LotOf {
  /** The number of the purchase that was divided. */
  purchase: string;
  lot: string;
  /** The budget of the whole purchase, by which its method was chosen. */
  wholeFen: number;
  /** How many lots one bidder may win, where the notice limits it. */
  mostLots?: number;
}

/** What a lot has asked the whole purchase: whether this bidder may win one more. */
export interface LotClaim {
  supplier: string;
  outcome: 'asked' | 'granted';
}

/** The number of the case that one lot becomes. */
export function lotNumber({ id }: Pick<Procurement, 'id'>, lot: string): string {
  return `${id}:${lot}`;
}

/** The part of a scheme that one lot buys. */
export function schemeOfLot(scheme: Scheme, { services, amountFen, years, periodFrom, periodTo }: Lot): Scheme {
  const { years: _, ...whole } = scheme;
  const lines = Object.entries(services).flatMap(([line, part]) =>
    scheme.services[line] ? [[line, { ...scheme.services[line], ...part }] as const] : [],
  );
  return {
    ...whole,
    services: Object.fromEntries(lines),
    ceilingFen: amountFen,
    periodFrom: periodFrom ?? scheme.periodFrom,
    periodTo: periodTo ?? scheme.periodTo,
    ...(years ? { years } : {}),
  };
}

/** The budget by which a purchase is measured where the whole counts: of a lot, that of the purchase that was divided. */
export function wholeFen({ scheme, lotOf }: Pick<Procurement, 'scheme' | 'lotOf'>): number {
  return lotOf?.wholeFen ?? scheme?.ceilingFen ?? 0;
}

/** The lots in the order of their numbers. */
export function lotsOf({ lots = {} }: Pick<Procurement, 'lots'>): [string, Lot][] {
  return Object.entries(lots).sort(([a], [b]) => Number(a) - Number(b));
}

/** For suppliers: which lots there are, where each is and who was told to have won it; of which whole a lot is one. */
export function lotsTold({ lots, lotOf }: Procurement): Partial<Procurement> {
  const told = Object.entries(lots ?? {}).map(([number, { takes: _, ...lot }]) => [number, lot]);
  return { ...(lots ? { lots: Object.fromEntries(told) } : {}), ...(lotOf ? { lotOf } : {}) };
}
