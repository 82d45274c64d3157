/** How a start can end badly: in one sentence that says what to do, and with an exit code of its own. */
import { statfsSync } from 'node:fs';

/** The exit codes of `npm start`. 0 is a stop that somebody asked for. */
export const exits = {
  /** Anything that has no code of its own. */
  failed: 1,
  /** JIELI_MODE, PORT or another variable holds what it cannot hold. */
  settingsInvalid: 10,
  /** Another start runs on the same data folder. */
  folderHeld: 11,
  /** PORT or TEMPORAL_UI_PORT is taken, or may not be opened by this user. */
  portTaken: 12,
  /** A port that was chosen by ourselves and kept with the data is taken. */
  innerPortTaken: 13,
  /** The disk of the data folder, or of the cache, is full. */
  diskFull: 14,
  /** The data folder cannot be made or written. */
  folderUnusable: 15,
  /** No Temporal server: none given, none cached, none to fetch, no Go to build it. */
  noServer: 16,
  /** We are root, and the user PostgreSQL runs as cannot enter the data folder. */
  folderClosed: 17,
  /** TEMPORAL_ADDRESS or DATABASE_URL names a server that does not answer. */
  unreachable: 18,
  /** A program does not come up, or dies again and again. */
  programFailed: 19,
} as const;

export type Reason = keyof typeof exits;

export class Ending extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.reason = reason;
  }
}

interface Fault {
  message?: string;
  code?: string;
  path?: string;
  stderr?: string;
  cause?: unknown;
}

/** Node answers ENOENT, too, where it may not make a folder. */
const unusable = ['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOENT'];
const postgresDiskFull = '53100';
/** PostgreSQL writes its log ahead in pieces of this size; with less left it stops. */
const roomMin = 16 * 1024 * 1024;
/** A new folder grows to two thirds of this before it is of any use. */
const roomForNewMin = 128 * 1024 * 1024;

/** The sentence for whatever stopped a start on a folder. A full disk shows in many ways, so it is asked first. */
export function endingOf(error: unknown, folder: string): Ending {
  const faults = [...chain(error)];
  const vague = !(error instanceof Ending) || error.reason === 'programFailed';
  const full = faults.find(saysFull);
  if (full || (vague && room(folder) < roomMin)) {
    return diskFull(faults.find(({ path }) => path)?.path ?? folder, error);
  }
  if (error instanceof Ending) return error;
  const closed = faults.find(({ code, path }) => path && code && unusable.includes(code));
  if (!closed) return new Ending('failed', `The start failed: ${wordsOf(error)}`, { cause: error });
  const remedy = 'make it writable for this user, or set JIELI_DATA to another folder';
  const sentence = closed.path!.startsWith(folder)
    ? `The data folder ${folder} cannot be used (${closed.code} at ${closed.path}): ${remedy}.`
    : `${closed.path} cannot be used (${closed.code}): make it accessible for this user.`;
  return new Ending('folderUnusable', sentence, { cause: error });
}

/** The innermost reason in one line: an error that wraps another often says no more than "failed". */
export function wordsOf(error: unknown): string {
  const { message, code } = [...chain(error)].at(-1)!;
  return (message || code || String(error)).split('\n')[0]!;
}

function* chain(error: unknown): Generator<Fault> {
  const chainMax = 10;
  let fault = error as Fault | undefined;
  for (let depth = 0; fault && depth < chainMax; depth++) {
    yield fault;
    fault = fault.cause as Fault | undefined;
  }
}

function saysFull({ code, message, stderr }: Fault): boolean {
  return code === 'ENOSPC' || code === postgresDiskFull || /no space left on device/i.test(`${message} ${stderr}`);
}

/** Asked before anything is started: on a nearly full disk all may come up, and then do nothing. */
export function mustHaveRoom(folder: string, isNew: boolean): void {
  if (room(folder) < (isNew ? roomForNewMin : roomMin)) throw diskFull(folder);
}

function diskFull(place: string, cause?: unknown): Ending {
  return new Ending('diskFull', `The disk of ${place} is full: free some space, then start again.`, { cause });
}

function room(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY; // A folder that is not there is not full; what is wrong with it is told elsewhere.
  }
}
