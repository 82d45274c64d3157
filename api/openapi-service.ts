/** The routes of service logs and of the standing of recipients, as the document of the API tells them. */
import { z } from 'zod';
import type { Route } from './openapi.ts';
import { LogDays } from './service-logs.ts';
import { Standings } from './standings.ts';

const count = z.int().min(0);
const counts = z.record(z.string(), count);
const Counted = z.strictObject({
  visits: count,
  recipients: count,
  volumes: counts,
  anomalies: counts,
  weeks: z.record(z.string(), counts),
});
const Anomaly = z.strictObject({ kind: z.string(), title: z.string(), recipient: z.string(), servedOn: z.string() });
const TakenLog = z.strictObject({
  logSha256: z.string(),
  from: z.string(),
  to: z.string(),
  counted: Counted,
  anomalies: z.array(Anomaly),
});
const Sample = z.strictObject({ instalment: z.string(), seed: z.string(), size: count, order: z.array(z.string()) });
const Listed = z.strictObject({
  pseudonym: z.string(),
  township: z.string(),
  care: z.enum(['independent', 'partial', 'full']),
  registeredOn: z.string().optional(),
  visitsAMonth: count.optional(),
  serviceEveryDays: count.optional(),
  left: z.strictObject({ how: z.enum(['died', 'moved', 'ineligible']), occurredOn: z.string() }).optional(),
  lastServedOn: z.string().optional(),
  nextDueOn: z.string().optional(),
  isOverdue: z.boolean(),
});

export const serviceOperations: readonly Route[] = [
  [
    'post',
    '/api/procurements/{id}/service-logs',
    '承接主体上传服务记录：CSV 表格，或者（以 JSON）逐次登记；有一行不合要求，整份不收',
    { 201: TakenLog },
    {
      takes: 'bytes',
      query: LogDays,
      problems: ['malformed', 'forbidden', 'unknown', 'too-large', 'log-not-taken', 'too-many'],
    },
  ],
  [
    'get',
    '/api/procurements/{id}/service-logs/{instalment}/sample',
    '回访名单：由公开的种子所定的次序',
    { 200: Sample },
    { problems: ['forbidden', 'unknown'] },
  ],
  [
    'put',
    '/api/procurements/{id}/standings',
    '服务对象的登记日期、服务计划，以及每月去世、迁出、不再符合条件的名单',
    { 200: z.strictObject({ recipients: count }) },
    { takes: Standings, problems: ['malformed', 'forbidden', 'unknown', 'log-not-taken'] },
  ],
  [
    'get',
    '/api/procurements/{id}/standings',
    '名册：最近一次服务与下一次应当服务的日期',
    { 200: z.strictObject({ recipients: z.array(Listed) }) },
    { problems: ['forbidden', 'unknown'] },
  ],
];
