/** What the acts of a single source, and of a purchase below the limit, take. */
import { z } from 'zod';
import { Code, Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const [expertsMax, negotiatorsMax] = [15, 15];

export const SingleSourceDisplay = z.strictObject({
  supplier: Code,
  address: Text(200),
  reason: Text(4000),
  /** By number: '1', '2', … */
  experts: z
    .record(LineNumber, z.strictObject({ name: Text(60), employer: Text(100), title: Text(60), opinion: Text(2000) }))
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= expertsMax, '论证人员为 1 至 15 名'),
  contact: Text(500),
});
export type SingleSourceDisplay = z.infer<typeof SingleSourceDisplay>;

/** Whoever objects in writing; purchaser and agency enter a letter of somebody who has no account. */
export const ObjectionLetter = z.strictObject({
  text: Text(4000),
  organisation: Code.optional(),
  letterSha256: Sha256.optional(),
  /** The day on which the letter came. */
  occurredOn: Day.optional(),
});
export type ObjectionLetter = z.infer<typeof ObjectionLetter>;

export const ObjectionAnswer = z.strictObject({ number: LineNumber, upheld: z.boolean(), reason: Text(4000) });
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

export const OtherMethod = z.strictObject({
  method: z.enum(['openTender', 'invitedTender', 'consultation', 'negotiation']),
  reason: Text(2000),
  approval: z.strictObject({ authority: Text(100), number: Text(60), occurredOn: Day }).optional(),
});
export type OtherMethod = z.infer<typeof OtherMethod>;

export const AgreementRecord = z.strictObject({
  ground: z.enum(['onlySupplier', 'emergency', 'addition']),
  supplier: Code,
  priceFen: Fen.min(1),
  occurredOn: Day,
  place: Text(200),
  /** By person; who does not agree with the record says so in it. */
  negotiators: z
    .record(Code, z.strictObject({ name: Text(60), dissent: Text(2000).optional() }))
    .refine(
      (all) => Object.keys(all).length >= 1 && Object.keys(all).length <= negotiatorsMax,
      '采购人员为 1 至 15 名',
    ),
  /** Costs, prices of like contracts, patents or know-how, as the supplier stated them. */
  costs: Text(4000),
  terms: Text(4000),
  recordSha256: Sha256,
});
export type AgreementRecord = z.infer<typeof AgreementRecord>;

export const AgreementConfirmation = z.strictObject({});
export type AgreementConfirmation = z.infer<typeof AgreementConfirmation>;

export const InternalDecision = z.strictObject({ minutes: Text(500), occurredOn: Day, minutesSha256: Sha256 });
export type InternalDecision = z.infer<typeof InternalDecision>;

/** As it stands on its paper. */
export const QuoteRecord = z.strictObject({
  supplier: Code,
  priceFen: Fen.min(1),
  occurredOn: Day,
  paperSha256: Sha256,
});
export type QuoteRecord = z.infer<typeof QuoteRecord>;

export const SupplierChoice = z.strictObject({ supplier: Code, reason: Text(2000) });
export type SupplierChoice = z.infer<typeof SupplierChoice>;

export const ChoiceNotice = z.strictObject({});
export type ChoiceNotice = z.infer<typeof ChoiceNotice>;

export const shapes = {
  displaySingleSource: SingleSourceDisplay,
  objectToSingleSource: ObjectionLetter,
  answerObjection: ObjectionAnswer,
  takeOtherMethod: OtherMethod,
  recordAgreement: AgreementRecord,
  confirmAgreement: AgreementConfirmation,
  decidePurchase: InternalDecision,
  recordQuote: QuoteRecord,
  chooseSupplier: SupplierChoice,
  publishChoice: ChoiceNotice,
  objectToChoice: ObjectionLetter,
};
