/** 案件之间：what one case did on another was asked for by that case, and what was asked for has been answered. */
import type { Fault } from './fault.ts';

/** The receiver answers within seconds. After so long, as the journal's own moments tell, something has gone missing. */
const answeredWithinMs = 3_600_000;

/** What one case asked of others, what others asked of it, and what others would not do for it. */
export interface Crossings {
  sent: Sent[];
  received: Received[];
  refused: { by: string; consequence: string }[];
}

export interface Received {
  from: string;
  to: string;
  seq: number;
  deed: string;
  input: string;
  /** Where a case was opened with what another had done before: the entry that it names as its evidence. */
  opener?: { case: string; seq: number; hash: string };
}

export interface Sent {
  from: string;
  seq: number;
  to: string;
  deed: string;
  input: string;
  /** The hash of all that was sent: what a refusal names. */
  consequence: string;
  /** By the wall's clock. */
  recordedAt: string;
}

export function noCrossings(): Crossings {
  return { sent: [], received: [], refused: [] };
}

/** An act by another case was sent by that case. Of a case that is at fault itself nothing is known. */
export function uncrossed({ sent, received }: Crossings, faults: readonly Fault[]): Fault[] {
  const known = new Set(sent.map(({ deed, to, input }) => `${deed} ${to} ${input}`));
  const atFault = casesOf(faults);
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

/** A case that another was opened from is named with the hash of the very entry: it is in that one's journal, unchanged. */
export function unproven(
  { received }: Crossings,
  hashAt: (caseId: string, seq: number) => string | undefined,
  faults: readonly Fault[],
): Fault[] {
  const atFault = casesOf(faults);
  return received.flatMap(({ from, to, seq, opener }) => {
    if (!opener || atFault.has(opener.case)) return [];
    const found = hashAt(opener.case, opener.seq) ?? null;
    const isNamed = from === `${opener.case}:${opener.seq}`;
    if (isNamed && found === opener.hash) return [];
    return [{ case: to, seq, what: 'it was not opened by the entry that it names', expected: opener.hash, found }];
  });
}

/**
 * What a case sends goes out one after the other, each until it is answered (workflows/ledger.ts). So whatever has no answer is
 * under way, unless a later one has its answer, or the journal has gone on for long: then the answer was taken out.
 */
export function unanswered(
  crossings: Crossings,
  lastRecordedAt: string,
  faults: readonly Fault[],
): { lost: Fault[]; underWay: number } {
  const atFault = casesOf(faults);
  const open = withoutAnswer(crossings);
  const lost = open.filter(({ sent, isOvertaken }) => isOvertaken || isOld(sent, lastRecordedAt));
  const told = lost.filter(({ sent: { from, to } }) => !atFault.has(from) && !atFault.has(to));
  return {
    lost: told.map(({ sent: { from, seq, to, deed } }) => {
      const what = `what it sent to ${to} was neither done nor refused there`;
      return { case: from, seq, what, expected: deed, found: null };
    }),
    underWay: open.length - lost.length,
  };
}

/** `sent` of a case are in their order. */
function withoutAnswer({ sent, received, refused }: Crossings): { sent: Sent; isOvertaken: boolean }[] {
  const done = new Set(received.map(({ deed, to }) => `${deed} ${to}`));
  const refusals = new Map<string, number>();
  for (const { by, consequence } of refused) {
    const name = `${by} ${consequence}`;
    refusals.set(name, (refusals.get(name) ?? 0) + 1);
  }
  const open: Sent[] = [];
  const answered = new Map<string, number>();
  for (const one of sent) {
    const left = refusals.get(`${one.from} ${one.consequence}`) ?? 0;
    const isDone = done.has(`${one.deed} ${one.to}`);
    if (!isDone && left > 0) refusals.set(`${one.from} ${one.consequence}`, left - 1);
    if (isDone || left > 0) answered.set(one.from, one.seq);
    else open.push(one);
  }
  return open.map((one) => ({ sent: one, isOvertaken: (answered.get(one.from) ?? 0) > one.seq }));
}

function isOld({ recordedAt }: Sent, lastRecordedAt: string): boolean {
  return Date.parse(lastRecordedAt) - Date.parse(recordedAt) > answeredWithinMs;
}

function casesOf(faults: readonly Fault[]): ReadonlySet<string> {
  return new Set(faults.map((fault) => fault.case));
}
