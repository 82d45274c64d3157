/** A look-up that no purchase can make itself: what else was bought of the same kind, item and year otherwise than by open tender. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../db/entities.ts';
import { fundsOf } from '../domain/binding.ts';
import type { Procurement } from '../domain/procurement.ts';
import { countedAs, countedFen, countsWith, type Similar } from '../domain/splitting.ts';

/** More purchases of one unit in one kind are not looked through; those of the year are the last that were opened. */
const similarMax = 500;

/** The input with the purchases that count with this one; without money on file there is nothing to count by. */
export async function withSimilar(em: EntityManager, input: unknown, { id, state }: Case): Promise<unknown> {
  const ours = state as Procurement;
  const funds = fundsOf(ours);
  if (!funds) return input;
  const { purchaser, catalogueItem } = ours.opening;
  const opening = { purchaser, catalogueItem };
  const where = { proceeding: 'procurement', id: { $ne: id }, state: { opening } } as const;
  const rows = await em.find(Case, where as never, { orderBy: { openedAt: 'desc', id: 'asc' }, limit: similarMax });
  const purchases: Record<string, { version: number; fen: number }> = {};
  for (const { seq, state: one } of rows as Case[]) {
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
