import { Migration } from '@mikro-orm/migrations';

/** Of each recipient in a takeover: last and next service, who received, who confirmed, when. */
const outcomes = `
  insert into recipient_outcome select r.* from jsonb_populate_recordset(null::recipient_outcome, w->'outcomes') r
    on conflict (takeover, pseudonym) do update set outcome = excluded.outcome, seq = excluded.seq`;

const lines = `${outcomes},
       served_at = excluded.served_at, provider = excluded.provider, confirmed_by = excluded.confirmed_by,
       last_served_at = excluded.last_served_at, next_due_at = excluded.next_due_at`;

export class Migration20261125003500_recipient_lines extends Migration {

  override name = 'Migration20261125003500_recipient_lines';

  override up(): void | Promise<void> {
    this.addSql(`alter table "recipient_outcome" add column "served_at" timestamptz null, add column "provider" varchar(255) null, add column "confirmed_by" varchar(255) null, add column "last_served_at" timestamptz null, add column "next_due_at" timestamptz null;`);
    this.addSql(rewritten(outcomes, lines));
  }

  override down(): void | Promise<void> {
    this.addSql(rewritten(lines, outcomes));
    this.addSql(`alter table "recipient_outcome" drop column "served_at", drop column "provider", drop column "confirmed_by", drop column "last_served_at", drop column "next_due_at";`);
  }

}

/** The function as it is, with one statement changed: whatever else was changed in it since stays. */
function rewritten(from: string, to: string): string {
  return `do $do$ declare was text := pg_get_functiondef('write_entry(jsonb)'::regprocedure); begin
    if position($from$${from}$from$ in was) = 0 then raise exception 'write_entry has another form'; end if;
    execute replace(was, $from$${from}$from$, $to$${to}$to$);
  end $do$`;
}
