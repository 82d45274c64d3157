/**
 * 每日根：a hash over the heads of all cases, closed once a day and published. Whoever keeps one outside this database can show
 * later that no entry before it was changed, even by somebody who may write every table.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { addDays, civilDate } from '../domain/time.ts';
import { type Head, noHash, rootOf } from './chain.ts';
import { Root } from './entities.ts';

/** Any number: those who close a day at the same moment go one after the other. */
const closingLock = 20_260_224;
export const rootsMax = 400;

/**
 * Closes yesterday by the wall's clock, where it is not closed yet: names the cases that moved since the last root, each with
 * its last entry. Days on which nothing ran have no root; the next one covers them. Answers with what it closed.
 */
export async function closeDay(em: EntityManager, now: Date): Promise<Root | undefined> {
  const day = addDays(civilDate(now.toISOString()), -1);
  if ((await em.count(Root, { day: { $gte: day } })) > 0) return undefined;
  return em.transactional(async (inside) => {
    await inside.execute('select pg_advisory_xact_lock(?)', [closingLock]);
    const last = await inside.findOne(Root, { number: { $gt: 0 } }, { orderBy: { number: 'desc' }, refresh: true });
    if (last && last.day >= day) return undefined;
    const heads = await takeMoved(inside);
    const closed = { number: (last?.number ?? 0) + 1, day, heads, previousRoot: last?.root ?? noHash };
    return inside.create(Root, { ...closed, at: now, root: rootOf(closed) }, { persist: true });
  });
}

/** Locked while they are named, so that none moves between the naming and the noting. */
async function takeMoved(em: EntityManager): Promise<Head[]> {
  const moved = await em.execute<{ id: string; seq: number; head: string }[]>(
    'select id, seq, head from case_file where seq > anchored_seq order by id for update',
  );
  await em.execute(
    `update case_file c set anchored_seq = r.seq
       from jsonb_to_recordset(?::jsonb) as r(id text, seq int) where c.id = r.id`,
    [JSON.stringify(moved)],
  );
  return moved.map(({ id, seq, head }): Head => [id, seq, head]);
}

/** From a number on; the newest last. `next` is where to go on, where there may be more. */
export async function rootsFrom(em: EntityManager, number: number): Promise<{ roots: Root[]; next?: string }> {
  const roots = await em.find(Root, { number: { $gte: number } }, { orderBy: { number: 'asc' }, limit: rootsMax });
  return { roots, ...(roots.length === rootsMax ? { next: `?after=${roots.at(-1)!.number}` } : {}) };
}
