/** Sends an answer; problems as RFC 9457 asks. */
import type { Response } from 'express';
import type { Answer } from './problems.ts';

export function reply(response: Response, answer: Answer): void {
  const { status, body, retryAfterSeconds } = answer;
  // The caller was told to ask again, because this took too long.
  if (response.headersSent) return;
  response.locals.answer = answer;
  if (retryAfterSeconds) response.set('retry-after', String(retryAfterSeconds));
  response.type(status >= 400 ? 'application/problem+json' : 'application/json');
  response.status(status).send(JSON.stringify(body));
}
