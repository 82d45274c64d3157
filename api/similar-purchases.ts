/** A look-up that no purchase can make itself: what else was bought of the same kind, item and year otherwise than by open tender. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../db/entities.ts';
import { purchasesLike } from '../db/purchases.ts';
import { fundsOf } from '../domain/binding.ts';
import type { Procurement } from '../domain/procurement.ts';
import { countedAs, countedFen, countsWith, type Similar } from '../domain/splitting.ts';

/** More purchases of one unit in one kind and budget item are not looked through. */
const similarMax = 500;

/** The input with the purchases that count with this one; without money on file there is nothing to count by. */
export async function withSimilar(em: EntityManager, input: unknown, { id, state }: Case): Promise<unknown> {
  const ours = state as Procurement;
  const funds = fundsOf(ours);
  if (!funds) return input;
  const { purchaser, catalogueItem } = ours.opening;
  const likeness = { id, purchaser, catalogueItem, budgetItem: funds.item };
  const rows = await purchasesLike(em, likeness, similarMax);
  const purchases: Record<string, { version: number; fen: number }> = {};
  for (const { seq, state: one } of rows) {
    const theirs = one as Procurement;
    const fen = countedFen(theirs);
    if (fen === 0 || !countsWith(ours, theirs)) continue;
    const number = countedAs(theirs);
    purchases[number] = { version: seq, fen: fen + (purchases[number]?.fen ?? 0) };
  }
  const { fiscalYear, item } = funds;
  const similar: Similar = { fiscalYear, item, purchases };
  return { ...(input as object), similar };
}
