/** What can be read: cases, their journal and deadlines, the inbox, deeds, the catalogue. */
import { type EntityManager, QueryOrder } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { DeedRow } from '../db/access-entities.ts';
import { AwaitedAct, Case, JournalEntry } from '../db/entities.ts';
import { versionAt } from '../db/history.ts';
import { groundsOf } from '../db/inbox.ts';
import { deadlinesOf } from '../db/journal.ts';
import { rootsFrom } from '../db/roots.ts';
import { type CaseState, opensCase, roles } from '../domain/act.ts';
import { actOf, proceedingAt, proceedings } from '../domain/acts.ts';
import { readableDeadlines } from '../domain/complaint-view.ts';
import { isLate } from '../domain/law/clocks.ts';
import { isPaused } from '../domain/law/pauses.ts';
import { nameOf } from '../domain/law/statutes.ts';
import type { Payment } from '../domain/payment-state.ts';
import type { Procurement } from '../domain/procurement.ts';
import { shapes } from '../domain/shapes/index.ts';
import { Moment } from '../domain/shapes/text.ts';
import { mayFollow, mayRead, readableEntry } from '../domain/visibility.ts';
import { articlesOf, caseFor, circumstanceOf, shown, shownEntry, timeOf } from './cases.ts';
import { actorIn, callerIn } from './identity.ts';
import { permissions } from './preview.ts';
import { accepted, notForRole, problem, unknownCase, worded } from './problems.ts';
import { RootsPage } from './public.ts';
import { reply } from './reply.ts';

type Em = () => EntityManager;
type Show = (row: Case, request: Request, response: Response) => Promise<object> | object;

const pageMax = 100;
const inboxMax = 500;
const journalMax = 1_000;

export function readRoutes(em: Em): Router {
  const withCase = (show: Show) => async (request: Request, response: Response) => {
    const { proceedings: path, id } = request.params as Record<string, string>;
    const proceeding = proceedingAt(path!);
    const row = proceeding && (await caseFor(em(), proceeding, id!, actorIn(response)));
    reply(response, row ? { status: 200, body: await show(row, request, response) } : unknownCase());
  };
  return Router()
    .get('/session', (_, response) => reply(response, { status: 200, body: callerIn(response) }))
    .get('/inbox', async (_, response) => reply(response, { status: 200, body: await inboxOf(em(), response) }))
    .get('/catalogue', (_, response) => reply(response, { status: 200, body: catalogue() }))
    .get('/roots', async (request, response) => rootsFor(em(), request, response))
    .get('/deeds/:id', async (request, response) => deedFor(em(), request, response))
    .get('/:proceedings', async (request, response) => list(em(), request, response))
    .get(
      '/:proceedings/:id',
      withCase((row, request, response) => versionOf(em(), row, request, response)),
    )
    .get(
      '/:proceedings/:id/acts',
      withCase((row, _, response) => actsOf(em(), row, response)),
    )
    .get(
      '/:proceedings/:id/journal',
      withCase((row, request, response) => journalOf(em(), row, request, response)),
    )
    .get(
      '/:proceedings/:id/deadlines',
      withCase((row, _, response) => deadlinesFor(em(), row, response)),
    );
}

/** Most urgent first; what has no date comes last. */
async function inboxOf(em: EntityManager, response: Response): Promise<object[]> {
  const actor = actorIn(response);
  const mine = { organisation: [null, actor.organisation], person: [null, actor.person] };
  const anyOf = (name: 'organisation' | 'person') => ({ $or: mine[name].map((value) => ({ [name]: value })) });
  const where = { role: actor.role, $and: [anyOf('organisation'), anyOf('person')] };
  const orderBy = { due: QueryOrder.ASC_NULLS_LAST, since: QueryOrder.ASC };
  const steps = await em.find(AwaitedAct, where, { orderBy, limit: inboxMax });
  const cases = await em.find(Case, { id: [...new Set(steps.map(({ caseId }) => caseId))] });
  const byId = new Map(cases.map((row) => [row.id, row]));
  const halted = await groundsOf(em, steps);
  return steps.flatMap((step) => {
    const row = byId.get(step.caseId)!;
    if (!mayRead(row.state, actor) && actor.role !== 'expert') return [];
    const act = actOf(proceedings[row.proceeding], step.act)!;
    const { subject, due, escalated, since } = step;
    const overdue = Boolean(due) && Date.parse(timeOf(row)) > due!.getTime();
    const what = {
      act: step.act,
      title: act.title,
      ...(subject ? { subject } : {}),
      about: titleOfCase(row.state),
      whose: act.by.map((role) => roles[role]).join('、'),
      under: articlesOf(act, row.state, timeOf(row)),
    };
    const paused = halted.get(`${row.id} ${step.clock}`);
    const when = { due, overdue, escalated, since, ...(paused ? { paused } : {}) };
    return [{ case: row.id, proceeding: row.proceeding, number: row.number, ...what, ...when }];
  });
}

/** What a case is about, in its own words. */
function titleOfCase(state: CaseState): string {
  const { opening, title } = state as Partial<Procurement & Payment>;
  return opening?.title ?? title ?? state.id;
}

export const Version = z.object({
  at: z
    .union([z.coerce.number().int().min(1), Moment], '应当是版本号，或者 2026-03-02T01:00:00.000Z 那样的时刻')
    .optional(),
});

/** The case as it is, or with `?at=` an entry's number or a moment as it was. */
async function versionOf(em: EntityManager, row: Case, request: Request, response: Response): Promise<object> {
  const { at } = Version.parse(request.query);
  const actor = actorIn(response);
  if (at === undefined) return shown(row, actor);
  const state = await versionAt(em, row.id, at);
  return state ? shown({ ...row, seq: state.seq, stage: state.stage, state }, actor) : { case: row.id, state: null };
}

async function actsOf(em: EntityManager, row: Case, response: Response): Promise<object> {
  const circumstance = await circumstanceOf(em, row, actorIn(response));
  return {
    seq: row.seq,
    stage: row.stage,
    acts: await permissions(em, proceedings[row.proceeding], row, circumstance),
  };
}

export const Page = z.object({ after: z.coerce.number().int().min(0).default(0) });

async function journalOf(em: EntityManager, row: Case, request: Request, response: Response): Promise<object> {
  const { after } = Page.parse(request.query);
  const where = { caseId: row.id, seq: { $gt: after } };
  const entries = await em.find(JournalEntry, where, { orderBy: { seq: 'asc' }, limit: journalMax });
  const last = entries.at(-1)?.seq;
  const next = entries.length === journalMax ? { next: `?after=${last}` } : {};
  const articles = (name: string, at: Date) =>
    articlesOf(actOf(proceedings[row.proceeding], name) ?? { under: [] }, row.state, at.toISOString());
  const titleOf = (name: string) => actOf(proceedings[row.proceeding], name)?.title ?? systemTitles[name] ?? name;
  const actor = actorIn(response);
  // Of a sealed entry not even its kind is told. That one is there shows in the numbers (decision 0004).
  const open = entries.filter(({ body }) => readableEntry(row.state, body, actor));
  const shownEntries = open.map((entry) => ({
    ...shownEntry(entry),
    title: titleOf(entry.act),
    under: articles(entry.act, entry.at),
  }));
  return { entries: shownEntries, ...next };
}

const systemTitles: Readonly<Record<string, string>> = {
  enterStage: '进入下一阶段',
  deadlinePassed: '期限届满',
  consequenceRefused: '对方案件未受理',
  restarted: '流程自案卷恢复',
};

async function deadlinesFor(em: EntityManager, row: Case, response: Response): Promise<object[]> {
  if (!mayFollow(row.state, actorIn(response))) return [];
  const now = timeOf(row);
  const deadlines = Object.entries(readableDeadlines(row.state, await deadlinesOf(em, row.id), actorIn(response))).sort(
    ([, a], [, b]) => (a.due < b.due ? -1 : 1),
  );
  return deadlines.map(([key, { cite, ...one }]) => {
    const late = one.kind === 'duty' && !one.recounted && isLate(one, one.stoppedAt ?? now);
    const halted = { running: one.stoppedAt === undefined, paused: isPaused(one) };
    return { key, ...one, ...(cite ? { under: nameOf(cite) } : {}), late, ...halted };
  });
}

async function deedFor(em: EntityManager, request: Request, response: Response): Promise<void> {
  const deed = await em.findOne(DeedRow, { id: request.params.id as string });
  const { person, role } = callerIn(response);
  if (!deed || (deed.person !== person && role !== 'auditor' && role !== 'administrator'))
    return reply(response, problem(404, 'unknown', '没有这个回执', { remedy: '请核对回执编号' }));
  const { id, caseId, act, receivedAt, answeredAt, answer } = deed;
  const asked = { deed: id, case: caseId, act, receivedAt };
  if (!answer) return reply(response, { status: 202, body: { ...asked, ...accepted(id).body } });
  reply(response, { status: 200, body: { ...asked, answeredAt, answer } });
}

/** With the heads, for those who see every case: kept outside, they tell later which entry was changed. */
async function rootsFor(em: EntityManager, request: Request, response: Response): Promise<void> {
  const { role } = callerIn(response);
  if (role !== 'auditor' && role !== 'administrator') return reply(response, notForRole(role));
  const { after } = RootsPage.parse(request.query);
  reply(response, { status: 200, body: await rootsFrom(em, after + 1) });
}

export const Filter = z.object({ stage: z.string().optional(), after: z.string().optional() });

async function list(em: EntityManager, request: Request, response: Response): Promise<void> {
  const proceeding = proceedingAt(request.params.proceedings as string);
  if (!proceeding)
    return reply(response, problem(404, 'unknown', '没有这个地址', { remedy: '可用地址见 /api/catalogue' }));
  const { stage, after } = Filter.parse(request.query);
  const actor = actorIn(response);
  const where = {
    proceeding: proceeding.name,
    ...(stage ? { stage } : {}),
    ...(after ? { number: { $gt: after } } : {}),
  };
  const rows = await em.find(Case, where, { orderBy: { number: 'asc' }, limit: pageMax });
  const last = rows.length === pageMax ? { next: `?after=${encodeURIComponent(rows.at(-1)!.number)}` } : {};
  const cases = rows.filter((row) => mayRead(row.state, actor)).map((row) => shown(row, actor));
  reply(response, { status: 200, body: { cases, ...last } });
}

/** Acts × stage × role × article, with the shape of what each takes. */
function catalogue(): object {
  return Object.values(proceedings).map(({ name, path, title, stageTitles, acts, ...openings }) => ({
    proceeding: name,
    path: `/api/${path}`,
    title,
    stages: stageTitles,
    acts: acts.map((act) => ({
      act: act.name,
      title: act.title,
      opens: opensCase(openings, act.name),
      during: act.during,
      by: act.by.map((role) => ({ role, title: roles[role] })),
      under: act.under.map((cite) => worded({ cite } as never)),
      decides: act.decides !== undefined,
      input: shapes[act.name] && z.toJSONSchema(shapes[act.name]!),
    })),
  }));
}
