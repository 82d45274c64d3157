import { Migration } from '@mikro-orm/migrations';

export class Migration20261123134300_initial extends Migration {

  override name = 'Migration20261123134300_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "account" ("login" varchar(255) not null, "person" varchar(255) not null, "name" varchar(255) not null, "organisation" varchar(255) not null, "role" varchar(255) not null, "password_hash" varchar(255) not null, primary key ("login"));`);

    this.addSql(`create table "inbox" ("case_id" varchar(255) not null, "act" varchar(255) not null, "role" varchar(255) not null, "key" varchar(255) not null, "subject" varchar(255) null, "organisation" varchar(255) null, "person" varchar(255) null, "clock" varchar(255) null, "due" timestamptz null, "escalated" boolean not null, "since" timestamptz not null, primary key ("case_id", "act", "role", "key"));`);

    this.addSql(`create table "case_file" ("id" varchar(255) not null, "proceeding" varchar(255) not null, "number" varchar(255) not null, "family" varchar(255) not null, "seq" int not null, "stage" varchar(255) not null, "state" jsonb not null, "offset_ms" bigint not null, "opened_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "case_file_family_index" on "case_file" ("family");`);

    this.addSql(`create table "case_number" ("series" varchar(255) not null, "last" int not null, primary key ("series"));`);

    this.addSql(`create table "deadline" ("case_id" varchar(255) not null, "key" varchar(255) not null, "due" timestamptz not null, "stopped_at" timestamptz null, "passed_at" timestamptz null, "body" jsonb not null, primary key ("case_id", "key"));`);

    this.addSql(`create table "deed" ("id" varchar(255) not null, "case_id" varchar(255) not null, "act" varchar(255) not null, "person" varchar(255) not null, "body" jsonb not null, "received_at" timestamptz not null, "case_time" timestamptz not null, "offset_ms" bigint not null, "try_at" timestamptz not null, "tries" int not null, "answered_at" timestamptz null, "answer" jsonb null, primary key ("id"));`);
    this.addSql(`create index "deed_case_id_answered_at_index" on "deed" ("case_id", "answered_at");`);
    this.addSql(`create index "deed_answered_at_try_at_index" on "deed" ("answered_at", "try_at");`);

    this.addSql(`create table "journal" ("case_id" varchar(255) not null, "seq" int not null, "deed_id" varchar(255) null, "at" timestamptz not null, "recorded_at" timestamptz not null, "act" varchar(255) not null, "body" jsonb not null, "findings" jsonb not null, "deadlines" jsonb not null, "dispatches" jsonb not null, primary key ("case_id", "seq"));`);
    this.addSql(`alter table "journal" add constraint "journal_case_id_deed_id_unique" unique ("case_id", "deed_id");`);

    this.addSql(`create table "publication" ("key" varchar(255) not null, "case_id" varchar(255) not null, "kind" varchar(255) not null, "title" varchar(255) not null, "body" jsonb not null, "published_at" timestamptz not null, primary key ("key"));`);
    this.addSql(`create index "publication_case_id_index" on "publication" ("case_id");`);

    this.addSql(`create table "recipient" ("procurement" varchar(255) not null, "pseudonym" varchar(255) not null, "township" varchar(255) not null, "care" varchar(255) not null, primary key ("procurement", "pseudonym"));`);

    this.addSql(`create table "recipient_outcome" ("takeover" varchar(255) not null, "pseudonym" varchar(255) not null, "outcome" varchar(255) not null, "seq" int not null, primary key ("takeover", "pseudonym"));`);

    this.addSql(`create table "session" ("token_hash" varchar(255) not null, "login" varchar(255) not null, "created_at" timestamptz not null, "seen_at" timestamptz not null, primary key ("token_hash"));`);

    this.addSql(`create table "treasury_order" ("instruction" varchar(255) not null, "payment" varchar(255) not null, "amount_fen" bigint not null, "body" jsonb not null, "answer" jsonb not null, primary key ("instruction"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "account" cascade;`);
    this.addSql(`drop table if exists "inbox" cascade;`);
    this.addSql(`drop table if exists "case_file" cascade;`);
    this.addSql(`drop table if exists "case_number" cascade;`);
    this.addSql(`drop table if exists "deadline" cascade;`);
    this.addSql(`drop table if exists "deed" cascade;`);
    this.addSql(`drop table if exists "journal" cascade;`);
    this.addSql(`drop table if exists "publication" cascade;`);
    this.addSql(`drop table if exists "recipient" cascade;`);
    this.addSql(`drop table if exists "recipient_outcome" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "treasury_order" cascade;`);
  }

}
