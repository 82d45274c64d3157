/** Where the database is, for a program that is started beside a running system. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recall } from './keep.ts';
import type { Ports } from './ports.ts';
import { url } from './postgres.ts';
import { folderOf } from './settings.ts';

/** DATABASE_URL, else the embedded one of the data folder; nothing where there is none. */
export function databaseAddress(env: NodeJS.ProcessEnv): string | undefined {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const folder = folderOf(env);
  if (!existsSync(join(folder, 'postgres'))) return undefined;
  const ports = recall<Ports>(join(folder, 'ports.json'));
  const password = recall<string>(join(folder, 'password.json'));
  return ports && password ? url({ port: ports.postgres, password }, 'jieli') : undefined;
}
