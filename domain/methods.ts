/** 采购方式：what the course of each method has, and which figures it answers to; what it calls things is in method-words.ts. */
import { type Finding, requirement, termOf } from './finding.ts';
import type { Cite } from './law/cite.ts';
import type { ClockName, LimitName } from './law/packs.ts';
import type { Method } from './procurement.ts';

export { methodTitles, words } from './method-words.ts';

/** How a purchase goes from the filing to the award. */
export interface MethodCourse {
  /** 采购法 governs it: its plan is filed, its intention published beforehand. Below the limit the purchaser's own rules do. */
  statutory: boolean;
  /** Who may come: everybody who reads the notice, those drawn or chosen to be invited, the only one, or those asked for a quote. */
  suppliers: 'everybody' | 'invited' | 'one' | 'asked';
  /** Who looks whether they qualify. */
  qualifiedBy: 'purchaser' | 'committee';
  /** Bids of a tender are opened in public; the group opens responses for itself, and reads out no price. */
  opening: 'public' | 'byCommittee' | 'none';
  /** Whether requirements may change in talks, after which each makes a final offer. */
  finalOffers: boolean;
  /** What decides: points for all factors, the lowest price of those who qualify, what was agreed, or a reasoned choice. */
  award: 'points' | 'lowest' | 'agreed' | 'chosen';
}

const tender = {
  statutory: true,
  qualifiedBy: 'purchaser',
  opening: 'public',
  finalOffers: false,
  award: 'points',
} as const;
const talks = { statutory: true, qualifiedBy: 'committee', opening: 'byCommittee', finalOffers: true } as const;
const direct = { qualifiedBy: 'purchaser', opening: 'none', finalOffers: false } as const;

export const courses: Record<Method, MethodCourse> = {
  openTender: { ...tender, suppliers: 'everybody' },
  invitedTender: { ...tender, suppliers: 'invited' },
  consultation: { ...talks, suppliers: 'everybody', award: 'points' },
  negotiation: { ...talks, suppliers: 'invited', award: 'lowest' },
  singleSource: { ...direct, statutory: true, suppliers: 'one', award: 'agreed' },
  belowLimit: { ...direct, statutory: false, suppliers: 'asked', award: 'chosen' },
};

interface Figures {
  /** Counted in days; what is counted in working days only its clock can say. */
  bidPeriod?: LimitName;
  clarifyPeriod?: LimitName;
  bidders: LimitName;
  committee?: LimitName;
  experts?: LimitName;
  priceWeight: readonly LimitName[];
}

const ofTender: Figures = {
  bidPeriod: 'bidPeriodOpenTender',
  clarifyPeriod: 'clarifyPeriodOpenTender',
  bidders: 'biddersOpenTender',
  committee: 'committeeOpenTender',
  experts: 'expertsOpenTender',
  priceWeight: ['priceWeightOpenTender'],
};

export const figures: Record<Method, Figures> = {
  openTender: ofTender,
  invitedTender: ofTender,
  consultation: {
    bidPeriod: 'bidPeriodConsultation',
    clarifyPeriod: 'clarifyPeriodConsultation',
    bidders: 'biddersConsultation',
    committee: 'committeeConsultation',
    experts: 'expertsConsultation',
    priceWeight: ['priceWeightConsultation', 'priceWeightConsultationMost'],
  },
  negotiation: {
    bidders: 'biddersNegotiation',
    committee: 'committeeNegotiation',
    experts: 'expertsNegotiation',
    priceWeight: [],
  },
  singleSource: { bidders: 'supplierSingleSource', priceWeight: [] },
  belowLimit: { bidders: 'quotesBelowLimit', priceWeight: [] },
};

/** How long the documents are handed out, or in a negotiation how long suppliers have to respond. */
export const documentsClock: Partial<Record<Method, ClockName>> = {
  openTender: 'documentsOnOffer',
  invitedTender: 'documentsOnOffer',
  consultation: 'responseDocumentsOnOffer',
  negotiation: 'negotiationResponse',
};

export function isTender(method: Method): boolean {
  return courses[method].opening === 'public';
}

/** What order 87 says of tenders. The others say the same in their documents, whose term it is then: no article of it was read. */
export function tenderRule(method: Method, holds: boolean, rule: string, cite: Cite, remedy?: string): Finding {
  return isTender(method)
    ? requirement(holds, rule, cite, remedy)
    : termOf('plan', holds, rule, remedy === undefined ? {} : { remedy });
}

/** Statutes that speak of some methods only. */
const statuteOf: Partial<Record<Cite['statute'], readonly Method[]>> = {
  tender87: ['openTender', 'invitedTender'],
  consultation2014: ['consultation'],
  nonTender74: ['negotiation', 'singleSource'],
};

/** What is bought below the limit is no government procurement in the sense of the law (采购法2). */
const ofGovernmentProcurement: readonly Cite['statute'][] = ['procurementLaw', 'procurementRegulation'];

/** The articles an act stands on in a case of this method; what has no method stands on all of them. */
export function applying(under: readonly Cite[], method: Method | undefined): Cite[] {
  if (method === undefined) return [...under];
  const governs = ({ statute }: Cite) => courses[method].statutory || !ofGovernmentProcurement.includes(statute);
  return under.filter((one) => governs(one) && (statuteOf[one.statute]?.includes(method) ?? true));
}
