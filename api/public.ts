/** What anybody may read without signing in: what was published, and the daily roots that the journal is held against. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { z } from 'zod';
import { rootsFrom } from '../db/roots.ts';
import { PublicationRow } from '../db/world-entities.ts';
import { reply } from './reply.ts';

const pageMax = 100;

export function publicRoutes(em: () => EntityManager): Router {
  return Router().get('/notices', async (request, response) => {
    const { kind } = request.query;
    const where = typeof kind === 'string' ? { kind: kind as never } : {};
    const rows = await em().find(PublicationRow, where, { orderBy: { publishedAt: 'desc' }, limit: pageMax });
    const notices = rows.map(({ caseId, kind: which, title, body, publishedAt }) => ({
      procurement: caseId,
      kind: which,
      title,
      body,
      publishedAt,
    }));
    reply(response, { status: 200, body: { notices } });
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
