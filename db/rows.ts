/** The rows that one entry writes, in every table that is read from the journal, by the names of their columns. */
import { proceedings } from '../domain/acts.ts';
import { lastEdition } from '../domain/edition.ts';
import type { Effects, Entry } from '../domain/effects.ts';
import type { Calendar } from '../domain/law/calendar.ts';
import type { Deadline, Deadlines } from '../domain/law/clocks.ts';
import { entryHash, type Sealed } from './chain.ts';
import { receiptOf } from './deeds.ts';
import { addressOf, type Following, familyOf } from './following.ts';
import { inboxRows } from './inbox.ts';
import { outcomesOf } from './recipients.ts';

/** What the moment of writing adds to an entry. */
interface Writing {
  /** The hash that the case's last entry left. */
  head: string;
  recordedAt: string;
  calendar: Calendar;
  /** Kept with the first entry: how far the case's own time is from the wall's. */
  originMs: number;
  /** The deadlines before the entry. */
  running: Deadlines;
}

export type Rows = ReturnType<typeof rowsOf>;

export function rowsOf(entry: Entry, follows: Following, writing: Writing) {
  const { after, deadlines, found } = follows;
  const sealed = sealedOf(entry, follows, writing);
  const hash = entryHash(sealed);
  return {
    case: caseRow(entry, follows, hash, writing.originMs),
    entry: entryRow(sealed, hash),
    deadlines: changedDeadlines(entry.case, writing.running, deadlines),
    inbox: inboxRows(proceedings[addressOf(entry.case).name], entry, after, deadlines),
    publications: publicationRows(entry, found),
    outcomes: outcomesOf(entry),
    receipt: receiptOf(sealed.deedId ?? '', entry.case, { seq: entry.seq, hash }),
  };
}

function sealedOf(entry: Entry, { after, found, dispatches, snapshot }: Following, writing: Writing): Sealed {
  const { head, recordedAt, calendar } = writing;
  const content = {
    caseId: entry.case,
    seq: entry.seq,
    deedId: entry.deed?.id ?? null,
    at: entry.at,
    recordedAt,
    act: entry.act,
    edition: lastEdition,
    pack: after.pack,
    calendar: calendar.id,
    body: entry,
    findings: found.findings,
    deadlines: found.deadlines,
    dispatches,
    snapshot,
    previousHash: head,
  };
  // As it comes back from the table: what is undefined here is not there then.
  return JSON.parse(JSON.stringify(content)) as Sealed;
}

function entryRow({ caseId, deedId, recordedAt, previousHash, ...same }: Sealed, hash: string) {
  return { ...same, case_id: caseId, deed_id: deedId, recorded_at: recordedAt, previous_hash: previousHash, hash };
}

function caseRow({ case: id, at }: Entry, { after }: Following, head: string, originMs: number) {
  const { name: proceeding, id: number } = addressOf(id);
  const opened = { proceeding, number, family: familyOf(id), offset_ms: originMs, opened_at: at, anchored_seq: 0 };
  return { id, ...opened, seq: after.seq, head, stage: after.stage, state: after, updated_at: at };
}

/** Those that the entry changed, and those that it moved aside. */
function changedDeadlines(caseId: string, before: Deadlines, after: Deadlines) {
  return Object.entries(after)
    .filter(([key, body]) => before[key] !== body)
    .map(([key, body]) => deadlineRow(caseId, key, body));
}

function deadlineRow(caseId: string, key: string, body: Deadline) {
  const { due, stoppedAt = null, passedAt = null } = body;
  return { case_id: caseId, key, due, stopped_at: stoppedAt, passed_at: passedAt, body };
}

/** With the entry, so that the public reads what the journal holds, once, and no less. */
export function publicationRows({ case: caseId, seq }: Entry, { tells }: Pick<Effects, 'tells'>) {
  return tells.map(({ case: number, kind, title, body, at }, place) => ({
    key: `${caseId}:${seq}:${place + 1}`,
    case_id: number,
    kind,
    title,
    body,
    published_at: at,
  }));
}
