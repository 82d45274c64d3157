/** What the acts of examining and judging bids take, beside those that open, score and award. */
import { z } from 'zod';
import { BasisPoints, bySupplier, Code, Day, Fen, LineNumber, Moment, Sha256, Text, Uscc } from './text.ts';

const partiesMax = 10;
const peopleMax = 15;
const linesMax = 200;
const People = z.array(Code).min(1).max(peopleMax);

const CreditRecord = z.strictObject({
  dishonestDebtor: z.boolean(),
  taxOffender: z.boolean(),
  /** 政府采购严重违法失信行为记录名单：until which day the ban runs; left out where the supplier is not on the list. */
  bannedUntil: Day.optional(),
});

/** By supplier, then by the USCC of each party: all the parties of a joint bid are looked up. */
export const CreditSearchEntry = z.strictObject({
  searchedAt: Moment,
  results: bySupplier(
    z
      .record(Uscc, CreditRecord)
      .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= partiesMax, '每家 1 至 10 个成员'),
  ),
  evidenceSha256: Sha256,
});
export type CreditSearchEntry = z.infer<typeof CreditSearchEntry>;

/** Whoever confirms reads the record again and keys in its hash. */
export const CreditSearchConfirmation = z.strictObject({ search: LineNumber, evidenceSha256: Sha256 });
export type CreditSearchConfirmation = z.infer<typeof CreditSearchConfirmation>;

export const ExpertDrawRecord = z.strictObject({
  pool: Text(100),
  number: Text(60),
  drawnAt: Moment,
  witnesses: People,
  experts: People,
  demoSeed: Text(60).optional(),
  chosen: z.strictObject({ reason: Text(2000), consentBy: Text(100), consentNumber: Text(60) }).optional(),
});
export type ExpertDrawRecord = z.infer<typeof ExpertDrawRecord>;

/** By supplier; left out where there is none. */
export const InterestDeclared = z.strictObject({
  interests: bySupplier(z.enum(['employment', 'board', 'control', 'kinship', 'other'])).optional(),
});
export type InterestDeclared = z.infer<typeof InterestDeclared>;

export const QualificationItems = z.partialRecord(
  z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
  z.strictObject({
    met: z.boolean(),
    evidenceSha256: Sha256.optional(),
    pledged: z.boolean().optional(),
    remark: Text(500).optional(),
  }),
);

export const SupplierDeclaration = z.strictObject({
  kind: z.enum([
    'enterprise',
    'socialOrganisation',
    'publicInstitution2',
    'productionInstitution',
    'ruralCollective',
    'residentsCommittee',
    'individual',
    'publicInstitution1',
    'massOrganisation',
  ]),
  uscc: Uscc.optional(),
  headSha256: Sha256.optional(),
  controlledBy: z.array(Uscc).max(partiesMax).optional(),
  designedProject: z.boolean().optional(),
  size: z.enum(['micro', 'small', 'medium', 'large']).optional(),
  smeDeclarationSha256: Sha256.optional(),
  microShareBp: BasisPoints.optional(),
  largestFineFen: Fen.optional(),
});

export const Conformity = z.strictObject({
  results: bySupplier(z.strictObject({ conforms: z.boolean(), reason: Text(2000).optional() })),
});
export type Conformity = z.infer<typeof Conformity>;

/** What the bid says of its price, where it says it twice: 开标一览表 in figures and in capitals, the body, unit by unit. */
export const PriceCorrectionDraft = z.strictObject({
  supplier: Code,
  sheet: z.strictObject({ figuresFen: Fen.min(1), capitalsFen: Fen.min(1).optional() }),
  bodyFen: Fen.min(1).optional(),
  lines: z
    .record(LineNumber, z.strictObject({ unitFen: Fen, quantity: z.int().min(0).max(100_000_000) }))
    .refine((all) => Object.keys(all).length <= linesMax, '报价明细最多 200 行')
    .optional(),
  /** 单价金额小数点或者百分比有明显错位. */
  misplaced: z.boolean().optional(),
});
export type PriceCorrectionDraft = z.infer<typeof PriceCorrectionDraft>;

/** The bidder's own; purchaser and agency enter for a named supplier what it has signed on paper. */
export const PriceCorrectionAnswer = z.strictObject({
  supplier: Code.optional(),
  confirmed: z.boolean(),
  evidenceSha256: Sha256.optional(),
});
export type PriceCorrectionAnswer = z.infer<typeof PriceCorrectionAnswer>;

export const ExplanationRequest = z.strictObject({
  supplier: Code,
  dueAt: Moment,
  /** Why the committee doubts the price, where no figure asks for it. */
  judgement: Text(2000).optional(),
});
export type ExplanationRequest = z.infer<typeof ExplanationRequest>;

export const PriceExplanation = z.strictObject({
  supplier: Code.optional(),
  statement: Text(4000),
  evidenceSha256: Sha256,
  receivedAt: Moment.optional(),
});
export type PriceExplanation = z.infer<typeof PriceExplanation>;

/** By person: whether the price is proven reasonable; the majority decides. */
export const PriceJudgement = z.strictObject({
  supplier: Code,
  votes: z.record(Code, z.boolean()),
  opinion: Text(2000),
  searchesSha256: Sha256.optional(),
});
export type PriceJudgement = z.infer<typeof PriceJudgement>;

export const TieLot = z.strictObject({ drawnAt: Moment, order: z.array(Code).min(2).max(200), witnesses: People });
export type TieLot = z.infer<typeof TieLot>;

export const ReportObjection = z.strictObject({ reason: Text(2000) });
export type ReportObjection = z.infer<typeof ReportObjection>;

export const DeemedWinner = z.strictObject({});
export type DeemedWinner = z.infer<typeof DeemedWinner>;

export const shapes = {
  enterCreditSearch: CreditSearchEntry,
  confirmCreditSearch: CreditSearchConfirmation,
  recordExpertDraw: ExpertDrawRecord,
  declareInterest: InterestDeclared,
  checkConformity: Conformity,
  correctBidPrice: PriceCorrectionDraft,
  answerPriceCorrection: PriceCorrectionAnswer,
  askPriceExplanation: ExplanationRequest,
  explainPrice: PriceExplanation,
  judgePrice: PriceJudgement,
  drawLot: TieLot,
  objectToReport: ReportObjection,
  deemWinner: DeemedWinner,
};
