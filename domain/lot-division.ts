/** 分包：what the notice of a divided purchase makes of it: a share of the money and a case of its own for each lot. */
import type { Consequence } from './act.ts';
import { dueInYear, fiscalYearOf, type Source, sourcesOf, spentFrom, usable, withSources } from './funding-state.ts';
import { type Lot, lotNumber, lotsOf, schemeOfLot } from './lot-state.ts';
import type { Notice, Procurement } from './procurement.ts';

/** What a lot has of the whole from its first entry on. */
export type Inherited = Pick<
  Procurement,
  'opening' | 'scheme' | 'choice' | 'plan' | 'intention' | 'methodApproval' | 'notice' | 'sources'
>;

/** The whole purchase after its notice: each lot takes over its share, and nothing more is held in its name. */
export function divided(state: Procurement, notice: Notice): Procurement {
  const free = Object.fromEntries(usable(state).map(([id, { plannedFen }]) => [id, plannedFen]));
  const lots = lotsOf(state).map(([number, lot]): [string, Lot] => [
    number,
    {
      ...lot,
      ...notice.lots?.[number],
      number: lotNumber(state, number),
      stage: 'announcement',
      takes: taken(free, neededBy(state, lot)),
    },
  ]);
  const next = { ...state, notice, lots: Object.fromEntries(lots), diverted: 'lots' as const };
  return withSources(next, (_, { askedFen, refused, ...one }) =>
    one.request > 0 ? { ...one, request: one.request + 1, reservedFen: spentFrom(one) } : one,
  );
}

/** What of a lot is to be paid in the year of the money. */
function neededBy(state: Procurement, { amountFen, years }: Lot): number {
  const year = fiscalYearOf(state);
  return year === undefined ? 0 : dueInYear({ ceilingFen: amountFen, ...(years ? { years } : {}) }, year);
}

/** Takes a sum from what is free, one source after the other, and lowers what is free by it. */
function taken(free: Record<string, number>, fen: number): Record<string, number> {
  let left = fen;
  const takes: Record<string, number> = {};
  for (const id of Object.keys(free)) {
    const part = Math.min(left, free[id]!);
    if (part === 0) continue;
    takes[id] = part;
    free[id]! -= part;
    left -= part;
  }
  return takes;
}

/**
 * What no lot takes goes back at once; then each lot is opened, and takes its share over by asking the allotment for it. In
 * between the allotment holds it in the name of the whole, so that no other purchase can have it.
 */
export function dividing(state: Procurement): Consequence[] {
  const { id, seq, scheme, notice } = state;
  const kept = (source: string) => lotsOf(state).reduce((fen, [, { takes }]) => fen + (takes?.[source] ?? 0), 0);
  const givenBack = sourcesOf(state)
    .filter(([, { request, lapsed }]) => request > 0 && !lapsed)
    .map(
      ([source, { request }]): Consequence => ({
        proceeding: 'allotment',
        id: source,
        act: 'releaseFunds',
        input: { procurement: id, request, keepFen: kept(source), final: true },
      }),
    );
  const opened = lotsOf(state).map(
    ([lot, one]): Consequence => ({
      proceeding: 'procurement',
      id: lotNumber(state, lot),
      act: 'openLot',
      input: {
        purchase: id,
        lot,
        wholeFen: scheme?.ceilingFen ?? 0,
        ...(notice!.mostLotsPerBidder === undefined ? {} : { mostLots: notice!.mostLotsPerBidder }),
        entry: seq,
        inherited: inheritedBy(state, lot, one),
      },
    }),
  );
  return [...givenBack, ...opened];
}

function inheritedBy(state: Procurement, number: string, lot: Lot): Inherited {
  const { opening, choice, plan, intention, methodApproval, scheme } = state;
  const { lots: _, mostLotsPerBidder: __, bidSecurityFen: ___, ...notice } = state.notice!;
  const { ceilingFen = lot.amountFen, bidSecurityFen } = lot;
  const sources = Object.entries(lot.takes ?? {}).map(([id, plannedFen]): [string, Source] => {
    const { lapsed, spent, ...source } = state.sources![id]!;
    return [id, { ...source, plannedFen, request: 0, reservedFen: 0 }];
  });
  return {
    opening: { ...opening, title: `${opening.title}（第 ${number} 包：${lot.title}）` },
    ...(scheme ? { scheme: schemeOfLot(scheme, lot) } : {}),
    ...(choice ? { choice } : {}),
    ...(plan ? { plan } : {}),
    ...(intention ? { intention } : {}),
    ...(methodApproval ? { methodApproval } : {}),
    notice: { ...notice, ceilingFen, ...(bidSecurityFen ? { bidSecurityFen } : {}) },
    sources: Object.fromEntries(sources),
  };
}
