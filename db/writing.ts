/** One statement writes all rows of an entry: half an entry is never there, and no connection is held between two questions. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Rows } from './rows.ts';

/**
 * Nothing is written unless the case stands at the entry before (`moved`) or does not exist yet (`opened`). The inbox is
 * renewed by difference: what is still awaited keeps the moment since which it is.
 */
const statement = `
with said as (select ?::jsonb as w),
moved as (
  update case_file c set (seq, head, stage, state, updated_at) = row(r.seq, r.head, r.stage, r.state, r.updated_at)
    from said, jsonb_populate_record(null::case_file, w->'case') r
   where c.id = r.id and c.seq = r.seq - 1 returning c.id),
opened as (
  insert into case_file select r.* from said, jsonb_populate_record(null::case_file, w->'case') r
   where r.seq = 1 returning id),
written as (select w from said where exists (select from moved union all select from opened)),
entry as (
  insert into journal select r.* from written, jsonb_populate_record(null::journal, w->'entry') r returning seq),
clocks as (
  insert into deadline select r.* from written, jsonb_populate_recordset(null::deadline, w->'deadlines') r
  on conflict (case_id, key) do update set due = excluded.due, stopped_at = excluded.stopped_at,
              passed_at = excluded.passed_at, body = excluded.body),
done as (
  delete from inbox i using written
   where i.case_id = w->'case'->>'id' and not exists (
     select from jsonb_populate_recordset(null::inbox, w->'inbox') r
      where (r.act, r.role, r.key) = (i.act, i.role, i.key))),
awaited as (
  insert into inbox as i select r.* from written, jsonb_populate_recordset(null::inbox, w->'inbox') r
  on conflict (case_id, act, role, key) do update set subject = excluded.subject, organisation = excluded.organisation,
              person = excluded.person, clock = excluded.clock, due = excluded.due, escalated = excluded.escalated
   where (i.subject, i.organisation, i.person, i.clock, i.due, i.escalated) is distinct from
         (excluded.subject, excluded.organisation, excluded.person, excluded.clock, excluded.due, excluded.escalated)),
told as (
  insert into publication select r.* from written, jsonb_populate_recordset(null::publication, w->'publications') r),
heard as (
  insert into recipient_outcome
  select r.* from written, jsonb_populate_recordset(null::recipient_outcome, w->'outcomes') r
  on conflict (takeover, pseudonym) do update set outcome = excluded.outcome, seq = excluded.seq)
select seq from entry`;

/** Throws where somebody else has written meanwhile: whoever tries again finds what stands there. */
export async function writeRows(em: EntityManager, rows: Rows): Promise<void> {
  const { id, seq } = rows.case;
  const written = await em.execute<{ seq: number }[]>(statement, [JSON.stringify(rows)]);
  if (written.length !== 1) throw new Error(`entry ${seq} of ${id} was overtaken by another`);
}
