/** `npm run verify -- <case|all> [--anchors <file>] [--json]`: whether the journal is whole, unaltered and lawful. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { IsolationLevel } from '@mikro-orm/core';
import { z } from 'zod';
import { openDatabase } from '../db/orm.ts';
import { databaseAddress } from '../engine/kept-address.ts';
import type { Anchor } from './anchors.ts';
import { type Verdict, verify, type Wanted } from './verify.ts';
import { wordsOf } from './words.ts';

const exits = { whole: 0, faulty: 1, notAsked: 2, unreachable: 3 } as const;
const usage = 'Say what to verify: npm run verify -- all, or -- procurement:<number> [--anchors <file>] [--json]';

const Anchors = z.object({
  roots: z.array(
    z.object({
      number: z.int(),
      day: z.string(),
      root: z.string(),
      at: z.string().optional(),
      heads: z.array(z.tuple([z.string(), z.int(), z.string()])).optional(),
    }),
  ),
});

process.exitCode = await run();

async function run(): Promise<number> {
  const asked = wanted();
  if (typeof asked === 'string') return complain(asked, exits.notAsked);
  const address = databaseAddress(process.env);
  if (!address)
    return complain('There is no database to verify: run npm start, or set DATABASE_URL.', exits.unreachable);
  const orm = await openDatabase(address);
  try {
    const begun = Date.now();
    const verdict = await verifyAtOneMoment(orm, asked.wanted);
    console.log(asked.json ? JSON.stringify(verdict, null, 2) : wordsOf(verdict, Date.now() - begun));
    if (asked.wanted.only && verdict.cases === 0)
      return complain(`There is no case ${asked.wanted.only}.`, exits.notAsked);
    return verdict.faults.length === 0 ? exits.whole : exits.faulty;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== 'ECONNREFUSED' && !/ECONNREFUSED|ENOTFOUND|timeout/.test(message)) throw error;
    return complain(
      `The database does not answer (${message.split('\n')[0]}): start it, or correct DATABASE_URL.`,
      exits.unreachable,
    );
  } finally {
    await orm.close();
  }
}

/** As of one moment, whatever is written meanwhile: a running system is no fault. */
function verifyAtOneMoment(orm: Awaited<ReturnType<typeof openDatabase>>, asked: Wanted): Promise<Verdict> {
  const readOnly = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true };
  return orm.em.fork().transactional((em) => verify(em, asked), readOnly);
}

function wanted(): { wanted: Wanted; json: boolean } | string {
  const options = { anchors: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [what] = positionals;
    if (!what || positionals.length > 1) return usage;
    const only = what === 'all' ? {} : { only: what };
    if (values.anchors && what !== 'all') return `Roots cover all cases: --anchors goes with all.\n${usage}`;
    return {
      wanted: { ...only, ...(values.anchors ? { anchors: anchorsIn(values.anchors) } : {}) },
      json: values.json,
    };
  } catch (error) {
    return `${(error as Error).message}\n${usage}`;
  }
}

function anchorsIn(file: string): Anchor[] {
  const read = Anchors.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} holds no roots: keep what /public/roots answers`);
  return read.data.roots.map(({ heads, ...anchor }) => ({ ...anchor, ...(heads ? { heads } : {}) }));
}

function complain(words: string, code: number): number {
  console.error(words);
  return code;
}
