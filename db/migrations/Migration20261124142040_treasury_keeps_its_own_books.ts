import { Migration } from '@mikro-orm/migrations';

export class Migration20261124142040_treasury_keeps_its_own_books extends Migration {

  override name = 'Migration20261124142040_treasury_keeps_its_own_books';

  override up(): void | Promise<void> {
    this.addSql(`drop table if exists "treasury_order" cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`create table "treasury_order" ("amount_fen" bigint not null, "answer" jsonb not null, "body" jsonb not null, "instruction" varchar(255) not null, "payment" varchar(255) not null, primary key ("instruction"));`);
  }

}
