/** What the acts of an allotment take. */
import { z } from 'zod';
import { Code, Day, Fen, Sha256, Text } from './text.ts';

const FiscalYear = z.int().min(2018).max(2100);

export const AllotmentRegistration = z.strictObject({
  /** The code of the organisation whose money it is. */
  purchaser: Code,
  region: z.enum(['henan-county', 'henan-city', 'henan-province']),
  number: Text(60),
  fundSource: Text(100),
  budgetItem: Text(100),
  fiscalYear: FiscalYear,
  amountFen: Fen.min(1),
  occurredOn: Day,
  closesOn: Day.optional(),
  carriedFrom: FiscalYear.optional(),
  evidenceSha256: Sha256.optional(),
});
export type AllotmentRegistration = z.infer<typeof AllotmentRegistration>;

/** The number of a procurement, as cases name each other. */
const Procurement = Text(80);
const Request = z.int().min(1).max(100_000);

/** `from`: the purchase that this one is a lot of; what that one holds goes over to the lot. */
export const FundsRequest = z.strictObject({
  procurement: Procurement,
  request: Request,
  amountFen: Fen.min(1),
  from: Procurement.optional(),
});
export type FundsRequest = z.infer<typeof FundsRequest>;

/** `keepFen`: what is still needed of what was reserved. `final`: the purchase came to nothing, and hears no answer. */
export const FundsRelease = z.strictObject({
  procurement: Procurement,
  request: Request,
  keepFen: Fen,
  final: z.literal(true).optional(),
});
export type FundsRelease = z.infer<typeof FundsRelease>;

export const FundsSpent = z.strictObject({ procurement: Procurement, instalment: Text(40), amountFen: Fen.min(1) });
export type FundsSpent = z.infer<typeof FundsSpent>;

export const YearEnd = z.strictObject({});
export type YearEnd = z.infer<typeof YearEnd>;

export const shapes = {
  registerAllotment: AllotmentRegistration,
  reserveFunds: FundsRequest,
  releaseFunds: FundsRelease,
  spendFunds: FundsSpent,
  lapseAllotment: YearEnd,
};
