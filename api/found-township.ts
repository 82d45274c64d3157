/** Look-ups of an office's book: its purchaser's plan of the year, a purchase, the other book of the same office; and the calculator. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { Case } from '../db/entities.ts';
import { proceedings } from '../domain/acts.ts';
import { type Finding, houseRule } from '../domain/finding.ts';
import type { Procurement } from '../domain/procurement.ts';
import { type Programme, planOf } from '../domain/programme-state.ts';
import type { AssistantAppointment, PlanLink, PurchaseNote, TownshipOpening } from '../domain/shapes/township.ts';
import { openingOf, staffingOf } from '../domain/township-staffing.ts';
import type { Township } from '../domain/township-state.ts';
import { caseFor } from './cases.ts';
import type { Looking } from './envelopes.ts';
import { actorIn } from './identity.ts';
import { reply } from './reply.ts';

/** Offices of one organisation that are told at once. */
const officesMax = 200;

async function running(em: EntityManager, proceeding: string, state: object, limit = 1): Promise<Case[]> {
  const where = { proceeding, stage: 'running', state };
  return (await em.find(Case, where as never, { orderBy: { openedAt: 'asc' }, limit })) as Case[];
}

/** The input with the plan of the year; without one on record it is left as it is. */
export async function withPlan(em: EntityManager, input: unknown, row: Case): Promise<unknown> {
  const { purchaser } = row.state as Township;
  const [found] = await running(em, 'programme', { purchaser });
  const plan = found && planOf(found.state as Programme, (input as PlanLink).year);
  if (!found || !plan) return input;
  const told = { programme: found.number, version: found.seq, projects: plan[1].projects };
  return { ...(input as object), found: told };
}

/** The input with the book in which the person failed a year: a ban does not end with the book, nor at its township's border. */
export async function withBarred(em: EntityManager, input: unknown, row: Case): Promise<unknown> {
  const { assistant } = input as AssistantAppointment;
  const [found] = await em.execute<{ number: string; seq: number; year: string }[]>(
    `select number, seq, state->'assistants'->?->'barred'->>'year' as year from case_file
      where proceeding = 'township' and id <> ? and state->'assistants'->?->'barred' is not null
      order by opened_at limit 1`,
    [assistant, row.id, assistant],
  );
  if (!found) return input;
  return { ...(input as object), found: { book: found.number, version: found.seq, year: found.year } };
}

/** The input with whose purchase it is; of one that the caller may not see nothing is told. */
export async function withPurchase(em: EntityManager, input: unknown, _: Case, { actor }: Looking): Promise<unknown> {
  const { procurement } = input as PurchaseNote;
  const found = await caseFor(em, proceedings.procurement, procurement, actor);
  if (!found) return input;
  const told = { purchaser: (found.state as Procurement).opening.purchaser, version: found.seq };
  return { ...(input as object), found: told };
}

/** One office of one organisation has one book that runs. */
export async function otherTownship(
  em: EntityManager,
  { purchaser, kind, title }: TownshipOpening,
): Promise<Finding | undefined> {
  const [found] = await running(em, 'township', { purchaser, kind, title });
  return found && houseRule(false, '一个经办机构只有一本办理中的台账', `请在 ${found.number} 中办理`, 'blocks');
}

/** By office; figures only once the staff was counted. \`drafts\`: what opening a purchase and drafting its scheme take. */
export const Staffing = z.array(
  z.looseObject({
    number: z.string(),
    kind: z.string(),
    title: z.string(),
    standard: z.int().optional(),
    current: z.int().optional(),
    shortage: z.int().optional(),
    drafts: z.record(z.string(), z.looseObject({})),
  }),
);

/** `GET /api/staffing`: the standard of 细则35, who is there and what is lacking, by office, with the purchases drafted from it. */
export function staffingRoutes(em: () => EntityManager): Router {
  return Router().get('/staffing', async (_, response) =>
    reply(response, { status: 200, body: await staffing(em(), response) }),
  );
}

async function staffing(em: EntityManager, response: Response): Promise<object[]> {
  const { organisation, role } = actorIn(response);
  const isOwn = role === 'officer' || role === 'director' || role === 'unitAccountant';
  if (!isOwn && role !== 'auditor') return [];
  const rows = await running(em, 'township', isOwn ? { purchaser: organisation } : {}, officesMax);
  return rows.map(({ number, state }) => {
    const office = state as Township;
    const { kind, title, shortages = {} } = office;
    const approved = Object.entries(shortages).filter(([, one]) => one.approved && !one.procurement);
    const drafts = Object.fromEntries(approved.map(([key, one]) => [key, openingOf(office, one)]));
    return { number, kind, title, ...staffingOf(office), drafts };
  });
}
