/** Journals that are on file, with all that is read from them, by the version that wrote them. */
import { globSync, readFileSync } from 'node:fs';
import type { EntityManager } from '@mikro-orm/postgresql';

export type Kept = Readonly<Record<string, unknown[]>>;

const ofFamily = (column: string) => `split_part(${column}, ':', 2) = ?`;
const filed = `sha256 in (select body->'deed'->'input'->>'sha256' from journal where ${ofFamily('case_id')})`;

/** The tables that verification reads, and what of them belongs to a purchase and its payments and takeovers. */
const journalTables: Readonly<Record<string, string>> = {
  case_file: ofFamily('id'),
  journal: ofFamily('case_id'),
  deadline: ofFamily('case_id'),
  inbox: ofFamily('case_id'),
  deed: ofFamily('case_id'),
  publication: 'case_id = ?',
  document: filed,
  document_upload: filed,
  recipient_outcome: `split_part(takeover, ':', 1) = ?`,
};

export const keptJournals = globSync('test/journals/*/*.json');

/** All rows of a purchase and its family, by table. */
export async function keptOf(em: EntityManager, number: string): Promise<Kept> {
  const kept: Record<string, unknown[]> = {};
  for (const [table, isOfFamily] of Object.entries(journalTables)) {
    const rows = await em.execute<{ row: unknown }[]>(
      `select to_jsonb(t) as row from ${table} t where ${isOfFamily} order by t::text`,
      [number],
    );
    kept[table] = rows.map(({ row }) => row);
  }
  return kept;
}

export async function putBack(em: EntityManager, kept: Kept): Promise<void> {
  for (const [table, rows] of Object.entries(kept))
    await em.execute(`insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, ?::jsonb) r`, [
      JSON.stringify(rows),
    ]);
  // The roots of the system that it was taken from stay there.
  await em.execute('update case_file set anchored_seq = 0');
}

export function keptIn(file: string): Kept {
  return JSON.parse(readFileSync(file, 'utf8')) as Kept;
}
