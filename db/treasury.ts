/** The county treasury, as far as it is simulated here: it carries an order out once, and answers when it is asked. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TreasuryAnswer, TreasuryInstruction } from '../activities/index.ts';
import { civilDate } from '../domain/time.ts';
import { TreasuryOrder } from './world-entities.ts';

/** 当日清算时点：an order that arrives later comes back unpaid. */
const clearingEndsAtHour = 16;
const zoneHours = 8;

/** Takes an order; the same order again is the same order. */
export async function instruct(em: EntityManager, instruction: TreasuryInstruction): Promise<void> {
  const { instruction: id, payment, amountFen } = instruction;
  const row = { instruction: id, payment, amountFen, body: instruction, answer: carriedOut(instruction) };
  await em.upsert(TreasuryOrder, row, { onConflictAction: 'ignore' });
}

export async function askTreasury(em: EntityManager, instruction: string): Promise<TreasuryAnswer> {
  const order = await em.findOne(TreasuryOrder, { instruction });
  return order?.answer ?? { outcome: 'pending' };
}

function carriedOut({ instruction, at }: TreasuryInstruction): TreasuryAnswer {
  const hour = (new Date(at).getUTCHours() + zoneHours) % 24;
  const occurredOn = civilDate(at);
  return hour >= clearingEndsAtHour
    ? { outcome: 'returned', reason: '已过当日清算时点（16:00），退回', occurredOn }
    : { outcome: 'paid', receipt: `GK-${instruction}`, occurredOn };
}
