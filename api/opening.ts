/** Opens a procurement, takes a contract in, registers an allotment: no workflow is there yet, so the deed is judged here, by the same rules. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { Account, DeedRow } from '../db/access-entities.ts';
import { caseWithContract } from '../db/contracts.ts';
import { nextNumber } from '../db/deeds.ts';
import { pinsFor } from '../db/pinning.ts';
import type { Actor, CaseState, Circumstance, Deed, Proceeding } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { refusal } from '../domain/admission.ts';
import { adoptRunningCase } from '../domain/adoption.ts';
import { registerAllotment } from '../domain/allotment.ts';
import { packFor } from '../domain/law/packs.ts';
import { anchors } from '../domain/law/row.ts';
import { procurementProceeding } from '../domain/procurement-acts.ts';
import { openProgramme } from '../domain/programme.ts';
import { openSanction } from '../domain/sanction.ts';
import type { AdoptionInput } from '../domain/shapes/adoption.ts';
import type { AllotmentRegistration } from '../domain/shapes/allotment.ts';
import type { OpeningInput } from '../domain/shapes/opening.ts';
import type { ProgrammeOpening } from '../domain/shapes/programme.ts';
import type { SanctionOpening } from '../domain/shapes/sanction.ts';
import { Moment } from '../domain/shapes/text.ts';
import type { TownshipOpening } from '../domain/shapes/township.ts';
import { civilDate, type Instant } from '../domain/time.ts';
import { openTownship } from '../domain/township.ts';
import type { Answering } from './answering.ts';
import { caseFor } from './cases.ts';
import { otherAllotment } from './found-allotments.ts';
import { otherProgramme } from './found-programme.ts';
import { otherTownship } from './found-township.ts';
import { actorIn } from './identity.ts';
import { knownContract } from './known-contract.ts';
import { type Answer, malformed, noKey, noPack, refused, unknownCase } from './problems.ts';
import { reply } from './reply.ts';
import { deedId, keyOf, submissionOf } from './submission.ts';

type Em = () => EntityManager;

const house = { basis: 'house', holds: false, force: 'blocks' } as const;
const noSuchStart = '只有演示环境可以指定案件的起始时刻，写作 2026-03-02T01:00:00.000Z';

/** `playsTime`: a case may begin on a told day. `liveSince`: from which award on a contract is no running one any more. */
interface Circumstances {
  playsTime: boolean;
  liveSince?: string | undefined;
}

/** Two ways to come to a case: from its beginning, or with a contract that runs already. */
export function openingRoutes(em: Em, answering: Answering, { playsTime, liveSince }: Circumstances): Router {
  const opens = (way: Omit<Way, 'offsetMs'>) => async (request: Request, response: Response) => {
    const offsetMs = offsetOf(request, playsTime);
    const answer =
      offsetMs === undefined
        ? malformed([{ path: ['at'], message: noSuchStart }])
        : await openCase(em, answering, request, response, { ...way, offsetMs });
    reply(response, answer);
  };
  return Router()
    .post('/procurements', opens({ ...procurement, act: procurementProceeding.opening, look: ofPredecessor }))
    .post('/procurements/adopted', opens({ ...procurement, act: adoptRunningCase.name, look: ofContract(liveSince) }))
    .post('/allotments', opens({ ...allotment, act: registerAllotment.name, look: ofPaper }))
    .post('/programmes', opens({ ...programme, act: openProgramme.name, look: ofProgramme }))
    .post('/sanctions', opens({ ...sanction, act: openSanction.name, look: async () => undefined }))
    .post('/townships', opens({ ...township, act: openTownship.name, look: ofTownship }));
}

/** What is opened, and how it is numbered. */
interface Way {
  proceeding: Proceeding<CaseState>;
  series(input: unknown, at: Instant): string;
  act: string;
  offsetMs: number;
  look: LookUp;
}

const procurement: Pick<Way, 'proceeding' | 'series'> = {
  proceeding: proceedings.procurement,
  series: (input, at) => `${(input as OpeningInput).region}-${civilDate(at).slice(0, 4)}`,
};
const programme: Pick<Way, 'proceeding' | 'series'> = {
  proceeding: proceedings.programme,
  // The number is in logs, where no organisation is named.
  series: (input) => `${(input as ProgrammeOpening).region}-programme`,
};
const sanction: Pick<Way, 'proceeding' | 'series'> = {
  proceeding: proceedings.sanction,
  series: (input, at) => `${(input as SanctionOpening).region}-sanction-${civilDate(at).slice(0, 4)}`,
};
const township: Pick<Way, 'proceeding' | 'series'> = {
  proceeding: proceedings.township,
  series: (input) => `${(input as TownshipOpening).region}-township`,
};
const allotment: Pick<Way, 'proceeding' | 'series'> = {
  proceeding: proceedings.allotment,
  series: (input) => {
    const { region, fiscalYear } = input as AllotmentRegistration;
    return `${region}-funds-${fiscalYear}`;
  },
};

async function openCase(em: Em, answering: Answering, request: Request, response: Response, way: Way): Promise<Answer> {
  const { proceeding, act, offsetMs, look } = way;
  const read = submissionOf(act, request.body);
  if (!read.submission) return malformed(read.issues);
  const key = keyOf(request);
  const isTrial = request.query.preview === 'true';
  if (!key && !isTrial) return noKey();
  const at = new Date(Date.now() + offsetMs).toISOString();
  const actor = actorIn(response);
  const { region, agency } = read.submission.input as OpeningInput;
  const pack = packFor(region, civilDate(at));
  const opens = proceeding.acts.find((one) => one.name === act)!;
  const today = civilDate(at);
  if (!pack) return noPack({ region, event: anchors.opening, on: today });
  const unopened: CaseState = { id: '', stage: 'unopened', seq: 0, pack };
  const { pins, gap } = pinsFor(opens, unopened as never, read.submission.input, { actor, today });
  if (gap) return noPack(gap);
  const id = deedId(actor.person, proceeding.path, act, key ?? '');
  const onFile = await em().findOne(DeedRow, { id });
  const known = onFile ? undefined : await look(em(), read.submission.input, actor);
  if (known) return known;
  if (agency && !(await em().count(Account, { organisation: agency, role: 'agency' }))) return noAgency(agency);
  const deed: Deed = { id, actor, ...read.submission, receivedAt: at, pack, packs: pins };
  const barred = judged(proceeding, act, unopened, deed, at);
  if (isTrial) return { status: 200, body: barred ? { refusal: barred.body } : { pack, findings: [] } };
  return barred ?? answering.submit(await numberFor(em(), onFile, way, deed), act, deed, offsetMs);
}

/** What no case can look up itself: nothing where nothing speaks against it. */
type LookUp = (em: EntityManager, input: unknown, actor: Actor) => Promise<Answer | undefined>;

/** Who carries on a service knows the case that it was given in. */
async function ofPredecessor(em: EntityManager, input: unknown, actor: Actor): Promise<Answer | undefined> {
  const { successorOf } = input as OpeningInput;
  const found = !successorOf || (await caseFor(em, proceedings.procurement, successorOf, actor));
  return found ? undefined : unknownCase();
}

/** One contract is one case, and what was awarded since the system went live begins with its opening. */
function ofContract(liveSince = ''): LookUp {
  return async (em, input) => {
    const { purchaser, contract, awardedOn } = input as AdoptionInput;
    if (liveSince && awardedOn >= liveSince) return notRunning(liveSince);
    const other = await caseWithContract(em, purchaser, contract.number);
    return other === undefined ? undefined : refused({ type: 'Refused', finding: knownContract(other) });
  };
}

/** One purchaser has one catalogue that is in force. */
async function ofProgramme(em: EntityManager, input: unknown): Promise<Answer | undefined> {
  const found = await otherProgramme(em, input as ProgrammeOpening);
  return found && refused({ type: 'Refused', finding: found });
}

/** One office has one book. */
async function ofTownship(em: EntityManager, input: unknown): Promise<Answer | undefined> {
  const found = await otherTownship(em, input as TownshipOpening);
  return found && refused({ type: 'Refused', finding: found });
}

/** One paper is one allotment, so that its money is there once. */
async function ofPaper(em: EntityManager, input: unknown): Promise<Answer | undefined> {
  const found = await otherAllotment(em, input as AllotmentRegistration);
  return found && refused({ type: 'Refused', finding: found });
}

/** The number that this deed got when it first came; else the next one. */
async function numberFor(em: EntityManager, onFile: DeedRow | null, way: Way, deed: Deed): Promise<string> {
  const { proceeding, series } = way;
  return onFile?.caseId ?? `${proceeding.name}:${await nextNumber(em, series(deed.input, deed.receivedAt))}`;
}

function offsetOf({ query }: Request, playsTime: boolean): number | undefined {
  if (query.at === undefined) return 0;
  const read = Moment.safeParse(query.at);
  return playsTime && read.success ? Date.parse(read.data) - Date.now() : undefined;
}

function judged(
  proceeding: Proceeding<CaseState>,
  name: string,
  state: CaseState,
  deed: Deed,
  at: Instant,
): Answer | undefined {
  const act = proceeding.acts.find((one) => one.name === name)!;
  const circumstance: Circumstance = { actor: deed.actor, at, receivedAt: at, deadlines: {}, packs: deed.packs };
  const found = refusal(proceeding, act, state, deed, circumstance);
  return found && refused(found);
}

function notRunning(liveSince: string): Answer {
  const rule = '系统启用之前已经发出中标（成交）通知书的合同，方可接入';
  const remedy = '此后的采购自立项起办理';
  const figures = { required: `早于 ${liveSince}` };
  return refused({ type: 'Refused', finding: { ...house, ...figures, rule, remedy } });
}

/** Whoever acts as the agency must be one, and somebody must be able to sign in for it. */
function noAgency(agency: string): Answer {
  const remedy = '请核对代理机构代码；供应商、本单位不得担任本采购的代理机构；自行采购的，不填此栏';
  return refused({
    type: 'Refused',
    finding: { ...house, rule: `没有代码为 ${agency} 的采购代理机构`, remedy },
  });
}
