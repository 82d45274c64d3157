/** 兼投不兼中：where the notice limits how many lots one bidder may win, the whole purchase decides, one claim after the other. */
import type { Act, Circumstance, Consequence } from './act.ts';
import { termOf } from './finding.ts';
import { lotNumber } from './lot-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { AwardClaim, ClaimAnswer } from './shapes/lots.ts';
import { civilDate } from './time.ts';

/**
 * Two lots that fix the same bidder at once cannot both pass: each asks here, and here one comes after the other. A lot holds
 * one claim: a new one takes the place of the last.
 */
export const claimAward = defineAct<AwardClaim>()({
  name: 'claimAward',
  title: '核定中标包数',
  during: ['lots'],
  by: ['proceeding'],
  under: [],
  apply: (state, { lot, supplier }) => {
    const { [lot]: _, ...claims } = state.claims ?? {};
    const most = state.notice?.mostLotsPerBidder ?? Number.POSITIVE_INFINITY;
    const isFree = lotsWonBy({ claims }, supplier).length < most;
    return { ...state, claims: { ...claims, ...(isFree ? { [lot]: supplier } : {}) } };
  },
  sends: (state, { lot, supplier }) => {
    const outcome = state.claims?.[lot] === supplier ? 'granted' : 'refused';
    const lots = lotsWonBy(state, supplier).filter((other) => other !== lot);
    const answer = { supplier, outcome, lots };
    return [{ proceeding: 'procurement', id: lotNumber(state, lot), act: 'recordClaimAnswer', input: answer }];
  },
});

/** Who has won its lots elsewhere is passed over here, and the next of the report is asked for. */
export const recordClaimAnswer = defineAct<ClaimAnswer>()({
  name: 'recordClaimAnswer',
  title: '记入中标包数核定结果',
  during: ['announcement', 'selection', 'contract'],
  by: ['proceeding'],
  under: [],
  // An answer to what was not asked in this round, or not any more, says nothing.
  apply: (state, { supplier, outcome, lots }, { at }) => {
    if (state.lotClaim?.supplier !== supplier || state.award) return state;
    if (outcome === 'granted') return { ...state, lotClaim: { supplier, outcome } };
    const barred = { ...state.barred, [supplier]: { at, lots } };
    return { ...state, lotClaim: undefined, winner: undefined, barred };
  },
  starts: (state, { supplier }, { at }) =>
    isPassedOver(state, supplier) ? [{ clock: 'winnerFixing', from: civilDate(at), basis: 'house' }] : [],
  stops: (state, { supplier }) => (isPassedOver(state, supplier) ? ['awardNotice'] : []),
});

function isPassedOver({ barred, winner, stage }: Procurement, supplier: string): boolean {
  return stage === 'selection' && barred?.[supplier] !== undefined && winner === undefined;
}

function lotsWonBy({ claims = {} }: Pick<Procurement, 'claims'>, supplier: string): string[] {
  return Object.keys(claims)
    .filter((lot) => claims[lot] === supplier)
    .sort((a, b) => Number(a) - Number(b));
}

const fixing: readonly string[] = ['fixWinner', 'deemWinner'];

type AnyAct = Act<Procurement, string, never>;

/** The acts that fix and tell a winner, as a lot of a purchase with such a limit does them. */
export function claiming(act: AnyAct): AnyAct {
  if (fixing.includes(act.name)) return claimingWinner(act);
  if (act.name !== 'issueAwardNotice') return act;
  return {
    ...act,
    requires: (state, circumstance) => [...(act.requires?.(state, circumstance) ?? []), ...ofClaim(state)],
    awaited: (state) => (isAsked(state) ? [] : (act.awaited?.(state) ?? [])),
  };
}

function claimingWinner(act: AnyAct): AnyAct {
  return {
    ...act,
    apply: (state, input, circumstance: Circumstance) => {
      const next = act.apply(state, input, circumstance);
      if (next.lotOf?.mostLots === undefined || !next.winner) return next;
      return { ...next, lotClaim: { supplier: next.winner.supplier, outcome: 'asked' } };
    },
    sends: (state, input, circumstance) => [...(act.sends?.(state, input, circumstance) ?? []), ...claim(state)],
  };
}

function claim({ lotOf, winner }: Procurement): Consequence[] {
  if (lotOf?.mostLots === undefined || !winner) return [];
  const input = { lot: lotOf.lot, supplier: winner.supplier };
  return [{ proceeding: 'procurement', id: lotOf.purchase, act: 'claimAward', input }];
}

function isAsked({ lotClaim }: Procurement): boolean {
  return lotClaim?.outcome === 'asked';
}

function ofClaim({ lotOf, lotClaim, winner }: Procurement) {
  if (lotOf?.mostLots === undefined || !winner) return [];
  return [
    termOf(
      'plan',
      lotClaim?.outcome === 'granted' && lotClaim.supplier === winner.supplier,
      `公告限定每家供应商最多中标 ${lotOf.mostLots} 个采购包：核定后方可发出通知书`,
      { remedy: '正在核定，请稍候再办' },
    ),
  ];
}
