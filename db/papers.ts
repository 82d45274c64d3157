/** What the papers of a case are made of: its entries up to a version, and what was published by them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Publication } from '../domain/publication.ts';
import { JournalEntry } from './entities.ts';
import { PublicationRow } from './world-entities.ts';

/** A purchase of three years with every act done twice has some hundreds. */
const entriesMax = 10_000;
const publicationsMax = 1_000;

export interface Published {
  publication: Publication;
  /** The entry by which it was. */
  seq: number;
}

export async function entriesUntil(em: EntityManager, caseId: string, seq: number): Promise<JournalEntry[]> {
  const where = { caseId, seq: { $lte: seq } };
  return em.find(JournalEntry, where, { orderBy: { seq: 'asc' }, limit: entriesMax });
}

/** In the order in which it was told. The number of the entry stands in the key, and after it its place among what that told. */
export async function publishedUntil(em: EntityManager, caseId: string, seq: number): Promise<Published[]> {
  const rows = await em.find(
    PublicationRow,
    { key: { $like: `${caseId}:%` } },
    { orderBy: { key: 'asc' }, limit: publicationsMax },
  );
  // The number of a lot begins with that of the whole.
  const own = rows.filter(({ key }) => key.slice(caseId.length).split(':').length === 3);
  return own
    .map((row) => {
      const [entry, place] = row.key
        .slice(caseId.length + 1)
        .split(':')
        .map(Number) as [number, number];
      const { caseId: of, kind, title, body, publishedAt } = row;
      const publication = { case: of, kind, title, body, at: publishedAt.toISOString() };
      return { publication, seq: entry, place };
    })
    .filter((one) => one.seq <= seq)
    .sort((a, b) => a.seq - b.seq || a.place - b.place);
}
