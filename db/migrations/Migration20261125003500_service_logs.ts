import { Migration } from '@mikro-orm/migrations';

/** Visits line by line and the standing of recipients: in no case and in no journal. */
export class Migration20261125003500_service_logs extends Migration {

  override name = 'Migration20261125003500_service_logs';

  override up(): void | Promise<void> {
    this.addSql(`create table "recipient_standing" ("procurement" varchar(255) not null, "pseudonym" varchar(255) not null, "standing" jsonb not null, primary key ("procurement", "pseudonym"));`);
    this.addSql(`create table "service_log" ("procurement" varchar(255) not null, "sha256" varchar(255) not null, "from_day" varchar(255) not null, "to_day" varchar(255) not null, "visits" jsonb not null, "person" varchar(255) not null, "uploaded_at" timestamptz not null, primary key ("procurement", "sha256"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "service_log" cascade;`);
    this.addSql(`drop table if exists "recipient_standing" cascade;`);
  }

}
