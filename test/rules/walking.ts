/** What may come next in a purchase that walks: what the inbox waits for, what suppliers do unasked, and what nobody expects. */
import type { Actor, Role } from '../../domain/act.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import * as they from './builders.ts';
import { hourMs, type Move, type Step, Walk } from './walk.ts';
import { bidders, inPayment, makings, members, methods, staff, suppliers, undelivered } from './walk-inputs.ts';

const takesNothing = new Set([
  'approveScheme',
  'countersignScheme',
  'fileProcurementPlan',
  'consentToDocuments',
  'registerForDocuments',
  'withdrawBid',
  'declareInterest',
  'closeFinalOffers',
  'confirmAgreement',
  'publishChoice',
  'approveContract',
  'publishContract',
  'fileContract',
  'publishAcceptance',
  'deemWinner',
]);

const isKnown = (act: string): boolean => act in makings || takesNothing.has(act);

/** By stage: the acts that the inbox may hold. */
const awaitedIn = Object.fromEntries(
  Object.keys(procurementProceeding.stageTitles).map((stage) => [
    stage,
    procurementProceeding.acts.filter(
      (act) => act.awaited && isKnown(act.name) && act.during.some((one) => one === stage),
    ),
  ]),
);

/** Who the inbox waits for, and what nobody waits for but what carries a purchase on. */
export function expected(walk: Walk): Intent[] {
  const { state, chance } = walk;
  if (state.stage === 'unopened') return [meant('openProcurement', they.officer)];
  const waited = (awaitedIn[state.stage] ?? []).flatMap((act) => {
    return act.awaited!(state).flatMap(({ role, person, organisation }) => {
      const roles = role ? [role] : act.by.filter((one) => one !== 'proceeding' && one !== 'expert');
      const among = (roles.length > 0 ? roles : act.by).flatMap((one) => staff[one] ?? []);
      const own = among.filter(
        (one) => (!person || one.person === person) && (!organisation || one.organisation === organisation),
      );
      const actor = person ? (own[0] ?? memberNamed(person)) : chance.oneOf(own);
      return actor ? [meant(act.name, actor)] : [];
    });
  });
  return [...waited, ...unasked(walk)];
}

const memberNamed = (person: string) => (person in members ? they.memberOf(person) : undefined);

/** What nobody's inbox holds: bids, further quotes, deliveries, the answer of a payment. */
function unasked(walk: Walk): Intent[] {
  const { state, chance } = walk;
  const { notice, bids = {}, registrations = {}, stage } = state;
  const bySupplier = (act: string, among: readonly string[]) =>
    among.length > 0 ? [meant(act, they.supplier(chance.oneOf(among)))] : [];
  if (stage === 'announcement' && notice) {
    const invited = state.invitation ? Object.keys(state.invitation.invited) : suppliers.slice(0, 4);
    const without = invited.filter((one) => !Object.hasOwn(registrations, one));
    const silent = Object.keys(registrations).filter((one) => !Object.hasOwn(bids, one));
    return [...bySupplier('registerForDocuments', without), ...bySupplier('submitBid', silent)];
  }
  if (stage === 'announcement' && state.decision) return [meant('recordQuote', they.officer)];
  if (stage === 'selection' && state.finalOffersDue) return bySupplier('submitFinalOffer', bidders(state));
  const paying = inPayment(state) ? [meant('settleInstalment', staff.proceeding![0]!)] : [];
  const winner =
    state.contract && stage === 'performance' && undelivered(state).length > 0
      ? [meant('reportDelivery', they.supplier(state.contract.provider))]
      : [];
  return [...paying, ...winner];
}

const known = procurementProceeding.acts.filter(({ name }) => isKnown(name));

/** Anything, by anybody, on any paper: most of it is refused, and every refusal must be one that helps. */
export function unexpected(walk: Walk): Intent {
  const { chance } = walk;
  const act = chance.oneOf(known);
  const role = chance.next() < 0.8 ? chance.oneOf(act.by) : (chance.oneOf(Object.keys(staff)) as Role);
  return meant(act.name, chance.oneOf(staff[role]!));
}

/** Who does what; on which paper is made when it is done. */
type Intent = Omit<Move, 'input'>;
const meant = (act: string, actor: Actor): Intent => ({ act, actor });

function asDone(walk: Walk, { act, actor }: Intent): Move {
  const input = makings[act]?.(walk, actor) ?? {};
  return { act, actor, input: JSON.parse(JSON.stringify(input)) as object };
}

/** How often something happens that nobody expects, and how far a walk goes at most. */
const [surprise, stepsMost] = [0.15, 140];

/** Walks until the case is over, or as far as a walk goes. */
export function walked(seed: number, watch: (step: Step, walk: Walk) => void): Walk {
  const walk: Walk = new Walk(seed, methods[seed % methods.length]!, '2026-02-02T01:30:00.000Z', (step) =>
    watch(step, walk),
  );
  for (let step = 0; step < stepsMost && !walk.isOver; step++) {
    const strange = walk.state.stage !== 'unopened' && walk.chance.next() < surprise;
    const moves = strange ? [unexpected(walk)] : expected(walk);
    if (moves.length > 0) goOn(walk, asDone(walk, walk.chance.oneOf(moves)));
    walk.waits(hourMs * (moves.length > 0 ? walk.chance.between(1, 30) : walk.chance.between(24, 240)));
  }
  return walk;
}

function goOn(walk: Walk, next: Move): void {
  const barred = walk.tries(next);
  if (barred?.type === 'ReasonNeeded' && walk.chance.next() < 0.8) walk.tries(next, '情况特殊，照实登记');
}
