/** The way of a caller's act with failpoints: before and after it goes to the engine, and before the caller hears of it. */
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Reach } from './strike.ts';

/** For the client of the API. */
export function engineFailpoints(reach: Reach | undefined): WorkflowClientInterceptor[] {
  if (!reach) return [];
  return [
    {
      async startUpdate(input, next) {
        const { workflowId = '' } = input.workflowExecution;
        await reach('update.before', workflowId ?? '');
        const answer = await next(input);
        await reach('update.after', workflowId ?? '');
        return answer;
      },
      async startWithDetails(input, next) {
        await reach('start.before', input.options.workflowId);
        const answer = await next(input);
        await reach('start.after', input.options.workflowId);
        return answer;
      },
    },
  ];
}

/** The act is done, and its answer is on the way: `answer.before`. */
export function answerFailpoints(reach: Reach | undefined): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const address = /^\/api\/([a-z]+)s\/([^/]+)\/acts\//.exec(request.path);
    if (!reach || !address || request.method !== 'POST') return next();
    const send = response.send.bind(response);
    response.send = (body) => {
      response.send = send;
      const caseId = `${address[1]}:${decodeURIComponent(address[2]!)}`;
      void reach('answer.before', caseId).then(() => send(body), next);
      return response;
    };
    next();
  };
}
