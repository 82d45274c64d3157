/** `GET /api/openapi.json`: the document of the API, for everybody; it tells nothing of any case. */
import { Router } from 'express';
import { version } from '../operation/version.ts';
import { apiDocument } from './openapi.ts';

export function openApiRoutes(): Router {
  // Made when it is first asked for: it takes a moment, and most processes are never asked.
  let text: string | undefined;
  return Router().get('/openapi.json', (_, response) => {
    text ??= JSON.stringify(apiDocument(version));
    response.type('application/json').send(text);
  });
}
