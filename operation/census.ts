/** What database and engine say of all cases together: deeds without an answer, consequences not yet told, cases that are stuck. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import { Gauge, type Registry } from 'prom-client';
import { proceedings } from '../domain/acts.ts';

/** Several readers at once, or one that reads every second, are told the same. */
const keptMs = 10_000;
const engineAnswersWithinMs = 3_000;
/** A case with a deed that is older than this without an answer is stuck, whatever the reason. */
const stuckAfterSeconds = 60;
/** Consequences are looked for among the entries of so many days: what is older has long been noticed. */
const outboxDays = 31;

const running = "ExecutionStatus = 'Running'";
/** The engine marks a run whose task has failed again and again. */
const troubled = `${running} AND TemporalReportedProblems IS NOT NULL`;

interface Told {
  pending: number;
  oldest_seconds: number;
  stuck: number;
  unsent: number;
  overdue: number;
  entries: number;
}

const figures = `
  select (select count(*) from deed where answered_at is null)::int as pending,
         coalesce((select extract(epoch from now() - min(received_at)) from deed where answered_at is null), 0)::float
           as oldest_seconds,
         (select count(distinct case_id) from deed
           where answered_at is null and received_at < now() - ? * interval '1 second')::int as stuck,
         (select count(*) from journal j cross join jsonb_array_elements(j.dispatches) d
           where j.dispatches <> '[]' and j.recorded_at > now() - ? * interval '1 day'
             and not exists (select 1 from journal t
                              where t.case_id = (d->'consequence'->>'proceeding') || ':' || (d->'consequence'->>'id')
                                and t.deed_id = (d->>'from') || ':' || (d->'consequence'->>'act'))
             and not exists (select 1 from journal r
                              where r.case_id = j.case_id and r.seq > j.seq and r.act = 'consequenceRefused'
                                and r.body->'refused'->'consequence' = d->'consequence'))::int as unsent,
         (select count(*) from deadline where stopped_at is null and passed_at is not null)::int as overdue,
         coalesce((select sum(seq) from case_file), 0)::int as entries`;

export class Census {
  private readonly em: () => EntityManager;
  private readonly client: Client;
  private readonly gauges: Record<keyof Told | 'databaseUp' | 'engineUp' | 'running' | 'troubled', Gauge>;
  private readonly cases: Gauge<'proceeding' | 'stage'>;
  private taken = 0;
  private taking: Promise<void> | undefined;

  constructor(register: Registry, em: () => EntityManager, client: Client) {
    this.em = em;
    this.client = client;
    const gauge = (name: string, help: string) => new Gauge({ name: `jieli_${name}`, help, registers: [register] });
    this.gauges = {
      pending: gauge('deeds_pending', 'Deeds that were taken in and have no answer yet.'),
      oldest_seconds: gauge('deeds_oldest_seconds', 'How long the oldest of them has waited.'),
      stuck: gauge('cases_stuck', `Cases with a deed without an answer for ${stuckAfterSeconds} s.`),
      unsent: gauge('consequences_unsent', `Consequences for other cases, of ${outboxDays} days, not yet answered.`),
      overdue: gauge('deadlines_overdue', 'Deadlines that have passed and still run.'),
      entries: gauge('journal_entries', 'Entries of the journal.'),
      databaseUp: gauge('database_up', 'Whether PostgreSQL answers.'),
      engineUp: gauge('engine_up', 'Whether the engine answers.'),
      running: gauge('workflows_running', 'Runs that the engine holds open.'),
      troubled: gauge('workflows_troubled', 'Runs whose task has failed again and again.'),
    };
    this.cases = new Gauge({
      name: 'jieli_cases',
      help: 'Cases, by proceeding and stage.',
      labelNames: ['proceeding', 'stage'],
      registers: [register],
    });
  }

  /** Brings the figures up to date; what cannot be had is left out, so that nobody takes old figures for new ones. */
  async take(): Promise<void> {
    if (Date.now() - this.taken < keptMs) return;
    this.taking ??= Promise.all([this.askDatabase(), this.askEngine()]).then(() => {
      this.taken = Date.now();
      this.taking = undefined;
    });
    await this.taking;
  }

  private async askDatabase(): Promise<void> {
    const names = ['pending', 'oldest_seconds', 'stuck', 'unsent', 'overdue', 'entries'] as const;
    try {
      const [told] = await this.em().execute<[Told]>(figures, [stuckAfterSeconds, outboxDays]);
      const counted = await this.em().execute<{ proceeding: string; stage: string; count: number }[]>(
        'select proceeding, stage, count(*)::int as count from case_file group by proceeding, stage',
      );
      for (const name of names) this.gauges[name].set(told[name]);
      for (const { name: proceeding, stageTitles } of Object.values(proceedings))
        for (const stage of Object.keys(stageTitles)) this.cases.set({ proceeding, stage }, 0);
      for (const { proceeding, stage, count } of counted) this.cases.set({ proceeding, stage }, count);
      this.gauges.databaseUp.set(1);
    } catch {
      // That it is away is the news; why, the log of whoever needs it tells.
      for (const name of names) this.gauges[name].remove();
      this.cases.reset();
      this.gauges.databaseUp.set(0);
    }
  }

  private async askEngine(): Promise<void> {
    const count = (query: string) => this.client.workflow.count(query);
    try {
      const ask = () => Promise.all([count(running), count(troubled)]);
      const [all, bad] = await this.client.withDeadline(Date.now() + engineAnswersWithinMs, ask);
      this.gauges.running.set(all.count);
      this.gauges.troubled.set(bad.count);
      this.gauges.engineUp.set(1);
    } catch {
      // As above.
      this.gauges.running.remove();
      this.gauges.troubled.remove();
      this.gauges.engineUp.set(0);
    }
  }
}
