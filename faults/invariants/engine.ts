/** I8 and I9: nothing is stuck, and what the engine has on file can be replayed by the code of now. */
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import type { Invariant, Told } from '../evidence.ts';

const taskAttemptsMax = 5;
const activityAttemptsMax = 20;

export const nothingStuck: Invariant = {
  name: 'I8',
  sentence: 'An open case has one run, one that is over has none; no task fails again and again, and no deed waits.',
  violations: ({ told, deeds }) => [
    ...told.flatMap(stuck),
    ...deeds.filter(({ answeredAt }) => !answeredAt).map(({ id, caseId }) => `${caseId}: deed ${id} still waits`),
  ],
};

function stuck({ row, isOver, runs, pending, dumb }: Told): string[] {
  const running = runs.filter(({ status }) => status === 'RUNNING').length;
  const found = [];
  if (running !== (isOver ? 0 : 1)) found.push(`${row.id} is in ${row.stage} and ${running} runs go on`);
  const broken = runs.filter(({ status }) => !/^(RUNNING|COMPLETED|CONTINUED_AS_NEW|TERMINATED)$/.test(status));
  found.push(...broken.map(({ status }) => `${row.id} has a run that is ${status}`));
  if (dumb !== undefined) found.push(`${row.id} does not answer: ${dumb}`);
  if (pending.taskAttempt > taskAttemptsMax)
    found.push(`${row.id} fails its task for the ${pending.taskAttempt}th time`);
  const failing = pending.activities.filter(({ attempt }) => attempt > activityAttemptsMax);
  return [...found, ...failing.map(({ name, attempt }) => `${row.id} tries ${name} for the ${attempt}th time`)];
}

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined;

export const replays: Invariant = {
  name: 'I9',
  sentence: 'Every history replays with the code of now.',
  async violations({ told }) {
    const logger = new DefaultLogger('ERROR');
    const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
    if (!bundled) Runtime.install({ logger });
    bundled ??= bundleWorkflowCode({ workflowsPath, logger });
    const histories = told.flatMap(({ row, runs }) => runs.map(({ history }) => ({ workflowId: row.id, history })));
    const found: string[] = [];
    for await (const { workflowId, runId, error } of Worker.runReplayHistories(
      { workflowBundle: await bundled },
      histories,
    ))
      if (error) found.push(`${workflowId} run ${runId} does not replay: ${error.message}`);
    return found;
  },
};
