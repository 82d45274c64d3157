/** `npm run faults`: a machine of its own is made to fail in every way that is known, and must keep its promises. */
import { parseArgs } from 'node:util';
import { allStrikes, nameOf, type Strike, strikesAtOnce, tryStrikes } from './points.ts';
import { chanceOf } from './random.ts';
import { roundLines, sentences, totalLines } from './report.ts';
import { playRound } from './rounds.ts';
import { crowd } from './scenarios/crowd.ts';
import { databaseAway } from './scenarios/database-away.ts';
import { diskFull } from './scenarios/disk-full.ts';
import { hung } from './scenarios/hung.ts';
import { poison } from './scenarios/poison.ts';
import { powerCut } from './scenarios/power-cut.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { Trial } from './trial.ts';

const usage = `npm run faults -- [--minutes 10] [--seed N] [--only points|rounds|scenarios] [--round N]
  --minutes  about how long; the told scenarios and a last round are always finished
  --seed     what goes wrong, and when; printed first, else chosen
  --only     points: every failpoint at its first and second hit, however long that takes; rounds: chance; scenarios: the told ones
  --round    one round again, by the seed that was printed with it`;

const usualMinutes = 10;
const roundMs = 60_000;
const seedMax = 0xffffffff;
/** Of the time, the share for failpoints; the rest is for chance, after the told scenarios. */
const pointsShare = 0.25;
const awayMs = 120_000;
const scenarios: readonly Scenario[] = [crowd, poison, powerCut, hung, databaseAway(awayMs), diskFull];

const told = wanted();
process.exitCode = told ? await run(told) : 2;

interface Wanted {
  untilMs: number;
  pointsUntilMs: number;
  seed: number;
  only?: string | undefined;
  round?: number;
}

function wanted(): Wanted | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { minutes: text, seed: text, only: text, round: text } });
    const minutes = Number(values.minutes ?? usualMinutes);
    const seed = Number(values.seed ?? Math.floor(Math.random() * seedMax));
    const isKnown = values.only === undefined || ['points', 'rounds', 'scenarios'].includes(values.only);
    if (!(minutes > 0) || !Number.isInteger(seed) || !isKnown) throw new Error('This cannot be understood:');
    const round = values.round === undefined ? {} : { round: Number(values.round) };
    const limitMs = Date.now() + minutes * 60_000;
    // All failpoints last as long as they last, unless somebody says how long.
    const allPointsMs = values.minutes ? limitMs : Number.POSITIVE_INFINITY;
    const pointsUntilMs = values.only === 'points' ? allPointsMs : Date.now() + minutes * 60_000 * pointsShare;
    return { untilMs: limitMs, pointsUntilMs, seed, only: values.only, ...round };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return undefined;
  }
}

async function run({ untilMs, pointsUntilMs, seed, only, round }: Wanted): Promise<number> {
  console.log(`seed ${seed}\n${sentences().join('\n')}\n`);
  const trial = await Trial.begin();
  const faults: string[] = [];
  const violations: string[] = [];
  const recoveriesMs: number[] = [];
  try {
    const does = (what: string) => round === undefined && (only === undefined || only === what);
    if (does('points')) await allPoints(trial, seed, pointsUntilMs, faults, violations);
    if (does('scenarios')) await allScenarios(trial, faults, violations);
    for (let place = 0; (does('rounds') || round !== undefined) && (place === 0 || Date.now() < untilMs); place++) {
      const played = await playRound(trial, round ?? seed + place * 2, roundMs);
      console.log(roundLines(played).join('\n'));
      faults.push(...played.faults);
      recoveriesMs.push(...played.recoveriesMs);
      violations.push(
        ...played.violations.map((one) => `${one} (round ${played.seed}, after ${played.faults.join('; ')})`),
      );
      if (round !== undefined || played.violations.length > 0) break;
    }
    const { asked } = trial.witness;
    console.log(totalLines({ seed, faults, asked, recoveriesMs, violations, gaveUp: trial.machine.gaveUp }).join('\n'));
  } finally {
    await trial.end();
  }
  return violations.length === 0 ? 0 : 1;
}

async function allPoints(trial: Trial, seed: number, until: number, faults: string[], violations: string[]) {
  const left: Strike[] = chanceOf(seed).shuffled(allStrikes);
  while (left.length > 0 && Date.now() < until) {
    const batch = left.splice(0, strikesAtOnce);
    const { violations: found, restedAfterMs } = await tryStrikes(trial, batch);
    for (const strike of batch) console.log(`${nameOf(strike)}: ${strike.point.what}`);
    console.log(`    ${found.length === 0 ? 'held' : found.join('\n    ')}; at rest after ${restedAfterMs} ms`);
    faults.push(...batch.map(nameOf));
    violations.push(...found.map((one) => `${one} (${batch.map(nameOf).join('; ')})`));
  }
  console.log(`failpoints: ${allStrikes.length - left.length} of ${allStrikes.length} tried`);
}

async function allScenarios(trial: Trial, faults: string[], violations: string[]): Promise<void> {
  for (const { name, sentence, run: begin } of scenarios) {
    const { violations: found, notes } = await begin(trial).catch(asViolation);
    console.log(
      `${name}: ${sentence}\n    ${[...notes, found.length === 0 ? 'held' : found.join('\n    ')].join('\n    ')}`,
    );
    faults.push(name);
    violations.push(...found.map((one) => `${one} (${name})`));
  }
}

function asViolation(error: Error): { violations: string[]; notes: string[] } {
  return { violations: [error.message], notes: [] };
}
