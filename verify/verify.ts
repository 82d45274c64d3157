/** 核验：rebuilds every case from its journal and tells the first entry of each that is not what it should be. Needs no engine. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Anchor, unanchored, uncovered, unpublished } from './anchors.ts';
import { type Crossings, verifyCase } from './case.ts';
import type { Fault } from './fault.ts';
import { publicationKeys, roots, storedCases } from './reading.ts';

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
  faults: Fault[];
}

export async function verify(em: EntityManager, { only, anchors = [] }: Wanted = {}): Promise<Verdict> {
  const faults: Fault[] = [];
  const hashes = new Map<string, string>();
  const crossings: Crossings = { sent: [], received: [] };
  const verdict = { cases: 0, entries: 0, roots: 0 };
  const told = new Set<string>();
  const anchored = new Map<string, number>();
  for await (const stored of storedCases(em, only)) {
    const verified = verifyCase(stored);
    verdict.cases++;
    verdict.entries += verified.entries;
    for (const key of verified.told) told.add(key);
    if (stored.file) anchored.set(stored.caseId, stored.file.anchoredSeq);
    if (verified.fault) faults.push(verified.fault);
    for (const { caseId, seq, hash } of stored.entries) hashes.set(`${caseId} ${seq}`, hash);
    crossings.sent.push(...verified.crossings.sent);
    crossings.received.push(...verified.crossings.received);
  }
  if (only !== undefined) return { ...verdict, faults };
  const rows = await roots(em);
  const hashAt = (caseId: string, seq: number) => hashes.get(`${caseId} ${seq}`);
  const beside = [
    ...uncrossed(crossings, faults),
    ...untold(await publicationKeys(em), told, faults),
    ...unanchored(rows, hashAt),
    ...uncovered(rows, anchored),
    ...unpublished(anchors, rows, hashAt),
  ];
  return { ...verdict, roots: rows.length, faults: firstOfEach([...faults, ...beside]) };
}

/** An act by another case was sent by that case. Of a case that is at fault itself nothing is known. */
function uncrossed({ sent, received }: Crossings, faults: readonly Fault[]): Fault[] {
  const known = new Set(sent.map(({ deed, to, input }) => `${deed} ${to} ${input}`));
  const atFault = new Set(faults.map((fault) => fault.case));
  return received
    .filter(
      ({ deed, to, from, input }) =>
        !known.has(`${deed} ${to} ${input}`) && !atFault.has(from.slice(0, from.lastIndexOf(':'))),
    )
    .map(({ to, seq, deed }) => ({
      case: to,
      seq,
      what: 'no other case has sent this act, or not this',
      expected: deed,
      found: null,
    }));
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
