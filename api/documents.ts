/** The documents of a case: what is on file, what is missing, and each of them to take away. */
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { broughtBy } from '../db/documents.ts';
import type { Case } from '../db/entities.ts';
import type { DocumentStore } from '../documents/store.ts';
import { type Actor, roles } from '../domain/act.ts';
import { proceedingAt, proceedings } from '../domain/acts.ts';
import { type ChecklistRow, checklistOf, kindsOf, namedHashes } from '../domain/checklist.ts';
import { type DocumentKind, documentTypes, type FiledDocument, isFiling, stands } from '../domain/document.ts';
import { type Finding, houseRule } from '../domain/finding.ts';
import { nameOf } from '../domain/law/statutes.ts';
import type { DocumentFiling } from '../domain/shapes/documents.ts';
import { mayFollow, readable, readableDocuments } from '../domain/visibility.ts';
import { caseFor } from './cases.ts';
import { disposition } from './disposition.ts';
import { actorIn } from './identity.ts';
import { numberingFor } from './numbering.ts';
import { type Answer, problem, unknownCase } from './problems.ts';
import { reply } from './reply.ts';

type Em = () => EntityManager;

export function documentRoutes(em: Em, store: DocumentStore): Router {
  return Router()
    .get('/:proceedings/:id/documents', async (request, response) => {
      const row = await caseOf(em(), request, response);
      if (!row) return reply(response, unknownCase());
      const actor = actorIn(response);
      const numbering = await numberingFor(em(), row, actor);
      reply(response, { status: 200, body: listOf(row, numbering.told(row.seq), actor) });
    })
    .get('/:proceedings/:id/documents/:number', async (request, response) => {
      const row = await caseOf(em(), request, response);
      if (!row) return reply(response, unknownCase());
      const number = request.params.number as string;
      const documents = readableDocuments(row.state, actorIn(response));
      const found = Object.hasOwn(documents, number) ? documents[number] : undefined;
      if (!found) return reply(response, unknownDocument());
      await hand(store, found, number, request, response);
    });
}

async function caseOf(em: EntityManager, request: Request, response: Response): Promise<Case | undefined> {
  const { proceedings: path, id } = request.params as Record<string, string>;
  const proceeding = proceedingAt(path!);
  return proceeding && caseFor(em, proceeding, id!, actorIn(response));
}

/** The documents that the caller may read; whoever follows the case also hears what is missing. */
function listOf(row: Case, seq: number, actor: Actor): object {
  const { proceeding, number: id, stage, state } = row;
  const { path, stageTitles } = proceedings[proceeding];
  const kinds: Readonly<Record<string, DocumentKind>> = kindsOf[proceeding];
  const documents = Object.entries(readableDocuments(state, actor)).map(([number, one]) => ({
    number,
    title: kinds[one.kind]?.title ?? one.kind,
    ...one,
    stands: stands(one),
    link: `/api/${path}/${encodeURIComponent(id)}/documents/${number}`,
  }));
  const told = { case: row.id, seq, stage, documents };
  if (!mayFollow(state, actor) || actor.role === 'expert') return told;
  const checklist = checklistOf(proceeding, state, actor).map((one) => worded(one, stageTitles));
  return { ...told, checklist, named: namedHashes(readable(state, actor)) };
}

function worded({ law, by, stage, ...row }: ChecklistRow, stageTitles: Readonly<Record<string, string>>): object {
  const under = law ? { under: nameOf(law.cite), words: law.words } : {};
  return { ...row, stage, stageTitle: stageTitles[stage], by: by.map((role) => roles[role]), ...under };
}

/** Never shown in the browser's own window: what people bring is saved, and opened by them. */
async function hand(
  store: DocumentStore,
  { sha256, name, type }: FiledDocument,
  number: string,
  request: Request,
  response: Response,
): Promise<void> {
  const etag = `"${sha256}"`;
  response.set({ etag, 'cache-control': 'private, no-cache' });
  if (request.get('if-none-match') === etag) return void response.status(304).end();
  const found = await store.find(sha256);
  if (found.was !== 'intact') return reply(response, notWhole(store, sha256, found.was));
  response.set({
    'content-type': documentTypes[type].mime,
    'content-length': String(found.bytes),
    'content-disposition': disposition(name, number),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'none',
  });
  // Who takes nothing of a body, or hangs up in the middle of it, ends the reading.
  await pipeline(found.handle.createReadStream({ start: 0 }), response).catch(ignoreHangUp);
}

function ignoreHangUp(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/** An alarm: what the journal says was filed is not there any more, and only a backup can bring it back. */
function notWhole(store: DocumentStore, sha256: string, was: 'damaged' | 'absent'): Answer {
  store.alarm(`a document is ${was} in the store: bring it back from a backup`, sha256);
  const actual = was === 'damaged' ? '内容与存入时的摘要不符' : '文件不在存储之中';
  const remedy = '请立即联系系统管理员，从备份恢复；存有原件的单位也可以重新上传同一文件';
  return problem(500, 'damaged', '文件已经损坏，不能提供', { actual, sha256, remedy });
}

function unknownDocument(): Answer {
  return problem(404, 'unknown', '没有这个文件，或者贵单位无权查看', { remedy: '请核对文件编号' });
}

/** Whether the store holds what is to be filed, and whether this organisation brought it: a hash alone opens nothing. */
export async function storeFinding(
  em: EntityManager,
  store: DocumentStore,
  act: string,
  input: unknown,
  { organisation }: Actor,
): Promise<Finding | undefined> {
  if (!isFiling(act)) return undefined;
  const { sha256, bytes, type } = input as DocumentFiling;
  const stored = await broughtBy(em, organisation, sha256);
  const isThere = stored !== undefined && (await store.holds(sha256, stored.bytes));
  if (!isThere) return house('所存的文件应当已由本单位上传', '请先以 POST /api/documents 上传，再以所得的摘要存入');
  if (stored.bytes === bytes && stored.type === type) return undefined;
  const finding = house('所填的大小和类型应当与上传的文件一致', '请照上传时的答复填写 bytes 和 type');
  return { ...finding, required: `${stored.bytes} 字节，${stored.type}`, actual: `${bytes} 字节，${type}` };
}

function house(rule: string, remedy: string): Finding {
  return houseRule(false, rule, remedy, 'blocks');
}
