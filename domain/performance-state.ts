/** What happened since the signature: deliveries, cures, default, takeovers, acceptance, evaluation, the end of the contract. */
import type { InterimCapacity } from './contract-state.ts';
import type { Signed } from './procurement.ts';
import type { SettlementRecord } from './settlement-paper.ts';
import type { Measured } from './shapes/payment-terms.ts';
import type { CivilDate, Instant } from './time.ts';

export interface Delivery {
  reported: Signed & { summary: string; quantity: number; evidenceSha256: string; measured?: Measured };
  verified?: Signed & { result: 'met' | 'partly' | 'notMet'; remark?: string; measured?: Measured };
}

export interface Cure {
  demanded: Signed & { breach: string; days: number };
  answered?: Signed & { answer: string };
  judged?: Signed & { satisfied: boolean; remark: string };
}

/** 违约认定：after a cure that ran out, or at once where the provider refuses or cannot perform. */
export interface Default {
  declared: Signed & { facts: string };
  cure?: string;
  immediate?: { ground: 'refused' | 'impossible'; reason: string };
}

export interface TakeoverPlan extends InterimCapacity {
  filed: Signed;
  commander: string;
  dutyPhone: string;
  /** Who steps in, in this order. */
  successors: readonly string[];
}

/** What the procurement knows of a takeover, which is a case of its own. */
export interface TakeoverRecord {
  started: Signed & { reason: string };
  closedAt?: Instant;
  settledFen?: number;
}

export interface Acceptance {
  requested: Signed & { statement: string };
  /** By code of the member, a pseudonym where it is a recipient. */
  group?: Readonly<Record<string, 'purchaser' | 'expert' | 'recipient' | 'thirdParty'>>;
  /** By line of the scheme. */
  items?: Readonly<Record<string, { passed: boolean; remark: string }>>;
  recipientsOpinion?: string;
  signedBy?: readonly string[];
  passed?: boolean;
  recorded?: Signed;
  published?: Signed;
}

/** Of 100 points, in hundredths. */
export interface Evaluation {
  purchaser?: Signed & { points: number };
  recipients?: Signed & { points: number; sample: number; organisation: string };
  thirdParty?: Signed & { points: number; organisation: string };
  published?: Signed & { points: number; grade: string };
}

export interface SecurityReturn {
  returnedFen: number;
  keptFen: number;
  reason?: string;
  /** The clause of the contract that lets the purchaser keep it, where no default was declared. */
  clause?: string;
  returned: Signed;
}

export interface Termination extends Signed {
  ground: 'default' | 'agreement' | 'publicInterest';
  reason: string;
  /** The day the notice reached the provider, or of the agreement: the contract ended then. */
  occurredOn: CivilDate;
  documentSha256: string;
}

/** Everything of a procurement that begins with the performance of its contract. */
export interface Performance {
  /** By instalment. */
  deliveries?: Readonly<Record<string, Delivery>>;
  /** By number: '1', '2', … */
  cures?: Readonly<Record<string, Cure>>;
  default?: Default;
  /** By number. */
  takeovers?: Readonly<Record<string, TakeoverRecord>>;
  acceptance?: Acceptance;
  /** Those that were not passed, by number. */
  failedAcceptances?: Readonly<Record<string, Acceptance>>;
  evaluation?: Evaluation;
  security?: SecurityReturn;
  termination?: Termination;
  settlementRecord?: SettlementRecord;
}
