/** Reads what is to be verified: the journal as it is stored, to the microsecond, and everything that is read from it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Head, Sealed } from '../db/chain.ts';
import { addressOf } from '../db/following.ts';
import type { Deed } from '../domain/act.ts';
import type { Deadline } from '../domain/law/clocks.ts';

/** Cases that are read at once. */
const casesAtOnce = 200;

export interface Row extends Sealed {
  hash: string;
}

export interface CaseRow {
  id: string;
  caseId: string;
  proceeding: string;
  number: string;
  family: string;
  openedAt: string;
  updatedAt: string;
  /** The last entry that a root is said to cover. */
  anchoredSeq: number;
  seq: number;
  head: string;
  stage: string;
  state: object;
}

export interface DeedRow {
  id: string;
  /** Whether its columns say of person and moment what it says itself. */
  agrees: boolean;
  answered: boolean;
  act: string;
  body: Deed;
  status: number | null;
  seq: number | null;
  hash: string | null;
}

/** What the tables hold of one case. */
export interface Stored {
  caseId: string;
  entries: Row[];
  file?: CaseRow;
  deadlines: Record<string, Deadline>;
  inbox: Record<string, unknown>[];
  publications: Record<string, unknown>[];
  deeds: Map<string, DeedRow>;
  /** What the tables of documents say of each that is on file, by its number. */
  documents: StoredRow[];
  /** Of a takeover: what became of its recipients. */
  outcomes: OutcomeRow[];
}

/** A document as the store knows it, and as the organisation that filed it has brought it; null where it has not. */
export interface StoredRow {
  key: string;
  bytes: number | null;
  type: string | null;
  broughtBytes: number | null;
}

export interface OutcomeRow {
  pseudonym: string;
  outcome: string;
  seq: number;
  served_at: string | null;
  provider: string | null;
  confirmed_by: string | null;
  last_served_at: string | null;
  next_due_at: string | null;
}

export interface RootRow {
  number: number;
  day: string;
  at: string;
  heads: Head[];
  previousRoot: string;
  root: string;
}

/** Of one case, or of all, in the order of their names. */
export async function* storedCases(em: EntityManager, only?: string): AsyncGenerator<Stored> {
  const ids = await em.execute<{ id: string }[]>(
    'select id from (select case_id as id from journal union select id from case_file) as known order by id',
  );
  const wanted = ids.map(({ id }) => id).filter((id) => only === undefined || id === only);
  for (let from = 0; from < wanted.length; from += casesAtOnce)
    yield* await together(em, wanted.slice(from, from + casesAtOnce));
}

async function together(em: EntityManager, ids: string[]): Promise<Stored[]> {
  const of = async <T>(sql: string) => byCase(await em.execute<(T & { caseId: string })[]>(sql, [ids]));
  const entries = await of<Row>(`${entriesOf} where case_id in (?) order by case_id, seq`);
  const files = await of<CaseRow>(filesOf);
  const deadlines = await of<{ key: string; body: Deadline }>(deadlinesOf);
  const inbox = await of<Record<string, unknown>>(inboxOf);
  const publications = await told(em, ids);
  const deeds = await of<DeedRow>(deedsOf);
  const documents = await of<StoredRow>(documentsOf);
  const outcomes = await of<OutcomeRow>(outcomesOf);
  return ids.map((caseId) => ({
    caseId,
    entries: (entries.get(caseId) ?? []).map(withMoments),
    ...(files.has(caseId) ? { file: files.get(caseId)![0]! } : {}),
    deadlines: Object.fromEntries((deadlines.get(caseId) ?? []).map(({ key, body }) => [key, body])),
    inbox: inbox.get(caseId) ?? [],
    publications: publications.get(caseId) ?? [],
    deeds: new Map((deeds.get(caseId) ?? []).map((deed) => [deed.id, deed])),
    documents: (documents.get(caseId) ?? []).map(({ caseId: _, ...row }) => row as StoredRow),
    outcomes: (outcomes.get(caseId) ?? []).map(({ caseId: _, ...row }) => row as OutcomeRow),
  }));
}

/** What was published is filed under the procurement that it is about: a case is numbered after it, or is it itself. */
async function told(em: EntityManager, ids: string[]): Promise<Map<string, Record<string, unknown>[]>> {
  const procurements = [...new Set(ids.flatMap((id) => numberedAfter(addressOf(id).id)))];
  const rows = await em.execute<{ caseId: string; published_at: string }[]>(publicationsOf, [procurements]);
  return byCase(rows.map((row) => ({ ...row, published_at: moment(row.published_at) })));
}

/** The number, and what stands before each of its colons. */
function numberedAfter(id: string): string[] {
  const parts = id.split(':');
  return parts.map((_, place) => parts.slice(0, place + 1).join(':'));
}

/** `infinity` has no days and hours: it is told as it is, and is no moment that anything was written at. */
const stamp = (column: string) =>
  `coalesce(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${column}::text)`;

const entriesOf = `
select case_id as "caseId", seq, deed_id as "deedId", ${stamp('at')} as at, ${stamp('recorded_at')} as "recordedAt", act,
       edition, pack, calendar, body, findings, deadlines, dispatches, snapshot, previous_hash as "previousHash", hash
  from journal`;
const filesOf = `
select id, id as "caseId", proceeding, number, family, seq, head, stage, state, ${stamp('opened_at')} as "openedAt",
       ${stamp('updated_at')} as "updatedAt", anchored_seq as "anchoredSeq"
  from case_file where id in (?)`;
const deadlinesOf = `
select case_id as "caseId", key,
       case when (due, stopped_at, passed_at) is not distinct from ((body->>'due')::timestamptz,
            (body->>'stoppedAt')::timestamptz, (body->>'passedAt')::timestamptz) then body else 'null' end as body
  from deadline where case_id in (?)`;
const inboxOf = `
select case_id as "caseId", act, role, key, subject, organisation, person, clock, ${stamp('due')} as due, escalated
  from inbox where case_id in (?)`;
const publicationsOf = `
select substring(key from '^(.*):[0-9]+:[0-9]+$') as "caseId", key, case_id, kind, title, body,
       ${stamp('published_at')} as published_at
  from publication where case_id in (?)`;
const deedsOf = `
select case_id as "caseId", id, act, body, answered_at is not null as answered, (answer->>'status')::int as status,
       person = body->'actor'->>'person' and case_time = (body->>'receivedAt')::timestamptz as agrees, (answer->'body'->>'seq')::int as seq,
       answer->'body'->>'hash' as hash
  from deed where case_id in (?)`;

const documentsOf = `
select c.id as "caseId", d.key, s.bytes::float8 as bytes, s.type, u.bytes::float8 as "broughtBytes"
  from case_file c cross join lateral jsonb_each(c.state->'documents') d
  left join document s on s.sha256 = d.value->>'sha256'
  left join document_upload u
    on u.sha256 = d.value->>'sha256' and u.organisation = d.value->'filed'->>'organisation'
 where c.id in (?)`;
const outcomesOf = `
select 'takeover:' || takeover as "caseId", pseudonym, outcome, seq, provider, confirmed_by,
       ${utc('served_at')}, ${utc('last_served_at')}, ${utc('next_due_at')}
  from recipient_outcome where 'takeover:' || takeover in (?)`;

function utc(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;
}

/** A moment that was written to the millisecond reads as it was written; one that was tampered with does not. */
export function moment(stamped: string): string {
  return stamped.replace(/000Z$/, 'Z');
}

function withMoments(row: Row): Row {
  return { ...row, at: moment(row.at), recordedAt: moment(row.recordedAt) };
}

function byCase<T extends { caseId: string }>(rows: T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const others = found.get(row.caseId);
    if (others) others.push(row);
    else found.set(row.caseId, [row]);
  }
  return found;
}

/** The keys of everything that the public can read. */
export async function publicationKeys(em: EntityManager): Promise<string[]> {
  const rows = await em.execute<{ key: string }[]>('select key from publication');
  return rows.map(({ key }) => key);
}

/** The takeovers that recipients are said to have been served in. */
export async function takeoversTold(em: EntityManager): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct 'takeover:' || takeover as id from recipient_outcome order by id`,
  );
  return rows.map(({ id }) => id);
}

/** What was brought and is not in the store, or is there with another size. */
export async function uploadsAstray(em: EntityManager): Promise<string[]> {
  const rows = await em.execute<{ sha256: string }[]>(
    `select distinct u.sha256 from document_upload u left join document d using (sha256)
      where d.bytes is distinct from u.bytes order by sha256`,
  );
  return rows.map(({ sha256 }) => sha256);
}

export async function roots(em: EntityManager): Promise<RootRow[]> {
  const rows = await em.execute<RootRow[]>(
    `select number, day, ${stamp('at')} as at, heads, previous_root as "previousRoot", root from root order by number`,
  );
  return rows.map((row) => ({ ...row, at: moment(row.at) }));
}
