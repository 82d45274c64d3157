/** Whole numbers only: how a share is rounded, and how a sum is divided so that its parts make the whole again. */

/** 四舍五入, 舍去; `exact` where nothing is left over. */
export const roundings = { exact: '整除，无尾数', halfUp: '四舍五入到分', down: '不足一分的舍去' } as const;
export type Rounding = keyof typeof roundings;

/** An amount that need not be whole fen: `over / under` of them. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

export function rounded({ over, under }: Fraction, rounding: Exclude<Rounding, 'exact'>): number {
  if (over < 0n) return -rounded({ over: -over, under }, rounding);
  if (rounding === 'down') return Number(over / under);
  return Number((over * 2n + under) / (under * 2n));
}

/** `rounding`, or `exact` where there is nothing to round. */
export function roundingOf({ over, under }: Fraction, rounding: Exclude<Rounding, 'exact'>): Rounding {
  return over % under === 0n ? 'exact' : rounding;
}

export function shareOf(fen: number, basisPoints: number): Fraction {
  return { over: BigInt(fen) * BigInt(basisPoints), under: 10_000n };
}

/**
 * Divides `fen` by weights, largest remainder first (最大余额法), by name where two are equal; whatever order they are given in.
 * Nobody with a weight of nothing gets anything.
 */
export function apportioned(fen: number, weights: Readonly<Record<string, number>>): Record<string, number> {
  const names = Object.keys(weights).sort((a, b) => (a < b ? -1 : 1));
  const whole = names.reduce((total, name) => total + BigInt(weights[name]!), 0n);
  if (whole === 0n) return Object.fromEntries(names.map((name) => [name, 0]));
  const parts = names.map((name) => {
    const over = BigInt(fen) * BigInt(weights[name]!);
    return { name, floor: over / whole, left: over % whole };
  });
  const given = parts.reduce((total, { floor }) => total + floor, 0n);
  const first = [...parts].sort((a, b) => (a.left === b.left ? 0 : a.left > b.left ? -1 : 1));
  const more = new Set(first.slice(0, Number(BigInt(fen) - given)).map(({ name }) => name));
  return Object.fromEntries(parts.map(({ name, floor }) => [name, Number(floor) + (more.has(name) ? 1 : 0)]));
}
