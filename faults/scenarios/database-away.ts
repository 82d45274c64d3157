/** PostgreSQL goes away in the middle of acts, and comes back: order is kept, nothing is lost, callers hear 202 or 503. */
import { setTimeout as sleep } from 'node:timers/promises';
import { aPurchase, draft, releaseBudget } from '../callers.ts';
import { OwnDatabase } from '../database.ts';
import { Trial } from '../trial.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { secondsOf, tallyOf } from './scenario.ts';

const callersMax = 8;
const mayHear: readonly number[] = [0, 201, 202, 503];

export function databaseAway(forMs: number): Scenario {
  return {
    name: 'database-away',
    sentence: `PostgreSQL is away for ${forMs / 1000} s in the middle of acts: callers hear 202 or 503, each act is done once, in order.`,
    async run() {
      const database = await OwnDatabase.begin();
      try {
        const trial = await Trial.begin({ DATABASE_URL: database.address }, database.behind);
        try {
          return await shutDoor(trial, database, forMs);
        } finally {
          await trial.end();
        }
      } finally {
        await database.end();
      }
    },
  };
}

async function shutDoor(trial: Trial, database: OwnDatabase, forMs: number): Promise<Outcome> {
  const { witness } = trial;
  const number = await aPurchase(witness);
  await releaseBudget(witness, number);
  let isOver = false;
  let amountFen = 1_000_000;
  const callers = Array.from({ length: callersMax }, async () => {
    while (!isOver) await draft(witness, number, ++amountFen);
  });
  await sleep(2_000);
  const shut = Date.now();
  database.shut();
  await sleep(forMs);
  database.open();
  const opened = Date.now();
  // Callers are in the middle of asking; after the first of them is answered, each asks a little more.
  while (!witness.asked.some(({ began, tookMs, outcome }) => outcome === 'ok' && began + tookMs > opened))
    await sleep(100);
  const backAfterMs = Date.now() - opened;
  isOver = true;
  await Promise.all(callers);
  const { violations } = await trial.find([number]);
  const heard = witness.asked.filter(({ began, tookMs }) => began + tookMs > shut).flatMap((one) => one.heard);
  const otherwise = heard.filter((status) => !mayHear.includes(status));
  if (otherwise.length > 0) violations.push(`callers heard ${tallyOf(otherwise)} while the database was away`);
  if (!heard.some((status) => status === 202 || status === 503)) violations.push('nobody noticed that it was away');
  return {
    violations,
    notes: [`callers heard ${tallyOf(heard)}; first act done ${secondsOf(backAfterMs)} after its return`],
  };
}
