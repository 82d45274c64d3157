/** How the API looks at a case: its row, what its clock says, and what this caller may see of it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Case, type JournalEntry } from '../db/entities.ts';
import { deadlinesOf } from '../db/journal.ts';
import type { Act, Actor, CaseState, Circumstance, Proceeding } from '../domain/act.ts';
import { nameOf, statutes } from '../domain/law/statutes.ts';
import { applying } from '../domain/methods.ts';
import type { Numbering } from '../domain/numbering.ts';
import type { Payment } from '../domain/payment-state.ts';
import type { Procurement } from '../domain/procurement.ts';
import { civilDate, type Instant } from '../domain/time.ts';
import { mayRead, readable } from '../domain/visibility.ts';

/** The case, by its number or its whole name, if there is one and the caller may know of it. */
export async function caseFor(
  em: EntityManager,
  proceeding: Proceeding<CaseState>,
  number: string,
  actor: Actor,
): Promise<Case | undefined> {
  const id = number.startsWith(`${proceeding.name}:`) ? number : `${proceeding.name}:${number}`;
  const row = await em.findOne(Case, { id });
  return row && mayRead(row.state, actor) ? row : undefined;
}

/** The case's own time, now or when something came. */
export function timeOf({ offsetMs }: Pick<Case, 'offsetMs'>, nowMs = Date.now()): Instant {
  return new Date(nowMs + offsetMs).toISOString();
}

export async function circumstanceOf(em: EntityManager, row: Case, actor: Actor): Promise<Circumstance> {
  const at = timeOf(row);
  return { actor, at, receivedAt: at, deadlines: await deadlinesOf(em, row.id) };
}

/** A case as this caller sees it: its version and its last change are those of the last entry that the caller may know of. */
export function shown(row: Case, actor: Actor, numbering: Numbering): object {
  const { id, proceeding, number, family, stage, openedAt } = row;
  const state = numbering.renumbered(readable(row.state, actor));
  const updatedAt = numbering.lastAt ?? row.updatedAt;
  const seq = numbering.told(row.seq);
  return { case: id, proceeding, number, family, seq, stage, openedAt, updatedAt, now: timeOf(row), state };
}

/** An entry, with who did it and why it was allowed. */
export function shownEntry(entry: JournalEntry, numbering: Numbering): object {
  const { at, act, recordedAt, findings, deadlines, body, hash } = entry;
  const { deed, passed, refused, restarted } = body;
  const input = deed && act === 'correctEntry' ? numbering.ofProposal(deed.input as object) : deed?.input;
  const who = deed && { actor: deed.actor, input, reason: deed.reason, deed: deed.id };
  const change = numbering.renumbered(body.change as object);
  const seq = numbering.told(entry.seq);
  return { seq, at, recordedAt, act, ...who, findings, deadlines, change, passed, refused, restarted, hash };
}

/** The names of the articles that an act stood on in this case on a day: those in force, of its method, for its provider. */
export function articlesOf(
  { under }: Pick<Act<CaseState, string, never>, 'under'>,
  state: CaseState,
  on: Instant,
): string[] {
  const { opening, contract, providerIsSme } = state as Partial<Procurement & Payment>;
  const isSme = providerIsSme ?? contract?.providerIsSme ?? false;
  const day = civilDate(on);
  return applying(under, opening?.method)
    .filter(({ statute }) => statutes[statute].inForce <= day && (statute !== 'smePayment' || isSme))
    .map(nameOf);
}
