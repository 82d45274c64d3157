/** Writes the rows of an entry by the function of the database that is made for it (migrations, `write_entry`). */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Rows } from './rows.ts';

/** Throws where somebody else has written meanwhile: whoever tries again finds what stands there. */
export async function writeRows(em: EntityManager, rows: Rows): Promise<void> {
  const { id, seq } = rows.case;
  const [answer] = await em.execute<{ written: boolean }[]>('select write_entry(?::jsonb) as written', [
    JSON.stringify(rows),
  ]);
  if (!answer!.written) throw new Error(`entry ${seq} of ${id} was overtaken by another`);
}
