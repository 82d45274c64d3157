/** `POST /api/procurements/:id/clock`: only where cases have clocks of their own. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { z } from 'zod';
import { proceedings } from '../domain/acts.ts';
import { Moment } from '../domain/shapes/text.ts';
import { caseFor, timeOf } from './cases.ts';
import type { FamilyClock } from './clock.ts';
import { actorIn } from './identity.ts';
import { malformed, problem, unknownCase } from './problems.ts';
import { reply } from './reply.ts';

/** As far as a case's clock may be moved at once. */
const longestMoveMs = 10 * 366 * 86_400_000;

export const Move = z.strictObject({ to: Moment });

export function clockRoutes(em: () => EntityManager, clock: FamilyClock, playsTime: boolean): Router {
  return Router().post('/procurements/:id/clock', async (request, response) => {
    if (!playsTime) return reply(response, problem(404, 'unknown', '只有演示环境可以拨动案件的时钟'));
    const read = Move.safeParse(request.body);
    if (!read.success) return reply(response, malformed(read.error.issues));
    const row = await caseFor(em(), proceedings.procurement, request.params.id, actorIn(response));
    if (!row) return reply(response, unknownCase());
    const now = timeOf(row);
    if (Date.parse(read.data.to) - Date.parse(now) > longestMoveMs)
      return reply(response, problem(409, 'refused', '一次最多拨十年', { actual: read.data.to, remedy: '请分次拨动' }));
    await clock.move(row.family, read.data.to);
    reply(response, { status: 200, body: { case: row.id, now: read.data.to > now ? read.data.to : now } });
  });
}
