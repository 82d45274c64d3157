/** The envelopes of a round, for those who hold its keys: once bids are due, without saying whose they are. */
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import type { Case } from '../db/entities.ts';
import type { DocumentStore } from '../documents/store.ts';
import type { Actor } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { documentTypes } from '../domain/document.ts';
import { houseRule } from '../domain/finding.ts';
import type { Procurement } from '../domain/procurement.ts';
import { holdersOf, isForEnvelopes, sealedPurchase } from '../domain/sealing-keys.ts';
import { standingEnvelopes } from '../domain/shares.ts';
import { clockTime } from '../domain/time.ts';
import { caseFor, timeOf } from './cases.ts';
import { disposition } from './disposition.ts';
import { actorIn } from './identity.ts';
import { type Answer, notForRole, problem, refused, unknownCase } from './problems.ts';
import { reply } from './reply.ts';

type Em = () => EntityManager;
const mayHold = ['officer', 'agency'];

export function envelopeRoutes(em: Em, store: DocumentStore): Router {
  return Router()
    .get('/procurements/:id/envelopes', async (request, response) => {
      const { state, answer } = await openTo(em(), request, response);
      reply(response, answer ?? { status: 200, body: listOf(state, actorIn(response)) });
    })
    .get('/procurements/:id/envelopes/:sha256', async (request, response) => {
      const { state, answer } = await openTo(em(), request, response);
      if (answer) return reply(response, answer);
      const hash = request.params.sha256 as string;
      const stands = standingEnvelopes(state).some(([, { sealedSha256 }]) => sealedSha256 === hash);
      if (!stands) return reply(response, problem(404, 'unknown', '没有这个信封', { remedy: '请核对摘要' }));
      await hand(store, hash, response);
    });
}

type OpenTo = { state: Procurement; answer?: Answer };

/** Before bids are due even their number is secret, from purchaser and agency too. */
async function openTo(em: EntityManager, request: Request, response: Response): Promise<OpenTo> {
  const actor = actorIn(response);
  const row: Case | undefined = await caseFor(em, proceedings.procurement as never, request.params.id as string, actor);
  const state = row?.state as Procurement;
  if (!row) return { state, answer: unknownCase() };
  if (!mayHold.includes(actor.role) || !holdersOf(state).includes(actor.organisation))
    return { state, answer: notForRole(actor.role) };
  const due = state.notice?.bidsDue;
  const isDue = isForEnvelopes(state) && due !== undefined && timeOf(row) >= due;
  const remedy = due && isForEnvelopes(state) ? `${clockTime(due)} 起可以取用` : '本轮没有公布密封公钥，或者尚未公告';
  const finding = houseRule(isDue, '信封在提交截止之后方可由密钥的持有人取用', remedy, 'blocks');
  return isDue ? { state } : { state, answer: refused({ type: 'Refused', finding }) };
}

function listOf(state: Procurement, { organisation }: Actor): object {
  const envelopes = standingEnvelopes(state).map(([, { sealedSha256, envelope }]) => ({
    sha256: sealedSha256,
    bytes: envelope.bytes,
    handedOut: state.shares?.[sealedSha256]?.[organisation] !== undefined,
    link: `/api/procurements/${encodeURIComponent(state.id)}/envelopes/${sealedSha256}`,
  }));
  // By hash: the order in which they came says nothing.
  return { purchase: sealedPurchase(state), envelopes: envelopes.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)) };
}

async function hand(store: DocumentStore, hash: string, response: Response): Promise<void> {
  const found = await store.find(hash);
  if (found.was !== 'intact') {
    store.alarm(`a sealed bid is ${found.was} in the store: bring it back from a backup`, hash);
    const remedy = '请联系系统管理员从备份恢复；提交者也可以重新上传同一信封';
    return reply(response, problem(500, 'damaged', '信封不在存储之中或者已经损坏', { sha256: hash, remedy }));
  }
  response.set({
    'content-type': documentTypes.envelope.mime,
    'content-length': String(found.bytes),
    'content-disposition': disposition(`${hash}.sealed`, hash),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  // Who hangs up in the middle of it ends the reading.
  await pipeline(found.handle.createReadStream({ start: 0 }), response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
