/** A worker that hangs is found out and replaced by the supervisor, without anybody's doing. */
import { aPurchase, draft, releaseBudget } from '../callers.ts';
import { send } from '../machine.ts';
import type { Scenario } from './scenario.ts';
import { secondsOf, tallyOf, until } from './scenario.ts';

/** Work is asked for once a minute; that it was not is believed after 100 s and three looks (engine/programs.ts). */
const replacedWithinMs = 240_000;

export const hung: Scenario = {
  name: 'hung',
  sentence: 'A worker that hangs (SIGSTOP) is replaced, and what was asked meanwhile is done, once.',
  async run(trial) {
    const { witness, machine } = trial;
    const askedFrom = witness.asked.length;
    const number = await aPurchase(witness);
    await releaseBudget(witness, number);
    const pid = machine.signal('worker', 'SIGSTOP');
    const acts = Array.from({ length: 12 }, (_, place) => draft(witness, number, 1_000_000 + place));
    try {
      const tookMs = await until(
        'the hung worker is replaced',
        replacedWithinMs,
        () => machine.programs().worker !== pid,
      );
      await Promise.all(acts);
      const { violations } = await trial.find([number]);
      const heard = tallyOf(witness.asked.slice(askedFrom).flatMap((one) => one.heard));
      return { violations, notes: [`replaced after ${secondsOf(tookMs)}; callers heard ${heard}`] };
    } finally {
      send(pid, 'SIGCONT');
    }
  },
};
