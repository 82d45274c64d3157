/** What a run must know of its case, rebuilt from the entries of the journal and from nothing else. */
import { isDeepStrictEqual } from 'node:util';
import type { Dispatch } from '../activities/index.ts';
import type { JournalEntry } from '../db/entities.ts';
import type { CaseState, Consequence, Proceeding } from '../domain/act.ts';
import { recentMax } from '../domain/admission.ts';
import { applyChange } from '../domain/change.ts';
import { unopened } from '../domain/effects.ts';
import { type Deadlines, withoutTapes } from '../domain/law/clocks.ts';
import type { CaseFile } from '../workflows/dossier.ts';

type Kept = Pick<JournalEntry, 'body' | 'deadlines' | 'dispatches'>;

/** A case file but for two things: the clock is the machine's, and what other cases have on record is in their journals. */
export type Rebuilt = Omit<CaseFile, 'originMs' | 'unsent' | 'opening'> & {
  /** What followed for other cases and was not refused by them, in the order in which it is sent. */
  sends: Dispatch[];
};

/** From all entries of a case, in the order of `seq`; there is at least one. */
export function rebuilt(proceeding: Proceeding<CaseState>, caseId: string, entries: readonly Kept[]): Rebuilt {
  let state = unopened(caseId.slice(proceeding.name.length + 1), entries[0]!.body);
  let deadlines: Deadlines = {};
  const changedAt: Record<string, number> = {};
  for (const { body, deadlines: counted } of entries) {
    const before = state;
    // Entry 1 holds the whole state, so it is laid on nothing.
    state = applyChange(body.seq === 1 ? ({} as CaseState) : before, body.change);
    deadlines = { ...deadlines, ...withoutTapes(counted) };
    // As admission does it: only acts change what is decided on.
    if (body.deed)
      for (const { name, decides } of proceeding.acts)
        if (decides && !isDeepStrictEqual(decides(before), decides(state))) changedAt[name] = body.seq;
  }
  const ids = entries.flatMap(({ body }) => (body.deed ? [body.deed.id] : []));
  return { state, deadlines, recent: ids.slice(-recentMax), changedAt, sends: notRefused(entries) };
}

/** A refusal names the consequence, not the entry that it followed from: of two alike the earlier one was sent first. */
function notRefused(entries: readonly Kept[]): Dispatch[] {
  const refused: Consequence[] = entries.flatMap(({ body }) => (body.refused ? [body.refused.consequence] : []));
  return entries
    .flatMap(({ dispatches }) => dispatches)
    .filter(({ consequence }) => {
      const place = refused.findIndex((one) => isDeepStrictEqual(one, consequence));
      if (place >= 0) refused.splice(place, 1);
      return place < 0;
    });
}
