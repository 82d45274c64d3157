/** The books of the treasury, which are the judge of money: what was paid and what was sent back, by instruction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { TreasuryOrder } from '../db/world-entities.ts';

export interface Movement {
  instruction: string;
  payment: string;
  amountFen: number;
  outcome: 'paid' | 'returned' | 'pending';
  receipt?: string;
}

export type Books = () => Promise<Movement[]>;

/** The simulated treasury keeps its books in a table of ours. */
export function booksOf(em: () => EntityManager): Books {
  return async () => {
    const orders = await em().find(TreasuryOrder, {});
    return orders.map(({ instruction, payment, amountFen, answer }) => ({
      instruction,
      payment,
      amountFen,
      outcome: answer.outcome,
      ...(answer.outcome === 'paid' ? { receipt: answer.receipt } : {}),
    }));
  };
}
