import { Migration } from '@mikro-orm/migrations';

/** What is counted for whoever operates must cost the same however long the journal has grown. */
export class Migration20261124145500_operation extends Migration {

  override name = 'Migration20261124145500_operation';

  override up(): void | Promise<void> {
    this.addSql(`create index "journal_dispatches_index" on "journal" ("recorded_at") where "dispatches" <> '[]';`);
    this.addSql(`create index "deadline_running_index" on "deadline" ("due") where "stopped_at" is null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "journal_dispatches_index";`);
    this.addSql(`drop index "deadline_running_index";`);
  }

}
