/** Each recipient's line in a takeover, and the hours without service over all of them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ServiceGaps } from '../activities/index.ts';

export interface RecipientLine {
  pseudonym: string;
  township: string;
  care: string;
  outcome: string | null;
  lastServedAt: string | null;
  nextDueAt: string | null;
  provider: string | null;
  confirmedBy: string | null;
  servedAt: string | null;
  gapHours: number | null;
}

/**
 * An outcome of `served` holds until its provider fails in its turn: what was confirmed before that is open again. Who received
 * is not always said; then the failure of anybody in the township counts.
 *
 * Without service is from the moment when a service was due that was not given; where that is not known, from the moment when
 * the interim provider before or the former provider stopped; where not even that is known, from the decision.
 */
export const linesOf = `
with t as (
  select ?::text as number, (select state from case_file where id = 'takeover:' || ?::text) as state
),
lines as (
  select r.pseudonym, r.township, r.care, o.outcome, o.seq, o.last_served_at, o.next_due_at, o.provider, o.confirmed_by,
         coalesce(o.served_at, j.at) as served_at, failed.seq as failed_seq, broken.stopped_at, t.state
    from recipient r
    cross join t
    left join recipient_outcome o on o.takeover = t.number and o.pseudonym = r.pseudonym
    left join journal j on j.case_id = 'takeover:' || t.number and j.seq = o.seq
    left join lateral (
      select max((f.value->>'seq')::int) as seq
        from jsonb_each(t.state->'townships'->r.township->'failed') f
       where f.key = coalesce(o.provider, f.key)) failed on true
    left join lateral (
      select max(f.value->>'stoppedAt')::timestamptz as stopped_at
        from jsonb_each(t.state->'townships'->r.township->'failed') f
       where (f.value->>'seq')::int < o.seq) broken on true
   where r.procurement = ?
),
lines_from as (
  select *, outcome = 'served' and seq > coalesce(failed_seq, 0) as is_served,
         coalesce(stopped_at, next_due_at, (state->>'stoppedAt')::timestamptz,
                  (state->'requested'->>'at')::timestamptz) as gap_from
    from lines
),
lines_now as (
  -- Not greatest(): it would make no gap of one that is not known.
  select *, (case when served_at < gap_from then 0 else extract(epoch from served_at - gap_from) / 3600 end) as gap_hours
    from lines_from
)`;

/** Over everybody who is served again: half, ninety-nine of a hundred and the longest; and what became of the others. */
export async function measureGaps(em: EntityManager, takeover: string): Promise<ServiceGaps> {
  const [gaps] = await em.execute<{ p50: number; p99: number; most: number }[]>(
    `${linesOf} select
       coalesce(percentile_disc(0.5) within group (order by gap_hours), 0)::float8 as p50,
       coalesce(percentile_disc(0.99) within group (order by gap_hours), 0)::float8 as p99,
       coalesce(max(gap_hours), 0)::float8 as most
     from lines_now where is_served`,
    numbersOf(takeover),
  );
  const ends = await em.execute<{ outcome: string; count: number }[]>(
    `${linesOf} select outcome, count(*)::int as count from lines_now
      where outcome is not null and (is_served or outcome <> 'served') group by outcome order by outcome`,
    numbersOf(takeover),
  );
  const { p50, p99, most } = gaps!;
  return {
    p50Hours: tenths(p50),
    p99Hours: tenths(p99),
    maxHours: tenths(most),
    ends: Object.fromEntries(ends.map(({ outcome, count }) => [outcome, count])),
  };
}

/** By township, those who are left first, then by when service was due; at most a page of them. */
export async function linesIn(
  em: EntityManager,
  takeover: string,
  township: string,
  page: { after: string; most: number },
): Promise<RecipientLine[]> {
  const rows = await em.execute<RecipientLine[]>(
    `${linesOf} select pseudonym, township, care,
        case when outcome = 'served' and not is_served then null else outcome end as outcome,
        to_json(last_served_at)#>>'{}' as "lastServedAt", to_json(next_due_at)#>>'{}' as "nextDueAt", provider,
        confirmed_by as "confirmedBy", to_json(served_at)#>>'{}' as "servedAt",
        (case when is_served then gap_hours end)::float8 as "gapHours"
      from lines_now where township = ? and pseudonym > ? order by pseudonym limit ?`,
    [...numbersOf(takeover), township, page.after, page.most],
  );
  return rows.map((row) => ({ ...row, gapHours: row.gapHours === null ? null : tenths(row.gapHours) }));
}

/** What `linesOf` asks for. */
export function numbersOf(takeover: string): string[] {
  return [takeover, takeover, takeover.split(':')[0]!];
}

function tenths(hours: number): number {
  return Math.round(hours * 10) / 10;
}
