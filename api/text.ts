/** Text that can be kept: PostgreSQL takes no NUL, half a surrogate pair is no character, and nobody nests fifty deep. */
import type { RequestHandler } from 'express';
import { malformed } from './problems.ts';
import { reply } from './reply.ts';

const deepest = 50;

/** The place of the first text that cannot be kept, in a value that came as JSON; nothing where all can. */
export function unkept(value: unknown, path: string[] = []): string[] | undefined {
  if (typeof value === 'string') return isKept(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= deepest) return path.slice(0, 3);
  for (const [key, inner] of Object.entries(value)) {
    const found = isKept(key) ? unkept(inner, [...path, key]) : path;
    if (found) return found;
  }
  return undefined;
}

function isKept(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** Stops what no case and no query could hold, in the address as in the body. */
export const onlyKept: RequestHandler = (request, response, next) => {
  const place = isKept(decodeURIComponent(request.originalUrl)) ? unkept(request.body) : ['地址'];
  if (!place) return next();
  reply(response, malformed([{ path: place, message: '含有不能保存的字符，或者层次过深' }]));
};
