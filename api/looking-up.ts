/** What the API looks up for an act and puts into its deed, because a case sees only itself: with source and version, once. */
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { deedOf } from '../db/deeds.ts';
import type { Case } from '../db/entities.ts';
import { recordQuote } from '../domain/below-limit.ts';
import { registerForDocuments, submitBid } from '../domain/bids.ts';
import { bindAllotments, fundsOf, rebindAllotment } from '../domain/binding.ts';
import { entrustAgency } from '../domain/entrustment.ts';
import { openBids } from '../domain/examination.ts';
import { countersignScheme, draftScheme } from '../domain/filing.ts';
import type { Procurement } from '../domain/procurement.ts';
import { decideSanction } from '../domain/sanction-decision.ts';
import { fileServiceLog } from '../domain/service-log-filing.ts';
import { revealSample } from '../domain/service-sample.ts';
import { handOutShares } from '../domain/shares.ts';
import { appointAssistant } from '../domain/township-assistants.ts';
import { linkToPlan, recordShortagePurchase } from '../domain/township-staffing.ts';
import { withOriginal } from './correcting.ts';
import { type Looking, withChecked, withEnvelope, withOpened } from './envelopes.ts';
import { withAgencyRoles } from './found-agency.ts';
import { withAllotments } from './found-allotments.ts';
import { withCounted, withDrawnFrom } from './found-log.ts';
import { withProgramme } from './found-programme.ts';
import { withBan, withRunning } from './found-sanction.ts';
import { withBarred, withPlan, withPurchase } from './found-township.ts';
import type { Answer } from './problems.ts';
import { withSimilar } from './similar-purchases.ts';
import type { Submitted } from './submission.ts';

type Looked = { submission: Submitted; answer?: never } | { submission?: never; answer: Answer };
type LookUp = (em: EntityManager, input: unknown, row: Case, looking: Looking) => Promise<unknown>;

/** Under what a look-up puts what it found. */
type Key =
  | 'found'
  | 'similar'
  | 'programme'
  | 'agencyRoles'
  | 'envelope'
  | 'checked'
  | 'opened'
  | 'counted'
  | 'drawnFrom'
  | 'ban'
  | 'running';

/** By act. */
const lookUps: Readonly<Record<string, LookUp>> = {
  [bindAllotments.name]: withAllotments,
  [rebindAllotment.name]: withAllotments,
  [draftScheme.name]: async (em, input, row) => withProgramme(em, await withSimilar(em, input, row), row, yearOf(row)),
  [countersignScheme.name]: withSimilar,
  [entrustAgency.name]: withAgencyRoles,
  [submitBid.name]: async (em, input, row, looking) =>
    withBan(em, await withEnvelope(em, input, row, looking), row, looking),
  [appointAssistant.name]: withBarred,
  [handOutShares.name]: withChecked,
  [openBids.name]: withOpened,
  [registerForDocuments.name]: withBan,
  [recordQuote.name]: withBan,
  [decideSanction.name]: withRunning,
  [linkToPlan.name]: withPlan,
  [recordShortagePurchase.name]: withPurchase,
  [fileServiceLog.name]: withCounted,
  [revealSample.name]: withDrawnFrom,
};

/** The submission with what was found; the same deed again says what it said then, whatever has changed since. */
export async function lookedUp(
  em: EntityManager,
  row: Case,
  act: string,
  submission: Submitted,
  deed: string,
  looking: Looking,
): Promise<Looked> {
  if (act === 'correctEntry') return withOriginal(em, row, submission, looking.actor, deed);
  const look = lookUps[act];
  if (!look) return { submission };
  const onFile = await deedOf(em, deed);
  const input = onFile && saysTheSame(onFile.body.input, submission.input) ? onFile.body.input : undefined;
  return { submission: { ...submission, input: input ?? (await look(em, submission.input, row, looking)) } };
}

function yearOf({ state }: Case): number | undefined {
  return fundsOf(state as Procurement)?.fiscalYear;
}

/** Whether what is on file is this submission, with what was looked up for it. A private key that was shown is nowhere on file. */
function saysTheSame(onFile: unknown, asked: unknown): boolean {
  const {
    found,
    similar,
    programme,
    agencyRoles,
    envelope,
    checked,
    opened,
    counted,
    drawnFrom,
    ban,
    running,
    ...said
  } = onFile as Record<Key, unknown>;
  const { privateKey: _, ...telling } = asked as { privateKey?: string };
  return isDeepStrictEqual(said, telling);
}
