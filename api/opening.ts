/** Opens a procurement: the case has no workflow yet that could judge, so the deed is judged here, by the same rules. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { Account, DeedRow } from '../db/access-entities.ts';
import { nextNumber } from '../db/deeds.ts';
import type { CaseState, Circumstance, Deed, Proceeding } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { refusal } from '../domain/admission.ts';
import { packFor } from '../domain/law/packs.ts';
import type { Procurement } from '../domain/procurement.ts';
import { procurementProceeding } from '../domain/procurement-acts.ts';
import type { OpeningInput } from '../domain/shapes/opening.ts';
import { Moment } from '../domain/shapes/text.ts';
import { civilDate, type Instant } from '../domain/time.ts';
import type { Answering } from './answering.ts';
import { caseFor } from './cases.ts';
import { actorIn } from './identity.ts';
import { type Answer, malformed, noKey, problem, refused, unknownCase } from './problems.ts';
import { reply } from './reply.ts';
import { deedId, keyOf, submissionOf } from './submission.ts';

type Em = () => EntityManager;

const noSuchStart = '只有演示环境可以指定案件的起始时刻，写作 2026-03-02T01:00:00.000Z';

export function openingRoutes(em: Em, answering: Answering, playsTime: boolean): Router {
  return Router().post('/procurements', async (request, response) => {
    const offsetMs = offsetOf(request, playsTime);
    const answer =
      offsetMs === undefined
        ? malformed([{ path: ['at'], message: noSuchStart }])
        : await openCase(em, answering, request, response, offsetMs);
    reply(response, answer);
  });
}

async function openCase(
  em: Em,
  answering: Answering,
  request: Request,
  response: Response,
  offsetMs: number,
): Promise<Answer> {
  const name = procurementProceeding.opening;
  const read = submissionOf(name, request.body);
  if (!read.submission) return malformed(read.issues);
  const key = keyOf(request);
  const isTrial = request.query.preview === 'true';
  if (!key && !isTrial) return noKey();
  const at = new Date(Date.now() + offsetMs).toISOString();
  const actor = actorIn(response);
  const { region, successorOf, agency } = read.submission.input as OpeningInput;
  const pack = packFor(region, civilDate(at));
  if (!pack) return noPack(region, at);
  if (successorOf && !(await caseFor(em(), proceedings.procurement, successorOf, actor))) return unknownCase();
  if (agency && !(await em().count(Account, { organisation: agency, role: 'agency' }))) return noAgency(agency);
  const id = deedId(actor.person, 'procurements', name, key ?? '');
  const deed: Deed = { id, actor, ...read.submission, receivedAt: at, pack };
  const barred = judged(procurementProceeding, { id: '', stage: 'unopened', seq: 0, pack }, deed, at);
  if (isTrial) return { status: 200, body: barred ? { refusal: barred.body } : { pack, findings: [] } };
  return barred ?? answering.submit(await numberFor(em(), id, region, at), name, deed, offsetMs);
}

/** The number that this deed got when it first came; else the next one. */
async function numberFor(em: EntityManager, deed: string, region: string, at: Instant): Promise<string> {
  const onFile = await em.findOne(DeedRow, { id: deed });
  return onFile?.caseId ?? `procurement:${await nextNumber(em, `${region}-${civilDate(at).slice(0, 4)}`)}`;
}

function offsetOf({ query }: Request, playsTime: boolean): number | undefined {
  if (query.at === undefined) return 0;
  const read = Moment.safeParse(query.at);
  return playsTime && read.success ? Date.parse(read.data) - Date.now() : undefined;
}

function judged(proceeding: Proceeding<Procurement>, state: CaseState, deed: Deed, at: Instant): Answer | undefined {
  const act = proceeding.acts.find(({ name }) => name === proceeding.opening)!;
  const circumstance: Circumstance = { actor: deed.actor, at, receivedAt: at, deadlines: {} };
  const found = refusal(proceeding, act, state as Procurement, deed, circumstance);
  return found && refused(found);
}

function noPack(region: string, at: Instant): Answer {
  const remedy = '请核对立项日期；确需办理的，请先由系统管理员装入当时的政策包';
  return problem(409, 'refused', `${region} 在 ${civilDate(at)} 尚无政策包`, { remedy });
}

/** Whoever acts as the agency must be one, and somebody must be able to sign in for it. */
function noAgency(agency: string): Answer {
  const remedy = '请核对代理机构代码；供应商、本单位不得担任本采购的代理机构；自行采购的，不填此栏';
  return refused({
    type: 'Refused',
    finding: { rule: `没有代码为 ${agency} 的采购代理机构`, basis: 'house', holds: false, force: 'blocks', remedy },
  });
}
