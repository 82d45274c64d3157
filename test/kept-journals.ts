/** Journals that are on file, with all that is read from them, by the version that wrote them. */
import { globSync, readFileSync } from 'node:fs';
import type { EntityManager } from '@mikro-orm/postgresql';

const ofFamily = (column: string) => `split_part(${column}, ':', 2) = ?`;

/** The tables that verification reads, and what of them belongs to a purchase and its payments and takeovers. */
export const journalTables: Readonly<Record<string, string>> = {
  case_file: ofFamily('id'),
  journal: ofFamily('case_id'),
  deadline: ofFamily('case_id'),
  inbox: ofFamily('case_id'),
  deed: ofFamily('case_id'),
  publication: 'case_id = ?',
};

export const keptJournals = globSync('test/journals/*/*.json');

export async function putBack(em: EntityManager, file: string): Promise<void> {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown[]>;
  for (const [table, rows] of Object.entries(kept))
    await em.execute(`insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, ?::jsonb) r`, [
      JSON.stringify(rows),
    ]);
}
