/** Holds what is read from a case against what its journal makes: its row, deadlines, inbox, publications, receipts. */

import { addressOf, familyOf } from '../db/following.ts';
import { inboxRows } from '../db/inbox.ts';
import { outcomesOf } from '../db/recipients.ts';
import type { Actor, CaseState } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import type { Deadlines } from '../domain/law/clocks.ts';
import { type Difference, difference, type Fault } from './fault.ts';
import { type DeedRow, moment, type OutcomeRow, type Row, type Stored } from './reading.ts';

/** What the journal of a case makes of it. */
interface Made {
  state: CaseState | undefined;
  deadlines: Deadlines;
  head: string;
  publications: readonly Record<string, unknown>[];
}

/** Cases are known by their names; the treasury acts in the same role, and asks as everybody does. */
export function isByCase({ role, person }: Actor): boolean {
  return role === 'proceeding' && person.includes(':');
}

type Reading = (stored: Stored, made: Made) => (Difference & { seq?: number }) | undefined;

const onRecord = 201;

export function otherReading(stored: Stored, made: Made): Omit<Fault, 'case'> | undefined {
  for (const read of [
    otherCase,
    otherDeadlines,
    otherInbox,
    otherPublications,
    otherDeeds,
    otherDocuments,
    otherOutcomes,
  ]) {
    const found = read(stored, made);
    if (found) return found;
  }
  return undefined;
}

const otherCase: Reading = ({ caseId, file, entries }, { state, head }) => {
  const { name, id } = addressOf(caseId);
  const named = { proceeding: name, number: id, family: familyOf(caseId) };
  const times = { openedAt: entries[0]?.at, updatedAt: entries.at(-1)?.at };
  const last = { ...named, seq: entries.length, head, stage: state?.stage, state, ...times };
  if (!file) return { what: 'its row is missing', expected: entries.length, found: null };
  // A row that is ahead of the journal: the entries after its end are missing.
  const seq = file.seq > entries.length ? { seq: entries.length + 1 } : {};
  const {
    id: _,
    caseId: __,
    anchoredSeq: ___,
    ...row
  } = { ...file, openedAt: moment(file.openedAt), updatedAt: moment(file.updatedAt) };
  const found = difference('its row is another state', row, last);
  return found && { ...found, ...seq };
};

/** With their tapes: one from before tapes were kept has none in its entry either. */
const otherDeadlines: Reading = ({ deadlines }, made) =>
  difference('its deadlines are others', deadlines, JSON.parse(JSON.stringify(made.deadlines)));

const otherInbox: Reading = ({ caseId, inbox }, { state, deadlines }) => {
  if (!state) return undefined;
  const entry = { case: caseId, seq: state.seq, act: '', at: '', change: {} };
  const awaited = inboxRows(proceedings[addressOf(caseId).name], entry, state, deadlines);
  const found = inbox.map(({ caseId: _, due, ...row }) => ({ ...row, due: due && moment(due as string) }));
  const keyed = (rows: readonly Record<string, unknown>[]) =>
    Object.fromEntries(rows.map((row) => [`${row.act} ${row.role} ${row.key}`, row]));
  const expected = awaited.map(({ case_id: _, since: __, ...row }) => row);
  return difference('its inbox is another', JSON.parse(JSON.stringify(keyed(found))), keyed(expected));
};

const otherPublications: Reading = ({ publications }, made) => {
  const keyed = (rows: readonly Record<string, unknown>[]) =>
    Object.fromEntries(rows.map(({ caseId: _, ...row }) => [row.key, row]));
  return difference('the public was told something else', keyed(publications), keyed(made.publications));
};

/** What is on file lies in the store as it was filed, and whoever filed it had brought it. */
const otherDocuments: Reading = ({ documents }, { state }) => {
  const stored = Object.fromEntries(documents.map(({ key, ...row }) => [key, row]));
  const filed = Object.entries(state?.documents ?? {}).map(([key, { bytes, type }]) => {
    return [key, { bytes, type, broughtBytes: bytes }] as const;
  });
  return difference('a document on file is not what is in the store', stored, Object.fromEntries(filed));
};

/** The last word of the journal on each recipient is the one that counts. */
const otherOutcomes: Reading = ({ outcomes, entries }) => {
  const said = entries.flatMap(({ body }) => outcomesOf(body));
  const keyed = (rows: readonly OutcomeRow[]) =>
    Object.fromEntries(rows.map(({ pseudonym, ...row }) => [pseudonym, lineIn(row)]));
  return difference('something else is said to have become of a recipient', keyed(outcomes), keyed(said));
};

function lineIn(row: Omit<OutcomeRow, 'pseudonym'>) {
  const { outcome, seq, served_at, provider, confirmed_by, last_served_at, next_due_at } = row;
  return { outcome, seq, served_at, provider, confirmed_by, last_served_at, next_due_at };
}

/** What was answered is on record, under its hash; what was refused is not; and nobody's deed is there that nobody asked for. */
const otherDeeds: Reading = ({ deeds, entries }) => {
  const byDeed = new Map(entries.flatMap((entry) => (entry.deedId ? [[entry.deedId, entry] as const] : [])));
  for (const [id, deed] of deeds) {
    const found = otherAnswer(deed, byDeed.get(id));
    if (found) return found;
  }
  for (const { seq, deedId, act, body } of entries) {
    if (!body.deed || isByCase(body.deed.actor)) continue;
    const deed = deeds.get(deedId!);
    if (!deed) return { seq, what: `nobody has asked for this ${act}`, expected: deedId, found: null };
    const found = difference(
      'something else was asked for',
      { act, deed: body.deed },
      { act: deed.act, deed: deed.body },
    );
    if (found) return { seq, ...found };
  }
  return undefined;
};

function otherAnswer({ id, status, seq, hash, act, answered, agrees }: DeedRow, entry?: Row): ReturnType<Reading> {
  if (!agrees) return { ...(entry ? { seq: entry.seq } : {}), what: `the deed ${id} says another person or moment` };
  if (status === onRecord && !entry)
    return { seq: seq!, what: `${act} was answered as on record, and is not there`, expected: id, found: null };
  if (status === onRecord && (entry!.seq !== seq || (hash !== null && entry!.hash !== hash)))
    return { seq: entry!.seq, what: 'its receipt says another', expected: hash ?? seq, found: entry!.hash };
  if (answered && status !== onRecord && entry)
    return { seq: entry.seq, what: `${act} was answered as not done, and is there`, expected: onRecord, found: status };
  return undefined;
}
