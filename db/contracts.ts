/** Which case a contract is in already: one contract of a purchaser is one case. */
import type { EntityManager } from '@mikro-orm/postgresql';

/** The name of another case of this purchaser with a contract of this number; a case that came to nothing holds none. */
export async function caseWithContract(
  em: EntityManager,
  purchaser: string,
  number: string,
  besides = '',
): Promise<string | undefined> {
  const [row] = await em.execute<{ id: string }[]>(
    `select id from case_file
      where proceeding = 'procurement' and stage not in ('cancelled', 'unadopted') and id <> ?
        and state->'opening'->>'purchaser' = ? and state->'contract'->>'number' = ?
      order by opened_at limit 1`,
    [besides, purchaser, number],
  );
  return row?.id;
}
