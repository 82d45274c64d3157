/** What the acts of a takeover besides its service take: duties, notice, what is handed over, review, the purchase after it. */
import { z } from 'zod';
import { Code, Day, Fen, Moment, Sha256, Text } from './text.ts';

export const duties = ['command', 'recipients', 'records', 'staff', 'money', 'safety'] as const;

export const DutyList = z.strictObject({
  /** By duty: the person. */
  persons: z.partialRecord(z.enum(duties), Code),
});
export type DutyList = z.infer<typeof DutyList>;

export const RecipientNotice = z.strictObject({
  toldAt: Moment,
  means: z.enum(['visit', 'telephone', 'villageBoard']),
  evidenceSha256: Sha256,
});
export type RecipientNotice = z.infer<typeof RecipientNotice>;

export const handedKinds = ['keys', 'assets', 'funds', 'staff', 'wages'] as const;

export const KindHandOver = z.strictObject({
  kind: z.enum(handedKinds),
  outcome: z.enum(['handedOver', 'refused', 'none']),
  /** What was handed over, how it was refused, or why there is nothing. */
  list: Text(4000),
  /** Of funds and wages. */
  amountFen: Fen.optional(),
  evidenceSha256: Sha256,
  occurredOn: Day,
});
export type KindHandOver = z.infer<typeof KindHandOver>;

export const EmergencyReview = z.strictObject({ justified: z.boolean(), findings: Text(4000) });
export type EmergencyReview = z.infer<typeof EmergencyReview>;

export const Successor = z.strictObject({
  route: z.enum([
    'nextCandidate',
    'urgentNegotiation',
    'urgentSingleSource',
    'consultation',
    'amendOther',
    'belowLimit',
    'ownStaff',
  ]),
  /** The facts that the route stands on. */
  facts: Text(4000),
  /** Whether the purchaser itself let it become urgent. */
  ownDelay: z.boolean(),
  /** The case of the purchase, where there is one already. */
  procurement: Code.optional(),
  budgetFen: Fen.optional(),
  /** What was bought of the same item in the same year, below the limit. */
  sameItemFen: Fen.optional(),
  /** Of an amended contract: its value before. */
  contractFen: Fen.optional(),
});
export type Successor = z.infer<typeof Successor>;

export const shapes = {
  assignDuties: DutyList,
  tellRecipients: RecipientNotice,
  handOverKind: KindHandOver,
  reviewEmergency: EmergencyReview,
  linkSuccessor: Successor,
};
