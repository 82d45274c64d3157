/** What the worker and the API are told by the environment, beside how the engine is reached (post/connection.ts). */
import { join } from 'node:path';

export interface ProgramSettings {
  /** DATABASE_URL: PostgreSQL, with `?sslmode=verify-full&sslrootcert=…` where it is asked over a network. */
  databaseUrl: string;
  /** TEMPORAL_NAMESPACE */
  namespace: string;
  /** JIELI_MODE is `demo`: demo accounts, and cases have clocks of their own. Anything else is production. */
  playsTime: boolean;
  /** JIELI_DOCUMENTS: the store of documents, which several APIs share; else `documents` in JIELI_DATA. */
  documents: string;
  /** JIELI_LIVE_SINCE: the day on which the system went live; nothing where there is no such limit. */
  liveSince?: string;
  /** PORT: the API. */
  port: number;
  /** LISTEN_ADDRESS: 127.0.0.1 unless told otherwise, because nobody should be on a network by accident. */
  listenAddress: string;
  /** METRICS_PORT: metrics and readiness for whoever operates; none is opened where it is not set. */
  metricsPort?: number;
  /** TRUST_PROXY: how many proxies of ours a request passes; what stands before them in its header is anybody's word. */
  proxies: number;
  /** LOG_LEVEL */
  logLevel: string;
  /** WORKFLOW_BUNDLE: the workflows, bundled before (worker/write-bundle.ts); else the worker bundles them when it starts. */
  workflowBundle?: string;
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const portMax = 65_535;
const proxiesMax = 10;

export function programSettings(env: NodeJS.ProcessEnv): ProgramSettings {
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set: name the PostgreSQL database of the purchases.');
  const logLevel = env.LOG_LEVEL || 'info';
  if (!levels.includes(logLevel)) throw new Error(`LOG_LEVEL is "${logLevel}": set it to one of ${levels.join(', ')}.`);
  return {
    databaseUrl: env.DATABASE_URL,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    playsTime: env.JIELI_MODE === 'demo',
    documents: env.JIELI_DOCUMENTS || join(env.JIELI_DATA || '.jieli', 'documents'),
    liveSince: env.JIELI_LIVE_SINCE || undefined,
    port: number(env, 'PORT', portMax) ?? 8080,
    listenAddress: env.LISTEN_ADDRESS || '127.0.0.1',
    metricsPort: number(env, 'METRICS_PORT', portMax) || undefined,
    proxies: number(env, 'TRUST_PROXY', proxiesMax) ?? 0,
    logLevel,
    workflowBundle: env.WORKFLOW_BUNDLE || undefined,
  };
}

function number(env: NodeJS.ProcessEnv, name: string, most: number): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw new Error(`${name} is "${text}": set it to a number from 0 to ${most}.`);
  return Number(text);
}
