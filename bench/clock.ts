/** Moves the engine's clock of one workflow exactly to a moment, as the demo's clock does; time between is skipped. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';

type Call = (request: object) => Promise<{ fastForwardPollingResult: number }>;

const pollTimedOut = 1;
const pollsMax = 5;
const skipsMax = 500;
const restsWithinLooks = 1_000;
const lookEveryMs = 10;

export async function skipTo(client: Client, workflowId: string, moment: number): Promise<void> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const virtual = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  const leftMs = moment - (virtual ? tsToMs(virtual) : Date.now());
  if (leftMs <= 0) return;
  const fastForwardConfig = { id: randomUUID(), duration: msToTs(leftMs) };
  const timeSkippingConfig = { enabled: true, maxSessionSkipCount: skipsMax, fastForwardConfig };
  const execution = { namespace: client.options.namespace, workflowExecution: { workflowId } };
  const service = client.workflowService as unknown as Record<string, Call>;
  await service.updateWorkflowExecutionOptions!({
    ...execution,
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: { timeSkippingConfig },
  });
  const poll = () => service.pollWorkflowExecutionTimeSkipping!({ ...execution, fastForwardId: fastForwardConfig.id });
  for (let look = 0; look < pollsMax; look++) if ((await poll()).fastForwardPollingResult !== pollTimedOut) return;
  throw new Error(`the engine did not move the clock of ${workflowId}`);
}

/** Until the engine has nothing to do for these workflows: no task and no activity is under way. */
export async function atRest(client: Client, workflowIds: readonly string[]): Promise<void> {
  let quiet = 0;
  for (let look = 0; look < restsWithinLooks; look++) {
    const all = await Promise.all(workflowIds.map((id) => client.workflow.getHandle(id).describe()));
    const busy = all.some(({ raw }) => (raw.pendingActivities?.length ?? 0) > 0 || raw.pendingWorkflowTask);
    quiet = busy ? 0 : quiet + 1;
    if (quiet >= 2) return;
    await sleep(lookEveryMs);
  }
  throw new Error(`${workflowIds.join(', ')} do not come to rest`);
}
