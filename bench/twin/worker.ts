/** The worker of the twins, a process of its own: `node bench/twin/worker.ts <file of the plan>`. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { planMark, twinQueue } from './plan.ts';

const activities = {
  /** As much comes back as the real one gives, and nothing is done for it. */
  async work({ gives, rests }: { gives: number; rests: number; pad: string }): Promise<string> {
    if (rests > 0) await sleep(rests);
    return 'x'.repeat(Math.max(0, gives - 2));
  },
};
export type TwinActivities = typeof activities;

const [, , file] = process.argv;
if (file) await run(file);

async function run(planFile: string): Promise<void> {
  const logger = new DefaultLogger('WARN');
  Runtime.install({ logger });
  const workflowsPath = fileURLToPath(new URL('./workflow.ts', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  const text = JSON.stringify(readFileSync(planFile, 'utf8'));
  const planned = code.replaceAll(`'${planMark}'`, () => text).replaceAll(`"${planMark}"`, () => text);
  const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS! });
  const worker = await Worker.create({
    connection,
    taskQueue: twinQueue,
    workflowBundle: { code: planned },
    activities,
  });
  process.once('disconnect', () => worker.shutdown());
  process.send?.('ready');
  await worker.run();
  await connection.close();
}
