/** What PostgreSQL keeps of the service as it is given, and no case does: visits line by line, and how a recipient stands. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Standing } from '../domain/service-count.ts';
import type { Visit } from '../domain/service-log.ts';

/** A log as it was uploaded, whole; under one hash it never changes. */
export const ServiceLogRow = defineEntity({
  name: 'ServiceLogRow',
  tableName: 'service_log',
  properties: {
    procurement: p.string().primary(),
    sha256: p.string().primary(),
    fromDay: p.string(),
    toDay: p.string(),
    visits: p.json<readonly Visit[]>(),
    person: p.string(),
    uploadedAt: p.datetime(),
  },
});

/** What the register says of a recipient besides township and category: since when, by which plan, until when. */
export const RecipientStanding = defineEntity({
  name: 'RecipientStanding',
  tableName: 'recipient_standing',
  properties: {
    procurement: p.string().primary(),
    pseudonym: p.string().primary(),
    standing: p.json<Omit<Standing, 'township' | 'care'>>(),
  },
});

export type ServiceLogRow = InferEntity<typeof ServiceLogRow>;
export type RecipientStanding = InferEntity<typeof RecipientStanding>;
