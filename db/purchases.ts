/** Which purchases may count with another: of one unit and kind, paid from one budget item or from sources that have to be read. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaseState } from '../domain/act.ts';

export interface Likeness {
  /** The number of the purchase that is not meant itself. */
  id: string;
  purchaser: string;
  catalogueItem: string;
  budgetItem: string;
}

/** Newest first, `most` at the most: looked for by the index `case_file_purchase_of` (purchaser, kind). */
export async function purchasesLike(
  em: EntityManager,
  { id, purchaser, catalogueItem, budgetItem }: Likeness,
  most: number,
): Promise<{ seq: number; state: CaseState }[]> {
  return em.execute(
    `select seq, state from case_file
      where proceeding = 'procurement' and id <> ?
        and state->'opening'->>'purchaser' = ? and state->'opening'->>'catalogueItem' = ?
        and (state->'sources' is not null
             or coalesce(state->'allotment'->>'budgetItem', state->'allotment'->>'number') = ?)
      order by opened_at desc, id limit ?`,
    [id, purchaser, catalogueItem, budgetItem, most],
  );
}
