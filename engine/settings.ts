/** What a start is told by the environment. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ending } from './endings.ts';

const modes = ['demo', 'production'] as const;
const portMax = 65_535;
const consolePort = 8080;

export type Mode = (typeof modes)[number];

export interface Settings {
  /** JIELI_DATA: where everything is kept, `.jieli` in the project unless told otherwise. */
  folder: string;
  /** JIELI_DOCUMENTS: the store of documents; several APIs share one. In the data folder unless told otherwise. */
  documents: string;
  /** JIELI_MODE: `demo` has demo accounts, played cases and clocks that can be moved; `production` has none of them. */
  mode: Mode;
  /** PORT: the API and the console, 8080. Nothing for `PORT=0`: a free one is chosen and kept, as the tests want it. */
  port?: number;
  /** TEMPORAL_UI_PORT: Temporal's own web UI; else one is chosen and kept. */
  uiPort?: number;
  /** TEMPORAL_ADDRESS: a Temporal of one's own; then none is started here, and no UI. */
  temporalAddress?: string;
  namespace: string;
  /**
   * DATABASE_URL: a PostgreSQL of one's own for procurements. The embedded Temporal never goes there, because it
   * needs two databases and the right to make them: given this alone, it keeps an embedded PostgreSQL for itself.
   */
  databaseUrl?: string;
  /** JIELI_LIVE_SINCE: a day in China; contracts that were awarded from it on are not taken in as running ones. */
  liveSince?: string;
  /**
   * TREASURY_ADDRESS, TREASURY_SECRET: the treasury that carries out what is approved, and what we share with it. In demo mode
   * without them one is started here; in production there is none then, and its answers are entered by hand.
   */
  treasury?: TreasuryAccess;
}

export interface TreasuryAccess {
  address: string;
  secret: string;
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    folder: folderOf(env),
    documents: resolve(env.JIELI_DOCUMENTS || join(folderOf(env), 'documents')),
    mode: mode(env.JIELI_MODE || 'demo'),
    port: port(env, 'PORT', consolePort),
    uiPort: port(env, 'TEMPORAL_UI_PORT'),
    temporalAddress: env.TEMPORAL_ADDRESS || undefined,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    databaseUrl: env.DATABASE_URL || undefined,
    liveSince: day(env, 'JIELI_LIVE_SINCE'),
    treasury: treasury(env.TREASURY_ADDRESS, env.TREASURY_SECRET),
  };
}

export function folderOf(env: NodeJS.ProcessEnv): string {
  return resolve(env.JIELI_DATA || join(project(), '.jieli'));
}

export function project(file = ''): string {
  return fileURLToPath(new URL(`../${file}`, import.meta.url));
}

function mode(text: string): Mode {
  const found = modes.find((one) => one === text);
  if (!found) throw new Ending('settingsInvalid', `JIELI_MODE is "${text}": set it to ${modes.join(' or ')}.`);
  return found;
}

function treasury(address = '', secret = ''): TreasuryAccess | undefined {
  if (!address && !secret) return undefined;
  const wanted = 'set TREASURY_ADDRESS to an address like http://host:port and TREASURY_SECRET with it, or neither';
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? '') || !secret)
    throw new Ending(
      'settingsInvalid',
      `TREASURY_ADDRESS is "${address}", and TREASURY_SECRET is${secret ? '' : ' not'} set: ${wanted}.`,
    );
  return { address: address.replace(/\/$/, ''), secret };
}

function port(env: NodeJS.ProcessEnv, name: string, usual?: number): number | undefined {
  const text = env[name];
  if (!text) return usual;
  if (!/^\d+$/.test(text) || Number(text) > portMax)
    throw new Ending('settingsInvalid', `${name} is "${text}": set it to a port number from 1 to ${portMax}.`);
  return Number(text) || undefined;
}

function day(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^20\d\d-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Ending('settingsInvalid', `${name} is "${text}": set it to a day, written 2026-12-31.`);
  return text;
}

/**
 * What a system of its own is told on a throw-away folder: nothing that this shell happens to name, no database, engine or
 * treasury, for whoever starts one writes, kills and moves clocks.
 */
export function ofItsOwn(folder: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const named = /^(DATABASE_URL|(TEMPORAL|TREASURY|JIELI)_.*)$/;
  const others = Object.entries(env).filter(([name]) => !named.test(name));
  return { ...Object.fromEntries(others), JIELI_DATA: folder, JIELI_MODE: 'demo', PORT: '0' };
}
