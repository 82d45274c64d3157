/** What anybody may read without signing in: what was published, and the daily roots that the journal is held against. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { z } from 'zod';
import { isCursor, noticesFrom } from '../db/notices.ts';
import { rootsFrom } from '../db/roots.ts';
import { reply } from './reply.ts';

export const NoticesPage = z.object({
  kind: z.string().max(60).optional(),
  procurement: z.string().max(100).optional(),
  before: z.string().max(300).refine(isCursor, '请使用上一页所给的 next').optional(),
});

/** The newest first; of one purchase, or of all. */
export function publicRoutes(em: () => EntityManager): Router {
  return Router().get('/notices', async (request, response) => {
    const { rows, before } = await noticesFrom(em(), NoticesPage.parse(request.query));
    const notices = rows.map(({ caseId, kind, title, body, publishedAt }) => ({
      procurement: caseId,
      kind,
      title,
      body,
      publishedAt,
    }));
    const next = before === undefined ? {} : { next: `?before=${encodeURIComponent(before)}` };
    reply(response, { status: 200, body: { notices, ...next } });
  });
}

export const RootsPage = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** Without the heads: how often a case moved tells how many have bid. */
export function rootRoutes(em: () => EntityManager): Router {
  return Router().get('/roots', async (request, response) => {
    const { after } = RootsPage.parse(request.query);
    const { roots: rows, ...next } = await rootsFrom(em(), after + 1);
    const roots = rows.map(({ number, day, at, previousRoot, root }) => ({ number, day, at, previousRoot, root }));
    reply(response, { status: 200, body: { roots, ...next } });
  });
}
