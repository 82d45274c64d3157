import { Migration } from '@mikro-orm/migrations';
import { applyChange } from '../../domain/change.ts';
import { entryHash, noHash } from '../chain.ts';

/** Entries that were there before are sealed as they stand; their deadlines keep no tape. */
const calendarUntilNow = '国务院办公厅放假通知2018–2026';
const stamp = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export class Migration20261124134307_seal_the_journal extends Migration {

  override name = 'Migration20261124134307_seal_the_journal';

  override async up(): Promise<void> {
    await this.execute(`create table "root" ("number" int not null, "day" varchar(255) not null, "at" timestamptz not null, "heads" jsonb not null, "previous_root" varchar(255) not null, "root" varchar(255) not null, primary key ("number"));`);
    await this.execute(`alter table "root" add constraint "root_day_unique" unique ("day");`);
    await this.execute(`alter table "case_file" add "head" varchar(255) not null default '', add "anchored_seq" int not null default 0;`);
    await this.execute(`alter table "journal" add "edition" int not null default 1, add "pack" varchar(255) not null default '', add "calendar" varchar(255) not null default '${calendarUntilNow}', add "snapshot" jsonb null, add "previous_hash" varchar(255) not null default '', add "hash" varchar(255) not null default '';`);
    // To the millisecond, as entries are written: what lay beyond it was never told to anybody.
    await this.execute(`update "journal" set at = date_trunc('milliseconds', at), recorded_at = date_trunc('milliseconds', recorded_at);`);
    for (const { id } of await this.execute('select id from case_file order by id')) await this.seal(id as string);
    await this.execute(`alter table "case_file" alter "head" drop default, alter "anchored_seq" drop default;`);
    await this.execute(`alter table "journal" alter "edition" drop default, alter "pack" drop default, alter "calendar" drop default, alter "previous_hash" drop default, alter "hash" drop default;`);
  }

  private async seal(caseId: string): Promise<void> {
    const rows = await this.execute(
      `select case_id as "caseId", seq, deed_id as "deedId", ${stamp('at')} as at, ${stamp('recorded_at')} as "recordedAt", act,
              edition, calendar, body, findings, deadlines, dispatches from journal where case_id = ? order by seq`,
      [caseId],
    );
    let previousHash = noHash;
    let state = {};
    for (const row of rows as any[]) {
      state = applyChange(state, row.body.change);
      const snapshot = row.seq === 1 || row.act === 'enterStage' ? state : null;
      const pack = (state as { pack: string }).pack;
      const hash = entryHash({ ...row, pack, snapshot, previousHash });
      await this.execute(
        'update journal set pack = ?, snapshot = ?::jsonb, previous_hash = ?, hash = ? where case_id = ? and seq = ?',
        [pack, snapshot && JSON.stringify(snapshot), previousHash, hash, caseId, row.seq],
      );
      previousHash = hash;
    }
    await this.execute('update case_file set head = ? where id = ?', [previousHash, caseId]);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "root" cascade;`);
    this.addSql(`alter table "case_file" drop column "head", drop column "anchored_seq";`);
    this.addSql(`alter table "journal" drop column "edition", drop column "pack", drop column "calendar", drop column "snapshot", drop column "previous_hash", drop column "hash";`);
  }

}
