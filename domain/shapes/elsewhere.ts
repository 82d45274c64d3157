/** What the acts take that record a purchase on a platform elsewhere, and the agreement with the agency that holds it there. */
import { z } from 'zod';
import { type Power, powerTitles } from '../elsewhere-state.ts';
import { NoticeDraft } from './announcement.ts';
import { QualificationItems, SupplierDeclaration } from './review.ts';
import { Points } from './scoring.ts';
import { AwardNotice, Invalidation } from './selection.ts';
import { bySupplier, Code, Day, Fen, LineNumber, Moment, Sha256, Text, Uscc } from './text.ts';

const powersMax = 7;
const membersMax = 15;
const rankedMax = 200;

export const AgencyAgreement = z.strictObject({
  agency: Code,
  /** 代理范围. */
  scope: Text(2000),
  powers: z
    .array(z.enum(Object.keys(powerTitles) as [Power, ...Power[]]))
    .min(1)
    .max(powersMax),
  termFrom: Day,
  termTo: Day,
  feeBearer: z.enum(['purchaser', 'winner']),
  feeBasis: Text(500),
  agreementSha256: Sha256,
  /** The day on which it was signed. */
  occurredOn: Day,
  /** The platform on which the purchase is held; held here where it is left out. */
  platform: Text(100).optional(),
});
export type AgencyAgreement = z.infer<typeof AgencyAgreement>;

/** Where it is to be read on the platform, and which file it is. */
const told = { number: Text(60), address: Text(300), occurredOn: Day, fileSha256: Sha256 } as const;

export const PlatformNotice = NoticeDraft.extend({
  ...told,
  /** The last day on which documents are handed out. */
  documentsTo: Day,
  /** The last day of 公告期限. */
  noticeTo: Day,
  media: z
    .array(z.enum(['ccgp', 'ccgpProvince', 'other']))
    .min(1)
    .max(3),
});
export type PlatformNotice = z.infer<typeof PlatformNotice>;

export const PlatformClarification = z.strictObject({
  ...told,
  text: Text(4000),
  affectsBids: z.boolean(),
  bidsDue: Moment.optional(),
});
export type PlatformClarification = z.infer<typeof PlatformClarification>;

export const PlatformOpening = z.strictObject({
  openedAt: Moment,
  /** The day of it. */
  occurredOn: Day,
  /** By supplier: its code here, or its USCC where it has none. */
  bidders: bySupplier(
    z.strictObject({
      name: Text(100),
      uscc: Uscc.optional(),
      /** As it was read out; left out where bids were not opened, or a group opened them for itself. */
      priceFen: Fen.min(1).optional(),
      hours: z.int().min(1).max(100_000_000).optional(),
      receivedAt: Moment.optional(),
    }),
  ),
  fileSha256: Sha256,
});
export type PlatformOpening = z.infer<typeof PlatformOpening>;

const LowPrice = z.strictObject({
  askedAt: Moment,
  dueAt: Moment,
  proven: z.boolean(),
  opinion: Text(2000),
  inFavour: z.int().min(0).max(membersMax),
  against: z.int().min(0).max(membersMax),
});

/** What the report says of one bid; points in hundredths, the mean of the members. */
export const ReportedBid = z.strictObject({
  qualified: z.boolean(),
  reason: Text(2000).optional(),
  items: QualificationItems.optional(),
  declared: SupplierDeclaration.optional(),
  /** 符合性审查; it conforms where nothing is said. */
  conforms: z.boolean().optional(),
  nonconformity: Text(2000).optional(),
  /** 最后报价 of a consultation. */
  finalFen: Fen.min(1).optional(),
  lowPrice: LowPrice.optional(),
  /** By number of the factor in the notice. */
  factors: z.record(LineNumber, Points).optional(),
  pricePoints: Points.optional(),
  hoursPoints: Points.optional(),
  points: Points.optional(),
});
export type ReportedBid = z.infer<typeof ReportedBid>;

export const PlatformReport = z.strictObject({
  /** The day on which it was signed. */
  occurredOn: Day,
  /** By person. */
  members: z
    .record(
      Code,
      z.strictObject({
        name: Text(60),
        kind: z.enum(['expert', 'purchaser']),
        legal: z.literal(true).optional(),
        dissent: Text(2000).optional(),
      }),
    )
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= membersMax, '成员为 1 至 15 人'),
  demanding: z.enum(['complex', 'highImpact']).optional(),
  results: bySupplier(ReportedBid),
  /** Candidates in the order of the report; empty where it recommends nobody. */
  ranking: z.array(Code).max(rankedMax),
  fileSha256: Sha256,
});
export type PlatformReport = z.infer<typeof PlatformReport>;

export const Confirmation = z.strictObject({
  supplier: Code,
  /** The day on which it was confirmed. */
  occurredOn: Day,
  confirmedBy: z.enum(['purchaser', 'agency']),
  /** 视同确定: the purchaser was silent till its days were over. */
  deemed: z.literal(true).optional(),
  fileSha256: Sha256.optional(),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const PlatformAward = z.strictObject({
  ...told,
  provider: Code,
  priceFen: Fen.min(1),
  /** What 条例43 wants named. */
  parties: AwardNotice,
});
export type PlatformAward = z.infer<typeof PlatformAward>;

export const PlatformFailure = Invalidation.extend(told);
export type PlatformFailure = z.infer<typeof PlatformFailure>;

export const shapes = {
  entrustAgency: AgencyAgreement,
  recordNotice: PlatformNotice,
  recordClarification: PlatformClarification,
  recordOpening: PlatformOpening,
  recordReport: PlatformReport,
  recordConfirmation: Confirmation,
  recordAward: PlatformAward,
  recordFailure: PlatformFailure,
};
