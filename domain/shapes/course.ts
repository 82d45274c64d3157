/** What the acts of intention, invitation, talks and final offers take. */
import { z } from 'zod';
import { LowPriceRates, Pledges, Scoring, SmePolicy } from './scoring.ts';
import { BasisPoints, Code, Day, Fen, Moment, Sha256, Text } from './text.ts';

const poolMax = 200;
const witnessesMax = 10;

export const IntentionNotice = z.strictObject({
  summary: Text(4000),
  budgetFen: Fen.min(1),
  expectedMonth: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '应当是形如 2025-04 的月份'),
});
export type IntentionNotice = z.infer<typeof IntentionNotice>;

export const MethodApproval = z.strictObject({ authority: Text(100), number: Text(60), occurredOn: Day });
export type MethodApproval = z.infer<typeof MethodApproval>;

export const NegotiationDocuments = z.strictObject({
  title: Text(200),
  sha256: Sha256,
  /** What may change in the talks: technical and service requirements, clauses of the draft contract. */
  changeable: Text(4000),
});
export type NegotiationDocuments = z.infer<typeof NegotiationDocuments>;

export const Consent = z.strictObject({});
export type Consent = z.infer<typeof Consent>;

export const InvitationDraft = z.strictObject({
  title: Text(200),
  ceilingFen: Fen.min(1),
  documentsFrom: Day,
  bidsDue: Moment,
  qualifications: Text(4000),
  /** Only where points decide. */
  priceWeightBp: BasisPoints.optional(),
  scoring: Scoring.optional(),
  sme: SmePolicy.optional(),
  lowPrice: LowPriceRates.optional(),
  pledges: Pledges.optional(),
  from: z.enum(['prequalification', 'register', 'recommendation', 'notice', 'tender']),
  /** By supplier: everybody on the list, with the reason why. */
  pool: z
    .record(Code, z.strictObject({ grounds: Text(500) }))
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= poolMax, '名单为 1 至 200 家'),
  invited: z.array(Code).min(1).max(poolMax),
  /** Persons who watched the draw. */
  witnesses: z.array(Code).max(witnessesMax),
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

export const Talk = z.strictObject({ supplier: Code, occurredOn: Day, record: Text(4000) });
export type Talk = z.infer<typeof Talk>;

export const RequirementChange = z.strictObject({ text: Text(4000) });
export type RequirementChange = z.infer<typeof RequirementChange>;

export const ChangeConfirmation = z.strictObject({
  number: z.string().regex(/^[1-9]\d{0,2}$/, '应当是从 1 开始的序号'),
});
export type ChangeConfirmation = z.infer<typeof ChangeConfirmation>;

export const FinalOfferRequest = z.strictObject({ due: Moment });
export type FinalOfferRequest = z.infer<typeof FinalOfferRequest>;

export const FinalOffer = z.strictObject({ priceFen: Fen.min(1) });
export type FinalOffer = z.infer<typeof FinalOffer>;

export const FinalOfferOpening = z.strictObject({});
export type FinalOfferOpening = z.infer<typeof FinalOfferOpening>;

export const shapes = {
  publishIntention: IntentionNotice,
  recordMethodApproval: MethodApproval,
  prepareNegotiation: NegotiationDocuments,
  consentToDocuments: Consent,
  inviteSuppliers: InvitationDraft,
  negotiateWith: Talk,
  changeRequirements: RequirementChange,
  confirmChange: ChangeConfirmation,
  requestFinalOffers: FinalOfferRequest,
  submitFinalOffer: FinalOffer,
  closeFinalOffers: FinalOfferOpening,
};
