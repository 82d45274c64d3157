import { Migration } from '@mikro-orm/migrations';

/** Each scheme is held against what its unit bought of the same kind: without it, all cases are read for it. */
export class Migration20261125004500_purchases_of_a_kind extends Migration {

  override name = 'Migration20261125004500_purchases_of_a_kind';

  override up(): void | Promise<void> {
    this.addSql(`create index "case_file_purchase_of" on "case_file"
      ((state->'opening'->>'purchaser'), (state->'opening'->>'catalogueItem')) where proceeding = 'procurement'`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "case_file_purchase_of"`);
  }

}
