/** The state of one allotment: the money of one budget paper, and which purchases hold how much of it. */
import { type CaseState, defineActFor } from './act.ts';
import { sum } from './money.ts';
import type { Signed } from './procurement.ts';
import type { CivilDate, Instant } from './time.ts';

export const allotmentStages = {
  unopened: '未登记',
  open: '可用',
  lapsed: '年度截止',
  closed: '已了结',
} as const;
export type AllotmentStage = keyof typeof allotmentStages;

/** What one purchase holds of it. Money that was paid stays reserved: what is reserved and not spent is still to be paid. */
export interface Reservation {
  /** The number of its last request: an answer names it, so that an older one is known for what it is. */
  request: number;
  reservedFen: number;
  spentFen: number;
  /** The last request, where it was more than was left. */
  refused?: { askedFen: number; leftFen: number; at: Instant };
  /** Of what was reserved, what was not spent when the year was closed. */
  lapsedFen?: number;
}

/** Like the budget paper says. */
export interface BudgetPaper {
  number: string;
  fundSource: string;
  /** 预算项目: purchases of one item, category and year are counted together (条例28). */
  budgetItem: string;
  fiscalYear: number;
  amountFen: number;
  /** The day on the paper. */
  occurredOn: CivilDate;
  /** The last day on which the treasury pays for this year; the end of the year where finance names none. */
  closesOn: CivilDate;
  /** 结转资金: the year that the money was first allotted for. */
  carriedFrom?: number;
  evidenceSha256?: string;
}

export interface AllotmentState extends CaseState, BudgetPaper {
  stage: AllotmentStage;
  diverted?: AllotmentStage;
  purchaser: string;
  region: string;
  registered: Signed;
  /** By number of the procurement. */
  reservations?: Readonly<Record<string, Reservation>>;
  /** What was neither spent nor, from then on, to be spent. */
  lapsed?: { at: Instant; fen: number };
}

export const defineAllotmentAct = defineActFor<AllotmentState>();

/** More would not be looked through within one act; one more is refused as if nothing were left. */
export const reservationsMax = 500;

export function reservationOf({ reservations = {} }: AllotmentState, procurement: string): Reservation | undefined {
  return Object.hasOwn(reservations, procurement) ? reservations[procurement] : undefined;
}

/** What purchases hold together: reserved, or spent where a payment that was under way came in after the close. */
export function heldFen({ reservations = {} }: AllotmentState): number {
  return sum(Object.values(reservations).map(({ reservedFen, spentFen }) => Math.max(reservedFen, spentFen)));
}

/** What can still be reserved; nothing any more once the year is closed. */
export function leftFen(state: AllotmentState): number {
  if (state.lapsed) return 0;
  return Math.max(0, state.amountFen - heldFen(state));
}

export function spentFen({ reservations = {} }: AllotmentState): number {
  return sum(Object.values(reservations).map((one) => one.spentFen));
}
