/** `npm run restart -- <case>` or `-- --all`: begins runs again from the journal, where they are broken or the engine lost them. */
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { Journal } from '../db/journal.ts';
import { openDatabase } from '../db/orm.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { connectionOptions } from '../post/connection.ts';
import { Restarting } from '../post/restart.ts';
import { addresses } from './addresses.ts';

const usage = `npm run restart -- <case> [--reason <why>]   one case, such as procurement:411303-2026-0042, whether its run lives or not
npm run restart -- --all [--reason <why>]    every open case that no run goes on with: after the engine was lost`;
const exits = { done: 0, notDone: 1, wrongCall: 2 } as const;

process.exitCode = await run();

async function run(): Promise<number> {
  const told = wanted();
  if (!told) return exits.wrongCall;
  const { DATABASE_URL, TEMPORAL_ADDRESS } = addresses();
  if (!DATABASE_URL || !TEMPORAL_ADDRESS) {
    console.error('Nothing runs in the data folder: set DATABASE_URL and TEMPORAL_ADDRESS, or npm start first.');
    return exits.wrongCall;
  }
  const orm = await openDatabase(DATABASE_URL);
  const connection = await Connection.connect(connectionOptions({ ...process.env, TEMPORAL_ADDRESS }));
  try {
    const client = new Client({ connection, namespace: process.env.TEMPORAL_NAMESPACE ?? 'default' });
    const em = () => orm.em.fork();
    const restarting = new Restarting(client, em, new Journal(em, chinaCalendar));
    return await each(restarting, told.case ? [told.case] : await restarting.lost(), told.reason);
  } finally {
    await Promise.all([connection.close(), orm.close()]);
  }
}

/** One after the other, so that a long list can be stopped, and called again for what is left. */
async function each(restarting: Restarting, cases: readonly string[], reason: string): Promise<number> {
  let left = 0;
  for (const one of cases) {
    try {
      const done = await restarting.restart(one, reason);
      if (done.kind !== 'restarted') left++;
      console.log(`${one}: ${sentenceOf(done)}`);
    } catch (error) {
      // One that cannot be begun must not keep the others waiting.
      left++;
      console.error(`${one}: not begun again: ${(error as Error).message}`);
    }
  }
  console.log(`${cases.length - left} of ${cases.length} begun again.`);
  return left === 0 ? exits.done : exits.notDone;
}

function sentenceOf(done: Awaited<ReturnType<Restarting['restart']>>): string {
  if (done.kind === 'unknown') return 'there is no such case; the whole name is meant, <proceeding>:<number>.';
  if (done.kind === 'ended') return 'it is over and owes nothing to another case; it stays as it is.';
  return `goes on after entry ${done.seq}, with ${done.unsent} acts to be sent to other cases.`;
}

function wanted(): { case?: string; reason: string } | undefined {
  try {
    const options = { all: { type: 'boolean', default: false }, reason: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [one, ...more] = positionals;
    if (more.length > 0 || values.all === Boolean(one)) throw new Error('Say one case, or --all.');
    return { ...(one ? { case: one } : {}), reason: values.reason ?? 'restarted by an operator' };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return undefined;
  }
}
