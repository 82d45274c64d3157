/** Keeps the journal of a family of cases for the test of journals: `node test/keep-journal.ts <number> <name>`, with DATABASE_URL. */
import { writeFileSync } from 'node:fs';
import { openDatabase } from '../db/orm.ts';
import { version } from '../operation/version.ts';
import { keptOf } from './kept-journals.ts';

const [, , number, name] = process.argv;
if (!number || !name)
  throw new Error('Say which purchase, and under which name: node test/keep-journal.ts <number> <name>');
const orm = await openDatabase(process.env.DATABASE_URL!);
const kept = await keptOf(orm.em.fork(), number);
await orm.close();
writeFileSync(new URL(`./journals/${version}/${name}.json`, import.meta.url), `${JSON.stringify(kept)}\n`);
