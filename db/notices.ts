/** What was published, the newest first, page by page. */
import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { PublicationRow } from './world-entities.ts';

const pageMax = 100;

export interface NoticesAsked {
  kind?: string | undefined;
  /** The number of a purchase. */
  procurement?: string | undefined;
  /** Where the page before ended. */
  before?: string | undefined;
}

/** `before`: for the page that follows, where there may be one. Told cases publish many at one moment, so the key goes along. */
export async function noticesFrom(
  em: EntityManager,
  { kind, procurement, before }: NoticesAsked,
  most = pageMax,
): Promise<{ rows: InferEntity<typeof PublicationRow>[]; before?: string }> {
  const where = {
    ...(kind === undefined ? {} : { kind: kind as never }),
    ...(procurement === undefined ? {} : { caseId: procurement }),
    ...(before === undefined ? {} : olderThan(before)),
  };
  const rows = await em.find(PublicationRow, where, { orderBy: { publishedAt: 'desc', key: 'desc' }, limit: most });
  const last = rows.length === most ? rows.at(-1) : undefined;
  return { rows, ...(last ? { before: `${last.publishedAt.toISOString()}~${last.key}` } : {}) };
}

/** Whether it is a moment and a key, as a page ends with. */
export function isCursor(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z~./.test(text) && !Number.isNaN(Date.parse(text.slice(0, text.indexOf('~'))));
}

function olderThan(cursor: string) {
  const place = cursor.indexOf('~');
  const [at, key] = [new Date(cursor.slice(0, place)), cursor.slice(place + 1)];
  return { $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, key: { $lt: key } }] };
}
