/** More acts at once on one case than the engine takes, and fifty clicks with one key. */
import { randomUUID } from 'node:crypto';
import { aPurchase, draft, releaseBudget } from '../callers.ts';
import type { Scenario } from './scenario.ts';
import { tallyOf } from './scenario.ts';

const crowdMax = 60;
const clicksMax = 50;

export const crowd: Scenario = {
  name: 'crowd',
  sentence: 'Sixty acts at once on one case are all done, fifty clicks with one key are one act, and nobody hears 500.',
  async run(trial) {
    const { witness } = trial;
    const askedFrom = witness.asked.length;
    const number = await aPurchase(witness);
    await releaseBudget(witness, number);
    const acts = Array.from({ length: crowdMax }, (_, place) => draft(witness, number, 2_000_000 + place));
    const key = randomUUID();
    const clicks = Array.from({ length: clicksMax }, () => draft(witness, number, 3_000_000, key));
    const answers = await Promise.all([...acts, ...clicks]);
    const { evidence, violations } = await trial.find([number]);
    const drafts = evidence.told[0]!.entries.filter(({ act }) => act === 'draftScheme').length;
    if (drafts !== crowdMax + 1) violations.push(`${crowdMax + 1} schemes were drafted, ${drafts} are on record`);
    const late = answers.filter(({ status }) => status !== 201).length;
    if (late > 0) violations.push(`${late} of the acts were not done`);
    return {
      violations,
      notes: [`callers heard ${tallyOf(witness.asked.slice(askedFrom).flatMap(({ heard }) => heard))}`],
    };
  },
};
