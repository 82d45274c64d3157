/** 文件目录：what the file of a case should hold by now, what of it is there, and what is missing. It tells; it refuses nothing. */

import type { Actor, CaseState, ProceedingName, Role } from './act.ts';
import { allotmentKinds } from './allotment-documents.ts';
import { complaintPapers } from './complaint-documents.ts';
import { type DocumentKind, type FiledDocument, type Kinds, stands } from './document.ts';
import { procurementKinds } from './document-kinds.ts';
import type { Cite } from './law/cite.ts';
import { paymentKinds } from './payment-documents.ts';
import { programmeKinds } from './programme-documents.ts';
import { sanctionKinds } from './sanction-documents.ts';
import { takeoverKinds } from './takeover-documents.ts';
import { townshipKinds } from './township-documents.ts';
import { readable } from './visibility.ts';

export interface ChecklistRow {
  kind: string;
  title: string;
  stage: string;
  by: readonly Role[];
  /** Whose it is, where each is to have one of its own. */
  of?: string;
  basis: 'statute' | 'house';
  law?: { cite: Cite; words: string };
  /** `later`: the journal does not yet say that what it tells was done. `free`: nobody waits for it. */
  status: 'filed' | 'missing' | 'later' | 'free';
  numbers: readonly string[];
}

export const kindsOf = {
  procurement: procurementKinds,
  payment: paymentKinds,
  takeover: takeoverKinds,
  allotment: allotmentKinds,
  programme: programmeKinds,
  sanction: sanctionKinds,
  township: townshipKinds,
  complaint: complaintPapers,
} as const satisfies Record<ProceedingName, Kinds>;

/** In the order of the stages. `state` is what the caller may see: of what it may not see, no row says anything. */
export function checklistOf(proceeding: ProceedingName, state: CaseState, actor: Actor): ChecklistRow[] {
  const seen = readable(state, actor);
  return Object.entries<DocumentKind>(kindsOf[proceeding]).flatMap(([kind, one]) => {
    const subjects = one.of?.(seen as never) ?? [];
    return subjects.length > 0 ? subjects.map((of) => rowOf(kind, one, seen, of)) : [rowOf(kind, one, seen)];
  });
}

function rowOf(kind: string, one: DocumentKind, state: CaseState, of?: string): ChecklistRow {
  const { title, stage, by, law, wanted } = one;
  const numbers = Object.entries(state.documents ?? {})
    .filter(([, filed]) => filed.kind === kind && counts(one, filed, state, of))
    .map(([number]) => number);
  const open = wanted === undefined ? 'free' : wanted(state as never) ? 'missing' : 'later';
  return {
    ...{ kind, title, stage, by },
    ...(of === undefined ? {} : { of }),
    ...(law ? { basis: 'statute', law } : { basis: 'house' }),
    status: numbers.length > 0 ? 'filed' : open,
    numbers,
  };
}

/** A scan counts as long as what it signs does: whoever replaces the text needs new signatures. */
function counts(kind: DocumentKind, filed: FiledDocument, state: CaseState, of?: string): boolean {
  const { round } = state as { round?: number };
  const signed = filed.signs === undefined ? undefined : state.documents?.[filed.signs];
  return (
    stands(filed) &&
    (signed === undefined || stands(signed)) &&
    (of === undefined || filed.supplier === of) &&
    (!kind.ofRound || filed.round === round)
  );
}

/** A hash that an act named, and the document with these bytes, if one is on file. */
export interface NamedHash {
  /** Where it stands in the state: `deliveries.1.reported.evidenceSha256`. */
  place: string;
  sha256: string;
  document?: string;
}

const deepest = 12;

/** Every hash in the state that a caller may see; the bytes behind each should be on file. */
export function namedHashes(state: CaseState): NamedHash[] {
  const { documents = {}, ...rest } = state;
  const onFile = new Map(Object.entries(documents).map(([number, { sha256 }]) => [sha256, number]));
  return hashesIn(rest, []).map(({ place, sha256 }) => {
    const document = onFile.get(sha256);
    return { place, sha256, ...(document === undefined ? {} : { document }) };
  });
}

function hashesIn(value: unknown, path: readonly string[]): { place: string; sha256: string }[] {
  if (typeof value !== 'object' || value === null || path.length >= deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /[a-z]Sha256$/.test(key) && typeof inner === 'string'
      ? [{ place: [...path, key].join('.'), sha256: inner }]
      : hashesIn(inner, [...path, key]),
  );
}
