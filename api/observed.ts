/** Sees every request from outside: how long it took and what came of it, for the log and the metrics; never what was in it. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { allActs } from '../domain/acts.ts';
import type { Log } from '../operation/log.ts';
import type { RequestMetrics } from '../operation/metrics.ts';
import type { Answer } from './problems.ts';

const actNames = new Set(allActs.map(({ name }) => name));
const quiet = ['/healthz', '/readyz'];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export function observed(log: Log, metrics: RequestMetrics): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    response.locals.request = randomUUID();
    response.once('finish', () => tell(log, metrics, request, response, performance.now() - begun));
    next();
  };
}

function tell(log: Log, metrics: RequestMetrics, request: Request, response: Response, durationMs: number): void {
  const route = routeOf(request);
  const method = methods.includes(request.method) ? request.method : 'other';
  const { statusCode: status, locals } = response;
  metrics.seconds.observe({ method, route, status }, durationMs / 1000);
  const type = typeOf(locals.answer);
  const act = actOf(request, route);
  if (act) count(metrics, act, status, type, request, locals.answer);
  // Before any route was found there are none.
  const { proceedings, id } = (request.params ?? {}) as Record<string, string | undefined>;
  const about = proceedings && id && status !== 404 ? { case: `${proceedings}/${id}` } : {};
  const fields = {
    request: locals.request,
    method,
    route,
    status,
    durationMs: Math.round(durationMs),
    ...(type ? { type } : {}),
    ...(act ? { act } : {}),
    ...about,
  };
  log[quiet.includes(route) && status === 200 ? 'debug' : 'info'](fields, 'answered');
}

/** The pattern, not the address: few values, and nothing of what a caller wrote into it. */
function routeOf({ baseUrl, route }: Request): string {
  const path = route?.path as string | undefined;
  return path ? `${baseUrl}${path}` : 'none';
}

/** Only what is in the catalogue: what else a caller may write in its place is not counted apart. */
function actOf({ params, method }: Request, route: string): string | undefined {
  if (method !== 'POST') return undefined;
  const opens = Object.keys(openingPlaces).find((name) => openingPlaces[name] === route);
  const name = route.endsWith('/acts/:act') ? (params?.act as string) : opens;
  return name && actNames.has(name) ? name : undefined;
}

/** Acts that make a case have addresses of their own. */
export const openingPlaces: Readonly<Record<string, string>> = {
  openProcurement: '/api/procurements',
  adoptRunningCase: '/api/procurements/adopted',
  registerAllotment: '/api/allotments',
  openProgramme: '/api/programmes',
  openSanction: '/api/sanctions',
  openTownship: '/api/townships',
};

function typeOf(answer: Answer | undefined): string | undefined {
  const type = (answer?.body as { type?: unknown } | undefined)?.type;
  return typeof type === 'string' ? type.replace('/problems/', '') : undefined;
}

function count(
  { acts, refusals }: RequestMetrics,
  act: string,
  status: number,
  type: string | undefined,
  request: Request,
  answer: Answer | undefined,
): void {
  const isTrial = request.query.preview === 'true' && status === 200;
  const outcome = isTrial ? 'preview' : (type ?? (status === 201 ? 'recorded' : 'accepted'));
  acts.inc({ act, outcome });
  if (status === 409 || status === 428) refusals.inc({ act, type: type ?? 'refused', rule: ruleOf(answer) });
}

/**
 * The article, or the kind of rule where it has none. The sentence itself would be a label without end: some sentences
 * name an amount or an organisation.
 */
function ruleOf(answer: Answer | undefined): string {
  const { cite, basis } = (answer?.body ?? {}) as { cite?: { statute: string; article: number }; basis?: string };
  return cite ? `${cite.statute}:${cite.article}` : (basis ?? 'none');
}
