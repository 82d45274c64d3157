/** How a process of ours ends: in order when it is told to, and with one sentence in the log when it cannot go on. */
import type { Server } from 'node:http';
import type { Log } from './log.ts';

const settingsInvalid = 10;

/** What the environment says, or one sentence on what is wrong with it, and the end. */
export function settingsOrEnd<Settings>(read: (env: NodeJS.ProcessEnv) => Settings): Settings {
  try {
    return read(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(settingsInvalid);
  }
}

/** Runs a program; what it cannot go on with is told in the log, and the process ends with 1. */
export async function begin(log: Log, run: () => Promise<void>): Promise<void> {
  const fail = (error: unknown) => {
    log.fatal({ error }, 'the program cannot go on');
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  await run().catch(fail);
}

/** The first signal counts; the second, which npm or a shell sends as well, must not cut it short. */
export function whenToldToStop(stop: (signal: string) => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop(signal).then(() => process.exit(0));
    });
}

/** Takes no more connections, lets those under way have their answers, and breaks off what has none in time. */
export async function drain(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(limit);
}
