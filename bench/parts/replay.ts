/** How fast histories are replayed: what a worker does for a case that it does not have in its memory. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { sharedModules } from '../../worker/bundle.ts';
import { rounded } from '../figures.ts';

export interface Replay {
  histories: number;
  events: number;
  eventsASecond: number;
}

const folder = new URL('../../test/histories/', import.meta.url);
/** The first round warms up. */
const rounds = 3;

export async function measureReplay(): Promise<Replay> {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger });
  const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger, preloadModules: sharedModules });
  // Those of every release; not those that are broken on purpose.
  const histories = globSync('[0-9]*/*.json', { cwd: fileURLToPath(folder) })
    .sort()
    .map((name) => ({ workflowId: name, history: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }));
  const events = histories.reduce((sum, { history }) => sum + history.events.length, 0);
  let ms = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
      if (error) throw new Error(`${workflowId} does not replay`, { cause: error });
    ms = Math.min(ms, performance.now() - began);
  }
  return { histories: histories.length, events, eventsASecond: rounded((events * 1000) / ms) };
}
