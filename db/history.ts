/** Any past version of a case, rebuilt from the last snapshot before it and the changes since. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaseState } from '../domain/act.ts';
import { applyChange } from '../domain/change.ts';
import type { Instant } from '../domain/time.ts';
import { JournalEntry } from './entities.ts';

/** As it was after an entry, or at a moment of its own time; nothing where it did not exist yet. */
export async function versionAt(
  em: EntityManager,
  caseId: string,
  at: number | Instant,
): Promise<CaseState | undefined> {
  const until = typeof at === 'number' ? { $lte: at } : { $lte: await seqAt(em, caseId, at) };
  const kept = { caseId, seq: until, snapshot: { $ne: null } };
  const last = await em.findOne(JournalEntry, kept, { orderBy: { seq: 'desc' }, fields: ['seq', 'snapshot'] });
  if (!last) return undefined;
  const since = { caseId, seq: { ...until, $gt: last.seq } };
  const entries = await em.find(JournalEntry, since, { orderBy: { seq: 'asc' }, fields: ['body'] });
  return entries.map(({ body }) => body.change).reduce(applyChange<CaseState>, last.snapshot!);
}

async function seqAt(em: EntityManager, caseId: string, at: Instant): Promise<number> {
  const before = { caseId, at: { $lte: new Date(at) } };
  const last = await em.findOne(JournalEntry, before, { orderBy: { seq: 'desc' }, fields: ['seq'] });
  return last?.seq ?? 0;
}
