/** Who may see what of a case: bids are nobody's business before the opening, and a case only its parties' and overseers'. */
import type { Actor, CaseState, Role } from './act.ts';
import type { Entry } from './effects.ts';
import type { Procurement } from './procurement.ts';

/** Acts that would tell who bids. */
const sealed: readonly string[] = ['registerForDocuments', 'submitBid', 'withdrawBid'];
/** They see every case; the public authorities of one county. */
const overseers: readonly Role[] = ['auditor', 'administrator', 'regulator', 'financeReviewer', 'treasurer'];
const insiders: readonly Role[] = ['officer', 'director', 'unitAccountant'];

/** A supplier may know of a purchase once it is announced; of a payment or takeover only what concerns itself. */
export function mayRead(state: CaseState, { role, organisation, person }: Actor): boolean {
  if (overseers.includes(role)) return true;
  const named = partiesOf(state);
  if (insiders.includes(role)) return named.includes(organisation);
  if (role === 'agency' || role === 'assessor')
    return isProcurement(state) ? role === 'assessor' || named.includes(organisation) : false;
  if (!isProcurement(state)) return named.includes(organisation);
  if (role === 'expert') return state.committee?.[person] !== undefined;
  return state.notice !== undefined || state.rounds !== undefined;
}

/** The state as a caller may see it. */
export function readable(state: CaseState, actor: Actor): CaseState {
  if (!isProcurement(state)) return state;
  const open = isOpened(state) ? state : withoutBids(state, actor.organisation);
  return actor.role === 'supplier' && state.contract?.provider !== actor.organisation
    ? forSuppliers(open, actor)
    : open;
}

export function readableEntry(state: CaseState, { act, deed }: Entry, { role, organisation }: Actor): boolean {
  if (!isProcurement(state)) return true;
  if (sealed.includes(act) && !isOpened(state)) return deed?.actor.organisation === organisation;
  const isProvider = state.contract?.provider === organisation;
  return role !== 'supplier' || isProvider || deed?.actor.organisation === organisation;
}

function isProcurement(state: CaseState): state is Procurement {
  return 'opening' in state && 'round' in state;
}

function isOpened({ openedAt }: Procurement): boolean {
  return openedAt !== undefined;
}

function partiesOf(state: CaseState): (string | undefined)[] {
  if (isProcurement(state)) return [state.opening.purchaser, state.opening.agency, state.contract?.provider];
  const { purchaser, provider } = state as CaseState & { purchaser?: string; provider?: string };
  return [purchaser, provider];
}

/** Before the opening each supplier sees its own bid, and nobody else's; nor do purchaser and agency. */
function withoutBids(state: Procurement, organisation: string): Procurement {
  const own = <T>(records: Readonly<Record<string, T>> | undefined) =>
    records && Object.fromEntries(Object.entries(records).filter(([supplier]) => supplier === organisation));
  const { registrations, bids, ...rest } = state;
  const seen = { ...rest, ...(registrations ? { registrations: own(registrations)! } : {}) };
  return bids ? { ...seen, bids: own(bids)! } : seen;
}

/** What every supplier may know: the notice, its own part, the award. */
function forSuppliers(state: Procurement, { organisation }: Actor): Procurement {
  const { id, stage, seq, pack, opening, opened, round, notice, clarifications, winner, award } = state;
  const { registrations, bids } = withoutBids(state, organisation);
  const common = { id, stage, seq, pack, opening, opened, round, notice, clarifications, registrations, bids };
  return { ...common, ...(award ? { winner, award } : {}) } as Procurement;
}
