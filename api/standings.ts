/** How recipients stand on the register: since when, by which plan, and the monthly list of those who died, moved or no longer qualify. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Case } from '../db/entities.ts';
import { logsOf, noteStandings, registerOf } from '../db/service-logs.ts';
import { proceedings } from '../domain/acts.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { Standing } from '../domain/service-count.ts';
import { Day } from '../domain/shapes/text.ts';
import { addDays, civilDate } from '../domain/time.ts';
import { caseFor, timeOf } from './cases.ts';
import { actorIn } from './identity.ts';
import { type Answer, malformed, notForRole, problem, unknownCase } from './problems.ts';
import { reply } from './reply.ts';

const standingsMax = 5_000;
const strangersShownMax = 20;

const StandingChange = z.strictObject({
  registeredOn: Day.optional(),
  visitsAMonth: z.int().min(1).max(400).optional(),
  /** The longest that may lie between two services. */
  serviceEveryDays: z.int().min(1).max(366).optional(),
  left: z.strictObject({ how: z.enum(['died', 'moved', 'ineligible']), occurredOn: Day }).optional(),
});
export const Standings = z.strictObject({
  recipients: z
    .array(StandingChange.extend({ pseudonym: z.string().regex(/^r-[0-9a-z]{4,32}$/, '代号以 r- 开头') }))
    .min(1)
    .max(standingsMax)
    .refine((all) => new Set(all.map(({ pseudonym }) => pseudonym)).size === all.length, '同一代号不得列两次'),
});

export function standingRoutes(em: () => EntityManager): Router {
  return Router()
    .put('/procurements/:id/standings', async (request, response) =>
      reply(response, await note(em(), request, response)),
    )
    .get('/procurements/:id/standings', async (request, response) =>
      reply(response, await list(em(), request, response)),
    );
}

type Opened = { row: Case; answer?: never } | { row?: never; answer: Answer };

async function opened(em: EntityManager, request: Request, response: Response): Promise<Opened> {
  const actor = actorIn(response);
  if (actor.role !== 'officer') return { answer: notForRole(actor.role) };
  const row = await caseFor(em, proceedings.procurement, request.params.id as string, actor);
  return row ? { row } : { answer: unknownCase() };
}

/** All or nothing: with one who is not on the register nobody's standing is changed. */
async function note(em: EntityManager, request: Request, response: Response): Promise<Answer> {
  const { row, answer } = await opened(em, request, response);
  if (!row) return answer;
  const read = Standings.safeParse(request.body);
  if (!read.success) return malformed(read.error.issues);
  const register = await registerOf(em, row.number);
  const strangers = read.data.recipients.filter(({ pseudonym }) => !register.has(pseudonym));
  if (strangers.length > 0)
    return problem(422, 'log-not-taken', '名单没有存入', {
      actual: `${strangers.length} 人不在名册上：${strangers
        .slice(0, strangersShownMax)
        .map(({ pseudonym }) => pseudonym)
        .join('、')}`,
      remedy: '请核对代号；名册有缺的，先补报名册，再重新报送全部名单',
    });
  await noteStandings(
    em,
    row.number,
    new Map(read.data.recipients.map(({ pseudonym, ...standing }) => [pseudonym, standing as Standing])),
  );
  return { status: 200, body: { recipients: read.data.recipients.length } };
}

/** Everybody on the register, with the last service on file and the day by which the next is due; who is overdue comes first. */
async function list(em: EntityManager, request: Request, response: Response): Promise<Answer> {
  const { row, answer } = await opened(em, request, response);
  if (!row) return answer;
  const { serviceLogs = {} } = row.state as Procurement;
  const standing = Object.values(serviceLogs).filter(({ replacedBy }) => !replacedBy);
  const last = new Map<string, string>();
  const logs = await logsOf(
    em,
    row.number,
    standing.map(({ logSha256 }) => logSha256),
  );
  for (const { recipient, servedOn } of logs.flatMap(({ visits }) => visits))
    if (servedOn > (last.get(recipient) ?? '')) last.set(recipient, servedOn);
  const today = civilDate(timeOf(row));
  const recipients = [...(await registerOf(em, row.number))].map(([pseudonym, one]) =>
    withNextDue(pseudonym, one, last.get(pseudonym), today),
  );
  recipients.sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (a.pseudonym < b.pseudonym ? -1 : 1));
  return { status: 200, body: { recipients } };
}

function withNextDue(pseudonym: string, standing: Standing, lastServedOn: string | undefined, today: string) {
  const since = lastServedOn ?? standing.registeredOn;
  const { serviceEveryDays, left } = standing;
  const nextDueOn = since && serviceEveryDays && !left ? addDays(since, serviceEveryDays) : undefined;
  return {
    pseudonym,
    ...standing,
    ...(lastServedOn ? { lastServedOn } : {}),
    ...(nextDueOn ? { nextDueOn } : {}),
    isOverdue: nextDueOn !== undefined && nextDueOn < today,
  };
}
