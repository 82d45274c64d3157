/** What follows from one entry of a case: the same whether it is written now or counted again in year ten. */
import type { Dispatch } from '../activities/index.ts';
import type { CaseState, ProceedingName } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { applyChange } from '../domain/change.ts';
import { type Effects, type Entry, effects, unopened } from '../domain/effects.ts';
import type { Calendar } from '../domain/law/calendar.ts';
import { afterEntry, type Deadlines } from '../domain/law/clocks.ts';

/** A case as its last entry left it; no state before the first. */
export interface Standing {
  state?: CaseState | undefined;
  deadlines: Deadlines;
}

export interface Following {
  before: CaseState;
  after: CaseState;
  found: Effects;
  /** Of the whole case, those that ran earlier under the same name among them. */
  deadlines: Deadlines;
  dispatches: Dispatch[];
  /** Kept where the entry opens the case or enters a stage. */
  snapshot: CaseState | null;
}

export function following(entry: Entry, { state, deadlines }: Standing, calendar: Calendar): Following {
  const { name, id } = addressOf(entry.case);
  const before = state ?? unopened(id, entry);
  const after = applyChange(state ?? ({} as CaseState), entry.change);
  const found = effects(proceedings[name], entry, before, after, deadlines, calendar);
  const from = `${entry.case}:${entry.seq}`;
  return {
    before,
    after,
    found,
    deadlines: afterEntry(deadlines, found.deadlines),
    dispatches: found.sends.map((consequence) => ({ from, at: entry.at, consequence })),
    snapshot: entry.seq === 1 || entry.act === 'enterStage' ? after : null,
  };
}

/** `<proceeding>:<id>` taken apart; an id may hold colons itself. */
export function addressOf(caseId: string): { name: ProceedingName; id: string } {
  const colon = caseId.indexOf(':');
  return { name: caseId.slice(0, colon) as ProceedingName, id: caseId.slice(colon + 1) };
}

/** The procurement that a case belongs to: its payments and takeovers are numbered after it. An allotment and a programme are many purchases'. */
export function familyOf(caseId: string): string {
  if (['allotment', 'programme', 'sanction', 'township'].includes(addressOf(caseId).name)) return caseId;
  return `procurement:${addressOf(caseId).id.split(':')[0]}`;
}
