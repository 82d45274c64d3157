/** What the acts between a divided purchase and its lots take; cases do them on each other, never a person. */
import { z } from 'zod';
import { Code, Fen, LineNumber, Text } from './text.ts';

const CaseNumber = Text(80);

/** `inherited`: parts of the state of the whole purchase, as its entry of that number left them. */
export const LotOpening = z.strictObject({
  purchase: CaseNumber,
  lot: LineNumber,
  wholeFen: Fen,
  mostLots: z.int().min(1).max(20).optional(),
  entry: z.int().min(1),
  inherited: z.looseObject({}),
});
export type LotOpening = z.infer<typeof LotOpening>;

export const LotNews = z.strictObject({
  lot: LineNumber,
  stage: Text(40),
  seq: z.int().min(1),
  winner: z.strictObject({ supplier: Code, priceFen: Fen }).optional(),
});
export type LotNews = z.infer<typeof LotNews>;

export const AwardClaim = z.strictObject({ lot: LineNumber, supplier: Code });
export type AwardClaim = z.infer<typeof AwardClaim>;

/** `lots`: those that this bidder has won already. */
export const ClaimAnswer = z.strictObject({
  supplier: Code,
  outcome: z.enum(['granted', 'refused']),
  lots: z.array(LineNumber).max(20),
});
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;

export const shapes = {
  openLot: LotOpening,
  recordLotNews: LotNews,
  claimAward: AwardClaim,
  recordClaimAnswer: ClaimAnswer,
};
