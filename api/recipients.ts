/** The roster of a procurement's recipients, by pseudonym: put in by the purchaser, never part of a case's history. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { z } from 'zod';
import { countRecipients, enrol } from '../db/recipients.ts';
import { linesIn, measureGaps } from '../db/takeover-lines.ts';
import { proceedings } from '../domain/acts.ts';
import { Township } from '../domain/shapes/takeover-record.ts';
import { reportOf } from '../domain/takeover-report.ts';
import type { Takeover } from '../domain/takeover-state.ts';
import { caseFor } from './cases.ts';
import { actorIn } from './identity.ts';
import { malformed, notForRole, rosterIsClosed, unknownCase } from './problems.ts';
import { reply } from './reply.ts';
import { isRosterClosed } from './roster.ts';

const rowsMax = 5_000;
const linesMax = 500;

export const LinesPage = z.strictObject({ township: Township, after: z.string().max(60).default('') });

export const Roster = z.strictObject({
  recipients: z
    .array(
      z.strictObject({
        pseudonym: z.string().regex(/^r-[0-9a-z]{4,32}$/, '代号以 r- 开头，后接小写字母或数字；不得含姓名、证件号'),
        township: Township,
        care: z.enum(['independent', 'partial', 'full']),
      }),
    )
    .min(1)
    .max(rowsMax)
    .refine((all) => new Set(all.map(({ pseudonym }) => pseudonym)).size === all.length, '同一代号不得列两次'),
});

export function recipientRoutes(em: () => EntityManager): Router {
  return Router()
    .put('/procurements/:id/recipients', async (request, response) => {
      const actor = actorIn(response);
      if (actor.role !== 'officer') return reply(response, notForRole(actor.role));
      const read = Roster.safeParse(request.body);
      if (!read.success) return reply(response, malformed(read.error.issues));
      const row = await caseFor(em(), proceedings.procurement, request.params.id, actor);
      if (!row) return reply(response, unknownCase());
      if (await isRosterClosed(em(), row)) return reply(response, rosterIsClosed());
      const procurement = row.number;
      await em().transactional((inside) =>
        enrol(
          inside,
          read.data.recipients.map((one) => ({ ...one, procurement })),
        ),
      );
      reply(response, { status: 200, body: { townships: await countRecipients(em(), procurement) } });
    })
    .get('/takeovers/:id/lines', async (request, response) => {
      const read = LinesPage.safeParse(request.query);
      if (!read.success) return reply(response, malformed(read.error.issues));
      const actor = actorIn(response);
      const row = await caseFor(em(), proceedings.takeover, request.params.id, actor);
      if (!row) return reply(response, unknownCase());
      // Care and whereabouts of single persons are for those who look after them, not for whoever lost the contract.
      if (actor.role === 'supplier') return reply(response, notForRole(actor.role));
      const { township, after } = read.data;
      const lines = await linesIn(em(), row.number, township, { after, most: linesMax });
      const last = lines.length === linesMax ? { next: lines.at(-1)!.pseudonym } : {};
      reply(response, { status: 200, body: { lines, ...last } });
    })
    .get('/takeovers/:id/report', async (request, response) => {
      const row = await caseFor(em(), proceedings.takeover, request.params.id, actorIn(response));
      if (!row) return reply(response, unknownCase());
      const state = row.state as Takeover;
      const townships = await countRecipients(em(), row.number);
      reply(response, { status: 200, body: reportOf(state, townships, await measureGaps(em(), row.number)) });
    })
    .get('/takeovers/:id/recipients', async (request, response) => {
      const row = await caseFor(em(), proceedings.takeover, request.params.id, actorIn(response));
      if (!row) return reply(response, unknownCase());
      reply(response, { status: 200, body: { townships: await countRecipients(em(), row.number) } });
    });
}
