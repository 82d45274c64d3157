/**
 * What worker and API say: one line of JSON each, on standard output, without personal data.
 *
 * Fields are on a list of what may be told, not on one of what must be hidden: a field that somebody adds later is left
 * out until somebody has thought about it. Ids of cases and deeds lead to the journal, where persons are; nothing here
 * names one. Errors carry other people's words (a statement with its values, a text that could not be read): of those,
 * whatever stands in quotes or is not ASCII is left out.
 */
import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';

export type Log = Logger;

/** What may be told. Routes are patterns, never addresses with their queries. */
const told = new Set([
  ...[
    'request',
    'method',
    'route',
    'status',
    'type',
    'durationMs',
    'act',
    'case',
    'deed',
    'outcome',
    'error',
    'waiting',
  ],
  ...['port', 'address', 'namespace', 'taskQueue', 'workflowId', 'runId', 'workflowType', 'activityId', 'activityType'],
  ...['attempt', 'isLocal', 'sdkComponent', 'signal', 'state', 'deeds', 'missing', 'version', 'sha256'],
]);
const wordsMax = 300;
const framesMax = 12;
const causesMax = 5;

/** `to`: standard output unless told otherwise. */
export function openLog(program: string, level = 'info', to: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: { program, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => told.has(name))),
    },
    serializers: { error: (error) => faultOf(error) },
  };
  return pino(options, to);
}

interface Fault {
  name?: string;
  type?: unknown;
  code?: unknown;
  message?: unknown;
  stack?: unknown;
  cause?: unknown;
  table?: unknown;
  constraint?: unknown;
}

/** An error without what it quotes: kind, code, where it lies, and the same of what caused it. */
export function faultOf(error: unknown, depth = 0): object {
  if (typeof error !== 'object' || error === null) return { message: masked(String(error)) };
  const { name, type, code, message, stack, cause, table, constraint } = error as Fault;
  const isOfDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return {
    kind: typeof type === 'string' ? type : name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    // PostgreSQL's message and the statement before it hold values; its code and the names of its own things do not.
    ...(isOfDatabase ? { table, constraint } : { message: masked(String(message ?? '')) }),
    ...(typeof stack === 'string' ? { at: framesOf(stack) } : {}),
    ...(cause && depth < causesMax ? { cause: faultOf(cause, depth + 1) } : {}),
  };
}

function masked(message: string): string {
  return message
    .split('\n')[0]!
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|“[^”]*”?/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .slice(0, wordsMax);
}

/** Where it lies, without the message that stands above, and without the folders of the machine. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, framesMax)
    .map((line) => line.trim().replace(/(?:file:\/\/)?\/[^\s()]*\/(node_modules\/)?([^/\s()]+\/[^/\s()]+)/g, '$1$2'));
}
