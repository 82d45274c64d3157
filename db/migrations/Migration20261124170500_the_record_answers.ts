import { Migration } from '@mikro-orm/migrations';

const onlyUnanswered = 'and answered_at is null';
const whateverWasSaid = `and answer->>'status' is distinct from '201'`;

/**
 * Two processes may drive one deed: one hears that it is refused, the case moves, the other has it admitted. What is on record
 * is what was done, so its receipt takes the place of a refusal that was answered before it.
 */
export class Migration20261124170500_the_record_answers extends Migration {

  override name = 'Migration20261124170500_the_record_answers';

  override up(): void | Promise<void> {
    this.addSql(changed(onlyUnanswered, whateverWasSaid));
  }

  override down(): void | Promise<void> {
    this.addSql(changed(whateverWasSaid, onlyUnanswered));
  }

}

/** `write_entry` with other words in one place; fails where they are not there once. */
function changed(was: string, is: string): string {
  return `do $do$ declare
  source text := pg_get_functiondef('write_entry(jsonb)'::regprocedure);
begin
  if length(replace(source, $w$${was}$w$, '')) <> length(source) - ${was.length} then
    raise exception 'write_entry is not the one that this changes';
  end if;
  execute replace(source, $w$${was}$w$, $w$${is}$w$);
end $do$`;
}
