/** How often a supplier's complaints came to nothing, in every purchase of the county: a rule across cases, looked up for the deciding act. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instant } from '../domain/time.ts';

/** Decided as without basis since a moment, not counting the case itself. */
export async function baselessSince(
  em: EntityManager,
  supplier: string,
  since: Instant,
  besides: string,
): Promise<number> {
  const [row] = await em.execute<{ count: string }[]>(
    `select count(*) from case_file
      where proceeding = 'complaint' and id <> ? and state->>'supplier' = ?
        and state->'decision'->>'ground' = 'noBasis' and state->'decision'->>'at' >= ?`,
    [besides, supplier, since],
  );
  return Number(row?.count ?? 0);
}
