/** PostgreSQL goes away in the middle of acts, and comes back: order is kept, nothing is lost, callers hear 202 or 503. */
import { setTimeout as sleep } from 'node:timers/promises';
import { aPurchase, releaseBudget } from '../callers.ts';
import { OwnDatabase } from '../database.ts';
import { Trial } from '../trial.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { amidDrafts, heardSince, secondsOf, tallyOf, untilDoneAgain } from './scenario.ts';

const backWithinMs = 120_000;

export function databaseAway(forMs: number): Scenario {
  return {
    name: 'database-away',
    sentence: `PostgreSQL is away for ${forMs / 1000} s: callers hear 202 or 503, each act is done once, in order.`,
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
  const { shut, backAfterMs } = await amidDrafts(witness, number, async () => {
    await sleep(2_000);
    const since = Date.now();
    database.shut();
    await sleep(forMs);
    database.open();
    return { shut: since, backAfterMs: await untilDoneAgain(witness, Date.now(), backWithinMs) };
  });
  const { violations } = await trial.find([number]);
  const { heard, wrong } = heardSince(witness, shut, 'the database was away');
  return {
    violations: [...violations, ...wrong],
    notes: [`callers heard ${tallyOf(heard)}; first act done ${secondsOf(backAfterMs)} after its return`],
  };
}
