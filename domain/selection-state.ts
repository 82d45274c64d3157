/** What a round keeps of its selection beside scores and ranking: by supplier or by person, figures and hashes, no names of anybody. */
import type { Signed } from './procurement.ts';
import type { CivilDate, Instant } from './time.ts';

/** 评审标准，as the notice fixes them; whoever scores may go by nothing else. */
export interface Scoring {
  /** By number of the factor; the price is none of them, its weight is `priceWeightBp` of the notice. */
  factors: Readonly<Record<string, Factor>>;
  /** 固定价格：the price is the same for all and is not scored. */
  fixedPriceFen?: number;
  /** Of candidates with the same score and price: what the documents say comes next. */
  ties?: 'technical' | 'lot';
}

export interface Factor {
  title: string;
  /** `hours` is what suppliers commit themselves to where the price is fixed: computed, not given by members. */
  kind: 'technical' | 'business' | 'hours';
  weightBp: number;
  standard: string;
  /** By number: what a bid is like, and what it then gets, in hundredths of a point. */
  bands?: Readonly<Record<string, { condition: string; points: number }>>;
}

/** 中小企业政策 of the notice. */
export interface SmePolicy {
  reserved: 'whole' | 'share' | 'none';
  /** Where a share is reserved: of the budget, and of that share for micro and small enterprises. */
  shareBp?: number;
  microShareBp?: number;
  /** Why nothing is reserved though the amount would ask for it. */
  reason?: string;
  /** 价格扣除 where nothing is reserved as a whole. */
  cutBp?: number;
  jointCutBp?: number;
}

/** Rates above those of the ministry, as the documents may set them. */
export interface LowPriceRates {
  meanBp?: number;
  secondBp?: number;
  ceilingBp?: number;
}

/** How bids are judged, as the notice says it. */
export interface JudgingTerms {
  /** Absent in notices of earlier times, which were scored as a whole. */
  scoring?: Scoring;
  sme?: SmePolicy;
  lowPrice?: LowPriceRates;
  /** Items of 细则9 for which the documents are content with a pledge. */
  pledges?: readonly string[];
}

/** What the result announcement names (条例43) and the case does not hold otherwise. */
export interface AwardParties {
  purchaser?: PartyName;
  agency?: PartyName;
  supplier?: PartyName;
  /** By line of the scheme. */
  unitPrices?: Readonly<Record<string, number>>;
}
interface PartyName {
  name: string;
  address: string;
  contact?: string;
}

/** What was found in the three lists about one party of a bid; of a joint bid each party is looked up. */
export interface CreditRecord {
  dishonestDebtor: boolean;
  taxOffender: boolean;
  /** 政府采购严重违法失信行为记录名单：until when the ban runs. */
  bannedUntil?: CivilDate;
}

/** 信用查询：entered by one person, confirmed by another. */
export interface CreditSearch {
  searchedAt: Instant;
  /** By supplier, then by the USCC of each party. */
  results: Readonly<Record<string, Readonly<Record<string, CreditRecord>>>>;
  evidenceSha256: string;
  entered: Signed;
  confirmed?: Signed;
}

/** 专家抽取：from the pool of the finance department, or chosen by the purchaser where the draw found nobody. */
export interface ExpertDraw {
  pool: string;
  number: string;
  drawnAt: Instant;
  witnesses: readonly string[];
  experts: readonly string[];
  /** A draw of the demo, made by a seed: no draw of any pool. */
  demoSeed?: string;
  chosen?: { reason: string; consentBy: string; consentNumber: string };
  recorded: Signed;
}

/** 回避：what a member declares once it knows who bids; by supplier, why it must not judge. */
export interface InterestDeclaration {
  at: Instant;
  interests?: Readonly<Record<string, InterestGround>>;
}
export type InterestGround = 'employment' | 'board' | 'control' | 'kinship' | 'other';

export type ProviderKind =
  | 'enterprise'
  | 'socialOrganisation'
  | 'publicInstitution2'
  | 'productionInstitution'
  | 'ruralCollective'
  | 'residentsCommittee'
  | 'individual'
  | 'publicInstitution1'
  | 'massOrganisation';

export interface Member {
  name: string;
  kind: 'expert' | 'purchaser';
  /** 法律专家. */
  legal?: true;
}

/** What a supplier says of itself in its bid. */
export interface SupplierDeclaration {
  kind: ProviderKind;
  uscc?: string;
  /** sha256 of the identity of its 负责人: whether two have the same is seen, who it is not. */
  headSha256?: string;
  /** By USCC: who controls or manages it directly, and whom it does. */
  controlledBy?: readonly string[];
  /** It designed, specified, managed, supervised or inspected the project. */
  designedProject?: boolean;
  size?: 'micro' | 'small' | 'medium' | 'large';
  smeDeclarationSha256?: string;
  /** 联合体、分包：the share of micro and small enterprises. */
  microShareBp?: number;
  /** The largest fine of the last three years. */
  largestFineFen?: number;
}

/** One of 细则9 (1)–(9): met, by which paper, or by a pledge where one is enough. */
export interface QualificationItem {
  met: boolean;
  evidenceSha256?: string;
  pledged?: boolean;
  remark?: string;
}

export interface Examined {
  qualified: boolean;
  reason?: string;
  items?: Readonly<Record<string, QualificationItem>>;
  declared?: SupplierDeclaration;
}

/** 报价修正：by the tape, in the order of the law; it binds when the bidder has confirmed it. */
export interface PriceCorrection {
  readOutFen: number;
  correctedFen: number;
  tape: Readonly<Record<string, { rule: string; wasFen: number; isFen: number }>>;
  asked: Signed;
  confirmed?: Signed;
  declined?: Signed;
}

/** 异常低价审查. */
export interface LowPriceReview {
  /** Of the committee's own judgement, where no figure asks for it. */
  judgement?: string;
  asked: Signed;
  dueAt: Instant;
  explained?: Signed & { statement: string; evidenceSha256: string };
  judged?: Signed & { proven: boolean; opinion: string; searchesSha256?: string; inFavour: number; against: number };
}

/** 得分，in hundredths of a point, when the last member has signed. */
export interface Result {
  /** Of the factors that members gave: the mean. */
  factorPoints: number;
  pricePoints: number;
  hoursPoints?: number;
  points: number;
  rank: number;
  /** What was compared, where it is not the price that was quoted. */
  comparedFen?: number;
}

export interface SelectionRecord {
  /** By number. */
  searches?: Readonly<Record<string, CreditSearch>>;
  draws?: Readonly<Record<string, ExpertDraw>>;
  /** By person. */
  interests?: Readonly<Record<string, InterestDeclaration>>;
  /** By supplier. */
  conformity?: Readonly<Record<string, { conforms: boolean; reason?: string }>>;
  priceCorrections?: Readonly<Record<string, PriceCorrection>>;
  lowPrices?: Readonly<Record<string, LowPriceReview>>;
  /** By person of the committee, by supplier, by factor. */
  sheets?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  results?: Readonly<Record<string, Result>>;
  /** 抽签：the order of those that nothing else sets apart. */
  lot?: Signed & { drawnAt: Instant; order: readonly string[]; witnesses: readonly string[] };
  /** Why the purchaser does not take the candidate of the report within its days. */
  objection?: Signed & { reason: string };
}
