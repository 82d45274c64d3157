/** 资金来源：which allotments a purchase draws on, what they hold for it, and what it has spent of each. */
import { sum } from './money.ts';
import type { Procurement } from './procurement.ts';

/** One allotment as this purchase knows it. The allotment itself decides what is held (allotment.ts). */
export interface Source {
  /** Of its paper. */
  number: string;
  fundSource: string;
  budgetItem: string;
  fiscalYear: number;
  /** What this purchase may draw from it at most, as its accountant planned. */
  plannedFen: number;
  /** How often it was asked, so that each answer is known by its question. */
  request: number;
  /** What it was asked for, until it has answered. */
  askedFen?: number;
  reservedFen: number;
  /** What was paid from it, by instalment. */
  spent?: Readonly<Record<string, number>>;
  /** Its last answer, where it could not give what was asked. */
  refused?: { askedFen: number; leftFen: number };
  /** What it did not keep when the treasury closed its year. */
  lapsed?: { fen: number };
}

export type Sources = Readonly<Record<string, Source>>;

/** What the API looks up of an allotment and puts into the deed, with the version that it saw. */
export interface FoundAllotment {
  version: number;
  stage: string;
  purchaser: string;
  number: string;
  fundSource: string;
  budgetItem: string;
  fiscalYear: number;
  leftFen: number;
}

/** In one order whatever machine has written them: a purchase is begun again from rows that keep none. */
export function sourcesOf({ sources = {} }: Pick<Procurement, 'sources'>): [string, Source][] {
  return Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function spentFrom({ spent = {} }: Source): number {
  return sum(Object.values(spent));
}

/** Those whose year is not closed. */
export function usable(state: Pick<Procurement, 'sources'>): [string, Source][] {
  return sourcesOf(state).filter(([, { lapsed }]) => !lapsed);
}

/** The year that the purchase is paid for now; nothing where it has no source that is still good. */
export function fiscalYearOf(state: Pick<Procurement, 'sources'>): number | undefined {
  return usable(state).at(-1)?.[1].fiscalYear;
}

export function reservedFen(state: Pick<Procurement, 'sources'>): number {
  return sum(usable(state).map(([, one]) => one.reservedFen));
}

/** What may still be paid from what is held. */
export function freeFen(state: Pick<Procurement, 'sources'>): number {
  return sum(usable(state).map(([, one]) => Math.max(0, one.reservedFen - spentFrom(one))));
}

/**
 * What the sources of a year must hold: what the scheme plans to pay in it, and from the contract on what falls due in it or
 * is left over from before. What was paid counts, because it stays held.
 */
export function neededFen({ scheme, contract, instalments = {}, ...state }: Procurement): number {
  const year = fiscalYearOf(state);
  if (year === undefined) return 0;
  if (!contract?.signedOn) return scheme ? dueInYear(scheme, year) : 0;
  const open = Object.values(instalments)
    .filter(({ plannedOn }) => Number(plannedOn.slice(0, 4)) <= year)
    .map(({ amountFen, waivedFen, paidFen, deductedFen }) => amountFen - waivedFen - paidFen - deductedFen);
  return sum(open) + sum(usable(state).map(([, one]) => spentFrom(one)));
}

/** What a scheme plans to pay in a year; all of it where it names no years. */
export function dueInYear(
  { ceilingFen, years }: { ceilingFen: number; years?: Readonly<Record<string, number>> },
  year: number,
) {
  return years ? (years[String(year)] ?? 0) : ceilingFen;
}

/** How a sum is taken from the sources that are good: one after the other, each for what it was planned. */
export function shares(state: Procurement, fen: number): Record<string, number> {
  let left = fen;
  return Object.fromEntries(
    usable(state).map(([id, { plannedFen }]) => {
      const share = Math.min(left, plannedFen);
      left -= share;
      return [id, share];
    }),
  );
}

/** With some sources changed. */
export function withSources<State extends Pick<Procurement, 'sources'>>(
  state: State,
  change: (id: string, source: Source) => Source,
): State {
  if (!state.sources) return state;
  return { ...state, sources: Object.fromEntries(sourcesOf(state).map(([id, one]) => [id, change(id, one)])) };
}
