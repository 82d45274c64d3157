/** Service logs on their way in, by table or visit by visit, and the call-back sample on its way out; by pseudonym only. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router, raw } from 'express';
import { z } from 'zod';
import type { Case } from '../db/entities.ts';
import { keepLog, logOf, logsUploadedSince } from '../db/service-logs.ts';
import { proceedings } from '../domain/acts.ts';
import { sha256Of } from '../domain/digest.ts';
import { limitOf } from '../domain/law/packs.ts';
import type { Procurement } from '../domain/procurement.ts';
import { anomaliesOf, anomalyTitles, counted } from '../domain/service-count.ts';
import {
  columns,
  faultsShownMax,
  type ReadLog,
  readLog,
  type Visit,
  visitsMax,
  wordingOf,
} from '../domain/service-log.ts';
import { callOrder } from '../domain/service-sample.ts';
import { Day, Sha256 } from '../domain/shapes/text.ts';
import { caseFor } from './cases.ts';
import { againstFor, servedIn } from './found-log.ts';
import { actorIn } from './identity.ts';
import { decodedTable } from './log-table.ts';
import { type Answer, malformed, notForRole, problem, unknownCase } from './problems.ts';
import { reply } from './reply.ts';

type Em = () => EntityManager;

const logBytesMax = '2mb';
/** Drafts that nobody files take room too. */
const logsADayMax = 100;
const dayMs = 86_400_000;
const anomaliesShownMax = 200;

export const LogDays = z.strictObject({ from: Day, to: Day });
/** One visit, in the columns of the table, and the log that it is added to. */
export const SingleVisit = z.strictObject({
  onto: Sha256.optional(),
  visit: z.strictObject({
    recipient: z.string().max(60),
    township: z.string().max(60),
    servedOn: z.string().max(20),
    from: z.string().max(10),
    to: z.string().max(10),
    volume: z.string().max(20),
    staff: z.string().max(60).optional(),
  }),
});

export function serviceLogRoutes(em: Em): Router {
  return Router()
    .post(
      '/procurements/:id/service-logs',
      raw({ type: ['text/csv', 'application/octet-stream'], limit: logBytesMax }),
      async (request, response) => reply(response, await take(em(), request, response)),
    )
    .get('/procurements/:id/service-logs/:instalment/sample', async (request, response) =>
      reply(response, await sampleFor(em(), request, response)),
    );
}

async function take(em: EntityManager, request: Request, response: Response): Promise<Answer> {
  const actor = actorIn(response);
  if (actor.role !== 'supplier') return notForRole(actor.role);
  const days = LogDays.safeParse(request.query);
  if (!days.success) return malformed(days.error.issues);
  const row = await caseFor(em, proceedings.procurement, request.params.id as string, actor);
  if (!row) return unknownCase();
  // A rival reads the notice of this purchase; what its register says of a recipient it may not find out by trying.
  if ((row.state as Procurement).contract?.provider !== actor.organisation) return notProvider();
  if ((await logsUploadedSince(em, row.number, new Date(Date.now() - dayMs))) >= logsADayMax)
    return problem(429, 'too-many', '一日之内上传的服务记录过多', {
      required: `≤ ${logsADayMax} 份`,
      remedy: '请明日再传；逐次登记的，可以先汇总为一份表格',
    });
  const { from, to } = days.data;
  const read = Buffer.isBuffer(request.body)
    ? readTable(request.body, from, to)
    : await readSingle(em, row, request.body, from, to);
  if ('status' in read) return read;
  if (read.faults) return notTaken(read.faults);
  return kept(em, row, { from, to, visits: read.visits, person: actor.person });
}

function notProvider(): Answer {
  return problem(403, 'forbidden', '服务记录由本合同的承接主体报送', {
    actual: '贵单位不是本合同的承接主体',
    remedy: '请核对采购编号；贵单位承接的合同，在该采购之下报送',
  });
}

function readTable(bytes: Buffer, from: string, to: string): ReadLog | Answer {
  const table = decodedTable(bytes);
  return table.text === undefined ? notTaken([table.fault]) : readLog(table.text, from, to);
}

/** The visits of the log that it is added to, and this one: read as a table of one line, so that the same is asked of both. */
async function readSingle(
  em: EntityManager,
  row: Case,
  body: unknown,
  from: string,
  to: string,
): Promise<ReadLog | Answer> {
  const single = SingleVisit.safeParse(body);
  if (!single.success) return malformed(single.error.issues);
  const { onto, visit } = single.data;
  const before = onto ? await logOf(em, row.number, onto) : undefined;
  if (onto && !before) return problem(404, 'unknown', '没有这份服务记录', { remedy: '请核对 onto 中的摘要' });
  const cells = [
    visit.recipient,
    visit.township,
    visit.servedOn,
    visit.from,
    visit.to,
    visit.volume,
    visit.staff ?? '',
  ];
  const line = cells.map((cell) => `"${cell.replaceAll('"', '""').replaceAll('\n', ' ')}"`).join(',');
  const read = readLog(`${columns.join(',')}\n${line}`, from, to);
  if (read.faults) return read;
  const visits = [...(before?.visits ?? []), ...read.visits];
  if (visits.length <= visitsMax) return { visits };
  const remedy = '请另起一份：以新的起止日逐次登记';
  return notTaken([{ row: visits.length, rule: `一份服务记录不超过 ${visitsMax} 行`, remedy }]);
}

function notTaken(faults: NonNullable<ReadLog['faults']>): Answer {
  const shown = faults.slice(0, faultsShownMax);
  const remedy = '请按各行所列改正后重新上传全部记录：有一行不合要求，整份都没有存入';
  const actual = `${faults.length} 处`;
  return problem(422, 'log-not-taken', '服务记录没有存入', { actual, remedy, faults: shown });
}

interface Taken {
  from: string;
  to: string;
  visits: readonly Visit[];
  person: string;
}

/** What it adds up to and what looks wrong in it, line by line: for the one who may still mend it. */
async function kept(em: EntityManager, row: Case, { from, to, visits, person }: Taken): Promise<Answer> {
  const sha256 = sha256Of(wordingOf(row.number, from, to, visits));
  await keepLog(em, {
    procurement: row.number,
    sha256,
    fromDay: from,
    toDay: to,
    visits,
    person,
    uploadedAt: new Date(),
  });
  const against = await againstFor(em, row, { visits });
  const anomalies = anomaliesOf(visits, against);
  const shown = anomalies.slice(0, anomaliesShownMax).map(({ kind, visit }) => {
    const { recipient, servedOn } = visits[visit]!;
    return { kind, title: anomalyTitles[kind], recipient, servedOn };
  });
  return { status: 201, body: { logSha256: sha256, from, to, counted: counted(visits, against), anomalies: shown } };
}

/** Whom to call, in the order of the lot; the first are called, the others stand in for those who are not reached. */
async function sampleFor(em: EntityManager, request: Request, response: Response): Promise<Answer> {
  const actor = actorIn(response);
  if (actor.role !== 'officer') return notForRole(actor.role);
  const row = await caseFor(em, proceedings.procurement, request.params.id as string, actor);
  if (!row) return unknownCase();
  const instalment = request.params.instalment as string;
  const state = row.state as Procurement;
  const seed = state.callBacks?.[instalment]?.revealed?.seed;
  if (!seed) return problem(404, 'unknown', '本期尚未抽样', { remedy: '请先登记种子的摘要，待服务记录提交后公开种子' });
  const order = callOrder(seed, await servedIn(em, row, instalment));
  const size = Math.ceil((order.length * limitOf(state, 'callBackShare').value) / 10_000);
  return { status: 200, body: { instalment, seed, size, order } };
}
