/** The table of deeds: what was asked, by whom, when it came, and the one answer that it got. */
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Deed } from '../domain/act.ts';
import type { Instant } from '../domain/time.ts';
import { type DeedAnswer, DeedRow } from './access-entities.ts';

/** The one who took the deed in has this long to bring it to an answer before the resender takes over. */
const ownTryMs = 12_000;
const resendMax = 20;
const backoffMs = 2_000;
const backoffMaxMs = 60_000;

/** What is known of a deed when it is driven to its answer. */
export type LodgedRow = Pick<DeedRow, 'id' | 'caseId' | 'act' | 'body' | 'offsetMs' | 'answer'>;

export interface Lodged {
  row: LodgedRow;
  /** Whether the row was there and says the same, says something else, or is new. */
  was: 'new' | 'same' | 'other';
}

/** Keeps a deed before it is sent; `offsetMs` is how far the case's time was from the wall's. The same deed again is the one on file. */
export async function lodge(
  em: EntityManager,
  caseId: string,
  act: string,
  deed: Deed,
  offsetMs: number,
): Promise<Lodged> {
  const now = Date.now();
  const row = {
    id: deed.id,
    caseId,
    act,
    person: deed.actor.person,
    body: deed,
    receivedAt: new Date(now),
    caseTime: new Date(deed.receivedAt),
    offsetMs,
    tryAt: new Date(now + ownTryMs),
    tries: 1,
  };
  const inserted = await em.execute<{ id: string }[]>(
    `insert into deed (id, case_id, act, person, body, received_at, case_time, offset_ms, try_at, tries)
     values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict (id) do nothing returning id`,
    [
      row.id,
      caseId,
      act,
      row.person,
      JSON.stringify(deed),
      row.receivedAt,
      row.caseTime,
      offsetMs,
      row.tryAt,
      row.tries,
    ],
  );
  if (inserted.length > 0) return { row: { ...row, answer: null }, was: 'new' };
  const onFile = await em.findOneOrFail(DeedRow, { id: deed.id });
  return { row: onFile, was: isDeepStrictEqual(saidIn(onFile.body), saidIn(deed)) ? 'same' : 'other' };
}

/** What a deed says, as it looks when it comes back from the table. */
function saidIn({ input, seen, reason }: Deed): unknown {
  return JSON.parse(JSON.stringify({ input, seen, reason }));
}

export async function deedOf(em: EntityManager, id: string): Promise<DeedRow | null> {
  return em.findOne(DeedRow, { id });
}

/** The first answer stays; it is the one that is given back. */
export async function answer(em: EntityManager, id: string, given: DeedAnswer): Promise<DeedAnswer> {
  const kept = await em.execute<{ id: string }[]>(
    'update deed set answered_at = now(), answer = ?::jsonb where id = ? and answered_at is null returning id',
    [JSON.stringify(given), id],
  );
  return kept.length > 0 ? given : ((await answerOf(em, id)) ?? given);
}

export interface Place {
  seq: number;
  /** Of the entry: whoever keeps it can show later what stood there. */
  hash: string;
}

/** What whoever did it gets: it is in the journal, and everything that is read from the journal shows it. */
export function receiptOf(deed: string, caseId: string, { seq, hash }: Place): DeedAnswer {
  return { status: 201, body: { deed, case: caseId, seq, hash } };
}

/** The answer that a deed has; nothing where it has none yet. */
export async function answerOf(em: EntityManager, id: string): Promise<DeedAnswer | undefined> {
  const [row] = await em.execute<{ answer: DeedAnswer | null }[]>('select answer from deed where id = ?', [id]);
  return row?.answer ?? undefined;
}

/** Where a deed is on record; nothing where it is not (yet). */
export async function placeOf(em: EntityManager, caseId: string, deedId: string): Promise<Place | undefined> {
  const [entry] = await em.execute<Place[]>('select seq, hash from journal where case_id = ? and deed_id = ?', [
    caseId,
    deedId,
  ]);
  return entry;
}

/** Deeds without an answer whose turn it is; nobody else gets them for a while. */
export async function takeUnanswered(em: EntityManager): Promise<DeedRow[]> {
  const ids = await em.execute<{ id: string }[]>(
    `update deed set tries = tries + 1,
            try_at = now() + least(? * power(2, least(tries, 6)), ?) * interval '1 millisecond' + interval '10 seconds'
      where id in (select id from deed where answered_at is null and try_at < now()
                   order by received_at limit ? for update skip locked)
      returning id`,
    [backoffMs, backoffMaxMs, resendMax],
  );
  return em.find(DeedRow, { id: ids.map(({ id }) => id) }, { orderBy: { receivedAt: 'asc' } });
}

/** How many deeds of a case that came before a moment of its time still wait for their answer. */
export async function pendingBefore(em: EntityManager, caseId: string, moment: Instant): Promise<number> {
  return em.count(DeedRow, { caseId, answeredAt: null, caseTime: { $lte: new Date(moment) } });
}

/** The next number of a series, never given twice: `<region>-<year>-<serial>`. */
export async function nextNumber(em: EntityManager, series: string): Promise<string> {
  const [row] = await em.execute<{ last: number }[]>(
    `insert into case_number (series, last) values (?, 1)
     on conflict (series) do update set last = case_number.last + 1 returning last`,
    [series],
  );
  return `${series}-${String(row!.last).padStart(4, '0')}`;
}
