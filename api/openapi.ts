/**
 * The document of the API, OpenAPI 3.1, made of the shapes that parse the requests and of the catalogue of acts.
 *
 * A route that is added needs one line in `routes`; test/openapi.test.ts fails until it has it.
 */
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type Act, type CaseState, opensCase, type Proceeding } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { nameOf } from '../domain/law/statutes.ts';
import { shapes } from '../domain/shapes/index.ts';
import * as answers from './answer-shapes.ts';
import { Move } from './clock-routes.ts';
import { Difference } from './difference.ts';
import { Staffing } from './found-township.ts';
import { Credentials } from './identity.ts';
import { openingPlaces } from './observed.ts';
import { bodyOf, type Gives, problemsOf, responsesOf } from './openapi-answers.ts';
import { envelopeOperations } from './openapi-envelopes.ts';
import { paperOperations } from './openapi-papers.ts';
import { serviceOperations } from './openapi-service.ts';
import type { statusOf } from './problem-types.ts';
import { NoticesPage, RootsPage } from './public.ts';
import { Filter, Page, Version } from './reads.ts';
import { LinesPage, Roster } from './recipients.ts';
import { Submission } from './submission.ts';
import { RecipientLines, TakeoverReport } from './takeover-answers.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

interface Told {
  /** What it takes in its body, in its query. */
  takes?: z.ZodType | 'bytes';
  query?: z.ZodObject;
  /** Besides those that any route may answer with. */
  problems?: readonly (keyof typeof statusOf)[];
  /** For everybody, without signing in. */
  open?: true;
  /** It takes an `Idempotency-Key`. */
  keyed?: true;
}

export type Route = readonly [method: Method, path: string, title: string, gives: Gives, told?: Told];

const open = { open: true } as const;
const uploadProblems = [
  ...(['forbidden', 'not-octets', 'too-large', 'not-admitted'] as const),
  ...(['cut-short', 'too-many', 'busy', 'no-room'] as const),
];
/** Where there is a case in the path, there may be none that the caller may see. */
const inCase = ['unknown'] as const;

const ofEverybody: readonly Route[] = [
  ['get', '/', '首页', { 200: 'text/html' }, open],
  ['get', '/healthz', '进程在运行', { 200: answers.Health }, open],
  [
    'get',
    '/readyz',
    '能否办理；?exclude=engine 不问流程引擎',
    { 200: answers.Readiness, 503: answers.Readiness },
    open,
  ],
  [
    'post',
    '/callbacks/treasury',
    '国库告知结果，由国库签名',
    { 200: answers.Heard },
    { ...open, takes: answers.TreasuryTold, problems: ['malformed', 'wrong-signature', 'unknown', 'other-answer'] },
  ],
  [
    'get',
    '/public/notices',
    '已发布的公告，新的在前；可以只看一宗采购',
    { 200: answers.Notices },
    { ...open, query: NoticesPage, problems: ['malformed'] },
  ],
  [
    'get',
    '/public/roots',
    '每日公布的总根',
    { 200: answers.Roots },
    { ...open, query: RootsPage, problems: ['malformed'] },
  ],
  ['get', '/api/openapi.json', '本文件', { 200: z.looseObject({}) }, open],
  [
    'post',
    '/api/session',
    '登录',
    { 201: answers.Person },
    { ...open, takes: Credentials, problems: ['malformed', 'wrong-password', 'too-many'] },
  ],
  ['delete', '/api/session', '退出', { 204: 'nothing' }, open],
];

const ofWhoSignedIn: readonly Route[] = [
  ['get', '/api/session', '我是谁', { 200: answers.Person }],
  ['get', '/api/inbox', '我的待办', { 200: answers.Inbox }],
  ['get', '/api/staffing', '各经办机构的配备标准、现有人员、缺额和购买服务稿', { 200: Staffing }],
  ['get', '/api/catalogue', '全部行为：阶段、角色、条文、所填内容', { 200: answers.Catalogue }],
  [
    'get',
    '/api/roots',
    '总根，连同各案的首尾',
    { 200: answers.Roots },
    { query: RootsPage, problems: ['malformed', 'forbidden'] },
  ],
  ['get', '/api/deeds/{id}', '回执', { 200: answers.DeedView, 202: answers.DeedView }, { problems: inCase }],
  [
    'post',
    '/api/procurements/{id}/clock',
    '拨动案件的时钟（仅演示环境）',
    { 200: answers.Moved },
    { takes: Move, problems: ['malformed', 'unknown', 'refused'] },
  ],
  [
    'put',
    '/api/procurements/{id}/recipients',
    '服务对象名册，用代号',
    { 200: answers.Counts },
    { takes: Roster, problems: ['malformed', 'forbidden', 'unknown', 'refused'] },
  ],
  ['post', '/api/documents', '上传文件', { 201: answers.Stored }, { takes: 'bytes', problems: uploadProblems }],
  [
    'get',
    '/api/takeovers/{id}/lines',
    '接管中一个乡镇的逐人台账，用代号',
    { 200: RecipientLines },
    { query: LinesPage, problems: ['unknown', 'malformed', 'forbidden'] },
  ],
  ['get', '/api/takeovers/{id}/report', '接管报告：去向、中断时长', { 200: TakeoverReport }, { problems: inCase }],
  ['get', '/api/takeovers/{id}/recipients', '接管中各乡镇的人数', { 200: answers.Counts }, { problems: inCase }],
];

const ofProceeding = ({ path, title }: Proceeding<CaseState>): Route[] => [
  ['get', `/api/${path}`, `${title}：列表`, { 200: answers.Cases }, { query: Filter, problems: ['malformed'] }],
  [
    'get',
    `/api/${path}/{id}`,
    `${title}：现在，或者 ?at= 的时候`,
    { 200: answers.CaseAt },
    { query: Version, problems: ['unknown', 'malformed'] },
  ],
  [
    'get',
    `/api/${path}/{id}/difference`,
    `${title}：两个版本之间改了什么`,
    { 200: answers.Difference },
    { query: Difference, problems: ['unknown', 'malformed'] },
  ],
  [
    'get',
    `/api/${path}/{id}/acts`,
    `${title}：我必须、可以、不能办什么`,
    { 200: answers.Permissions },
    { problems: inCase },
  ],
  [
    'get',
    `/api/${path}/{id}/journal`,
    `${title}：案卷`,
    { 200: answers.Entries },
    { query: Page, problems: ['unknown', 'malformed'] },
  ],
  ['get', `/api/${path}/{id}/documents`, `${title}：文件`, { 200: answers.Documents }, { problems: inCase }],
  [
    'get',
    `/api/${path}/{id}/documents/{number}`,
    `${title}：下载文件`,
    { 200: 'bytes', 304: 'nothing' },
    { problems: ['unknown', 'damaged'] },
  ],
  ['get', `/api/${path}/{id}/deadlines`, `${title}：期限`, { 200: answers.Deadlines }, { problems: inCase }],
];

const trial = z.object({ preview: z.enum(['true']).optional() });
const begun = z.object({ preview: z.enum(['true']).optional(), at: z.string().optional() });
const actGives = { 200: answers.Preview, 201: answers.Receipt, 202: answers.Accepted };
const actProblems = [
  ...['malformed', 'no-key', 'unknown', 'unknown-act', 'forbidden', 'refused', 'reason-needed', 'outdated'],
  ...['key-used', 'seen-needed', 'rule-broke', 'unavailable'],
] as (keyof typeof statusOf)[];

/** The route of an act: its input, what it may be answered with, and in its title the stages and parties. */
function ofAct(proceeding: Proceeding<CaseState>, act: Act<CaseState, string, never>): Route {
  const { path } = proceeding;
  const opens = opensCase(proceeding, act.name);
  const takes = Submission.extend({ input: shapes[act.name]! });
  const told = { takes, query: opens ? begun : trial, keyed: true, problems: actProblems } as const;
  const place = opens ? openingPlaces[act.name] : undefined;
  return ['post', place ?? `/api/${path}/{id}/acts/${act.name}`, act.title, actGives, told];
}

/** Acts that a person may submit: those of a proceeding alone come from other cases; payments and takeovers are opened by one. */
function actsOver(proceeding: Proceeding<CaseState>): Route[] {
  const isPersons = ({ by }: Act<CaseState, string, never>) => by.some((role) => role !== 'proceeding');
  const isOpened = ({ name }: Act<CaseState, string, never>) => !opensCase(proceeding, name) || name in openingPlaces;
  return proceeding.acts.filter((act) => isPersons(act) && isOpened(act)).map((act) => ofAct(proceeding, act));
}

function operationOf([method, path, title, gives, told = {}]: Route): ZodOpenApiOperationObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const key = z.object({ 'idempotency-key': z.string().max(200).meta({ description: '重试时用同一编号' }) });
  const always = told.open ? [] : (['sign-in'] as const);
  return {
    operationId: `${method} ${path}`.replace(/[^a-zA-Z0-9]+/g, '_').replace(/_$/, ''),
    summary: title,
    ...(told.open ? { security: [] } : {}),
    requestParams: {
      ...(names.length > 0 ? { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      ...(told.query ? { query: told.query } : {}),
      ...(told.keyed ? { header: key } : {}),
    },
    ...bodyOf(told.takes),
    responses: {
      ...responsesOf(gives),
      ...problemsOf([...always, ...(told.problems ?? []), 'failed', 'database-away']),
    },
  };
}

export function apiDocument(version: string): object {
  const all = Object.values(proceedings);
  const routes = [
    ...ofEverybody,
    ...ofWhoSignedIn,
    ...paperOperations,
    ...envelopeOperations,
    ...serviceOperations,
    ...all.flatMap((proceeding) => [...ofProceeding(proceeding), ...actsOver(proceeding)]),
  ];
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route[1]] = { ...paths[route[1]], [route[0]]: operationOf(route) };
  const articles = new Map(
    all.flatMap(({ acts }) => acts.flatMap(({ under }) => under.map((cite) => [nameOf(cite), cite]))),
  );
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '接力：政府购买社会救助服务',
      version,
      description: `每项行为的依据见 /api/catalogue，共 ${articles.size} 条。各种答复怎么办，见 docs/http-status.md。`,
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jieli_session' } } },
  });
}
