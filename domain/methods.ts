/** 采购方式：what open tender and consultation call things, and which figures each answers to. */
import { type Finding, requirement, termOf } from './finding.ts';
import type { Cite } from './law/cite.ts';
import type { ClockName, LimitName } from './law/packs.ts';
import type { Method } from './procurement.ts';

interface Words {
  notice: string;
  documents: string;
  bid: string;
  bidder: string;
  committee: string;
  report: string;
  award: string;
  invalidation: string;
}

export const words: Record<Method, Words> = {
  openTender: {
    notice: '招标公告',
    documents: '招标文件',
    bid: '投标文件',
    bidder: '投标人',
    committee: '评标委员会',
    report: '评标报告',
    award: '中标',
    invalidation: '废标',
  },
  consultation: {
    notice: '磋商公告',
    documents: '磋商文件',
    bid: '响应文件',
    bidder: '供应商',
    committee: '磋商小组',
    report: '评审报告',
    award: '成交',
    invalidation: '终止采购活动',
  },
};

interface Figures {
  bidPeriod: LimitName;
  clarifyPeriod: LimitName;
  bidders: LimitName;
  committee: LimitName;
  experts: LimitName;
  priceWeight: readonly LimitName[];
}

export const figures: Record<Method, Figures> = {
  openTender: {
    bidPeriod: 'bidPeriodOpenTender',
    clarifyPeriod: 'clarifyPeriodOpenTender',
    bidders: 'biddersOpenTender',
    committee: 'committeeOpenTender',
    experts: 'expertsOpenTender',
    priceWeight: ['priceWeightOpenTender'],
  },
  consultation: {
    bidPeriod: 'bidPeriodConsultation',
    clarifyPeriod: 'clarifyPeriodConsultation',
    bidders: 'biddersConsultation',
    committee: 'committeeConsultation',
    experts: 'expertsConsultation',
    priceWeight: ['priceWeightConsultation', 'priceWeightConsultationMost'],
  },
};

/** By what the committee puts the suppliers in order (ranking.ts): by points, or by the lowest price that meets the need (采购法38). */
export const awardRule: Record<Method, 'points' | 'lowestPrice'> = {
  openTender: 'points',
  consultation: 'points',
};

/** How long the documents are handed out. */
export const documentsClock: Record<Method, ClockName> = {
  openTender: 'documentsOnOffer',
  consultation: 'responseDocumentsOnOffer',
};

/** What order 87 says of tenders. A consultation says the same in its documents, whose term it is then: no article of it was read. */
export function tenderRule(method: Method, holds: boolean, rule: string, cite: Cite, remedy?: string): Finding {
  return method === 'openTender'
    ? requirement(holds, rule, cite, remedy)
    : termOf('plan', holds, rule, remedy === undefined ? {} : { remedy });
}

/** Statutes that speak of one method only. */
const statuteOf: Partial<Record<Cite['statute'], Method>> = {
  tender87: 'openTender',
  consultation2014: 'consultation',
};

/** The articles an act stands on in a case of this method; what has no method stands on all of them. */
export function applying(under: readonly Cite[], method: Method | undefined): Cite[] {
  return under.filter(({ statute }) => method === undefined || (statuteOf[statute] ?? method) === method);
}
