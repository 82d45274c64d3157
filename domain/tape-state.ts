/** 计算单：an amount of money as the steps that make it, each with its clause, what went into it and how it was rounded. */
import type { Rounding } from './apportion.ts';

export interface TapeStep {
  clause: string;
  /** In the words of the trade. */
  what: string;
  /** By name: what went in, as it is read. */
  inputs: Readonly<Record<string, string>>;
  rounding: Rounding;
  /** Taken away where it is less than nothing. */
  fen: number;
}

/** The steps add up to `payableFen`. */
export interface Tape {
  /** By place: '1', '2', … */
  steps: Readonly<Record<string, TapeStep>>;
  /** What was performed is worth, before anything is taken away. */
  grossFen: number;
  recoveredFen: number;
  deductedFen: number;
  payableFen: number;
  /** What should have been deducted and found nothing to be deducted from: the rounding line takes it over. */
  unmetFen: number;
}

export function numbered(steps: readonly TapeStep[]): Tape['steps'] {
  return Object.fromEntries(steps.map((step, place) => [String(place + 1), step]));
}
