/** What the acts of opening, scoring and awarding take. */
import { z } from 'zod';
import { QualificationItems, SupplierDeclaration } from './review.ts';
import { Points } from './scoring.ts';
import { bySupplier, Code, Day, Fen, LineNumber, Text } from './text.ts';

const membersMax = 15;

const Hours = bySupplier(z.int().min(1).max(100_000_000));

/**
 * By supplier: the price as read out; a group that opens responses for itself reads none out, and may leave them unsaid.
 * Hours: what suppliers commit themselves to, where the price is fixed.
 */
export const BidOpening = z.strictObject({ offers: bySupplier(Fen.min(1)).optional(), hours: Hours.optional() });
export type BidOpening = z.infer<typeof BidOpening>;

export const Committee = z.strictObject({
  /** By person. */
  members: z
    .record(
      Code,
      z.strictObject({ name: Text(60), kind: z.enum(['expert', 'purchaser']), legal: z.literal(true).optional() }),
    )
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= membersMax, '成员为 1 至 15 人'),
  /** 技术复杂、社会影响较大: what cannot be told from the budget. */
  demanding: z.enum(['complex', 'highImpact']).optional(),
});
export type Committee = z.infer<typeof Committee>;

export const Qualification = z.strictObject({
  results: bySupplier(
    z.strictObject({
      qualified: z.boolean(),
      reason: Text(2000).optional(),
      /** 细则9 (1)–(9), item by item. */
      items: QualificationItems.optional(),
      declared: SupplierDeclaration.optional(),
    }),
  ),
});
export type Qualification = z.infer<typeof Qualification>;

export const FinalOffers = z.strictObject({ offers: bySupplier(Fen.min(1)), hours: Hours.optional() });
export type FinalOffers = z.infer<typeof FinalOffers>;

/**
 * In hundredths of a point: by supplier and factor of the notice; the price is computed. Where the notice, of earlier times,
 * names no factors: by supplier, of 100 points.
 */
export const ScoreSheet = z.strictObject({
  sheets: bySupplier(z.record(LineNumber, Points)).optional(),
  scores: bySupplier(Points).optional(),
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

export const ReportSignature = z.strictObject({ dissent: Text(2000).optional() });
export type ReportSignature = z.infer<typeof ReportSignature>;

/** The day on which the purchaser had the report. */
export const ReportDelivery = z.strictObject({ occurredOn: Day });
export type ReportDelivery = z.infer<typeof ReportDelivery>;

export const WinnerChoice = z.strictObject({ supplier: Code });
export type WinnerChoice = z.infer<typeof WinnerChoice>;

const Party = z.strictObject({ name: Text(100), address: Text(200), contact: Text(100).optional() });

/** What the result announcement must name (条例43) and the case does not hold. */
export const AwardNotice = z.strictObject({
  purchaser: Party.optional(),
  agency: Party.optional(),
  supplier: Party.optional(),
  /** By line of the scheme. */
  unitPrices: z.record(LineNumber, Fen).optional(),
});
export type AwardNotice = z.infer<typeof AwardNotice>;

export const Invalidation = z.strictObject({
  ground: z.enum([
    'tooFewBidders',
    'irregularity',
    'overBudget',
    'cancelledTask',
    'winnerRefused',
    'methodNoLongerFits',
  ]),
  reason: Text(2000),
  next: z.enum(['announcement', 'cancelled']),
  /** Another method for the next round, with the approval that the law asks for. */
  change: z
    .strictObject({
      method: z.enum(['openTender', 'invitedTender', 'consultation', 'negotiation', 'singleSource']),
      approval: z.strictObject({ authority: Text(100), number: Text(60), occurredOn: Day }).optional(),
      /** With the two that the tender was left with, and nobody else (74号令27). */
      withTwo: z.boolean().optional(),
    })
    .optional(),
});
export type Invalidation = z.infer<typeof Invalidation>;

export const shapes = {
  openBids: BidOpening,
  appointCommittee: Committee,
  checkQualification: Qualification,
  recordFinalOffers: FinalOffers,
  scoreBids: ScoreSheet,
  signReport: ReportSignature,
  deliverReport: ReportDelivery,
  fixWinner: WinnerChoice,
  issueAwardNotice: AwardNotice,
  invalidateTender: Invalidation,
};
