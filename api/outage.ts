/** What a caller hears when the database is away or does not answer: to ask again, not that something is broken. */
import type { RequestHandler } from 'express';
import { databaseAway } from './problems.ts';
import { reply } from './reply.ts';

/** Longer than an act waits for its answer; a hung database may never answer. */
const answersWithinMs = 15_000;
/** A demo's clock is moved for as long as that takes. */
const unlimited = /\/clock$/;
/** No connection; no room on the disk or for a connection; stopping, starting, read-only (PostgreSQL: appendix A). */
const away = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|08|53|57P|58|25006)/;
const awayInWords = /Connection terminated|timeout exceeded when trying to connect|not queryable|timeout expired/;
const causesMax = 5;

/** Whether something failed because the database is away, full or starting, however deep the cause lies. */
export function isOutage(error: unknown): boolean {
  let cause = error as { code?: unknown; message?: string; cause?: unknown } | undefined;
  for (let depth = 0; cause && depth < causesMax; depth++) {
    if (away.test(String(cause.code ?? '')) || awayInWords.test(cause.message ?? '')) return true;
    cause = cause.cause as typeof cause;
  }
  return false;
}

/** Nobody waits for ever; what is done after that is found under the same key. */
export const patience: RequestHandler = (request, response, next) => {
  if (unlimited.test(request.path)) return next();
  const timer = setTimeout(() => reply(response, databaseAway()), answersWithinMs);
  response.once('close', () => clearTimeout(timer));
  next();
};
