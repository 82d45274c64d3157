/** What a case keeps of its contract besides the clauses: securities, counter-versions, changes, subcontracts. */
import type { Contract, Instalment, Signed } from './procurement.ts';
import type { PaymentTerms } from './shapes/payment-terms.ts';
import type { CivilDate } from './time.ts';

/** 细则17：the forms that a contract may take; none of them stands in for a method of procurement. */
export const contractForms = {
  purchase: '购买',
  commission: '委托',
  lease: '租赁',
  franchise: '特许经营',
  strategicCooperation: '战略合作',
} as const;
export type ContractForm = keyof typeof contractForms;

/** 102号令24：what lets a contract run longer than a year. */
export const longTermConditions = {
  contentFixed: '购买内容相对固定',
  continuous: '连续性强',
  fundsStable: '经费来源稳定',
  priceStable: '价格变化幅度小',
  budgetGuaranteed: '预算有保障',
} as const;
export type LongTermCondition = keyof typeof longTermConditions;

export const securityForms = {
  cheque: '支票',
  draft: '汇票',
  promissoryNote: '本票',
  guarantee: '保函',
  transfer: '转账',
  cash: '现金',
} as const;
export type SecurityForm = keyof typeof securityForms;

/** A line of the contract, as it was tendered. */
export interface ContractService {
  quantity: number;
  unit: string;
  standard: string;
  /** In fen a unit, where the award was made by unit prices. */
  unitPriceFen?: number;
}

/** What a contract may say besides the clauses that every one has. */
export interface ContractTerms {
  /** How its money is counted; where it is left out, the instalments are all there is. */
  paymentTerms?: PaymentTerms;
  form?: ContractForm;
  /** By line of the scheme, whose lines are the contract's where it is left out. */
  services?: Readonly<Record<string, ContractService>>;
  longTerm?: Readonly<Partial<Record<LongTermCondition, { statement: string; evidenceSha256: string }>>>;
  arrangements?: { reportEveryMonths: number; siteChecksAYear: number; acceptance: string };
  /** What it was worth when it was signed, once supplements have added to it. */
  originalFen?: number;
  /** 不规范情形：signed after its last day, or served before it was signed; facts both, and marked as what they are. */
  irregular?: { signedAfter?: CivilDate; servedFrom?: CivilDate };
}

/** What a takeover plan may say of the interim. */
export interface InterimCapacity {
  recipients?: number;
  /** By successor: for how many recipients it stands ready, and from how many hours on. */
  capacity?: Readonly<Record<string, { places: number; withinHours: number }>>;
  kinds?: Readonly<Record<string, 'ownStaff' | 'neighbouringTownship' | 'reserve'>>;
}

/** A security as it came in. */
export interface Security {
  amountFen: number;
  form: SecurityForm;
  occurredOn: CivilDate;
  evidenceSha256: string;
  received: Signed;
}

/** 投标保证金, of one supplier in one round. */
export interface BidSecurity extends Security {
  supplier: string;
  round: number;
  ended?: Signed & { outcome: 'returned' | 'kept'; reason?: string; occurredOn: CivilDate; evidenceSha256: string };
}

/** Clauses that the parties may still word otherwise: nothing that the award or the tender documents have fixed. */
export type OpenClauses = Partial<
  Pick<Contract, 'account' | 'settlement' | 'rightsAndDuties' | 'liability' | 'quality' | 'verificationDays'>
>;

/** 修改意见：what the provider wants worded otherwise, and what it was. */
export interface Counter {
  proposed: Signed & { reason: string };
  changes: OpenClauses;
  was: OpenClauses;
  accepted?: Signed;
  declined?: Signed & { reason: string };
}

/** 合同变更 or 补充合同: drafted, approved by a second person, signed by the provider; then it holds. */
export interface Amendment {
  kind: 'supplement' | 'change';
  ground: 'need' | 'agreement' | 'publicInterest';
  text: string;
  /** Of a supplement: how much more of which line, for how much, paid in which instalments. */
  addedFen?: number;
  quantities?: Readonly<Record<string, number>>;
  instalments?: Readonly<Record<string, Pick<Instalment, 'title' | 'amountFen' | 'gate' | 'plannedOn'>>>;
  changes?: OpenClauses & { periodTo?: CivilDate };
  evidenceSha256?: string;
  drafted: Signed;
  approved?: Signed;
  withdrawn?: Signed & { reason: string };
  signed?: Signed & { occurredOn: CivilDate; documentSha256: string };
  published?: Signed;
}

/** 分包：asked for by the provider, consented to by the purchaser, or not. */
export interface Subcontract {
  subcontractor: string;
  part: string;
  amountFen: number;
  qualificationSha256: string;
  requested: Signed;
  consented?: Signed;
  refused?: Signed & { reason: string };
}

/** All by number: '1', '2', …; bid securities by `round:supplier`. */
export interface ContractRecords {
  bidSecurities?: Readonly<Record<string, BidSecurity>>;
  performanceSecurity?: Security;
  counters?: Readonly<Record<string, Counter>>;
  amendments?: Readonly<Record<string, Amendment>>;
  subcontracts?: Readonly<Record<string, Subcontract>>;
}

/** The number of the next record. */
export function nextNumber(records: Readonly<Record<string, unknown>> = {}): string {
  return String(Object.keys(records).length + 1);
}
