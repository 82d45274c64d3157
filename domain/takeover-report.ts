/** 接管报告：how many recipients, what became of each, how long they were without service, and what it cost. */
import { sum } from './money.ts';
import type { Gaps } from './shapes/takeover.ts';
import type { RecipientCount, Takeover } from './takeover-state.ts';

export interface TakeoverReport {
  recipients: { total: number; served: number; ended: number; left: number };
  /** By outcome, `served` included. */
  ends: Readonly<Record<string, number>>;
  /** Hours without service of those who are served again. */
  gaps: Pick<Gaps, 'p50Hours' | 'p99Hours' | 'maxHours'>;
  money: { openFen: number; dueFen: number; waivedFen: number; disputedFen: number };
}

/** `counts` as the roster has them by township: what the case itself has counted may be older. */
export function reportOf(
  { ended, settlement, townships }: Takeover,
  counts: Readonly<Record<string, RecipientCount>>,
  { ends, p50Hours, p99Hours, maxHours }: Gaps,
): TakeoverReport {
  const taken = Object.entries(townships).map(([township, { told }]) => {
    const { total, served, ended: gone } = Object.hasOwn(counts, township) ? counts[township]! : nobody;
    return { total: total > 0 ? total : told, served, ended: gone };
  });
  const of = (key: keyof RecipientCount) => sum(taken.map((one) => one[key]));
  const [total, served, gone] = [of('total'), of('served'), of('ended')];
  const openFen = sum(Object.values(ended?.instalments ?? {}).map(({ amountFen }) => amountFen));
  const dueFen = sum(Object.values(settlement?.dueFen ?? {}));
  return {
    recipients: { total, served, ended: gone, left: total - served - gone },
    ends,
    gaps: { p50Hours, p99Hours, maxHours },
    money: {
      openFen,
      dueFen,
      waivedFen: settlement ? openFen - dueFen : 0,
      disputedFen: settlement?.disputedFen ?? 0,
    },
  };
}

const nobody: RecipientCount = { total: 0, served: 0, ended: 0 };
