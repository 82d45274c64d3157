/** What PostgreSQL keeps for the world outside the case: what was published, recipients by pseudonym. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Publication } from '../domain/publication.ts';

export const PublicationRow = defineEntity({
  name: 'PublicationRow',
  tableName: 'publication',
  properties: {
    key: p.string().primary(),
    caseId: p.string().index(),
    kind: p.string().$type<Publication['kind']>(),
    title: p.string(),
    body: p.json<object>(),
    publishedAt: p.datetime(),
  },
});

export const Recipient = defineEntity({
  name: 'Recipient',
  tableName: 'recipient',
  properties: {
    procurement: p.string().primary(),
    pseudonym: p.string().primary(),
    township: p.string(),
    /** 自理, 半自理, 全护理 */
    care: p.string().$type<'independent' | 'partial' | 'full'>(),
  },
});

/** What became of a recipient in a takeover: served again, or why not. */
export const RecipientOutcome = defineEntity({
  name: 'RecipientOutcome',
  tableName: 'recipient_outcome',
  properties: {
    takeover: p.string().primary(),
    pseudonym: p.string().primary(),
    outcome: p.string(),
    seq: p.integer(),
    /** When service was given again; when it was entered where nothing is said. */
    servedAt: p.datetime().nullable(),
    /** Who received, and who says so. */
    provider: p.string().nullable(),
    confirmedBy: p.string().nullable(),
    /** By the former provider, and when it was due next. */
    lastServedAt: p.datetime().nullable(),
    nextDueAt: p.datetime().nullable(),
  },
});

export type Recipient = InferEntity<typeof Recipient>;
