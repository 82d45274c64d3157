/** 分包采购：at the notice each lot becomes a case of its own, with its share of the money; the whole waits until all are over. */
import type { Consequence } from './act.ts';
import { clocksOfNotice } from './announcement.ts';
import { sinceNotice } from './challenge-rights.ts';
import { asking, releases, requests } from './funding.ts';
import { cite } from './law/cite.ts';
import type { Inherited } from './lot-division.ts';
import { lotsOf } from './lot-state.ts';
import { defineAct, type Procurement, type Stage } from './procurement.ts';
import type { LotNews, LotOpening } from './shapes/lots.ts';
import { civilDate } from './time.ts';

const over: readonly string[] = ['closed', 'cancelled'] satisfies Stage[];

/** Opened by the notice of the whole purchase: what that one has done and filed holds for the lot, and is not done again. */
export const openLot = defineAct<LotOpening>()({
  name: 'openLot',
  title: '分包立案',
  during: ['unopened'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 6)],
  apply: (state, { purchase, lot, wholeFen, mostLots, inherited }, { actor, at }) =>
    asking({
      ...state,
      ...(inherited as unknown as Inherited),
      stage: 'announcement',
      round: 1,
      opened: { by: actor.person, at },
      lotOf: { purchase, lot, wholeFen, ...(mostLots === undefined ? {} : { mostLots }) },
    }),
  sends: requests,
  starts: (state) => {
    const { documentsFrom, bidsDue, published } = state.notice!;
    return [
      ...clocksOfNotice(state.opening.method, documentsFrom, bidsDue),
      ...sinceNotice(state, civilDate(published.at)),
    ];
  },
});

/** The whole purchase hears of each stage of its lots; word that was overtaken says nothing any more. */
export const recordLotNews = defineAct<LotNews>()({
  name: 'recordLotNews',
  title: '记入采购包进度',
  during: ['lots'],
  by: ['proceeding'],
  under: [],
  apply: (state, { lot, stage, seq, winner }, { at }) => {
    const one = state.lots?.[lot];
    if (!one || (one.seq ?? 0) >= seq) return state;
    const { winner: _, ...before } = one;
    const told = { ...before, stage, seq, since: at, ...(winner ? { winner } : {}) };
    const next = { ...state, lots: { ...state.lots, [lot]: told } };
    return winner ? next : withoutClaim(next, lot);
  },
});

/** A lot whose round begins anew, or that was given up, has no winner any more that would count against a bidder's limit. */
function withoutClaim(state: Procurement, lot: string): Procurement {
  if (!state.claims?.[lot]) return state;
  const { [lot]: _, ...claims } = state.claims;
  return { ...state, claims };
}

/** What a case that enters a stage owes to others: a lot tells the whole, and the whole leaves nothing held behind. */
export function lotNews(state: Procurement): Consequence[] {
  const { lotOf, lots, stage, seq, winner, award } = state;
  if (lots && over.includes(stage)) return releases(state);
  if (!lotOf) return [];
  const told = award && winner ? { winner: { supplier: winner.supplier, priceFen: winner.priceFen } } : {};
  const input = { lot: lotOf.lot, stage, seq, ...told };
  return [{ proceeding: 'procurement', id: lotOf.purchase, act: 'recordLotNews', input }];
}

/** Whether nothing more happens in any of the lots. */
export function areLotsOver(state: Procurement): boolean {
  return lotsOf(state).every(([, { stage }]) => stage !== undefined && over.includes(stage));
}
