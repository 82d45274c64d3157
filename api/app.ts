/** Puts the routes together, each under its address: first those for everybody, then those for who has signed in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import express, { type Express, Router } from 'express';
import helmet from 'helmet';
import type { DocumentStore } from '../documents/store.ts';
import { answerFailpoints } from '../failpoints/calls.ts';
import type { Reach } from '../failpoints/strike.ts';
import type { Log } from '../operation/log.ts';
import type { RequestMetrics } from '../operation/metrics.ts';
import type { Ready } from '../operation/readiness.ts';
import type { ProgramSettings } from '../operation/settings.ts';
import { actRoutes } from './acts.ts';
import type { Answering } from './answering.ts';
import { callbackRoutes } from './callbacks.ts';
import type { FamilyClock } from './clock.ts';
import { clockRoutes } from './clock-routes.ts';
import { differenceRoutes } from './difference.ts';
import { documentRoutes } from './documents.ts';
import { envelopeRoutes } from './envelope-routes.ts';
import { bodyMax, failures } from './failures.ts';
import { staffingRoutes } from './found-township.ts';
import { home } from './home.ts';
import { sessionRoutes, signedIn } from './identity.ts';
import { observed } from './observed.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { openingRoutes } from './opening.ts';
import { patience } from './outage.ts';
import { paperRoutes, publicPaperRoutes } from './papers.ts';
import { problem } from './problems.ts';
import { publicRoutes, rootRoutes } from './public.ts';
import { readRoutes } from './reads.ts';
import { recipientRoutes } from './recipients.ts';
import { reply } from './reply.ts';
import { serviceLogRoutes } from './service-logs.ts';
import { standingRoutes } from './standings.ts';
import { onlyKept } from './text.ts';
import { uploadRoutes } from './uploads.ts';

export interface Parts {
  em: () => EntityManager;
  answering: Answering;
  clock: FamilyClock;
  ready: Ready;
  log: Log;
  metrics: RequestMetrics;
  store: DocumentStore;
  /** What goes wrong on purpose, where somebody asked for it. */
  reach: Reach | undefined;
  settings: Pick<ProgramSettings, 'playsTime' | 'liveSince' | 'proxies' | 'treasurySecret'>;
  isEnding(): boolean;
}

type Mount = readonly [prefix: string, router: Router];

/** What is asked before anything is parsed: a page, and whether we work. */
function plainRoutes({ ready, settings: { playsTime } }: Parts): Router {
  return Router()
    .get('/', home(playsTime))
    .get('/healthz', (_, response) => void response.json({ status: 'ok' }))
    .get('/readyz', async ({ query }, response) => {
      const found = await ready.ask([query.exclude].flat().filter((name) => typeof name === 'string'));
      response.status(found.ready ? 200 : 503).json(found);
    });
}

/** Every route that there is, by the address it is under: `api/openapi.ts` has a line for each, and a test holds it to that. */
export function mounts(parts: Parts): Record<'plain' | 'open' | 'signedIn', Mount[]> {
  const { em, answering, store, clock, settings, log } = parts;
  const { playsTime } = settings;
  return {
    // A callback is signed over the bytes of its body, so nobody may have parsed it.
    plain: [
      ['', plainRoutes(parts)],
      ['/callbacks', callbackRoutes(em, answering, settings.treasurySecret, log)],
    ],
    open: [
      ['/public', publicRoutes(em)],
      ['/public', rootRoutes(em)],
      ['/public', publicPaperRoutes(em)],
      ['/api', openApiRoutes()],
      ['/api', sessionRoutes(em, !playsTime)],
    ],
    signedIn: [
      ['/api', clockRoutes(em, clock, playsTime)],
      ['/api', recipientRoutes(em)],
      ['/api', serviceLogRoutes(em)],
      ['/api', standingRoutes(em)],
      ['/api', openingRoutes(em, answering, settings)],
      ['/api', actRoutes(em, answering, store)],
      ['/api', uploadRoutes(em, store)],
      ['/api', documentRoutes(em, store)],
      ['/api', envelopeRoutes(em, store)],
      ['/api', paperRoutes(em)],
      ['/api', differenceRoutes(em)],
      ['/api', staffingRoutes(em)],
      ['/api', readRoutes(em)],
    ],
  };
}

export function createApp(parts: Parts): Express {
  const { em, log, metrics, reach, settings, isEnding } = parts;
  const app = express().disable('x-powered-by').set('trust proxy', settings.proxies);
  const { plain, open, signedIn: closed } = mounts(parts);
  const use = (mounted: Mount[]) => {
    for (const [prefix, router] of mounted) app.use(prefix || '/', router);
  };
  app.use(observed(log, metrics)).use(helmet());
  // Who keeps a connection open must not send on it what nobody will read any more.
  app.use((_, response, next) => {
    if (isEnding()) response.set('connection', 'close');
    next();
  });
  use(plain);
  app
    .use(patience)
    .use(answerFailpoints(reach))
    .use(express.json({ limit: bodyMax }))
    .use(onlyKept);
  use(open);
  app.use('/api', signedIn(em));
  use(closed);
  app.use((_, response) => reply(response, problem(404, 'unknown', '没有这个地址'))).use(failures(log));
  return app;
}
