/** 预算指标：the money of one budget paper. It alone knows what is left, so that purchases at the same time cannot overdraw it. */
import type { Act, Consequence, Proceeding, Role } from './act.ts';
import { fileAllotmentDocument, withdrawAllotmentDocument } from './allotment-documents.ts';
import { allotmentPaper, ofPaper, paperFact } from './allotment-paper.ts';
import {
  type AllotmentStage,
  type AllotmentState,
  allotmentStages,
  defineAllotmentAct,
  leftFen,
  type Reservation,
  reservationOf,
  reservationsMax,
} from './allotment-state.ts';
import { correctionActs, openStages } from './correction.ts';
import { cite } from './law/cite.ts';
import { sum } from './money.ts';
import type { AllotmentRegistration, FundsRelease, FundsRequest, FundsSpent, YearEnd } from './shapes/allotment.ts';

export const registerAllotment = defineAllotmentAct<AllotmentRegistration>()({
  name: 'registerAllotment',
  title: '登记预算指标',
  during: ['unopened'],
  by: ['unitAccountant', 'financeReviewer'],
  under: [cite('rules2019', 22), cite('procurementLaw', 6), cite('budgetLaw', 42, 1)],
  judge: ofPaper,
  apply: (state, registration, { actor, at }) => ({
    ...state,
    ...allotmentPaper(registration),
    stage: 'open',
    purchaser: registration.purchaser,
    region: registration.region,
    registered: { by: actor.person, at },
  }),
  fact: paperFact,
});

/** Always taken: the purchase must hear what came of it. What it held before, it keeps where more is not there. */
export const reserveFunds = defineAllotmentAct<FundsRequest>()({
  name: 'reserveFunds',
  title: '核定占用指标',
  during: ['open', 'lapsed'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 6), cite('budgetLaw', 13)],
  apply: (state, { procurement, request, amountFen, from }, { at }) => {
    const before = reservationOf(state, procurement);
    if (before && before.request >= request) return state;
    const { refused, ...held } = before ?? { request, reservedFen: 0, spentFen: 0 };
    // What goes over to a lot is let go and taken in one step: nobody else can come between.
    const free = from ? letGo(state, from, amountFen) : state;
    const mostFen = roomFor(free, before);
    return withReservation(amountFen <= mostFen ? free : state, procurement, {
      ...held,
      request,
      ...(amountFen <= mostFen
        ? { reservedFen: amountFen }
        : { refused: { askedFen: amountFen, leftFen: mostFen, at } }),
    });
  },
  sends: (state, { procurement, request }) => {
    const one = reservationOf(state, procurement)!;
    return one.request === request ? [answer(state, procurement, one, one.refused ? 'refused' : 'granted')] : [];
  },
});

export const releaseFunds = defineAllotmentAct<FundsRelease>()({
  name: 'releaseFunds',
  title: '释放占用的指标',
  during: ['open', 'lapsed'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 6)],
  apply: (state, { procurement, request, keepFen }) => {
    const before = reservationOf(state, procurement);
    if (!before) return state;
    const { refused, ...held } = before;
    const reservedFen = Math.max(held.spentFen, Math.min(held.reservedFen, keepFen));
    return withReservation(state, procurement, { ...held, request: Math.max(held.request, request), reservedFen });
  },
  // Who gives everything back is not waiting for an answer, and may be over.
  sends: (state, { procurement, final }) => {
    const one = reservationOf(state, procurement);
    return one && !final ? [answer(state, procurement, one, 'trimmed')] : [];
  },
});

/** Money that has left the treasury is a fact, also where its answer came after the close of the year. */
export const spendFunds = defineAllotmentAct<FundsSpent>()({
  name: 'spendFunds',
  title: '记入指标支出',
  during: ['open', 'lapsed'],
  by: ['proceeding'],
  under: [cite('budgetLaw', 57, 2)],
  apply: (state, { procurement, amountFen }) => {
    const { refused, ...before } = reservationOf(state, procurement) ?? { request: 0, reservedFen: 0, spentFen: 0 };
    const spent = { ...before, ...(refused ? { refused } : {}), spentFen: before.spentFen + amountFen };
    if (!state.lapsed) return withReservation(state, procurement, spent);
    const backFen = Math.min(amountFen, before.lapsedFen ?? 0);
    const back = { ...spent, reservedFen: before.reservedFen + backFen, lapsedFen: (before.lapsedFen ?? 0) - backFen };
    const lapsed = { ...state.lapsed, fen: Math.max(0, state.lapsed.fen - amountFen) };
    return { ...withReservation(state, procurement, back), lapsed };
  },
});

/** 年度截止：what is not spent when the treasury closes the year lapses, and every purchase that holds of it is told. */
export const lapseAllotment = defineAllotmentAct<YearEnd>()({
  name: 'lapseAllotment',
  title: '年度截止，未支出的指标失效',
  during: ['open'],
  by: ['proceeding'],
  under: [cite('budgetLaw', 42)],
  apply: (state, _, { at }) => {
    const { reservations = {} } = state;
    const spentFen = sum(Object.values(reservations).map((one) => one.spentFen));
    const lapsed = Object.entries(reservations).map(([procurement, one]): [string, Reservation] => [
      procurement,
      { ...one, reservedFen: one.spentFen, lapsedFen: Math.max(0, one.reservedFen - one.spentFen) },
    ]);
    return {
      ...state,
      ...(lapsed.length > 0 ? { reservations: Object.fromEntries(lapsed) } : {}),
      lapsed: { at, fen: Math.max(0, state.amountFen - spentFen) },
    };
  },
  sends: ({ id, reservations = {} }) =>
    Object.entries(reservations)
      .filter(([, { spentFen, lapsedFen = 0 }]) => spentFen + lapsedFen > 0)
      .map(([procurement, { lapsedFen = 0 }]) => ({
        proceeding: 'procurement',
        id: procurement,
        act: 'recordLapse',
        input: { allotment: id, lapsedFen },
      })),
});

const acts: readonly Act<AllotmentState, string, never>[] = [
  registerAllotment,
  reserveFunds,
  releaseFunds,
  spendFunds,
  lapseAllotment,
  fileAllotmentDocument,
  withdrawAllotmentDocument,
];
const ends = ['closed'] as const;
const corrections = correctionActs(
  acts,
  openStages<AllotmentStage>(allotmentStages, ends),
  ['unitAccountant', 'financeReviewer'],
  ['unitAccountant', 'director', 'financeReviewer'],
);

export const allotmentProceeding: Proceeding<AllotmentState> = {
  name: 'allotment',
  path: 'allotments',
  title: '预算指标',
  opening: 'registerAllotment',
  ends,
  stageTitles: allotmentStages,
  course: { open: ['lapsed'], lapsed: ['closed'] },
  acts: [...acts, ...corrections],
  partyOf,
};

/** Finance serves every unit of the county; the purchaser is the one whose money it is. */
function partyOf({ purchaser }: AllotmentState, role: Role): string | undefined {
  return role === 'officer' || role === 'director' || role === 'unitAccountant' ? purchaser : undefined;
}

/** The allotment without so much of what a purchase holds; what it has spent stays. */
function letGo(state: AllotmentState, procurement: string, fen: number): AllotmentState {
  const one = reservationOf(state, procurement);
  if (!one) return state;
  const reservedFen = Math.max(one.spentFen, one.reservedFen - fen);
  return withReservation(state, procurement, { ...one, reservedFen: Math.min(one.reservedFen, reservedFen) });
}

/** What a purchase may hold at most: what is left, and what it holds already. */
function roomFor(state: AllotmentState, before: Reservation | undefined): number {
  if (state.lapsed) return 0;
  if (!before && Object.keys(state.reservations ?? {}).length >= reservationsMax) return 0;
  return leftFen(state) + (before ? Math.max(before.reservedFen, before.spentFen) : 0);
}

function withReservation(state: AllotmentState, procurement: string, one: Reservation): AllotmentState {
  return { ...state, reservations: { ...state.reservations, [procurement]: one } };
}

function answer(
  state: AllotmentState,
  procurement: string,
  { request, reservedFen, refused }: Reservation,
  outcome: 'granted' | 'refused' | 'trimmed',
): Consequence {
  const left = outcome === 'refused' ? refused!.leftFen : leftFen(state);
  return {
    proceeding: 'procurement',
    id: procurement,
    act: 'recordReservation',
    input: { allotment: state.id, request, outcome, reservedFen, leftFen: left },
  };
}
