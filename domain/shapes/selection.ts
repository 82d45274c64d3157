/** What the acts of opening, scoring and awarding take. */
import { z } from 'zod';
import { Code, Day, Fen, Text } from './text.ts';

const membersMax = 15;
const suppliersMax = 200;

const bySupplier = <Value extends z.ZodType>(value: Value) =>
  z
    .record(Code, value)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= suppliersMax, '供应商为 1 至 200 家');

/** By supplier: the price as read out; a group that opens responses for itself reads none out, and may leave them unsaid. */
export const BidOpening = z.strictObject({ offers: bySupplier(Fen.min(1)).optional() });
export type BidOpening = z.infer<typeof BidOpening>;

export const Committee = z.strictObject({
  /** By person. */
  members: z
    .record(Code, z.strictObject({ name: Text(60), kind: z.enum(['expert', 'purchaser']) }))
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= membersMax, '成员为 1 至 15 人'),
});
export type Committee = z.infer<typeof Committee>;

export const Qualification = z.strictObject({
  results: bySupplier(z.strictObject({ qualified: z.boolean(), reason: Text(2000).optional() })),
});
export type Qualification = z.infer<typeof Qualification>;

export const FinalOffers = z.strictObject({ offers: bySupplier(Fen.min(1)) });
export type FinalOffers = z.infer<typeof FinalOffers>;

/** By supplier, of 100 points, in hundredths of a point. */
export const ScoreSheet = z.strictObject({ scores: bySupplier(z.int().min(0).max(10_000)) });
export type ScoreSheet = z.infer<typeof ScoreSheet>;

export const ReportSignature = z.strictObject({ dissent: Text(2000).optional() });
export type ReportSignature = z.infer<typeof ReportSignature>;

/** The day on which the purchaser had the report. */
export const ReportDelivery = z.strictObject({ occurredOn: Day });
export type ReportDelivery = z.infer<typeof ReportDelivery>;

export const WinnerChoice = z.strictObject({ supplier: Code });
export type WinnerChoice = z.infer<typeof WinnerChoice>;

export const AwardNotice = z.strictObject({});
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
