/** 核验：rebuilds every case from its journal and tells the first entry of each that is not what it should be. Needs no engine. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Anchor, unanchored, uncovered, unpublished } from './anchors.ts';
import { verifyCase } from './case.ts';
import { noCrossings, unanswered, uncrossed, unproven } from './crossings.ts';
import type { Fault } from './fault.ts';
import { publicationKeys, roots, storedCases, takeoversTold, uploadsAstray } from './reading.ts';

export interface Wanted {
  /** `<proceeding>:<id>`; all where it is left out. */
  only?: string;
  /** Roots that somebody kept outside this database. */
  anchors?: readonly Anchor[];
}

export interface Verdict {
  cases: number;
  entries: number;
  roots: number;
  /** Acts that one case sent to another, and that have no answer yet. */
  underWay: number;
  faults: Fault[];
}

export async function verify(em: EntityManager, { only, anchors = [] }: Wanted = {}): Promise<Verdict> {
  const faults: Fault[] = [];
  const hashes = new Map<string, string>();
  const crossings = noCrossings();
  const verdict = { cases: 0, entries: 0, roots: 0, underWay: 0 };
  let lastRecordedAt = '';
  const told = new Set<string>();
  const anchored = new Map<string, number>();
  for await (const stored of storedCases(em, only)) {
    const verified = verifyCase(stored);
    verdict.cases++;
    verdict.entries += verified.entries;
    for (const key of verified.told) told.add(key);
    if (stored.file) anchored.set(stored.caseId, stored.file.anchoredSeq);
    if (verified.fault) faults.push(verified.fault);
    for (const { caseId, seq, hash, recordedAt } of stored.entries) {
      hashes.set(`${caseId} ${seq}`, hash);
      if (recordedAt > lastRecordedAt) lastRecordedAt = recordedAt;
    }
    crossings.sent.push(...verified.crossings.sent);
    crossings.received.push(...verified.crossings.received);
    crossings.refused.push(...verified.crossings.refused);
  }
  if (only !== undefined) return { ...verdict, faults };
  const rows = await roots(em);
  const hashAt = (caseId: string, seq: number) => hashes.get(`${caseId} ${seq}`);
  const { lost, underWay } = unanswered(crossings, lastRecordedAt, faults);
  const beside = [
    ...uncrossed(crossings, faults),
    ...unproven(crossings, hashAt, faults),
    ...lost,
    ...untold(await publicationKeys(em), told, faults),
    ...unanchored(rows, hashAt),
    ...uncovered(rows, anchored),
    ...unpublished(anchors, rows, hashAt),
    ...unheardOf(await takeoversTold(em), anchored),
    ...astray(await uploadsAstray(em)),
  ];
  return { ...verdict, roots: rows.length, underWay, faults: firstOfEach([...faults, ...beside]) };
}

/** What the public can read was told by an entry. Of a case that is at fault itself nothing is known. */
function untold(keys: readonly string[], told: ReadonlySet<string>, faults: readonly Fault[]): Fault[] {
  const atFault = faults.map((fault) => `${fault.case}:`);
  return keys
    .filter((key) => !told.has(key) && !atFault.some((start) => key.startsWith(start)))
    .map((key) => ({
      case: `publication:${key}`,
      what: 'no entry has told the public this',
      expected: null,
      found: key,
    }));
}

/** Recipients are served by takeovers that are there. */
function unheardOf(takeovers: readonly string[], known: ReadonlyMap<string, number>): Fault[] {
  return takeovers
    .filter((id) => !known.has(id))
    .map((id) => ({ case: id, what: 'recipients are said to be served in it, and there is no such case' }));
}

function astray(uploads: readonly string[]): Fault[] {
  return uploads.map((sha256) => ({
    case: `document:${sha256}`,
    what: 'it was brought, and is not in the store in that size',
  }));
}

/** One fault a case: the earliest entry, for whatever comes after it rests on it. */
function firstOfEach(faults: readonly Fault[]): Fault[] {
  const first = new Map<string, Fault>();
  for (const fault of faults) {
    const known = first.get(fault.case);
    if (!known || (fault.seq ?? Number.POSITIVE_INFINITY) < (known.seq ?? Number.POSITIVE_INFINITY))
      first.set(fault.case, fault);
  }
  return [...first.values()];
}
