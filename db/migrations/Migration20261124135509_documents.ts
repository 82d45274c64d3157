import { Migration } from '@mikro-orm/migrations';

export class Migration20261124135509_documents extends Migration {

  override name = 'Migration20261124135509_documents';

  override up(): void | Promise<void> {
    this.addSql(`create table "document_upload" ("organisation" varchar(255) not null, "sha256" varchar(255) not null, "person" varchar(255) not null, "bytes" bigint not null, "uploaded_at" timestamptz not null, primary key ("organisation", "sha256"));`);
    this.addSql(`create index "document_upload_organisation_uploaded_at_index" on "document_upload" ("organisation", "uploaded_at");`);

    this.addSql(`create table "document" ("sha256" varchar(255) not null, "bytes" bigint not null, "type" varchar(255) not null, "stored_at" timestamptz not null, primary key ("sha256"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "document_upload" cascade;`);
    this.addSql(`drop table if exists "document" cascade;`);
  }

}
