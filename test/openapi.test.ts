/** The document of the API: it has every route and no other, every act with its shape and its problems, and real answers fit it. */
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Router } from 'express';
import { mounts, type Parts } from '../api/app.ts';
import { apiDocument } from '../api/openapi.ts';
import { statusOf } from '../api/problem-types.ts';
import { opensCase } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { shapes } from '../domain/shapes/index.ts';
import { oas31 } from './openapi-form.ts';
import { act, aProcurement, call, inFiling, leave, opening, release, scheme } from './world.ts';

afterAll(leave);

interface Operation {
  requestBody?: { content: Record<string, { schema: { properties: Record<string, object> } }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  security?: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

const whole = JSON.parse(JSON.stringify(apiDocument('0.0.0'))) as Document;
const ajv = addFormats.default(new Ajv2020.default({ strict: false, allErrors: true }));
ajv.addSchema(whole, 'api');

/** Routes are made without what they work with; nobody calls them. */
const bare = { settings: { treasurySecret: 'secret' } } as Parts;

interface Layer {
  route?: { path: string; stack: { method: string }[] };
}

/** What the router answers to, as Express holds it: the addresses of a proceeding and of an act stand for each of them. */
function routesOf(prefix: string, router: Router): string[] {
  const layers = (router as unknown as { stack: Layer[] }).stack;
  return layers
    .flatMap(({ route }) => route?.stack.map(({ method }) => ({ method, path: `${prefix}${route.path}` || '/' })) ?? [])
    .flatMap(({ method, path }) => spread(path).map((one) => `${method} ${one.replace(/:(\w+)/g, '{$1}')}`));
}

function spread(path: string): string[] {
  if (!path.includes(':proceedings')) return [path];
  return Object.values(proceedings).flatMap((proceeding) => {
    const { path: plural, acts } = proceeding;
    const told = path.replace(':proceedings', plural);
    const persons = acts.filter(
      ({ name, by }) => !opensCase(proceeding, name) && by.some((role) => role !== 'proceeding'),
    );
    return told.endsWith('/:act') ? persons.map(({ name }) => told.replace(':act', name)) : [told];
  });
}

test('the paths are those of the router, every one, and no other', () => {
  const none = bare;
  const { plain, open, signedIn } = mounts(none);
  const routed = [...plain, ...open, ...signedIn].flatMap(([prefix, router]) => routesOf(prefix, router));
  const told = Object.entries(whole.paths).flatMap(([path, item]) => Object.keys(item).map((one) => `${one} ${path}`));
  expect(told.sort()).toEqual([...new Set(routed)].sort());
  expect(told.length).toBeGreaterThan(90);
});

test('what needs no signing in is what the router answers before it asks who calls', () => {
  const { plain, open } = mounts(bare);
  const routed = [...plain, ...open].flatMap(([prefix, router]) => routesOf(prefix, router));
  const told = Object.entries(whole.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([one, { security }]) => (security?.length === 0 ? [`${one} ${path}`] : [])),
  );
  expect(told.sort()).toEqual([...new Set(routed)].sort());
});

test('it has the form of OpenAPI 3.1, and each of its shapes is a shape by JSON Schema 2020-12', () => {
  const check = ajv.compile(oas31);
  expect(check(whole) ? [] : check.errors).toEqual([]);
  const found: object[] = [];
  walk(whole, (key, value) => key === 'schema' && found.push(value));
  expect(found.length).toBeGreaterThan(300);
  for (const schema of [...found, ...Object.values(whole.components.schemas)])
    expect(ajv.validateSchema(schema) ? [] : [schema, ajv.errors]).toEqual([]);
});

test('every reference leads somewhere, and no two operations share an id', () => {
  const ids: string[] = [];
  walk(whole, (key, value) => {
    if (key === 'operationId') ids.push(value as never);
    if (key === '$ref') expect(at((value as unknown as string).slice(2).split('/'))).toBeDefined();
  });
  expect(new Set(ids).size).toBe(ids.length);
});

/** Where those that make a case are submitted; a payment and a takeover are made by a case. */
const openings: Record<string, string> = {
  openProcurement: '/api/procurements',
  adoptRunningCase: '/api/procurements/adopted',
};

test.each(Object.values(proceedings).flatMap((proceeding) => proceeding.acts.map((one) => ({ one, proceeding }))))(
  'the act $one.name is told with what it takes and each way it can be refused, or is not for persons',
  ({ one, proceeding }) => {
    const opens = opensCase(proceeding, one.name);
    const place = opens ? openings[one.name] : `/api/${proceeding.path}/{id}/acts/${one.name}`;
    const isPersons = one.by.some((role) => role !== 'proceeding') && place !== undefined;
    const operation = whole.paths[place ?? '']?.post;
    expect(operation !== undefined).toBe(isPersons);
    if (!operation) return;
    const { schema } = operation.requestBody!.content['application/json']!;
    expect(Object.keys(schema.properties)).toEqual(['input', 'seen', 'reason']);
    const kinds = Object.values(operation.responses).flatMap(({ description }) => description.split(', '));
    for (const kind of ['malformed', 'sign-in', 'refused', 'reason-needed', 'outdated', 'seen-needed', 'unavailable'])
      expect(kinds).toContain(kind);
  },
);

test('a shape takes what the act takes, and refuses what the act refuses', () => {
  const takes = inputOf('/api/procurements/{id}/acts/draftScheme');
  expect(shapes.draftScheme!.safeParse(scheme()).success).toBe(true);
  expect(takes({ input: scheme() })).toBe(true);
  expect(takes({ input: { ...scheme(), ceilingFen: '多' } })).toBe(false);
  expect(takes({ input: { ...scheme(), unknown: 1 } })).toBe(false);
  expect(inputOf('/api/procurements')({ input: opening })).toBe(true);
});

test('the kinds of problem are those of docs/http-status.md, each with its status', () => {
  const page = readFileSync('docs/http-status.md', 'utf8');
  const rows = [...page.matchAll(/^\| (\d{3}) \| `([a-z-]+)` \|/gm)].map(([, status, type]) => [type, Number(status)]);
  expect(Object.fromEntries(rows)).toEqual(statusOf);
});

test('what the API answers fits what it says that it answers', async () => {
  const id = await inFiling();
  const drafted = await act('officer', id, 'draftScheme', scheme());
  expect(drafted.status).toBe(201);
  const early = await act('supplier-a', id, 'draftScheme', scheme());
  const wrong = await act('officer', id, 'draftScheme', { ...scheme(), ceilingFen: '多' });
  const trial = await call('officer', 'POST', `/api/procurements/${id}/acts/draftScheme?preview=true`, {
    input: scheme(),
  });
  const acts = '/api/procurements/{id}/acts/draftScheme';
  for (const answer of [drafted, early, wrong, trial]) expectFit('post', acts, answer);
  const fresh = await aProcurement();
  expectFit(
    'post',
    '/api/procurements/{id}/acts/releaseBudget',
    await act('accountant', fresh, 'releaseBudget', release),
  );
  const reads = ['', '?at=1', '/acts', '/journal', '/deadlines'];
  for (const read of reads) {
    const path = `/api/procurements/{id}${read.replace(/\?.*/, '')}`;
    expectFit('get', path, await call('officer', 'GET', `/api/procurements/${id}${read}`));
  }
  for (const path of [
    '/api/session',
    '/api/inbox',
    '/api/catalogue',
    '/api/procurements',
    '/public/notices',
    '/readyz',
  ])
    expectFit('get', path, await call('officer', 'GET', path));
  expectFit('get', '/api/roots', await call('auditor', 'GET', '/api/roots'));
  const deed = drafted.body.deed as string;
  expectFit('get', '/api/deeds/{id}', await call('officer', 'GET', `/api/deeds/${deed}`));
  expectFit('get', '/api/inbox', await call(undefined, 'GET', '/api/inbox'));
  const served = await call(undefined, 'GET', '/api/openapi.json');
  expect((served.body as unknown as Document).openapi).toBe('3.1.0');
  expect(Object.keys((served.body as unknown as Document).paths)).toEqual(Object.keys(whole.paths));
});

function inputOf(path: string): (body: object) => boolean {
  const pointer = `api#/paths/${pointed(path)}/post/requestBody/content/application~1json/schema`;
  return ajv.getSchema(pointer) as (body: object) => boolean;
}

function expectFit(method: string, path: string, { status, body }: { status: number; body: unknown }): void {
  const told = whole.paths[path]![method]!.responses[status];
  if (!told) throw new Error(`${method} ${path} answered ${status}, and does not say that it may`);
  const kind = status >= 400 && path !== '/readyz' ? 'application~1problem+json' : 'application~1json';
  const fits = ajv.getSchema(`api#/paths/${pointed(path)}/${method}/responses/${status}/content/${kind}/schema`)!;
  expect(fits(body) ? [] : [path, status, fits.errors]).toEqual([]);
}

/** A path as part of a JSON pointer in the fragment of a URI. */
function pointed(path: string): string {
  return path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function at(steps: string[]): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], whole);
}

function walk(value: unknown, see: (key: string, value: object) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    see(key, inner as object);
    if (key !== 'examples' && key !== 'properties') walk(inner, see);
    else for (const one of Object.values(inner as object)) walk(one, see);
  }
}
