/**
 * 哈希链：each entry holds the hash of the one before, so that none can be changed, left out or put in without all after it.
 *
 * A hash is the SHA-256 of canonical JSON (RFC 8785), because PostgreSQL's jsonb reorders keys: it can be counted again from
 * what is stored, by anybody, in any language.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JournalEntry } from './entities.ts';

/** Everything that an entry's row holds but its own hash; moments as PostgreSQL keeps them, to the microsecond. */
export type Sealed = Omit<JournalEntry, 'hash' | 'at' | 'recordedAt'> & { at: string; recordedAt: string };

/** Before the first entry. */
export const noHash = '0'.repeat(64);

export function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalize(content)!).digest('hex');
}

/** The fields are named one by one: what a row gets later is no part of hashes that are there already. */
export function entryHash(entry: Sealed): string {
  const { caseId, seq, deedId, at, recordedAt, act, edition, pack, calendar } = entry;
  const { body, findings, deadlines, dispatches, snapshot, previousHash } = entry;
  const head = { caseId, seq, deedId, at, recordedAt, act, edition, pack, calendar };
  return hashOf({ ...head, body, findings, deadlines, dispatches, snapshot, previousHash });
}

/** The last entry of a case, and its hash. */
export type Head = readonly [caseId: string, seq: number, hash: string];

interface Closed {
  number: number;
  day: string;
  heads: readonly Head[];
  previousRoot: string;
}

/** The root of a day: over the heads that moved, and, by the root before, over all others. */
export function rootOf({ number, day, heads, previousRoot }: Closed): string {
  return hashOf({ number, day, heads, previousRoot });
}
