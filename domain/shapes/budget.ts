/** What the acts of the budget take. */
import { z } from 'zod';
import { Day, Fen, Text } from './text.ts';

export const BudgetRelease = z.strictObject({
  number: Text(60),
  /** 预算项目: purchases of one item, category and year are counted together (条例28); without it, what one paper releases. */
  budgetItem: Text(100).optional(),
  fundSource: Text(100),
  fiscalYear: z.int().min(2018).max(2100),
  amountFen: Fen.min(1),
  /** The day on the budget paper. */
  occurredOn: Day,
});
export type BudgetRelease = z.infer<typeof BudgetRelease>;

export const shapes = { releaseBudget: BudgetRelease };
