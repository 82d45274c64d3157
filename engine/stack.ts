/** All that one machine needs, each program started after those it needs. */
import { join } from 'node:path';
import { connectionOptions } from '../post/connection.ts';
import { findEngine } from './binary.ts';
import { run } from './command.ts';
import { withConnection } from './connection.ts';
import { Ending, wordsOf } from './endings.ts';
import type { Logs } from './logs.ts';
import { keptPorts, type Ports } from './ports.ts';
import { createDatabases, keptPassword, postgres, query, type Server, url } from './postgres.ts';
import { api, worker } from './programs.ts';
import { project, type Settings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';
import { migrateTemporal, temporal, temporalDatabases, temporalUi } from './temporal.ts';

const database = 'jieli';

export interface Terminal {
  /** One line for the person who waits. */
  says(words: string): void;
  /** Aborted when they do not want to wait any longer. */
  stop: AbortSignal;
}

/** What the others are told, by the names of the variables in which they look for it. */
export interface Addresses {
  API_ADDRESS: string;
  TEMPORAL_ADDRESS: string;
  DATABASE_URL: string;
  TEMPORAL_UI_ADDRESS?: string;
  /** Metrics and readiness, each program's own; see `/metrics`, `/readyz`. */
  API_METRICS_ADDRESS: string;
  WORKER_METRICS_ADDRESS: string;
}

interface Machine {
  settings: Settings;
  logs: Logs;
  supervisor: Supervisor;
  terminal: Terminal;
  ports: Ports;
  server: Server;
}

export async function start(
  settings: Settings,
  logs: Logs,
  supervisor: Supervisor,
  terminal: Terminal,
): Promise<Addresses> {
  const { folder, documents, port, uiPort } = settings;
  const ports = await keptPorts(join(folder, 'ports.json'), { api: port, ui: uiPort });
  const server = { port: ports.postgres, password: keptPassword(folder) };
  const machine = { settings, logs, supervisor, terminal, ports, server };

  const found = await embedded(machine);
  const DATABASE_URL = await databaseOf(machine);
  const TEMPORAL_ADDRESS = found.temporalAddress;
  const API_ADDRESS = here(ports.api);
  const own = { JIELI_DATA: folder, JIELI_DOCUMENTS: documents, JIELI_MODE: settings.mode };
  const told = { ...own, TEMPORAL_NAMESPACE: settings.namespace };
  const env = { ...around(settings), ...told, DATABASE_URL, TEMPORAL_ADDRESS, PORT: String(ports.api) };
  const measured = (port: number) => ({ ...env, METRICS_PORT: String(port) });

  terminal.says('Starting worker and API');
  await run(logs, { name: 'migrate', command: process.execPath, args: [project('db/migrate.ts')], env });
  await Promise.all([
    supervisor.keep(worker(measured(ports.workerMetrics), connectionOptions(env), settings.namespace)),
    supervisor.keep(api(measured(ports.apiMetrics), API_ADDRESS)),
  ]);
  const metrics = { API_METRICS_ADDRESS: here(ports.apiMetrics), WORKER_METRICS_ADDRESS: here(ports.workerMetrics) };
  const addresses = { API_ADDRESS, TEMPORAL_ADDRESS, DATABASE_URL, ...metrics };
  if (!found.ui) return addresses;
  await supervisor.keep(temporalUi(found.ui, ports.ui, TEMPORAL_ADDRESS));
  return { ...addresses, TEMPORAL_UI_ADDRESS: here(ports.ui) };
}

function here(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** The embedded Temporal knows no keys: those for another one, left in the shell, would only lock our programs out. */
function around({ temporalAddress }: Settings): NodeJS.ProcessEnv {
  if (temporalAddress) return process.env;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^TEMPORAL_(API_KEY|TLS)/.test(name)));
}

/** PostgreSQL and Temporal, as far as they are not given. */
async function embedded({ settings, logs, supervisor, terminal, ports, server }: Machine) {
  const { folder, namespace, mode, temporalAddress, databaseUrl } = settings;
  const engine = temporalAddress ? undefined : await findEngine(terminal.says, terminal.stop);
  if (engine || !databaseUrl) {
    terminal.says('Starting PostgreSQL');
    await supervisor.keep(await postgres(folder, logs, server));
    await createDatabases(server, [...(databaseUrl ? [] : [database]), ...(engine ? temporalDatabases : [])]);
  }
  if (!engine) return { temporalAddress: await reachTemporal(temporalAddress!, namespace) };
  terminal.says('Starting Temporal');
  await migrateTemporal(logs, engine.schemaTool, server);
  await supervisor.keep(temporal(engine, { folder, namespace, skipsTime: mode === 'demo' }, server, ports));
  return { temporalAddress: `127.0.0.1:${ports.frontendGrpc}`, ui: engine.ui };
}

async function databaseOf({ settings: { databaseUrl }, server, terminal }: Machine): Promise<string> {
  if (!databaseUrl) return url(server, database);
  terminal.says('Asking the PostgreSQL of DATABASE_URL');
  try {
    await query(databaseUrl, 'select 1');
    return databaseUrl;
  } catch (cause) {
    const sentence = `The PostgreSQL of DATABASE_URL does not answer (${wordsOf(cause)}): `;
    throw new Ending('unreachable', `${sentence}start it, or correct the address.`, { cause });
  }
}

async function reachTemporal(address: string, namespace: string): Promise<string> {
  try {
    await withConnection(connectionOptions(process.env), (service) => service.describeNamespace({ namespace }));
    return address;
  } catch (cause) {
    const sentence = `The Temporal at ${address}, namespace ${namespace}, does not answer (${wordsOf(cause)}): `;
    throw new Ending('unreachable', `${sentence}start it, or correct TEMPORAL_ADDRESS and its companions.`, { cause });
  }
}
