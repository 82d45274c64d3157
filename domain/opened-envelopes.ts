/** 开启信封：prices are those that the envelopes say; what does not open is no bid, and what is typed in must be what was found. */
import type { Circumstance } from './act.ts';
import { standingBids } from './bids.ts';
import type { Found } from './envelope-state.ts';
import { type Finding, houseRule } from './finding.ts';
import { words } from './methods.ts';
import type { Bid, Procurement } from './procurement.ts';
import { isForEnvelopes } from './sealing-keys.ts';
import { heldBack, heldBackByBidders, standingEnvelopes } from './shares.ts';

/** By supplier: what the API found when it opened the envelopes with both shares. */
export type Opened = Readonly<Record<string, Found>>;
type Offers = Readonly<Record<string, number>>;

/** Whether both shares of every envelope are there. */
export function areSharesIn(state: Procurement, { at }: Circumstance): Finding[] {
  const { notice, opening } = state;
  if (!isForEnvelopes(state) || !notice || at < notice.bidsDue) return [];
  const { invalidation } = words[opening.method];
  const missing = heldBack(state);
  const instead = `密钥遗失或者拒不交出的，${invalidation}后重新采购`;
  const remedy = `请 ${missing.join('、')} 先交出各信封的份额（handOutShares）；${instead}`;
  return [
    houseRule(missing.length === 0, '各信封的两份份额都交出之后方可开启', remedy, 'blocks'),
    houseRule(
      heldBackByBidders(state).length === 0,
      '供应商应当交出自持的份额，不交出的信封打不开，不作为投标（响应）',
      '请催告供应商交出；不再等待的，写明催告和等待的情况',
    ),
  ];
}

/** What is typed in beside what was found in the envelopes. */
export function asFound(state: Procurement, offers: Offers = {}, opened: Opened = {}): Finding[] {
  const envelopes = standingEnvelopes(state);
  const lost = envelopes.filter(([supplier]) => 'lost' in (opened[supplier] ?? {}));
  const unseen = envelopes.filter(([supplier]) => opened[supplier] === undefined);
  return [
    ...(envelopes.length === 0
      ? []
      : [
          house(
            lost.length === 0,
            '信封应当完好地在存储之中',
            `${hashesOf(lost)} 不在或者已经损坏：请联系系统管理员从备份恢复，再办理开启`,
          ),
          house(unseen.length === 0, '每个有效的信封都已经打开查看', '请重新办理开启'),
        ]),
    ...Object.entries(offers).flatMap(([supplier, fen]) => ofTyped(supplier, fen, opened[supplier])),
  ];
}

/** Whose price has to be typed in: whoever bid on paper, or by hash alone. */
export function bidsByHand(state: Procurement): string[] {
  const enveloped = standingEnvelopes(state).map(([supplier]) => supplier);
  return Object.keys(standingBids(state)).filter((one) => !enveloped.includes(one));
}

/** The prices to be entered: what is typed in, and what was found. */
export function pricesOf(offers: Offers = {}, opened: Opened = {}): Offers {
  const found = Object.entries(opened).flatMap(([supplier, one]) =>
    'priceFen' in one ? [[supplier, one.priceFen] as const] : [],
  );
  return { ...offers, ...Object.fromEntries(found) };
}

/** The bids with what was found in them beside the price. */
export function withFound(bids: Procurement['bids'] = {}, opened: Opened = {}): Record<string, Bid> {
  const found = Object.entries(opened).flatMap(([supplier, one]): [string, Bid][] => {
    const bid = bids[supplier];
    if (!bid || 'lost' in one) return [];
    const told = 'why' in one ? { unopened: one.why } : { paperSha256: one.paperSha256 };
    return [[supplier, { ...bid, ...told }]];
  });
  return { ...bids, ...Object.fromEntries(found) };
}

function ofTyped(supplier: string, fen: number, found: Found | undefined): Finding[] {
  if (!found || 'lost' in found) return [];
  if ('why' in found)
    return [house(false, '打不开的信封不是投标（响应），没有报价', `请去掉 ${supplier} 的报价：${found.why}`)];
  // What is inside is not told here: a refused opening would tell it without an opening on record.
  const remedy = `请去掉 ${supplier} 的报价：报价由系统从信封读出`;
  return [house(found.priceFen === fen, '登记的报价应当与信封内的报价一致', remedy)];
}

function hashesOf(envelopes: ReturnType<typeof standingEnvelopes>): string {
  return envelopes.map(([, { sealedSha256 }]) => `${sealedSha256.slice(0, 8)}…`).join('、');
}

function house(holds: boolean, rule: string, remedy: string): Finding {
  return houseRule(holds, rule, remedy, 'blocks');
}
