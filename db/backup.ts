/**
 * The whole of the purchases in one file: every table as it was at one moment, then every document.
 *
 * Lines of JSON, compressed. Rows are written as PostgreSQL says them and never read as numbers or dates on the way, so
 * that what comes back is what was there to the last digit. A file without its last line is not a backup.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';

export const format = 'jieli-backup/1';
/** What it says of itself, first. */
export interface Head {
  format: string;
  takenAt: string;
  version: string;
  migrations: string[];
  documents: boolean;
}

/** The kinds of line between the head and the end. */
export type Part =
  | { table: string }
  | { row: string }
  | { sequence: string; value: string }
  | { document: string }
  | { bytes: string }
  | { sha256: string; count: number };

/** And last: of all lines before. */
export interface End {
  end: string;
}

export interface Counted {
  tables: number;
  rows: number;
  documents: number;
}

/** Written by the migrator itself, on the way back. */
export const migrationsTable = 'mikro_orm_migrations';
const rowsAtOnce = 500;
/** As the store names it (documents/store.ts). */
const incoming = 'incoming';
const pieceBytes = 48 * 1024;
const connectWithinMs = 10_000;

export interface Place {
  databaseUrl: string;
  /** The folder of the document store; where there is none, the backup says that it holds no documents. */
  documents?: string;
  version: string;
}

/** Beside its place first, and on the disk: whoever finds it under its name finds all of it. */
export async function backUp({ databaseUrl, documents, version }: Place, file: string): Promise<Counted> {
  const half = `${file}.half`;
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectWithinMs });
  client.on('error', () => undefined); // The query under way fails by itself.
  await client.connect();
  try {
    const writer = new Writer(half);
    // One snapshot for all tables: acts go on meanwhile, and none is half in it.
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query(`set local timezone to 'UTC'`);
    const { rows: applied } = await client.query(`select name from ${migrationsTable} order by id`);
    const migrations = applied.map(({ name }) => name as string);
    const head: Head = {
      format,
      takenAt: new Date().toISOString(),
      version,
      migrations,
      documents: Boolean(documents),
    };
    await writer.line(head);
    const counted: Counted = { tables: 0, rows: 0, documents: 0 };
    for (const table of await tablesOf(client)) {
      counted.rows += await writeTable(client, writer, table);
      counted.tables++;
    }
    await writeSequences(client, writer);
    await client.query('commit');
    // After the tables: a document is stored before it is named, and never changed, so none that is named can lack.
    if (documents) counted.documents = await writeDocuments(writer, documents);
    await writer.end();
    await rename(half, file);
    return counted;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** Those whose rows others refer to come first. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(
    `select c.relname as name,
            array(select distinct f.confrelid::regclass::text from pg_constraint f
                   where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> $1
      order by c.relname`,
    [migrationsTable],
  );
  const needs = new Map(rows.map((row) => [row.name, row.needs]));
  const ordered = new Set<string>();
  const place = (name: string, above: readonly string[]) => {
    if (ordered.has(name) || above.includes(name)) return;
    for (const needed of needs.get(name) ?? []) place(needed, [...above, name]);
    ordered.add(name);
  };
  for (const { name } of rows) place(name, []);
  return [...ordered];
}

async function writeTable(client: pg.Client, writer: Writer, table: string): Promise<number> {
  const name = pg.escapeIdentifier(table);
  await writer.line({ table });
  const hash = createHash('sha256');
  let count = 0;
  await client.query(`declare rows no scroll cursor for select row_to_json(t)::text as row from ${name} t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from rows`);
    if (rows.length === 0) break;
    for (const { row } of rows) {
      hash.update(row);
      await writer.line({ row });
    }
    count += rows.length;
  }
  await client.query('close rows');
  await writer.line({ sha256: hash.digest('hex'), count });
  return count;
}

async function writeSequences(client: pg.Client, writer: Writer): Promise<void> {
  const { rows } = await client.query<{ sequence: string; value: string }>(
    `select sequencename as sequence, last_value::text as value from pg_sequences
      where schemaname = 'public' and last_value is not null and sequencename not like $1`,
    [`${migrationsTable}%`],
  );
  for (const row of rows) await writer.line(row);
}

/** Every file of the store that is whole: what is being uploaded lies in `incoming`. */
async function writeDocuments(writer: Writer, folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const isWhole = (place: string) => !place.split(sep).some((part) => part === incoming || part.startsWith('.'));
  const files = entries.filter((one) => one.isFile() && isWhole(relative(folder, join(one.parentPath, one.name))));
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    await writer.line({ document: relative(folder, path) });
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
      hash.update(piece as Buffer);
      await writer.line({ bytes: (piece as Buffer).toString('base64') });
    }
    await writer.line({ sha256: hash.digest('hex'), count: (await stat(path)).size });
  }
  return files.length;
}

class Writer {
  private readonly gzip = createGzip();
  private readonly hash = createHash('sha256');
  private readonly file: string;
  private readonly written: Promise<void>;

  /** For its owner alone: whoever has it has every purchase, and the hashes of all passwords. */
  constructor(file: string) {
    this.file = file;
    this.written = finished(this.gzip.pipe(createWriteStream(file, { mode: 0o600 })));
    this.written.catch(() => undefined); // Told by `end`; a disk that is full must not end the process before.
  }

  async line(part: Head | Part | End): Promise<void> {
    const text = `${JSON.stringify(part)}\n`;
    this.hash.update(text);
    if (!this.gzip.write(text)) await Promise.race([once(this.gzip, 'drain'), this.written]);
  }

  async end(): Promise<void> {
    await this.line({ end: this.hash.copy().digest('hex') });
    this.gzip.end();
    await this.written;
    const handle = await open(this.file, 'r+');
    await handle.sync();
    await handle.close();
  }
}
