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
import { type Actor, type CaseState, opensCase, roles } from '../domain/act.ts';
import { actOf, proceedingAt, proceedings } from '../domain/acts.ts';
import { readableDeadlines } from '../domain/complaint-view.ts';
import { isLate } from '../domain/law/clocks.ts';
import { isPaused } from '../domain/law/pauses.ts';
import { nameOf } from '../domain/law/statutes.ts';
import type { Payment } from '../domain/payment-state.ts';
import type { Procurement } from '../domain/procurement.ts';
import { shapes } from '../domain/shapes/index.ts';
import { Moment } from '../domain/shapes/text.ts';
import { isSealed, mayFollow, mayRead, readableEntry, sealedActs } from '../domain/visibility.ts';
import { articlesOf, caseFor, circumstanceOf, shown, shownEntry, timeOf } from './cases.ts';
import { actorIn, callerIn } from './identity.ts';
import { numberingFor, numberingsFor, toldAnswer, withoutSealedHeads } from './numbering.ts';
import { permissions } from './preview.ts';
import { accepted, notForRole, problem, quoted, unknownCase } from './problems.ts';
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

/** Of equally urgent ones: an order that does not tell what was written last. */
const byName = { caseId: QueryOrder.ASC, act: QueryOrder.ASC, key: QueryOrder.ASC };

/** Most urgent first; what has no date comes last. */
async function inboxOf(em: EntityManager, response: Response): Promise<object[]> {
  const actor = actorIn(response);
  const mine = { organisation: [null, actor.organisation], person: [null, actor.person] };
  const anyOf = (name: 'organisation' | 'person') => ({ $or: mine[name].map((value) => ({ [name]: value })) });
  const where = { role: actor.role, $and: [anyOf('organisation'), anyOf('person')] };
  const orderBy = { due: QueryOrder.ASC_NULLS_LAST, since: QueryOrder.ASC, ...byName };
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
  const numbering = await numberingFor(em, row, actor);
  if (at === undefined) return shown(row, actor, numbering);
  const state = await versionAt(em, row.id, typeof at === 'number' ? numbering.real(at) : at);
  if (!state) return { case: row.id, state: null };
  return shown({ ...row, seq: state.seq, stage: state.stage, state }, actor, numbering);
}

async function actsOf(em: EntityManager, row: Case, response: Response): Promise<object> {
  const actor = actorIn(response);
  const circumstance = await circumstanceOf(em, row, actor);
  return {
    seq: (await numberingFor(em, row, actor)).told(row.seq),
    stage: row.stage,
    acts: await permissions(em, proceedings[row.proceeding], row, circumstance),
  };
}

export const Page = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** Sealed entries are not there: neither their kind nor their number is told before the opening. */
async function journalOf(em: EntityManager, row: Case, request: Request, response: Response): Promise<object> {
  const { after } = Page.parse(request.query);
  const actor = actorIn(response);
  const numbering = await numberingFor(em, row, actor);
  const where = { caseId: row.id, seq: { $gt: numbering.real(after), $lte: row.seq, $nin: numbering.hidden } };
  const entries = await em.find(JournalEntry, where, { orderBy: { seq: 'asc' }, limit: journalMax });
  const next = entries.length === journalMax ? { next: `?after=${numbering.told(entries.at(-1)!.seq)}` } : {};
  const articles = (name: string, at: Date) =>
    articlesOf(actOf(proceedings[row.proceeding], name) ?? { under: [] }, row.state, at.toISOString());
  const titleOf = (name: string) => actOf(proceedings[row.proceeding], name)?.title ?? systemTitles[name] ?? name;
  const shownEntries = entries
    .filter(({ body }) => readableEntry(row.state, body, actor))
    .map((entry) => ({
      ...shownEntry(entry, numbering),
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
    ([, a], [, b]) => Number(a.due > b.due) - Number(a.due < b.due),
  );
  return deadlines.map(([key, { cite, ...one }]) => {
    const late = one.kind === 'duty' && !one.recounted && isLate(one, one.stoppedAt ?? now);
    const halted = { running: one.stoppedAt === undefined, paused: isPaused(one) };
    return { key, ...one, ...(cite ? { under: nameOf(cite) } : {}), late, ...halted };
  });
}

/** Of a deed that is sealed nobody learns but whoever did it. */
async function deedFor(em: EntityManager, request: Request, response: Response): Promise<void> {
  const deed = await em.findOne(DeedRow, { id: request.params.id as string });
  const actor = actorIn(response);
  if (!deed || !(await mayReadDeed(em, deed, actor)))
    return reply(response, problem(404, 'unknown', '没有这个回执', { remedy: '请核对回执编号' }));
  const { id, caseId, act, receivedAt, answeredAt, answer } = deed;
  const asked = { deed: id, case: caseId, act, receivedAt };
  if (!answer) return reply(response, { status: 202, body: { ...asked, ...accepted(id).body } });
  reply(response, { status: 200, body: { ...asked, answeredAt, answer: await toldAnswer(em, answer, id, actor) } });
}

async function mayReadDeed(em: EntityManager, { person, act, caseId }: DeedRow, actor: Actor): Promise<boolean> {
  if (person === actor.person) return true;
  if (actor.role !== 'auditor' && actor.role !== 'administrator') return false;
  const row = sealedActs.includes(act) ? await em.findOne(Case, { id: caseId }) : null;
  return !row || !isSealed(row.state);
}

/**
 * With the heads, for those who see every case: kept outside, they tell later which entry was changed. The head of a case
 * whose bids are sealed would tell how many there are: it is given after the opening.
 */
async function rootsFor(em: EntityManager, request: Request, response: Response): Promise<void> {
  const { role } = callerIn(response);
  if (role !== 'auditor' && role !== 'administrator') return reply(response, notForRole(role));
  const { after } = RootsPage.parse(request.query);
  const { roots, ...next } = await rootsFrom(em, after + 1);
  reply(response, { status: 200, body: { roots: await withoutSealedHeads(em, roots), ...next } });
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
  const mine = rows.filter((row) => mayRead(row.state, actor));
  const numberingOf = await numberingsFor(em, mine, actor);
  const cases = mine.map((row) => shown(row, actor, numberingOf(row)));
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
      under: act.under.map((cite) => ({ cite: quoted(cite, act.name) })),
      decides: act.decides !== undefined,
      input: shapes[act.name] && z.toJSONSchema(shapes[act.name]!),
    })),
  }));
}
