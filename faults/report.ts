/** What a trial prints: what was done to the machine, what was asked of it, what was lost or double, how fast it came back. */
import { invariants } from './judge.ts';
import type { Round } from './rounds.ts';
import { secondsOf, tallyOf } from './scenarios/scenario.ts';
import type { Asked } from './witness.ts';

export interface Total {
  seed: number;
  faults: string[];
  asked: readonly Asked[];
  recoveriesMs: number[];
  violations: string[];
  gaveUp: number;
}

export function roundLines({ seed, faults, answered, recoveriesMs, restedAfterMs, violations }: Round): string[] {
  const slowest = recoveriesMs.length > 0 ? Math.max(...recoveriesMs) : 0;
  return [
    `round with seed ${seed}: ${faults.length} faults, ${answered} acts answered, slowest recovery ${secondsOf(slowest)}, at rest after ${secondsOf(restedAfterMs)}`,
    ...faults.map((fault) => `    ${fault}`),
    ...violations.map((violation) => `  VIOLATED ${violation}`),
  ];
}

export function totalLines({ seed, faults, asked, recoveriesMs, violations, gaveUp }: Total): string[] {
  const answered = asked.filter(({ outcome }) => outcome !== 'unknown').length;
  const count = (word: string) => violations.filter((one) => one.includes(`${word}: `)).length;
  const sorted = [...recoveriesMs].sort((a, b) => a - b);
  const at = (share: number) => secondsOf(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return [
    '',
    `seed            ${seed}`,
    `faults          ${faults.length}`,
    `acts answered   ${answered} of ${asked.length}`,
    `lost            ${count('lost')}`,
    `double          ${count('double')}`,
    `recovery        p50 ${at(0.5)}, p95 ${at(0.95)}, slowest ${at(1)}`,
    `callers heard   ${tallyOf(asked.flatMap(({ heard }) => heard))}`,
    `supervisor gave up ${gaveUp} times`,
    `violations      ${violations.length}`,
    ...violations.map((violation) => `  ${violation}`),
  ];
}

/** Each invariant with its sentence. */
export function sentences(): string[] {
  return invariants.map(({ name, sentence }) => `${name}  ${sentence}`);
}
