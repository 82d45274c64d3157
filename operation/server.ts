/** Metrics and readiness, on a port of their own: how many purchases there are, and how they fare, is not for everybody. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { Ready } from './readiness.ts';

export interface Operated {
  register: Registry;
  ready: Ready;
  /** Brings up to date what is not counted as it happens. */
  refresh(): Promise<void>;
}

export async function operationServer(operated: Operated, port: number, address: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    answer(operated, pathname, searchParams, response).catch(() => response.writeHead(500).end());
  });
  server.listen(port, address);
  await once(server, 'listening');
  return server;
}

async function answer(
  { register, ready, refresh }: Operated,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  if (path === '/metrics') {
    await refresh();
    response.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics());
    return;
  }
  const json = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (path === '/healthz') return void json(200, { status: 'ok' });
  if (path !== '/readyz') return void json(404, { status: 'unknown: /metrics, /healthz, /readyz' });
  const found = await ready.ask(query.getAll('exclude'));
  json(found.ready ? 200 : 503, found);
}
