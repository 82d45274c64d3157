/**
 * The treasury tells what became of an order, before we ask. The same answer comes to a case by asking, too, and a callback may
 * come twice, late, out of order, or not at all: each attempt is answered once, whoever comes first, and the second finds nothing
 * left to do. What is told goes the way of every deed, so that it is kept before it is sent, and brought to its one answer.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RequestHandler, Router, raw } from 'express';
import { z } from 'zod';
import { Case } from '../db/entities.ts';
import type { Deed } from '../domain/act.ts';
import { caseActor } from '../domain/effects.ts';
import { type Attempt, isUnderWay, type Payment } from '../domain/payment-state.ts';
import { shapes } from '../domain/shapes/index.ts';
import type { Log } from '../operation/log.ts';
import type { Answering } from './answering.ts';
import { circumstanceOf } from './cases.ts';
import { type Answer, malformed, problem, unknownCase } from './problems.ts';
import { reply } from './reply.ts';
import { deedId } from './submission.ts';
import { onlyKept } from './text.ts';

const bodyMax = '16kb';
const treasury = caseActor('treasury');

/** Of the fields that the treasury sends those that we need; the shape of the act says whether they will do. */
const Told = z.object({
  instruction: z.string().max(200),
  status: z.enum(['taken', 'paid', 'returned']),
  receipt: z.string().optional(),
  reason: z.string().optional(),
  occurredOn: z.string().optional(),
});
type Told = z.infer<typeof Told>;

/** Without a secret there is no treasury, and nobody is heard. */
export function callbackRoutes(
  em: () => EntityManager,
  answering: Answering,
  secret: string | undefined,
  log: Log,
): Router {
  const router = Router();
  if (!secret) return router;
  return router.post(
    '/treasury',
    raw({ type: () => true, limit: bodyMax }),
    signedWith(secret),
    asJson,
    onlyKept,
    async (request, response) => {
      const read = Told.safeParse(request.body);
      if (!read.success) return reply(response, malformed(read.error.issues));
      const answer = await hear(em(), answering, read.data);
      // Two answers to one order: nothing is changed, and whoever operates must hear of it.
      if (answer.body === contradiction.body)
        log.error({ case: read.data.instruction }, 'the treasury tells another answer');
      reply(response, answer);
    },
  );
}

/** A replayed request is no danger, for each attempt is answered once: so the signature needs no moment in it. */
function signedWith(secret: string): RequestHandler {
  return (request, response, next) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const wanted = createHmac('sha256', secret).update(body).digest();
    const given = Buffer.from(request.get('x-treasury-signature') ?? '', 'hex');
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return next();
    reply(response, problem(401, 'wrong-signature', '签名不对', { remedy: '请用双方约定的密钥对正文签名' }));
  };
}

const asJson: RequestHandler = (request, response, next) => {
  try {
    request.body = JSON.parse((request.body as Buffer).toString('utf8'));
  } catch {
    return reply(response, malformed([{ path: [], message: '不是合格的 JSON' }]));
  }
  next();
};

async function hear(em: EntityManager, answering: Answering, told: Told): Promise<Answer> {
  const [, caseId, attempt] = /^(payment:.+):([1-9]\d{0,2})$/.exec(told.instruction) ?? [];
  const row = caseId && attempt ? await em.findOne(Case, { id: caseId }) : undefined;
  const order = (row?.state as Payment | undefined)?.attempts?.[attempt!];
  if (!row || !order) return unknownCase();
  if (told.status === 'taken') return heard('nothingToDo');
  const { act, input } = actOf(told, attempt!);
  const shape = shapes[act]!.safeParse(input);
  if (!shape.success) return malformed(shape.error.issues);
  if (!isUnderWay(order)) return agrees(order, told) ? heard('known') : contradiction;
  const { at } = await circumstanceOf(em, row, treasury);
  const deed: Deed = { id: deedId('treasury', row.id, act, told.instruction), actor: treasury, input, receivedAt: at };
  const answer = await answering.submit(row.id, act, deed, row.offsetMs);
  return answer.status < 400 || answer.status >= 500
    ? outcomeOf(answer)
    : standingOf(em, told, row.id, attempt!, answer);
}

function actOf({ status, receipt, reason, occurredOn }: Told, attempt: string) {
  return status === 'paid'
    ? { act: 'recordReceipt', input: { attempt, receipt, occurredOn } }
    : { act: 'recordReturn', input: { attempt, reason, occurredOn } };
}

/** Not answered yet means that the deed is kept and will be driven to its answer; a fault of ours, that it is told again. */
function outcomeOf(answer: Answer): Answer {
  if (answer.status === 201) return heard('done');
  return answer.status === 202 || answer.status === 503 ? heard('kept') : answer;
}

/** What is refused was answered meanwhile, as a rule: by asking, or by two people. */
async function standingOf(em: EntityManager, told: Told, id: string, attempt: string, answer: Answer): Promise<Answer> {
  const now = await em.findOneOrFail(Case, { id }, { refresh: true });
  const order = (now.state as Payment).attempts![attempt]!;
  if (isUnderWay(order)) return answer;
  return agrees(order, told) ? heard('known') : contradiction;
}

function heard(as: 'done' | 'kept' | 'known' | 'nothingToDo'): Answer {
  return { status: 200, body: { heard: as } };
}

function agrees({ paid, returned }: Attempt, told: Told): boolean {
  return told.status === 'paid' ? paid?.receipt === told.receipt : returned !== undefined;
}

const contradiction = problem(409, 'other-answer', '与案卷所记的国库答复不同', {
  remedy: '案卷已记有不同的答复：请与国库核实',
});
