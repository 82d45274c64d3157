/** The list of what must hold; a new invariant, such as the verifier of the journal, is one line here. */
import type { Evidence, Invariant } from './evidence.ts';
import { noCallerHears500, oneTruth } from './invariants/answers.ts';
import { nothingStuck, replays } from './invariants/engine.ts';
import { lawful, oneTakesOver, toldOnce } from './invariants/law.ts';
import { moneyMovesOnce } from './invariants/money.ts';
import { gapless, threeWays, verified } from './invariants/record.ts';

export const invariants: readonly Invariant[] = [
  noCallerHears500,
  oneTruth,
  moneyMovesOnce,
  gapless,
  verified,
  threeWays,
  lawful,
  toldOnce,
  oneTakesOver,
  nothingStuck,
  replays,
];

/** What does not hold, each with the name of the invariant. */
export async function violationsIn(evidence: Evidence, held: readonly Invariant[] = invariants): Promise<string[]> {
  const found: string[] = [];
  for (const { name, violations } of held)
    found.push(...(await violations(evidence)).map((where) => `${name}: ${where}`));
  return found;
}
