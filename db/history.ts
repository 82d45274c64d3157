/** Any past version of a case, rebuilt from its journal. */
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
  const until = typeof at === 'number' ? { seq: { $lte: at } } : { at: { $lte: new Date(at) } };
  const entries = await em.find(JournalEntry, { caseId, ...until }, { orderBy: { seq: 'asc' }, fields: ['body'] });
  const changes = entries.map(({ body }) => body.change);
  return changes.length === 0 ? undefined : changes.reduce(applyChange<CaseState>, {} as CaseState);
}
