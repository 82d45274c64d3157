/** `npm run namespace`: makes TEMPORAL_NAMESPACE on the Temporal of TEMPORAL_ADDRESS, where there is none; waits until it can be used. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectionOptions } from '../post/connection.ts';
import { wordsOf } from './endings.ts';
import { ensureNamespace } from './namespace.ts';

const readyWithinMs = 120_000;
const askEveryMs = 1_000;

const namespace = process.env.TEMPORAL_NAMESPACE || 'default';
for (const deadline = Date.now() + readyWithinMs; ; await sleep(askEveryMs)) {
  try {
    await ensureNamespace(connectionOptions(), namespace);
    console.log(`The namespace ${namespace} is there.`);
    break;
  } catch (error) {
    if (Date.now() < deadline) continue;
    console.error(`The namespace ${namespace} cannot be made or used: ${wordsOf(error)}`);
    process.exit(1);
  }
}
