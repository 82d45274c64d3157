/** Who may see what of a case: bids are nobody's business before the opening, and a case only its parties' and overseers'. */
import type { Actor, CaseState, Role } from './act.ts';
import { allotmentKinds } from './allotment-documents.ts';
import { complaintPapers } from './complaint-documents.ts';
import type { Complaint } from './complaint-state.ts';
import { isComplaint, mayReadComplaint, readableComplaint, readableComplaintEntry } from './complaint-view.ts';
import { type DocumentKind, type Documents, type FiledDocument, isOfDocuments, type Reader } from './document.ts';
import { procurementKinds } from './document-kinds.ts';
import type { Entry } from './effects.ts';
import { paymentKinds } from './payment-documents.ts';
import type { Procurement } from './procurement.ts';
import { haveAllScored, isOffering, isOpened, mayKnowCommittee, readableProcurement } from './procurement-view.ts';
import { programmeKinds } from './programme-documents.ts';
import { sanctionKinds } from './sanction-documents.ts';
import { takeoverKinds } from './takeover-documents.ts';
import { townshipKinds } from './township-documents.ts';
import { isTownship } from './township-state.ts';

/** Acts that would tell who bids, and how many. */
export const sealedActs: readonly string[] = [
  'registerForDocuments',
  'submitBid',
  'withdrawBid',
  'recordBidSecurity',
  'handOutShares',
];
/** Acts that would tell what a supplier offers, or was told, in the talks. */
const ofTalks: readonly string[] = ['submitFinalOffer', 'negotiateWith'];
/** Acts whose entries tell who is on the committee, before the result is out. */
const ofCommittee: readonly string[] = [
  'recordExpertDraw',
  'recordReport',
  'appointCommittee',
  'declareInterest',
  'scoreBids',
  'signReport',
];
/** Acts whose entries say of others than the reader what was found of them: a supplier reads of itself in `outcome`. */
const ofOthers: readonly string[] = ['declareInterest', 'recordReport'];
/** Acts whose entries name recipients: the provider who left them has no business with where they are now. */
const ofRecipients: readonly string[] = ['confirmServed', 'endRecipient'];
/** Acts that would tell whose award is in question who questions it. */
const ofRivals: readonly string[] = ['raiseEnquiry', 'raiseChallenge'];
/** They see every case; the public authorities of one county. */
const overseers: readonly Role[] = ['auditor', 'administrator', 'regulator', 'financeReviewer', 'treasurer'];
const insiders: readonly Role[] = ['officer', 'director', 'unitAccountant'];
const evaluated: readonly string[] = ['evaluation', 'closed'];

/** What a trial of it would tell: only the supplier itself may try a sealed act; and a holder its own shares. */
export function mayTry(act: string, { role }: Actor): boolean {
  return role === 'supplier' || act === 'handOutShares' || !sealedActs.includes(act);
}

/** A supplier may know of a purchase once it is announced; of a payment or takeover only what concerns itself. */
export function mayRead(state: CaseState, actor: Actor): boolean {
  const { role, organisation, person } = actor;
  if (isComplaint(state)) return mayReadComplaint(state, actor);
  // What a household asked for is the office's own business, and the auditor's.
  if (isTownship(state)) return role === 'auditor' || (insiders.includes(role) && state.purchaser === organisation);
  if (overseers.includes(role)) return true;
  const named = partiesOf(state);
  if (insiders.includes(role) || !isProcurement(state)) return named.includes(organisation);
  if (role === 'agency') return named.includes(organisation);
  if (role === 'assessor') return evaluated.includes(state.stage);
  if (role === 'expert') return state.committee?.[person] !== undefined;
  if (named.includes(organisation)) return true;
  if (state.invitation) return Object.hasOwn(state.invitation.invited, organisation) || state.award !== undefined;
  return [state.notice, state.rounds, state.display, state.award].some((one) => one !== undefined);
}

/** Whether a caller may follow the course of a case, its deadlines: a rival supplier may not. */
export function mayFollow(state: CaseState, { role, organisation }: Actor): boolean {
  if (isComplaint(state)) return role !== 'supplier' || organisation === state.supplier;
  if (role === 'assessor') return false;
  return role !== 'supplier' || partiesOf(state).includes(organisation);
}

/** The state as a caller may see it. */
export function readable(state: CaseState, actor: Actor): CaseState {
  const { documents: _, ...seen } = withoutSecrets(state, actor);
  const documents = readableDocuments(state, actor);
  return Object.keys(documents).length > 0 ? { ...seen, documents } : seen;
}

/** The documents on file that a caller may read, by number; of the others neither name nor kind is told. */
export function readableDocuments(state: CaseState, actor: Actor): Documents {
  const found = Object.entries(state.documents ?? {}).filter(([, one]) => mayReadDocument(state, one, actor));
  return Object.fromEntries(found);
}

const kinds: Readonly<Record<string, DocumentKind>> = {
  ...procurementKinds,
  ...paymentKinds,
  ...takeoverKinds,
  ...allotmentKinds,
  ...programmeKinds,
  ...sanctionKinds,
  ...townshipKinds,
  ...complaintPapers,
};

function mayReadDocument(state: CaseState, { kind, filed, supplier }: FiledDocument, actor: Actor): boolean {
  const { role, organisation } = actor;
  if (overseers.includes(role) || insiders.includes(role) || role === 'agency') return true;
  if (role !== 'expert' && (filed.organisation === organisation || supplier === organisation)) return true;
  return (kinds[kind]?.readers ?? []).some((reader) => isReader(state, reader, actor));
}

function isReader(state: CaseState, reader: Reader, { role, organisation, person }: Actor): boolean {
  const { registrations = {}, committee = {}, contract } = state as Partial<Procurement>;
  const provider = contract?.provider ?? (state as { provider?: string }).provider;
  if (reader === 'complainant') return role === 'supplier' && (state as Partial<Complaint>).supplier === organisation;
  if (reader === 'concerned')
    return role === 'supplier' && ((state as Partial<Complaint>).concerned ?? []).includes(organisation);
  if (reader === 'provider') return role === 'supplier' && provider === organisation;
  if (reader === 'registrant') return role === 'supplier' && registrations[organisation] !== undefined;
  if (reader === 'committee') return role === 'expert' && committee[person] !== undefined;
  return role === 'assessor';
}

function withoutSecrets(state: CaseState, actor: Actor): CaseState {
  if (isComplaint(state)) return readableComplaint(state, actor);
  return isProcurement(state) ? readableProcurement(state, actor) : state;
}

/**
 * Whether bids of this case are still sealed: then nobody learns of another's registration or bid, or how many there are,
 * and whoever shows its entries leaves these out and numbers the others without them (numbering.ts).
 */
export function isSealed(state: CaseState): boolean {
  return isProcurement(state) && state.notice !== undefined && !isOpened(state);
}

export function readableEntry(state: CaseState, entry: Entry, actor: Actor): boolean {
  const { act, deed, change } = entry;
  const { role, organisation, person } = actor;
  const isOwn = deed?.actor.organisation === organisation;
  if (role === 'supplier' && (ofRecipients.includes(act) || ofRivals.includes(act))) return isOwn;
  if (isOfDocuments(act)) return documentsIn(change).every((number) => number in readableDocuments(state, actor));
  if (isComplaint(state)) return readableComplaintEntry(state, entry, actor);
  if (!isProcurement(state)) return true;
  if (sealedActs.includes(act) && isSealed(state)) return isOwn;
  if (ofCommittee.includes(act) && !mayKnowCommittee(state, actor)) return isOwn;
  if (ofOthers.includes(act) && role === 'supplier') return false;
  if (ofTalks.includes(act) && (role === 'supplier' || isOffering(state, act))) return isOwn;
  if (act === 'scoreBids' && (role === 'supplier' || !haveAllScored(state))) return deed?.actor.person === person;
  if (role === 'assessor') return isOwn;
  const isProvider = state.contract?.provider === organisation;
  return role !== 'supplier' || isProvider || isOwn;
}

/** The numbers of the documents that an entry changed. */
function documentsIn(change: Entry['change']): string[] {
  return Object.keys((change as { documents?: Documents }).documents ?? {});
}

function isProcurement(state: CaseState): state is Procurement {
  return 'opening' in state && 'round' in state;
}

function partiesOf(state: CaseState): (string | undefined)[] {
  if (isProcurement(state)) return [state.opening.purchaser, state.opening.agency, state.contract?.provider];
  const { purchaser, provider } = state as CaseState & { purchaser?: string; provider?: string };
  return [purchaser, provider];
}
