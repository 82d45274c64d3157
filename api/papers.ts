/** The papers of a purchase: which there are for whoever asks, and each of them to print or to take away. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Case, type JournalEntry } from '../db/entities.ts';
import { versionAt } from '../db/history.ts';
import { sealedNumberings } from '../db/numbering.ts';
import { entriesUntil, type Published, publishedUntil } from '../db/papers.ts';
import { actOf, proceedings } from '../domain/acts.ts';
import { nameOf } from '../domain/law/statutes.ts';
import { type Numbering, plainNumbering } from '../domain/numbering.ts';
import type { PaperEntry, Source } from '../domain/papers/paper.ts';
import { type Made, type NotYet, paperNamed, papersOf, publishedPapers, type Told } from '../domain/papers/papers.ts';
import type { Procurement } from '../domain/procurement.ts';
import { isSealed, readable, readableEntry } from '../domain/visibility.ts';
import { docxOf } from '../papers/docx.ts';
import { footOf } from '../papers/foot.ts';
import { htmlOf } from '../papers/html.ts';
import { articlesOf, caseFor } from './cases.ts';
import { disposition } from './disposition.ts';
import { actorIn } from './identity.ts';
import { numberingFor } from './numbering.ts';
import { type Answer, problem, unknownCase } from './problems.ts';
import { Version } from './reads.ts';
import { reply } from './reply.ts';

type Em = () => EntityManager;

export const AsPaper = z.object({
  as: z.enum(['html', 'docx', 'json'], '应当是 html、docx 或者 json').default('html'),
});
export const PaperAt = Version.extend(AsPaper.shape);

const procurement = proceedings.procurement;

export function paperRoutes(em: Em): Router {
  return Router()
    .get('/procurements/:id/papers', async (request, response) => {
      const found = await lookedAt(em(), request, response);
      if (!found) return reply(response, unknownCase());
      const { row, numbering, papers } = found;
      const told = { case: row.id, seq: numbering.told(row.seq), stage: row.state.stage };
      const listed = papers.made.map((one) => shown(`/api/procurements/${encodeURIComponent(row.number)}`, row, one));
      reply(response, { status: 200, body: { ...told, papers: listed, notYet: papers.notYet } });
    })
    .get('/procurements/:id/papers/:paper', async (request, response) => {
      const { as } = AsPaper.parse(request.query);
      const found = await lookedAt(em(), request, response);
      if (!found) return reply(response, unknownCase());
      const name = request.params.paper as string;
      const made = paperNamed(found.papers.made, name);
      if (!made) return reply(response, noPaper(found.papers.notYet.find((one) => one.name === name)));
      response.set('cache-control', 'private, no-cache');
      await hand(found.row, made, as, response);
    });
}

/** What was published of a purchase, for everybody: nothing but that, and whoever asks for another learns no more. */
export function publicPaperRoutes(em: Em): Router {
  return Router()
    .get('/procurements/:id/papers', async (request, response) => {
      const found = await publishedOf(em(), request);
      if (!found) return reply(response, nothingPublished());
      const papers = found.made.map((one) =>
        shown(`/public/procurements/${encodeURIComponent(found.row.number)}`, found.row, one),
      );
      reply(response, { status: 200, body: { case: found.row.id, papers } });
    })
    .get('/procurements/:id/papers/:paper', async (request, response) => {
      const { as } = AsPaper.parse(request.query);
      const found = await publishedOf(em(), request);
      const made = found && paperNamed(found.made, request.params.paper as string);
      if (!made) return reply(response, nothingPublished());
      response.set('cache-control', 'no-cache');
      await hand(found.row, made, as, response);
    });
}

interface LookedAt {
  row: Case;
  numbering: Numbering;
  papers: { made: Made[]; notYet: NotYet[] };
}

/** The version that is asked for, as this caller may see it, beside what there is of it: the papers are held against both. */
async function lookedAt(em: EntityManager, request: Request, response: Response): Promise<LookedAt | undefined> {
  const { at } = Version.parse(request.query);
  const actor = actorIn(response);
  const row = await caseFor(em, procurement, request.params.id as string, actor);
  if (!row) return undefined;
  const numbering = await numberingFor(em, row, actor);
  const state = at === undefined ? row.state : await versionAt(em, row.id, realOf(at, numbering));
  if (!state) return undefined;
  const version = { ...row, state, seq: state.seq, stage: state.stage } as Case;
  const entries = await entriesUntil(em, row.id, state.seq);
  const isReadable = ({ body, seq }: JournalEntry) =>
    !numbering.hidden.includes(seq) && readableEntry(state, body, actor);
  const seen = sourceOf(readable(state, actor) as Procurement, entries.filter(isReadable), numbering);
  const whole = sourceOf(state as Procurement, entries, plainNumbering);
  const told = withEntries(await publishedUntil(em, row.id, state.seq), entries, state as Procurement, numbering);
  return { row: version, numbering, papers: papersOf(seen, whole, told) };
}

function realOf(at: number | string, numbering: Numbering): number | string {
  return typeof at === 'number' ? numbering.real(at) : at;
}

/** Nobody who has not signed in is told of what is sealed, so entries are numbered for them as if there were none of it. */
async function publishedOf(em: EntityManager, request: Request): Promise<{ row: Case; made: Made[] } | undefined> {
  const row = await em.findOne(Case, { id: `${procurement.name}:${request.params.id as string}` });
  if (!row) return undefined;
  const published = await publishedUntil(em, row.id, row.seq);
  if (published.length === 0) return undefined;
  const nobody = { person: '', organisation: '', role: 'supplier' } as const;
  const sealed = isSealed(row.state) ? await sealedNumberings(em, [row], nobody) : undefined;
  const entries = await entriesUntil(em, row.id, row.seq);
  const numbering = sealed?.get(row.id) ?? plainNumbering;
  return { row, made: publishedPapers(withEntries(published, entries, row.state as Procurement, numbering)) };
}

function sourceOf(state: Procurement, entries: readonly JournalEntry[], numbering: Numbering): Source {
  return { state, nameOf, entries: entries.map((one) => paperEntry(one, state, numbering)) };
}

function withEntries(
  published: readonly Published[],
  entries: readonly JournalEntry[],
  state: Procurement,
  numbering: Numbering,
): Told[] {
  const bySeq = new Map(entries.map((one) => [one.seq, one]));
  return published.map(({ publication, seq }) => {
    return { publication, entry: paperEntry(bySeq.get(seq)!, state, numbering) };
  });
}

function paperEntry({ seq, at, act, body, hash }: JournalEntry, state: Procurement, numbering: Numbering): PaperEntry {
  const { deed, change } = body;
  const known = actOf(procurement, act);
  return {
    seq: numbering.told(seq),
    at: at.toISOString(),
    act,
    title: known?.title ?? act,
    ...(deed ? { actor: deed.actor, input: deed.input } : {}),
    ...(deed?.reason === undefined ? {} : { reason: deed.reason }),
    under: known ? articlesOf(known, state, at.toISOString()) : [],
    changed: Object.keys(change as object),
    hash,
  };
}

function shown(place: string, row: Case, { name, title, paper, entry }: Made): object {
  const link = `${place}/papers/${name}`;
  const { seq, entryHash, contentSha256 } = footOf(row.id, paper, entry);
  const links = { html: `${link}?as=html`, docx: `${link}?as=docx` };
  return { name, title, number: paper.number, on: paper.on, seq, entryHash, contentSha256, ...links };
}

const types = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A page to print is shown where it is; it runs nothing and fetches nothing. */
async function hand(row: Case, made: Made, as: 'html' | 'docx' | 'json', response: Response): Promise<void> {
  const { name, paper, entry } = made;
  const foot = footOf(row.id, paper, entry);
  if (as === 'json') return reply(response, { status: 200, body: { paper, foot } });
  const bytes = as === 'html' ? Buffer.from(htmlOf(paper, foot)) : Buffer.from(await docxOf(paper, foot));
  response.set({
    'content-type': types[as],
    'content-disposition': disposition(`${fileName(paper.title)}.${as}`, name, as === 'html' ? 'inline' : 'attachment'),
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.status(200).send(bytes);
}

const nameMax = 80;

/** What no file system takes, or would take for a folder, is left out. */
function fileName(title: string): string {
  return [...title.replace(/[\\/:*?"<>|\p{C}]/gu, '')].slice(0, nameMax).join('').trim() || '文书';
}

function noPaper(notYet: NotYet | undefined): Answer {
  if (!notYet) return problem(404, 'unknown', '没有这种文书', { remedy: '请核对文书名称，可用的见本案的文书目录' });
  return problem(404, 'unknown', `${notYet.title}现在不能出具`, { remedy: notYet.why });
}

function nothingPublished(): Answer {
  return problem(404, 'unknown', '没有公开的文书', { remedy: '已经发布的公告见 /public/notices' });
}
