/** What the acts of bid and performance securities take. */
import { z } from 'zod';
import { Code, Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const Security = z.strictObject({
  amountFen: Fen.min(1),
  form: z.enum(['cheque', 'draft', 'promissoryNote', 'guarantee', 'transfer', 'cash']),
  occurredOn: Day,
  evidenceSha256: Sha256,
});

export const BidSecurityReceipt = Security.extend({ supplier: Code });
export type BidSecurityReceipt = z.infer<typeof BidSecurityReceipt>;

export const BidSecurityReturn = z.strictObject({
  supplier: Code,
  /** Of an earlier round; this one where it is left out. */
  round: LineNumber.optional(),
  outcome: z.enum(['returned', 'kept']),
  /** Where it is kept: the clause of the tender documents. */
  reason: Text(2000).optional(),
  occurredOn: Day,
  evidenceSha256: Sha256,
});
export type BidSecurityReturn = z.infer<typeof BidSecurityReturn>;

export const PerformanceSecurityReceipt = Security;
export type PerformanceSecurityReceipt = z.infer<typeof PerformanceSecurityReceipt>;

export const shapes = {
  recordBidSecurity: BidSecurityReceipt,
  returnBidSecurity: BidSecurityReturn,
  recordPerformanceSecurity: PerformanceSecurityReceipt,
};
