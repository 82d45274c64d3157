/** 锚定：holds the journal against the daily roots, and the roots against what was published of them. */
import { type Head, noHash, rootOf } from '../db/chain.ts';
import { addDays, civilDate } from '../domain/time.ts';
import type { Fault } from './fault.ts';
import type { RootRow } from './reading.ts';

/** As `/public/roots` tells it, and `/api/roots` with the heads: kept by whoever does not want to trust this database. */
export interface Anchor {
  number: number;
  day: string;
  root: string;
  /** When it was closed; left out by those who kept less. */
  at?: string;
  heads?: readonly Head[];
}

/** What the roots in the table say; `hashAt` tells what stands in the journal. */
export function unanchored(
  rows: readonly RootRow[],
  hashAt: (caseId: string, seq: number) => string | undefined,
): Fault[] {
  const faults: Fault[] = [];
  let previous = noHash;
  for (const [place, row] of rows.entries()) {
    const name = `root:${row.number}`;
    if (row.number !== place + 1)
      faults.push({ case: name, what: 'a root is missing', expected: place + 1, found: row.number });
    if (row.previousRoot !== previous || rootOf(row) !== row.root)
      faults.push({ case: name, what: 'it is not the root of what it names', expected: rootOf(row), found: row.root });
    if (dayClosedAt(row.at) !== row.day)
      faults.push({ case: name, what: 'it was closed on another day', expected: row.day, found: row.at });
    faults.push(...offHeads(row.day, row.heads, hashAt));
    previous = row.root;
  }
  return faults;
}

/** A day is closed on the next (db/roots.ts); nothing, where what stands there is no moment. */
function dayClosedAt(at: string): string | undefined {
  return Number.isNaN(Date.parse(at)) ? undefined : addDays(civilDate(at), -1);
}

/** What was published stays: each root that somebody kept is in the table, and is the same. */
export function unpublished(
  anchors: readonly Anchor[],
  rows: readonly RootRow[],
  hashAt: (caseId: string, seq: number) => string | undefined,
): Fault[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return anchors.flatMap(({ number, day, root, at, heads = [] }) => {
    const off = offHeads(day, heads, hashAt);
    if (off.length > 0) return off;
    const found = byNumber.get(number);
    const other = (is?: string, was?: string): Fault[] => [
      { case: `root:${number}`, what: `it is not what was published for ${day}`, expected: was, found: is ?? null },
    ];
    if (found?.root !== root) return other(found?.root, root);
    return at === undefined || found.at === at ? [] : other(found.at, at);
  });
}

function offHeads(
  day: string,
  heads: readonly Head[],
  hashAt: (caseId: string, seq: number) => string | undefined,
): Fault[] {
  return heads.flatMap(([caseId, seq, hash]) => {
    const found = hashAt(caseId, seq);
    const what = `it is not what the root of ${day} was taken of`;
    return found === hash ? [] : [{ case: caseId, seq, what, expected: hash, found: found ?? null }];
  });
}

/** Up to where a case is said to be covered is where a root covers it: else it would be left out of the next one. */
export function uncovered(rows: readonly RootRow[], anchored: ReadonlyMap<string, number>): Fault[] {
  const covered = new Map(rows.flatMap(({ heads }) => heads.map(([caseId, seq]) => [caseId, seq] as const)));
  return [...anchored]
    .filter(([caseId, seq]) => seq !== (covered.get(caseId) ?? 0))
    .map(([caseId, found]) => {
      const what = 'it is said to be covered up to another entry than the roots cover';
      return { case: caseId, what, expected: covered.get(caseId) ?? 0, found };
    });
}
