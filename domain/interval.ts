/** 置信区间：how far a share of a small sample may be from that of everybody, by Wilson's method at 95 percent. */

/** The quantile of the method: 1.96, squared, in ten thousandths. */
const squaredE4 = 38_416n;
const e4 = 10_000n;

/** What a share of a sample says of the whole, in basis points, rounded outwards so that it never claims too much. */
export interface Interval {
  method: 'wilson95';
  shareBp: number;
  lowBp: number;
  highBp: number;
}

/** Wilson's score interval of `satisfied` among `asked`, in whole numbers all the way. */
export function wilson(satisfied: number, asked: number): Interval {
  const [yes, all] = [BigInt(satisfied), BigInt(asked)];
  // (2x + z² ± √(z⁴ + 4z²x(n−x)/n)) / 2(n + z²), all of it times 10⁸.
  const middle = 2n * yes * e4 * e4 + squaredE4 * e4;
  const radicand = (squaredE4 * squaredE4 * all + 4n * squaredE4 * e4 * yes * (all - yes)) * e4 * e4;
  const root = rootOf(radicand / all);
  const whole = 2n * all * e4 * e4 + 2n * squaredE4 * e4;
  const low = middle - root - 1n;
  const high = middle + root + 1n;
  return {
    method: 'wilson95',
    shareBp: Number((yes * 2n * e4 + all) / (2n * all)),
    lowBp: satisfied === 0 ? 0 : Math.max(0, Number((low * e4) / whole)),
    highBp: satisfied === asked ? 10_000 : Math.min(10_000, Number((high * e4 + whole - 1n) / whole)),
  };
}

/** The whole part of the square root, by Newton's way. */
function rootOf(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
