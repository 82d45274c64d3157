/** Which acts of a purchase wait while something raised against it is open, and from which of them a right to challenge runs. */
import type { Act, Circumstance } from './act.ts';
import { sinceNotice, sinceReceipt, sinceResult, sinceStep } from './challenge-rights.ts';
import type { Finding } from './finding.ts';
import {
  documentsSetRight,
  mayBeSigned,
  mustClarify,
  notSuspended,
  payableAhead,
  performedMeanwhile,
  settledFirst,
} from './hold.ts';
import type { ClockStart } from './law/clocks.ts';
import type { Procurement } from './procurement.ts';
import { ofAnswers, questionsAnswered, untoldAnswers } from './questions.ts';
import { asFacts } from './recorded.ts';
import { civilDate } from './time.ts';
import { isElsewhere } from './venue.ts';

type Input = { occurredOn?: string; instalment?: string };

interface Holds {
  requires?(state: Procurement, circumstance: Circumstance): Finding[];
  judge?(state: Procurement, input: Input, circumstance: Circumstance): Finding[];
  /** `state` is the new one. */
  starts?(state: Procurement, circumstance: Circumstance, input: Input): ClockStart[];
  awaited?(state: Procurement): boolean;
}

/** An order of the regulator stops all of the purchase that goes forward; to receive what comes in hurts nobody. */
const still = { requires: notSuspended } as const satisfies Holds;
const today = ({ at }: Circumstance) => civilDate(at);
/** What a platform did meanwhile is a fact: it is recorded with a reason. */
const toldStill = { requires: (state: Procurement) => asFacts(notSuspended(state)) } satisfies Holds;
const thatDay = ({ at }: Circumstance, { occurredOn }: Input) => occurredOn ?? civilDate(at);

const holds: Readonly<Record<string, Holds>> = {
  // Of a purchase that is divided the right runs in each lot.
  publishNotice: { ...still, starts: (state, now) => (state.lots ? [] : sinceNotice(state, today(now))) },
  clarifyNotice: {
    awaited: (state) => !isElsewhere(state) && isClarificationDue(state),
    judge: (state, input) => ofAnswers(state, input as never),
  },
  registerForDocuments: {
    starts: (state, now) => sinceReceipt(state, now.actor.organisation, civilDate(now.receivedAt)),
  },
  openBids: {
    requires: (state) => [...notSuspended(state), ...documentsSetRight(state), ...questionsAnswered(state)],
    starts: (state, now) => sinceStep(state, 'opening', today(now)),
  },
  appointCommittee: still,
  checkQualification: { ...still, starts: (state, now) => sinceStep(state, 'qualification', today(now)) },
  recordFinalOffers: still,
  scoreBids: still,
  signReport: { ...still, starts: (state, now) => (state.ranking ? sinceStep(state, 'evaluation', today(now)) : []) },
  fixWinner: { requires: (state, now) => [...notSuspended(state), ...settledFirst(state, now)] },
  issueAwardNotice: {
    requires: (state, now) => [...notSuspended(state), ...settledFirst(state, now)],
    starts: (state, now) => sinceResult(state, today(now)),
  },
  invalidateTender: {
    ...still,
    // The round that was given up is the one before.
    starts: (state, now) => sinceResult({ ...state, round: state.round - 1 }, today(now)),
  },
  recordNotice: { ...toldStill, starts: (state, now, input) => sinceNotice(state, thatDay(now, input)) },
  recordClarification: {
    awaited: (state) => isElsewhere(state) && isClarificationDue(state),
    judge: (state, input) => asFacts(ofAnswers(state, input as never)),
  },
  recordOpening: {
    requires: (state) => asFacts([...notSuspended(state), ...documentsSetRight(state), ...questionsAnswered(state)]),
    starts: (state, now, input) => sinceStep(state, 'opening', thatDay(now, input)),
  },
  recordReport: {
    ...toldStill,
    starts: (state, now, input) => [
      ...sinceStep(state, 'qualification', thatDay(now, input)),
      ...sinceStep(state, 'evaluation', thatDay(now, input)),
    ],
  },
  recordConfirmation: { requires: (state, now) => asFacts([...notSuspended(state), ...settledFirst(state, now)]) },
  recordAward: {
    requires: (state, now) => asFacts([...notSuspended(state), ...settledFirst(state, now)]),
    starts: (state, now, input) => sinceResult(state, thatDay(now, input)),
  },
  recordFailure: {
    ...toldStill,
    starts: (state, now, input) => sinceResult({ ...state, round: state.round - 1 }, thatDay(now, input)),
  },
  inviteSuppliers: still,
  negotiateWith: still,
  requestFinalOffers: still,
  closeFinalOffers: still,
  displaySingleSource: still,
  recordAgreement: still,
  confirmAgreement: { requires: (state, now) => [...notSuspended(state), ...settledFirst(state, now)] },
  draftContract: still,
  signContract: {
    ...still,
    judge: (state, { occurredOn = '' }, now) => mayBeSigned(state, occurredOn, now),
  },
  reportDelivery: { requires: performedMeanwhile },
  requestPayment: { judge: (state, { instalment = '' }) => payableAhead(state, instalment) },
};

/** Something upheld, or an answer that all must know, is to be told to all. */
function isClarificationDue(state: Procurement): boolean {
  return mustClarify(state) || (state.stage === 'announcement' && untoldAnswers(state).length > 0);
}

/** The act, with what it has to wait for added to its own rules. */
export function held(act: Act<Procurement, string, never>): Act<Procurement, string, never> {
  const adds = holds[act.name];
  if (!adds) return act;
  const { requires, judge, starts, awaited } = act;
  return {
    ...act,
    ...(requires || adds.requires
      ? { requires: (state, now) => [...(requires?.(state, now) ?? []), ...(adds.requires?.(state, now) ?? [])] }
      : {}),
    ...(judge || adds.judge
      ? {
          judge: (state, input, now) => [
            ...(judge?.(state, input, now) ?? []),
            ...(adds.judge?.(state, input as Input, now) ?? []),
          ],
        }
      : {}),
    ...(starts || adds.starts
      ? {
          starts: (state, input, now) => [
            ...(starts?.(state, input, now) ?? []),
            ...(adds.starts?.(state, now, input as Input) ?? []),
          ],
        }
      : {}),
    ...(awaited || adds.awaited
      ? { awaited: (state) => [...(awaited?.(state) ?? []), ...(adds.awaited?.(state) ? [{}] : [])] }
      : {}),
  };
}
