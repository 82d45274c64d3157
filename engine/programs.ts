/** Our own programs under the supervisor, worker and API, and the demo's treasury; and how it is seen that they work. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { withConnection } from './connection.ts';
import { project } from './settings.ts';
import type { Program } from './supervisor.ts';

const taskQueue = 'procurement';
const workflowTasks = 1;
/** A worker asks for work again after a minute at the latest; one that has not for longer hangs. */
const asksWithinMs = 100_000;
const answersWithinMs = 4_000;

export function worker(env: NodeJS.ProcessEnv, connection: ConnectionOptions, namespace: string): Program {
  return { ...own('worker', env), probe: (pid) => asksForWork(connection, namespace, pid) };
}

export function api(env: NodeJS.ProcessEnv, address: string): Program {
  return { ...own('api', env), probe: () => answers(`${address}/healthz`) };
}

/** Its books lie in the data folder, and are nobody's but its own. */
export function treasury(folder: string, port: number, secret: string, apiAddress: string): Program {
  const variables = {
    PORT: String(port),
    BOOKS: join(folder, 'treasury', 'books.sqlite'),
    SECRET: secret,
    CALLBACK_ADDRESS: `${apiAddress}/callbacks/treasury`,
  };
  return { ...own('treasury', variables), probe: () => answers(`http://127.0.0.1:${port}/healthz`) };
}

export async function answers(address: string): Promise<void> {
  const { status } = await fetch(address, { signal: AbortSignal.timeout(answersWithinMs) });
  if (status !== 200) throw new Error(`${address} says ${status}`);
}

function own(name: string, env: NodeJS.ProcessEnv): Omit<Program, 'probe'> {
  return { name, command: process.execPath, args: [project(`${name}/main.ts`)], env };
}

/** The server remembers a dead worker for minutes: only this process counts, by the identity the SDK gives it. */
async function asksForWork(connection: ConnectionOptions, namespace: string, pid: number): Promise<void> {
  const queue = { namespace, taskQueue: { name: taskQueue }, taskQueueType: workflowTasks };
  const { pollers } = await withConnection(connection, (service) => service.describeTaskQueue(queue));
  const identity = `${pid}@${hostname()}`;
  const asked = pollers?.find((poller) => poller.identity === identity)?.lastAccessTime;
  if (!asked || Date.now() - tsToMs(asked) > asksWithinMs) throw new Error(`${identity} asks for no work`);
}
