/** The services of the activities with a failpoint on either side of each step that can be half done. */
import type { Dispatch, Services } from '../activities/index.ts';
import { proceedings } from '../domain/acts.ts';
import type { Reach } from './strike.ts';

export function withFailpoints(services: Services, reach: Reach | undefined): Services {
  if (!reach) return services;
  const { journal, treasury, recipients, post, deeds } = services;
  const around = async <T>(points: readonly string[], caseId: string, step: () => Promise<T>): Promise<T> => {
    for (const point of points) await reach(before(point), caseId);
    const done = await step();
    for (const point of points) await reach(after(point), caseId);
    return done;
  };
  return {
    ...services,
    journal: {
      append: (entry, originMs) => {
        const points = entry.act === 'enterStage' ? ['handover', 'record'] : ['record'];
        return around(points, entry.case, () => journal.append(entry, originMs));
      },
    },
    treasury: {
      ...treasury,
      instruct: (one) => around(['treasurySend'], `payment:${one.payment}`, () => treasury.instruct(one)),
      ask: (instruction) => around(['treasuryAsk'], instruction, () => treasury.ask(instruction)),
    },
    recipients: {
      ...recipients,
      count: (takeover) => around(['roster'], `takeover:${takeover}`, () => recipients.count(takeover)),
    },
    post: { dispatch: (one) => around([pointOf(one)], one.from, () => post.dispatch(one)) },
    deeds: {
      ...deeds,
      pendingBefore: (caseId, moment) => around(['bidsDue'], caseId, () => deeds.pendingBefore(caseId, moment)),
    },
  };
}

/** An act on another case, or the start of that case. */
function pointOf({ consequence: { proceeding, act } }: Dispatch): string {
  return act === proceedings[proceeding].opening ? `${proceeding}Start` : 'dispatch';
}

function before(point: string): string {
  return `${point}.before`;
}

function after(point: string): string {
  return `${point}.after`;
}
