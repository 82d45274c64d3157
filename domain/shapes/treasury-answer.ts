/** What the acts take by which people bring the treasury's answer. */
import { z } from 'zod';
import { Day, Fen, LineNumber, Sha256, Text } from './text.ts';

/** By the payment itself, where there is no interface. */
export const AnswerByHand = z.strictObject({ attempt: LineNumber });
export type AnswerByHand = z.infer<typeof AnswerByHand>;

/** As the paper says it: the treasury's receipt, or its notice of return. */
const read = { attempt: LineNumber, amountFen: Fen, occurredOn: Day };

export const TreasuryAnswerEntry = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('paid'), ...read, receipt: Text(100), evidenceSha256: Sha256 }),
  z.strictObject({ outcome: z.literal('returned'), ...read, reason: Text(2000), evidenceSha256: Sha256 }),
]);
export type TreasuryAnswerEntry = z.infer<typeof TreasuryAnswerEntry>;

export const TreasuryAnswerWithdrawal = z.strictObject({ attempt: LineNumber, reason: Text(2000) });
export type TreasuryAnswerWithdrawal = z.infer<typeof TreasuryAnswerWithdrawal>;

/** What the second person reads on the paper. */
export const TreasuryAnswerConfirmation = z.strictObject({ ...read, outcome: z.enum(['paid', 'returned']) });
export type TreasuryAnswerConfirmation = z.infer<typeof TreasuryAnswerConfirmation>;

export const shapes = {
  awaitAnswerByHand: AnswerByHand,
  enterTreasuryAnswer: TreasuryAnswerEntry,
  withdrawTreasuryAnswer: TreasuryAnswerWithdrawal,
  confirmTreasuryAnswer: TreasuryAnswerConfirmation,
};
