/** Where the database and the engine are that a command works on. */
import { join } from 'node:path';
import { recall } from '../engine/keep.ts';
import { databaseAddress } from '../engine/kept-address.ts';
import type { Ports } from '../engine/ports.ts';
import { folderOf } from '../engine/settings.ts';

/** Those that are named; else those of the machine that runs on the data folder. */
export function addresses(): { DATABASE_URL?: string | undefined; TEMPORAL_ADDRESS?: string | undefined } {
  const ports = recall<Ports>(join(folderOf(process.env), 'ports.json'));
  const own = ports && `127.0.0.1:${ports.frontendGrpc}`;
  return { DATABASE_URL: databaseAddress(process.env), TEMPORAL_ADDRESS: process.env.TEMPORAL_ADDRESS ?? own };
}
