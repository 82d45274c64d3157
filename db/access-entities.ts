/** What PostgreSQL keeps of people and of what they asked: accounts, sessions, deeds, the counter of case numbers. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Deed, Role } from '../domain/act.ts';

export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    login: p.string().primary(),
    /** The same person may hold several accounts: separation of duties follows the person. */
    person: p.string(),
    name: p.string(),
    organisation: p.string(),
    role: p.string().$type<Role>(),
    /** argon2id: `<salt>$<hash>`, base64url. */
    passwordHash: p.string().hidden(),
  },
});

export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    /** sha256 of the token: whoever reads the table cannot sign in with it. */
    tokenHash: p.string().primary(),
    login: p.string(),
    createdAt: p.datetime(),
    seenAt: p.datetime(),
  },
});

export interface DeedAnswer {
  status: number;
  body: object;
}

export const DeedRow = defineEntity({
  name: 'DeedRow',
  tableName: 'deed',
  properties: {
    id: p.string().primary(),
    caseId: p.string(),
    act: p.string(),
    person: p.string(),
    body: p.json<Deed>(),
    receivedAt: p.datetime(),
    /** In the case's own time: what the case's rights are judged by. */
    caseTime: p.datetime(),
    offsetMs: p.bigint('number'),
    /** When the resender may next try; no two do at once. */
    tryAt: p.datetime(),
    tries: p.integer(),
    answeredAt: p.datetime().nullable(),
    answer: p.json<DeedAnswer>().nullable(),
  },
  indexes: [{ properties: ['caseId', 'answeredAt'] }, { properties: ['answeredAt', 'tryAt'] }],
});

export const CaseNumber = defineEntity({
  name: 'CaseNumber',
  tableName: 'case_number',
  properties: {
    /** `<region>-<year>` */
    series: p.string().primary(),
    last: p.integer(),
  },
});

export type Account = InferEntity<typeof Account>;
export type DeedRow = InferEntity<typeof DeedRow>;
