/** A thread that looks through files, one after the other: whatever a file does to it, the API goes on answering. */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { inspect, type Judged } from './content.ts';

/** What the thread answers with: the judgement, or why there is none. */
export type Told = { judged: Judged } | { failed: string };

parentPort!.on('message', async (path: string) => {
  parentPort!.postMessage(await told(path));
});

async function told(path: string): Promise<Told> {
  try {
    return { judged: await inspect(await readFile(path)) };
  } catch (error) {
    return { failed: String((error as Error).stack) };
  }
}
