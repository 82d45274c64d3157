/** What of a purchase each role reads: bids after the opening, points when all have scored, of a rival only what is published. */
import type { Actor, Role } from './act.ts';
import { outcomeOf } from './award-fields.ts';
import { readableRecords } from './complaint-view.ts';
import { lotsTold } from './lot-state.ts';
import type { Procurement } from './procurement.ts';

export function readableProcurement(state: Procurement, actor: Actor): Procurement {
  const known = mayKnowCommittee(state, actor) ? state : withoutCommittee(state);
  const open = withoutOffers(isOpened(state) ? known : withoutBids(known, actor.organisation), actor.organisation);
  if (actor.role === 'assessor') return forAssessors(open);
  if (actor.role !== 'supplier') return withOwnScores(open, actor.person);
  const { complaints: _, ...seen } =
    state.contract?.provider === actor.organisation
      ? withoutInterests(withOwnScores(open, actor.person, true))
      : forSuppliers(open, actor);
  const complaints = readableRecords(state, actor);
  return complaints ? ({ ...seen, complaints } as Procurement) : seen;
}

export function isOpened({ openedAt }: Procurement): boolean {
  return openedAt !== undefined;
}

export function haveAllScored({ committee = {}, scores = {} }: Procurement): boolean {
  return Object.keys(committee).every((person) => scores[person] !== undefined);
}

function own<T>(records: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([name]) => name === key));
}

/** Before the opening each supplier sees its own bid, and nobody else's; nor do purchaser and agency. */
function withoutBids(state: Procurement, organisation: string): Procurement {
  const { registrations, bids, bidSecurities: _, ...rest } = state;
  return { ...rest, ...ownPart('registrations', registrations, organisation), ...ownPart('bids', bids, organisation) };
}

/** Nothing, not even an empty list, where there is nothing of one's own: it would tell that there is something of others. */
function ownPart<T>(name: string, records: Readonly<Record<string, T>> | undefined, organisation: string): object {
  const mine = own(records ?? {}, organisation);
  return Object.keys(mine).length > 0 ? { [name]: mine } : {};
}

/** A final offer is read by nobody but whoever made it, until all are opened. */
function withoutOffers(state: Procurement, organisation: string): Procurement {
  const { finalOffers, ...rest } = state;
  if (!finalOffers || state.finalOffersAt) return state;
  return { ...rest, finalOffers: own(finalOffers, organisation) };
}

export function isOffering({ finalOffersAt }: Procurement, act: string): boolean {
  return act === 'submitFinalOffer' && finalOffersAt === undefined;
}

/** Each member scores for itself: until all have, nobody reads another's sheet; a supplier never does. */
function withOwnScores(state: Procurement, person: string, never = false): Procurement {
  const { scores, sheets, ...rest } = state;
  if (!scores || (!never && haveAllScored(state))) return state;
  return { ...rest, scores: own(scores, person), ...(sheets ? { sheets: own(sheets, person) } : {}) };
}

/** What every supplier may know: the notice, its own part, the award. */
function forSuppliers(state: Procurement, { organisation }: Actor): Procurement {
  const { id, stage, seq, pack, packs, opening, opened, round, notice, clarifications, winner, award } = state;
  const { registrations, bids } = withoutBids(state, organisation);
  const common = { id, stage, seq, pack, packs, opening, opened, round, notice, clarifications, registrations, bids };
  const outcome = outcomeOf(state, organisation);
  return {
    ...common,
    ...ofCourse(state, organisation),
    ...lotsTold(state),
    ...(award ? { winner, award } : {}),
    ...toldElsewhere(state),
    ...(outcome ? { outcome } : {}),
    ...ownReview(state, organisation),
  } as Procurement;
}

/** Where a platform says it to everybody: number, address, days. */
function toldElsewhere({ elsewhere }: Procurement): Pick<Procurement, 'elsewhere'> {
  const { notice, clarifications, award } = elsewhere ?? {};
  const told = { ...(notice ? { notice } : {}), ...(clarifications ? { clarifications } : {}) };
  return notice ? { elsewhere: { ...told, ...(award ? { award } : {}) } } : {};
}

/** What the committee asks of the supplier itself: to confirm its price, to explain it. */
function ownReview({ priceCorrections, lowPrices }: Procurement, organisation: string) {
  const asked = {
    priceCorrections: own(priceCorrections ?? {}, organisation),
    lowPrices: own(lowPrices ?? {}, organisation),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, found]) => Object.keys(found).length > 0));
}

/** Until the result is out the names of the members are known to those who run the purchase and oversee it (87号令47, 条例41). */
const runners: readonly Role[] = ['officer', 'director', 'agency', 'expert', 'regulator', 'auditor', 'administrator'];

export function mayKnowCommittee({ award }: Procurement, { role }: Actor): boolean {
  return award !== undefined || runners.includes(role);
}

function withoutCommittee(state: Procurement): Procurement {
  const { committee, draws, interests, scores, sheets, signatures, conformity, lowPrices, ...rest } = state;
  return rest;
}

/** Who of the committee has to do with whom is nobody's business but the purchaser's and the overseers'. */
function withoutInterests({ interests: _, ...state }: Procurement): Procurement {
  return state;
}

/** Of the talks: what was told to all, and its own part; who objected reads what came of it. */
function ofCourse(state: Procurement, organisation: string): Partial<Procurement> {
  const { intention, display, requirementChanges = {}, finalOffersDue, finalOffers = {}, objections = {} } = state;
  const confirmed = Object.entries(requirementChanges).filter(([, change]) => change.confirmed);
  const raised = Object.entries(objections).filter(([, objection]) => objection.organisation === organisation);
  return {
    ...(intention ? { intention } : {}),
    ...(display ? { display } : {}),
    ...(finalOffersDue ? { finalOffersDue } : {}),
    ...(confirmed.length > 0 ? { requirementChanges: Object.fromEntries(confirmed) } : {}),
    ...(raised.length > 0 ? { objections: Object.fromEntries(raised) } : {}),
    finalOffers: own(finalOffers, organisation),
  };
}

/** What whoever assesses needs: what was bought, what was delivered and how it was accepted; no account, no price of others. */
function forAssessors(state: Procurement): Procurement {
  const { id, stage, seq, pack, packs, opening, opened, round, scheme, deliveries, acceptance, evaluation } = state;
  return {
    id,
    stage,
    seq,
    pack,
    packs,
    opening,
    opened,
    round,
    scheme,
    deliveries,
    acceptance,
    evaluation,
  } as Procurement;
}
