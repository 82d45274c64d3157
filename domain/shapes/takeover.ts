/** What the acts of a takeover take. */
import { z } from 'zod';
import { shapes as duties } from './takeover-duty.ts';
import { shapes as forces } from './takeover-force.ts';
import { DueFen, TakeoverGround, Township, Townships } from './takeover-record.ts';
import { Code, Day, Fen, LineNumber, Moment, Sha256, Text } from './text.ts';

const Count = z.int().min(0).max(1_000_000);

const OpenInstalment = z.strictObject({
  title: Text(200),
  amountFen: Fen,
  verified: z.enum(['met', 'partly', 'notMet']).optional(),
  owedFen: Fen.optional(),
});

/** By the procurement: the day the contract ended, with what was neither settled nor asked for then. */
export const ContractEnd = z.strictObject({ occurredOn: Day, instalments: z.record(LineNumber, OpenInstalment) });
export type ContractEnd = z.infer<typeof ContractEnd>;

/** By the procurement. */
export const TakeoverOpening = z.strictObject({
  procurement: Text(60),
  number: LineNumber,
  title: Text(200),
  purchaser: Code,
  provider: Code,
  providerIsSme: z.boolean(),
  contractNumber: Text(100),
  commander: Text(100),
  dutyPhone: Text(60),
  successors: z.array(Code).max(50),
  reason: Text(2000),
  townships: Townships,
  ground: TakeoverGround.optional(),
  stoppedAt: Moment.optional(),
  emergency: Text(2000).optional(),
  /** Of the plan: for how many recipients each successor stands ready. */
  places: z.record(Code, Count).optional(),
  requestedBy: Text(60),
  requestedAt: Moment,
  ended: ContractEnd.optional(),
});
export type TakeoverOpening = z.infer<typeof TakeoverOpening>;

export const PlanActivation = z.strictObject({ commander: Text(100), occurredOn: Day });
export type PlanActivation = z.infer<typeof PlanActivation>;

export const InterimAssignment = z.strictObject({
  township: Township,
  provider: Code,
  /** For how many recipients; for all of them where it is left out. */
  places: z.int().min(1).max(1_000_000).optional(),
});
export type InterimAssignment = z.infer<typeof InterimAssignment>;

export const HandOver = z.strictObject({
  outcome: z.enum(['handedOver', 'refused']),
  /** What was handed over, or how it was refused. */
  list: Text(4000),
  evidenceSha256: Sha256,
  occurredOn: Day,
});
export type HandOver = z.infer<typeof HandOver>;

const batchMax = 200;

export const ServiceConfirmation = z.strictObject({
  township: Township,
  /** Pseudonyms. */
  recipients: z
    .array(Code)
    .min(1)
    .max(batchMax)
    .refine((all) => new Set(all).size === all.length, '同一服务对象只列一次'),
  /** Who received them; whoever was sent to the township where it is left out. */
  provider: Code.optional(),
  /** When service was given again; when it is entered where it is left out. */
  servedAt: Moment.optional(),
  /** Who says so. */
  confirmedBy: z.enum(['recipient', 'guardian', 'village', 'visit']).optional(),
  /** By pseudonym: when each was last served by the former provider, and when service was next due. */
  lines: z
    .record(Code, z.strictObject({ lastServedAt: Moment.optional(), nextDueAt: Moment.optional() }))
    .refine((all) => Object.keys(all).length <= batchMax, '一次不超过 200 人')
    .optional(),
  /** Where one of them was entered as deceased: why that was wrong. */
  mistaken: Text(2000).optional(),
});
export type ServiceConfirmation = z.infer<typeof ServiceConfirmation>;

export const RecipientEnd = z.strictObject({
  township: Township,
  /** A pseudonym. */
  recipient: Code,
  outcome: z.enum(['died', 'moved', 'inInstitution', 'ineligible', 'declinedInWriting', 'notFound']),
  evidence: Text(2000),
  /** The day of the death, the move, the refusal. */
  occurredOn: Day.optional(),
  /** Of one who was not found: the days on which it was tried. */
  attempts: z.array(Day).min(1).max(20).optional(),
  /** The village's proof, the death certificate, the refusal in writing. */
  proofSha256: Sha256.optional(),
});
export type RecipientEnd = z.infer<typeof RecipientEnd>;

const Hours = z.number().min(0).max(1_000_000);
export const Gaps = z.strictObject({
  p50Hours: Hours,
  p99Hours: Hours,
  maxHours: Hours,
  /** By outcome. */
  ends: z.record(Code, Count),
});
export type Gaps = z.infer<typeof Gaps>;

/** By the takeover itself. */
export const Recount = z.strictObject({
  counts: z.record(Township, z.strictObject({ total: Count, served: Count, ended: Count })),
  upTo: z.int().min(0),
  /** Over all townships: hours without service of those who are served again, and what became of the others. */
  gaps: Gaps.optional(),
});
export type Recount = z.infer<typeof Recount>;

export const TakeoverSettlement = z.strictObject({ dueFen: DueFen, disputedFen: Fen, basis: Text(4000) });
export type TakeoverSettlement = z.infer<typeof TakeoverSettlement>;

export const TakeoverClosing = z.strictObject({ summary: Text(4000) });
export type TakeoverClosing = z.infer<typeof TakeoverClosing>;

export const shapes = {
  openTakeover: TakeoverOpening,
  activatePlan: PlanActivation,
  assignInterim: InterimAssignment,
  handOverRecords: HandOver,
  confirmServed: ServiceConfirmation,
  endRecipient: RecipientEnd,
  recountRecipients: Recount,
  recordTermination: ContractEnd,
  agreeSettlement: TakeoverSettlement,
  closeTakeover: TakeoverClosing,
  ...forces,
  ...duties,
};
