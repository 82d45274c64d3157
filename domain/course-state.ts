/** 采购过程：what intention, invitation, talks, display and quotes leave in the state of a purchase. */
import type { Elsewhere, Entrusted } from './elsewhere-state.ts';

import type { Method } from './procurement.ts';
import type { CivilDate, Instant } from './time.ts';

/** What a person did and when. */
interface Signed {
  by: string;
  at: Instant;
}

/** 采购意向：what the public is told a month before. */
export interface Intention {
  summary: string;
  budgetFen: number;
  /** The month in which the purchase is meant to begin: `2025-04`. */
  expectedMonth: string;
  published: Signed;
}

/** 批准采用公开招标以外的方式 (采购法27): of this method and no other. */
export interface MethodApproved extends Signed {
  method: Method;
  authority: string;
  number: string;
  occurredOn: CivilDate;
}

/** How the list was made from which suppliers are invited (87号令14, 74号令12); `tender`: the two that a tender was left with. */
export type InvitedFrom = 'prequalification' | 'register' | 'recommendation' | 'notice' | 'tender';

export interface Invitation {
  from: InvitedFrom;
  /** By supplier: all that qualify, and why they are on the list. */
  pool: Readonly<Record<string, { grounds: string }>>;
  /** By supplier: those drawn or chosen of them. */
  invited: Readonly<Record<string, { at: Instant }>>;
  /** Who watched the draw. */
  witnesses: readonly string[];
  sent: Signed;
}

export type DisplayGround = 'onlySupplier' | 'emergency' | 'addition';

/** 单一来源公示 (74号令38). Experts are named because the law asks for it. */
export interface Display {
  supplier: string;
  address: string;
  reason: string;
  /** By number: '1', '2', … */
  experts: Readonly<Record<string, { name: string; employer: string; title: string; opinion: string }>>;
  contact: string;
  published: Signed;
}

export interface Objection {
  organisation: string;
  text: string;
  raised: Signed;
  /** With whether it was upheld and why: whoever raised it is told. */
  answered?: Signed & { upheld: boolean; reason: string };
}

/** 协商情况记录 (74号令42): the price that was agreed is what the contract is worth. */
export interface Agreement {
  ground: DisplayGround;
  supplier: string;
  priceFen: number;
  occurredOn: CivilDate;
  place: string;
  /** By person, as they signed it; a dissent is written down. */
  negotiators: Readonly<Record<string, { name: string; dissent?: string }>>;
  costs: string;
  terms: string;
  recordSha256: string;
  recorded: Signed;
  confirmed?: Signed;
}

/** A quote below the limit, as it stands on its paper. */
export interface Quote {
  priceFen: number;
  occurredOn: CivilDate;
  paperSha256: string;
  recorded: Signed;
}

/** What comes before the rounds and outlasts them. */
export interface CaseCourse extends Entrusted {
  intention?: Intention;
  methodApproval?: MethodApproved;
}

/** What a round holds beyond notice, bids and committee. */
export interface RoundCourse {
  /** Where it was held on a platform: what was recorded of it. */
  elsewhere?: Elsewhere;
  /** 谈判文件 as the group made it, with the purchaser's written consent. */
  negotiationDocuments?: Signed & { title: string; sha256: string; changeable: string; consented?: Signed };
  invitation?: Invitation;
  /** By supplier. */
  talks?: Readonly<Record<string, Signed & { occurredOn: CivilDate; record: string }>>;
  /** By number: requirements changed in the talks; told to all at once when the purchaser has confirmed them. */
  requirementChanges?: Readonly<Record<string, { text: string; proposed: Signed; confirmed?: Signed }>>;
  /** When final offers are due, once the talks are over. */
  finalOffersDue?: Instant;
  /** By supplier; told to nobody else until all are in. */
  finalOffers?: Readonly<Record<string, { priceFen: number; received: Signed }>>;
  display?: Display;
  /** By number: to a display, or below the limit to the choice. */
  objections?: Readonly<Record<string, Objection>>;
  agreement?: Agreement;
  /** 内部决策 of a purchase below the limit. */
  decision?: Signed & { minutes: string; occurredOn: CivilDate; minutesSha256: string };
  /** By supplier. */
  quotes?: Readonly<Record<string, Quote>>;
  chosen?: Signed & { supplier: string; reason: string };
}

/** 废标（终止）的事由 (采购法36); that the winner refused to sign is 条例49. */
export type InvalidationGround =
  | 'tooFewBidders'
  | 'irregularity'
  | 'overBudget'
  | 'cancelledTask'
  | 'winnerRefused'
  | 'methodNoLongerFits'
  | 'objectionUpheld'
  | 'upheldComplaint';

/** 采购法37：the next round goes by another method, with the approval of the level that the law names. */
export interface MethodChange {
  methodBefore: Method;
  /** Absent where the law asks for none. */
  approval?: { authority: string; number: string; occurredOn: CivilDate };
  /** The two that the tender was left with, where the next round is a negotiation with them (74号令27). */
  two?: readonly string[];
}
