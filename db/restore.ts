/** Puts a backup into an empty database, and its documents into their folder: all of it, or nothing. */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Transaction } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type Counted, type End, format, type Head, migrationsTable, type Part } from './backup.ts';
import { openDatabase } from './orm.ts';

const rowsAtOnce = 500;

/** What is wrong, and what to do about it. */
export class Unrestorable extends Error {}

export interface Target {
  databaseUrl: string;
  documents?: string;
}

/**
 * The tables are made by the migrations that the backup names, filled, and then brought to the newest form: in one
 * transaction, so that a file that breaks off leaves an empty database, as it was.
 */
export async function restore(file: string, { databaseUrl, documents }: Target): Promise<Counted> {
  const orm = await openDatabase(databaseUrl);
  try {
    await mustBeEmpty(orm);
    const counted = await orm.em.fork().transactional(async (em) => {
      const reader = new Reader(file);
      const head = await reader.head();
      if (head.documents && !documents)
        throw new Unrestorable('The backup holds documents: set JIELI_DOCUMENTS to the folder that they belong in.');
      const transaction = em.getTransactionContext<Transaction>()!;
      await migrateTo(orm, head, transaction);
      const found = await fill(em, reader, documents);
      await orm.migrator.up({ transaction });
      return found;
    });
    return counted;
  } finally {
    await orm.close();
  }
}

/** Reads a backup to its end, and counts what is in it; throws where it is not whole. */
export async function check(file: string): Promise<Counted & { head: Head }> {
  const reader = new Reader(file);
  const head = await reader.head();
  return { ...(await fill(undefined, reader)), head };
}

/** Whether there is a table of the migrator's does not matter, as long as it says that nothing has been applied. */
async function mustBeEmpty(orm: MikroORM): Promise<void> {
  const ask = <Row>(sql: string) => orm.em.fork().execute<Row[]>(sql);
  const tables = await ask<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
  const others = tables.filter(({ name }) => name !== migrationsTable);
  const applied = tables.length > others.length ? await ask(`select 1 from ${migrationsTable} limit 1`) : [];
  if (others.length + applied.length > 0)
    throw new Unrestorable('The database has tables already: name an empty one, for a backup overwrites nothing.');
}

async function migrateTo(orm: MikroORM, { migrations }: Head, transaction: Transaction): Promise<void> {
  const ours = new Set((await orm.migrator.getPending()).map(({ name }) => name));
  const unknown = migrations.filter((name) => !ours.has(name));
  if (unknown.length > 0)
    throw new Unrestorable(
      `The backup was taken by a newer release, with ${unknown.join(', ')}: restore it with that release.`,
    );
  await orm.migrator.up({ migrations, transaction });
}

async function fill(em: EntityManager | undefined, reader: Reader, documents?: string): Promise<Counted> {
  const counted: Counted = { tables: 0, rows: 0, documents: 0 };
  for await (const part of reader.parts()) {
    if ('table' in part) {
      counted.rows += await fillTable(em, reader, part.table);
      counted.tables++;
    } else if ('sequence' in part) {
      await em?.execute('select setval(?::regclass, ?::bigint)', [part.sequence, part.value]);
    } else if ('document' in part) {
      await keepDocument(reader, part.document, documents);
      counted.documents++;
    } else throw new Unrestorable('The backup is not as it was written: take another one.');
  }
  return counted;
}

async function fillTable(em: EntityManager | undefined, reader: Reader, table: string): Promise<number> {
  const insert = em && (await insertionInto(em, table));
  const hash = createHash('sha256');
  let batch: string[] = [];
  let count = 0;
  const write = async () => {
    if (batch.length > 0 && em && insert) await em.execute(insert, [`[${batch.join(',')}]`]);
    count += batch.length;
    batch = [];
  };
  for (;;) {
    const part = await reader.next();
    if (part && 'row' in part) {
      hash.update(part.row);
      if (batch.push(part.row) >= rowsAtOnce) await write();
      continue;
    }
    await write();
    mustAgree(part, hash, count, table);
    return count;
  }
}

/** PostgreSQL reads its own words again; what it computes itself it computes again. */
async function insertionInto(em: EntityManager, table: string): Promise<string> {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const columns = await em.execute<{ name: string }[]>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  if (columns.length === 0) throw new Unrestorable(`No migration makes the table ${table}: the backup is not of ours.`);
  const name = quoted(table);
  // What a migration puts in by itself is in the backup as well. Asked first: a table may forbid to delete.
  const [{ filled }] = await em.execute<[{ filled: boolean }]>(`select exists (select from ${name}) as filled`);
  if (filled) await em.execute(`delete from ${name}`);
  const list = columns.map((column) => quoted(column.name)).join(', ');
  const read = `json_populate_recordset(null::${name}, ?::json)`;
  return `insert into ${name} (${list}) overriding system value select ${list} from ${read}`;
}

async function keepDocument(reader: Reader, name: string, folder: string | undefined): Promise<void> {
  const path = folder && resolve(folder, name);
  if (path && !path.startsWith(resolve(folder) + sep))
    throw new Unrestorable(`The backup names a document outside its folder (${name}): it is not one of ours.`);
  const half = path && join(dirname(path), `.${randomUUID()}`);
  if (half) await mkdir(dirname(half), { recursive: true });
  const handle = half ? await open(half, 'wx', 0o600) : undefined;
  const hash = createHash('sha256');
  let count = 0;
  try {
    for (;;) {
      const part = await reader.next();
      if (part && 'bytes' in part) {
        const piece = Buffer.from(part.bytes, 'base64');
        hash.update(piece);
        count += piece.length;
        await handle?.writeFile(piece);
        continue;
      }
      mustAgree(part, hash, count, name);
      break;
    }
    await handle?.sync();
  } finally {
    await handle?.close();
  }
  if (half && path) await settle(half, path);
}

/** A document that is there already is the same one, or the folder is not that of this system. */
async function settle(half: string, path: string): Promise<void> {
  if (existsSync(path) && !(await readFile(path)).equals(await readFile(half))) {
    await rm(half);
    throw new Unrestorable(`Another document stands at ${path}: set JIELI_DOCUMENTS to an empty folder.`);
  }
  await rename(half, path);
}

function mustAgree(part: Part | undefined, hash: Hash, count: number, what: string): void {
  if (!part || !('sha256' in part) || part.sha256 !== hash.digest('hex') || part.count !== count)
    throw new Unrestorable(`The backup does not hold ${what} as it was written: take another one.`);
}

class Reader {
  private readonly lines: AsyncIterator<string>;
  private readonly hash = createHash('sha256');
  private hasEnded = false;

  constructor(file: string) {
    const input = createReadStream(file).on('error', (error) => unzipped.destroy(error));
    const unzipped = input.pipe(createGunzip());
    this.lines = createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    unzipped.on('error', () => undefined); // Told by the iterator.
  }

  async head(): Promise<Head> {
    const head = (await this.read()) as Head | undefined;
    if (head?.format !== format) throw new Unrestorable(`This is no backup of the form ${format}: name one that is.`);
    return head;
  }

  async *parts(): AsyncGenerator<Part> {
    for (let part = await this.next(); part; part = await this.next()) yield part;
    if (!this.hasEnded) throw new Unrestorable('The backup breaks off: take another one.');
  }

  /** The next part; nothing at the end, which says the hash of all before. */
  async next(): Promise<Part | undefined> {
    const before = this.hash.copy().digest('hex');
    const part = (await this.read()) as Part | End | undefined;
    if (!part) return undefined;
    if (!('end' in part)) return part;
    if (part.end !== before) throw new Unrestorable('The backup is not as it was written: take another one.');
    this.hasEnded = true;
    return undefined;
  }

  private async read(): Promise<unknown> {
    try {
      const { value, done } = await this.lines.next();
      if (done) return undefined;
      this.hash.update(`${value}\n`);
      return JSON.parse(value);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code && !code.startsWith('Z_')) throw cause;
      throw new Unrestorable('The backup cannot be read: it breaks off, or is not compressed as one.', { cause });
    }
  }
}
