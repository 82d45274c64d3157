/** `npm run calendar -- list` or `-- adopt <year>`: what the newest notice of days off moves in the cases that run, and moving it. */
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../db/orm.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { civilDate } from '../domain/time.ts';
import { Adopting, type Move } from '../post/adopting.ts';
import { connectionOptions } from '../post/connection.ts';
import { addresses } from './addresses.ts';

const usage = `npm run calendar -- list            the running deadlines that an older calendar counted, and where the newest puts them
npm run calendar -- adopt <year>    counts them again, case by case; <year> is the last whose notice this program knows`;
const exits = { done: 0, notDone: 1, wrongCall: 2 } as const;

process.exitCode = await run(process.argv.slice(2));

async function run([command, year, ...more]: string[]): Promise<number> {
  const isList = command === 'list' && year === undefined;
  if (more.length > 0 || (!isList && command !== 'adopt')) return wrongCall(usage);
  const known = Math.max(...chinaCalendar.years);
  if (!isList && Number(year) !== known)
    return wrongCall(
      `The last notice that this program knows is that of ${known}: docs/changing-the-law.md says how to enter another.`,
    );
  const { DATABASE_URL, TEMPORAL_ADDRESS } = addresses();
  if (!DATABASE_URL || !TEMPORAL_ADDRESS)
    return wrongCall('Nothing runs in the data folder: set DATABASE_URL and TEMPORAL_ADDRESS, or npm start first.');
  const orm = await openDatabase(DATABASE_URL);
  const connection = await Connection.connect(connectionOptions({ ...process.env, TEMPORAL_ADDRESS }));
  try {
    const client = new Client({ connection, namespace: process.env.TEMPORAL_NAMESPACE ?? 'default' });
    return await each(new Adopting(client, () => orm.em.fork(), chinaCalendar), isList);
  } finally {
    await Promise.all([connection.close(), orm.close()]);
  }
}

/** One after the other, so that a long list can be stopped, and called again for what is left. */
async function each(adopting: Adopting, isList: boolean): Promise<number> {
  let left = 0;
  let cases = 0;
  for await (const { caseId, moves } of adopting.open()) {
    cases++;
    for (const move of moves) console.log(`${caseId}: ${sentenceOf(move)}`);
    if (isList) continue;
    const adopted = await adopting.adopt(caseId);
    if (adopted.kind !== 'adopted') left++;
    if (adopted.kind === 'adopted') console.log(`${caseId}: counted again in entry ${adopted.seq}.`);
    if (adopted.kind === 'refused') console.log(`${caseId}: refused: ${adopted.why}`);
    if (adopted.kind === 'kept') console.log(`${caseId}: on file, and not answered yet; the API goes on with it.`);
  }
  console.log(isList ? `${cases} cases.` : `${cases - left} of ${cases} cases counted again by ${chinaCalendar.id}.`);
  return left === 0 ? exits.done : exits.notDone;
}

function sentenceOf({ key, title, from, to }: Move): string {
  const [was, is] = [civilDate(from), civilDate(to)];
  return `${key} (${title}) ${was === is ? `stays ${was}` : `${was} → ${is}`}`;
}

function wrongCall(why: string): number {
  console.error(why);
  return exits.wrongCall;
}
