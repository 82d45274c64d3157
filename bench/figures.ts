/** Figures of a series: quantiles, middle, spread. */

export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
  count: number;
}

export function quantilesOf(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}

/** To three figures: more would claim what a run on another day does not bear out. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** Does the work for each, so many at once, each beginning as soon as one before has ended. */
export async function each<T>(items: readonly T[], atOnce: number, work: (item: T, place: number) => Promise<void>) {
  const left = items.entries();
  const hands = Array.from({ length: atOnce }, async () => {
    for (const [place, item] of left) await work(item, place);
  });
  await Promise.all(hands);
}
