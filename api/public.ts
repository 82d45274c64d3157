/** What anybody may read without signing in: what was published. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
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
