/** The entries of sealed cases that a caller may not count, looked up in the journal. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../domain/act.ts';
import { Numbering } from '../domain/numbering.ts';
import { sealedActs } from '../domain/visibility.ts';

interface Looked {
  id: string;
  seq: number;
}

/**
 * By case, as if none had been opened yet: how this caller's organisation is told its entries, up to the version that was
 * looked at. Only the round that runs is sealed; whatever came before it is history.
 */
export async function sealedNumberings(
  em: EntityManager,
  cases: readonly Looked[],
  { organisation }: Actor,
): Promise<ReadonlyMap<string, Numbering>> {
  if (cases.length === 0) return new Map();
  const looked = JSON.stringify(cases.map(({ id, seq }) => ({ id, seq })));
  const rows = await em.execute<{ id: string; hidden: number[]; at: Date | string }[]>(sealedEntries, [
    looked,
    sealedActs,
    organisation,
  ]);
  return new Map(rows.map(({ id, hidden, at }) => [id, new Numbering(hidden, new Date(at))]));
}

const sealedEntries = `
  with looked as (select * from jsonb_to_recordset(?::jsonb) as l(id text, seq int)),
       began as (select j.case_id, max(j.seq) as seq from journal j join looked l on l.id = j.case_id
                  where j.seq <= l.seq and jsonb_exists(j.body->'change', 'round') group by j.case_id),
       entries as (select j.case_id, j.seq, j.at,
                          j.seq > b.seq and j.act in (?) and j.body->'deed'->'actor'->>'organisation' <> ? as hidden
                     from journal j join looked l on l.id = j.case_id join began b on b.case_id = j.case_id
                    where j.seq <= l.seq)
  select case_id as id, max(at) filter (where not hidden) as at,
         coalesce(jsonb_agg(seq order by seq) filter (where hidden), '[]') as hidden
    from entries group by case_id`;
