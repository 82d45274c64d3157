/** What the acts of a credit proceeding take. */
import { z } from 'zod';
import { sanctionGrounds } from '../sanction-grounds.ts';
import { Code, Day, Sha256, Text } from './text.ts';

const grounds = Object.keys(sanctionGrounds) as [keyof typeof sanctionGrounds, ...(keyof typeof sanctionGrounds)[]];
const Months = z.int().min(1).max(120);

export const SanctionOpening = z.strictObject({
  region: z.enum(['henan-county', 'henan-city', 'henan-province']),
  /** Whose contract it is about. */
  purchaser: Code,
  provider: Code,
  procurement: Code.optional(),
  ground: z.enum(grounds),
  facts: Text(4000),
  evidenceSha256: Sha256,
});
export type SanctionOpening = z.infer<typeof SanctionOpening>;

export const PurchaserOpinion = z.strictObject({ supports: z.boolean(), opinion: Text(4000) });
export type PurchaserOpinion = z.infer<typeof PurchaserOpinion>;

export const SanctionNotification = z.strictObject({
  document: Text(100),
  proposedMonths: Months.optional(),
  /** The day it reached the provider. */
  occurredOn: Day,
  evidenceSha256: Sha256,
});
export type SanctionNotification = z.infer<typeof SanctionNotification>;

export const SanctionDefence = z.strictObject({ statement: Text(4000), asksHearing: z.boolean() });
export type SanctionDefence = z.infer<typeof SanctionDefence>;

export const HearingCall = z.strictObject({ place: Text(200), chair: Code });
export type HearingCall = z.infer<typeof HearingCall>;

export const HearingMinutes = z.strictObject({ attended: z.boolean(), minutesSha256: Sha256 });
export type HearingMinutes = z.infer<typeof HearingMinutes>;

/** `running`: what the API found of the provider's other cases is put in beside it. */
export const SanctionDecision = z.strictObject({
  document: Text(100),
  outcome: z.enum(['ban', 'none']),
  months: Months.optional(),
  reason: Text(4000),
  legalBasis: Text(1000),
  evidenceSha256: Sha256,
});
export type SanctionDecision = z.infer<typeof SanctionDecision>;

export const BanEnd = z.strictObject({});
export type BanEnd = z.infer<typeof BanEnd>;

export const BanNote = z.strictObject({ sanction: Code, provider: Code, from: Day, until: Day, document: Text(100) });
export type BanNote = z.infer<typeof BanNote>;

export const BanEndNote = z.strictObject({ sanction: Code });
export type BanEndNote = z.infer<typeof BanEndNote>;

export const BanReview = z.strictObject({
  sanction: Code,
  recipientsAtRisk: z.int().min(0).max(1_000_000),
  /** What is done for them. */
  measure: z.enum(['goOn', 'watch', 'prepareTakeover', 'end']),
  reason: Text(2000),
});
export type BanReview = z.infer<typeof BanReview>;

export const shapes = {
  openSanction: SanctionOpening,
  giveOpinion: PurchaserOpinion,
  notifySanction: SanctionNotification,
  defendAgainstSanction: SanctionDefence,
  callHearing: HearingCall,
  holdHearing: HearingMinutes,
  decideSanction: SanctionDecision,
  endBan: BanEnd,
  noteBan: BanNote,
  noteBanEnd: BanEndNote,
  reviewBan: BanReview,
};
