/** 化整为零：what the purchaser buys of the same kind, from the same budget item, in the same year, otherwise than by open tender. */
import { fundsOf } from './binding.ts';
import { type Finding, measure } from './finding.ts';
import { isApproved } from './method-choice.ts';
import { yuan } from './money.ts';
import type { Procurement } from './procurement.ts';

/** So many are named, the largest first: an officer has to read it. */
const namedMax = 10;

/** What the API looks up and puts into the deed: the other purchases that count with this one, at the versions that it saw. */
export interface Similar {
  fiscalYear: number;
  item: string;
  /** By number of the procurement. */
  purchases: Readonly<Record<string, { version: number; fen: number }>>;
}

/** What of a purchase counts: its contract, or what its scheme may cost; nothing where it was tendered, or approved otherwise. */
export function countedFen({ opening, scheme, contract, stage, ...state }: Procurement): number {
  // Of a purchase that was divided its lots count, and together as the one purchase that they are.
  const isOver = stage === 'cancelled' || stage === 'unadopted' || wasDivided(state);
  if (isOver || opening.method === 'openTender' || isApproved(state)) return 0;
  if (contract?.signedOn) return contract.valueFen;
  return scheme && !scheme.returned ? scheme.ceilingFen : 0;
}

function wasDivided({ lots, notice }: Pick<Procurement, 'lots' | 'notice'>): boolean {
  return lots !== undefined && notice !== undefined;
}

/** The purchase that a case counts as: a lot as the one that it is a part of. */
export function countedAs({ id, lotOf }: Procurement): string {
  return lotOf?.purchase ?? id;
}

/** Whether two purchases count together; the lots of one never with each other. */
export function countsWith(one: Procurement, other: Procurement): boolean {
  const [ours, theirs] = [fundsOf(one), fundsOf(other)];
  return (
    ours !== undefined &&
    countedAs(one) !== countedAs(other) &&
    ours.fiscalYear === theirs?.fiscalYear &&
    ours.item === theirs.item &&
    one.opening.purchaser === other.opening.purchaser &&
    one.opening.catalogueItem === other.opening.catalogueItem
  );
}

/** Nothing is said where nothing else was bought: what one purchase alone may cost, its method says. */
export function ofSplitting(state: Procurement, ceilingFen: number, similar: Similar | undefined): Finding[] {
  const others = Object.entries(similar?.purchases ?? {});
  if (others.length === 0 || state.opening.method === 'openTender' || isApproved(state)) return [];
  const before = others.reduce((total, [, { fen }]) => total + fen, 0);
  const largest = others.sort(([, a], [, b]) => b.fen - a.fen).slice(0, namedMax);
  const named = largest.map(([number, { fen }]) => `${number}（${yuan(fen)}）`).join('、');
  const more = others.length > namedMax ? `等 ${others.length} 宗` : '';
  return measure(
    state,
    'repeatedPurchases',
    before + ceilingFen,
    `本年度同一预算项目下的同类采购还有：${named}${more}。请合并后公开招标；项目预算调整或者经批准采用其他方式的，登记批复`,
  );
}
