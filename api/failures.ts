/** What went wrong on the way: what the caller did is told with its place; anything else is ours, and goes to the log. */
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Log } from '../operation/log.ts';
import { isOutage } from './outage.ts';
import { databaseAway, malformed, problem } from './problems.ts';
import { reply } from './reply.ts';

export const bodyMax = '1mb';

export function failures(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (error instanceof z.ZodError) return reply(response, malformed(error.issues));
    if (error.type === 'entity.parse.failed')
      return reply(response, malformed([{ path: [], message: '不是合格的 JSON' }]));
    if (error.type === 'entity.too.large')
      return reply(response, problem(413, 'too-large', '所报内容过大', { actual: bodyMax }));
    if (error instanceof URIError || (error.status >= 400 && error.status < 500))
      return reply(response, malformed([{ path: ['地址或头部'], message: '无法识别' }]));
    log.error({ request: response.locals.request, method: request.method, error }, 'a request failed');
    if (isOutage(error)) return reply(response, databaseAway());
    const remedy = '请稍后用同一编号重试：已经登记的不会办两次；仍不行的，把 incident 的编号告诉系统管理员';
    reply(response, problem(500, 'failed', '系统出错', { remedy, incident: response.locals.request }));
  };
}
