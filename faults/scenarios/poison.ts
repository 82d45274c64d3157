/** An activity that fails for ever for one case: others do not notice, and it heals when the reason is gone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { aPurchase, draft, releaseBudget } from '../callers.ts';
import type { Scenario } from './scenario.ts';
import { secondsOf, tallyOf } from './scenario.ts';

const poisonedForMs = 10_000;
/** Many times what an act takes, for this machine may be busy with other things. */
const othersWithinMs = 30_000;

export const poison: Scenario = {
  name: 'poison',
  sentence:
    'While the record of one case fails without end, the acts of others are answered, and its own acts wait and are then done.',
  async run(trial) {
    const { witness, switchboard } = trial;
    const askedFrom = witness.asked.length;
    const [sick, healthy] = [await aPurchase(witness), await aPurchase(witness)];
    await Promise.all([releaseBudget(witness, sick), releaseBudget(witness, healthy)]);
    switchboard.onlooker = async (point, caseId) =>
      point === 'record.before' && caseId === `procurement:${sick}` ? { do: 'error' } : undefined;
    const waiting = Array.from({ length: 12 }, (_, place) => draft(witness, sick, 1_000_000 + place));
    const others: number[] = [];
    for (const until = Date.now() + poisonedForMs; Date.now() < until; await sleep(500)) {
      const began = Date.now();
      await draft(witness, healthy, 2_000_000 + others.length);
      others.push(Date.now() - began);
    }
    switchboard.onlooker = undefined;
    const healed = Date.now();
    await Promise.all(waiting);
    const healedAfterMs = Date.now() - healed;
    const { violations } = await trial.find([sick, healthy]);
    const slowest = Math.max(...others);
    if (slowest > othersWithinMs) violations.push(`another case waited ${secondsOf(slowest)} for its answer`);
    const heard = witness.asked
      .slice(askedFrom)
      .filter(({ path }) => path.includes(sick))
      .flatMap((one) => one.heard);
    return {
      violations,
      notes: [
        `${others.length} acts of another case, the slowest after ${secondsOf(slowest)}`,
        `the sick one heard ${tallyOf(heard)}, and was whole again ${secondsOf(healedAfterMs)} after the cure`,
      ],
    };
  },
};
