/** 占用与释放：what a purchase asks of its allotments, gives back, and has spent. A case with its money on file of its own asks nothing. */
import type { Consequence } from './act.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import {
  freeFen,
  neededFen,
  reservedFen,
  type Source,
  shares,
  sourcesOf,
  spentFrom,
  usable,
  withSources,
} from './funding-state.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import { isSettled, type Procurement } from './procurement.ts';

/** Asks every source for its share of what the scheme needs this year. */
export function asking(state: Procurement): Procurement {
  const share = shares(state, neededFen(state));
  return withSources(state, (id, { refused: _, ...one }) =>
    share[id] ? { ...one, request: one.request + 1, askedFen: share[id] } : one,
  );
}

/** Nothing is asked for, and nothing held, any more. */
export function givenBack(state: Procurement): Procurement {
  return withSources(state, (_, { askedFen, refused, ...one }) =>
    one.request > 0 ? { ...one, request: one.request + 1, reservedFen: spentFrom(one) } : one,
  );
}

/** What was paid is taken from the sources that hold something, and what came in after the close from the one that had it last. */
export function drawn(state: Procurement, instalment: string, fen: number): Procurement {
  if (!state.sources || fen === 0) return state;
  let left = fen;
  const taken: Record<string, number> = {};
  for (const [id, one] of usable(state)) {
    taken[id] = Math.min(left, Math.max(0, one.reservedFen - spentFrom(one)));
    left -= taken[id];
  }
  const last = sourcesOf(state).at(-1)![0];
  if (left > 0) taken[last] = (taken[last] ?? 0) + left;
  return withSources(state, (id, one) =>
    taken[id] ? { ...one, spent: { ...one.spent, [instalment]: taken[id] } } : one,
  );
}

/** Sent where something is waiting for an answer. */
export function requests(state: Procurement): Consequence[] {
  return sourcesOf(state).flatMap(([id, { askedFen, request }]) =>
    askedFen === undefined
      ? []
      : [toAllotment(id, 'reserveFunds', { ...of(state), request, amountFen: askedFen, ...takenFrom(state, request) })],
  );
}

/** Gives everything back that is not spent. */
export function releases(state: Procurement): Consequence[] {
  return sourcesOf(state)
    .filter(([, { request, lapsed }]) => request > 0 && !lapsed)
    .map(([id, { request }]) => toAllotment(id, 'releaseFunds', { ...of(state), request, keepFen: 0, final: true }));
}

/** Gives back what is held beyond the need: the contract is cheaper than the scheme, or less is owed than was agreed. */
export function trims(state: Procurement): Consequence[] {
  let excess = reservedFen(state) - neededFen(state);
  return usable(state)
    .reverse()
    .flatMap(([id, one]) => {
      const less = Math.min(excess, one.reservedFen - spentFrom(one));
      if (less <= 0) return [];
      excess -= less;
      const { request, reservedFen: held } = one;
      return [toAllotment(id, 'releaseFunds', { ...of(state), request, keepFen: held - less })];
    });
}

export function spendings(state: Procurement, instalment: string): Consequence[] {
  return sourcesOf(state).flatMap(([id, { spent = {} }]) =>
    spent[instalment]
      ? [toAllotment(id, 'spendFunds', { ...of(state), instalment, amountFen: spent[instalment] })]
      : [],
  );
}

/** Whether the allotments hold what this year needs, so that finance may sign. */
export function held(state: Procurement): Finding[] {
  if (!state.sources) return [];
  const [needed, reserved] = [neededFen(state), reservedFen(state)];
  return [
    {
      ...requirement(
        reserved >= needed,
        '政府采购应当严格按照批准的预算执行：会签前，本年度所需资金应当已经占用预算指标',
        cite('procurementLaw', 6),
        shortage(state) || '指标正在核定，请稍候再办',
      ),
      required: `≥ ${yuan(needed)}`,
      actual: yuan(reserved),
    },
  ];
}

/** What may be paid now; what was asked for and is on its way counts as gone. */
export function payable(state: Procurement, fen: number): Finding[] {
  if (!state.sources || fen === 0) return [];
  const onItsWay = Object.values(state.instalments ?? {}).filter((one) => one.payment && !isSettled(one));
  const free = freeFen(state) - sum(onItsWay.map(({ amountFen, waivedFen }) => amountFen - waivedFen));
  return [
    {
      ...requirement(
        fen <= free,
        '各级政府、各部门、各单位的支出必须按照预算执行：本期款项应当有已经占用的预算指标',
        cite('budgetLaw', 57, 2),
        `尚缺 ${yuan(fen - free)}：请单位财务续绑指标${shortage(state) ? `（${shortage(state)}）` : ''}`,
      ),
      required: `≤ ${yuan(Math.max(0, free))}`,
      actual: yuan(fen),
    },
  ];
}

/** What each source could not give, in words; empty where nothing is wanting. */
export function shortage(state: Procurement): string {
  return sourcesOf(state)
    .map(([, one]) => wantOf(one))
    .filter((want) => want !== '')
    .join('；');
}

/** Why a source does not hold what was asked of it. */
export function wantOf({ number, refused, lapsed }: Source): string {
  if (refused) return `指标 ${number} 申请占用 ${yuan(refused.askedFen)}，尚余 ${yuan(refused.leftFen)}`;
  return lapsed ? `指标 ${number} 年度截止，失效 ${yuan(lapsed.fen)}` : '';
}

/** One budget year at a time: the paper of another year does not pay for this one. */
export function oneYear(years: readonly number[]): Finding {
  return houseRule(
    new Set(years).size <= 1,
    '同时占用的指标属于同一预算年度',
    '请分年度绑定：以后年度的指标在该年度续绑',
    'blocks',
  );
}

/** What a lot asks for first, the purchase that was divided holds. */
function takenFrom({ lotOf }: Procurement, request: number): { from?: string } {
  return lotOf && request === 1 ? { from: lotOf.purchase } : {};
}

function of({ id }: Procurement) {
  return { procurement: id };
}

function toAllotment(id: string, act: string, input: object): Consequence {
  return { proceeding: 'allotment', id, act, input };
}
