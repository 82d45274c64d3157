/** 查无实据：how many complaints of this supplier came to nothing in twelve months is looked up, whatever the caller says of it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { baselessSince } from '../db/complaints.ts';
import { deedOf } from '../db/deeds.ts';
import type { Case } from '../db/entities.ts';
import type { Complaint } from '../domain/complaint-state.ts';
import type { Decision } from '../domain/shapes/complaint.ts';
import { timeOf } from './cases.ts';
import type { Submitted } from './submission.ts';

const months = 12;

/** The decision with the number in it; what was asked before under the same key is asked with the same number. */
export async function withBaseless(em: EntityManager, row: Case, asked: Submitted, deed: string): Promise<Submitted> {
  const onFile = await deedOf(em, deed);
  const before = onFile ? (onFile.body.input as Decision).baselessBefore : await lookedUp(em, row);
  const { baselessBefore: _, ...decision } = asked.input as Decision;
  return { ...asked, input: before === undefined ? decision : { ...decision, baselessBefore: before } };
}

function lookedUp(em: EntityManager, row: Case): Promise<number> {
  const since = new Date(timeOf(row));
  since.setUTCMonth(since.getUTCMonth() - months);
  const { supplier } = row.state as Complaint;
  return baselessSince(em, supplier, since.toISOString(), row.id);
}
