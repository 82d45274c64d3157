/** What happened since the signature: deliveries, cures, default, takeovers, acceptance, evaluation, the end of the contract. */
import type { InterimCapacity } from './contract-state.ts';
import type { DeliveryRecords } from './delivery-state.ts';
import type { Interval } from './interval.ts';
import type { Marks } from './marks.ts';
import type { Signed } from './procurement.ts';
import type { Care } from './service-count.ts';
import type { SettlementRecord } from './settlement-paper.ts';
import type { Measured } from './shapes/payment-terms.ts';
import type { CivilDate, Instant } from './time.ts';

export interface Delivery {
  reported: Signed & { summary: string; quantity: number; evidenceSha256: string; measured?: Measured };
  /** `volumes`: of the service log, by category, in hundredths of the unit of the contract; `measured`: what money is counted by. */
  verified?: Signed & {
    result: 'met' | 'partly' | 'notMet';
    remark?: string;
    volumes?: Readonly<Partial<Record<Care, number>>>;
    measured?: Measured;
  };
}

export interface Cure {
  demanded: Signed & { breach: string; days: number; townships?: readonly string[] };
  answered?: Signed & { answer: string };
  judged?: Signed & { satisfied: boolean; remark: string };
}

/** 违约认定：after a cure that ran out, or at once where the provider refuses or cannot perform. */
export interface Default {
  declared: Signed & { facts: string };
  cure?: string;
  immediate?: { ground: 'refused' | 'impossible' | 'lifeAtStake'; reason: string };
  reviewed?: Signed & { upheld: boolean; findings: string };
}

/** 部分违约：in some townships; the contract stands in the others. */
export interface PartDefaultRecord {
  townships: readonly string[];
  declared: Signed & { facts: string };
  cure?: string;
  lifeAtStake?: string;
  reviewed?: Signed & { upheld: boolean; findings: string };
  ended?: Signed & { reason: string; occurredOn: CivilDate; documentSha256: string };
}

export interface TakeoverPlan extends InterimCapacity {
  filed: Signed;
  commander: string;
  dutyPhone: string;
  /** Who steps in, in this order. */
  successors: readonly string[];
}

/** By township: who would be sent for how many, who would be left, and after how many hours everybody sent is there. */
export type DrillResult = Readonly<
  Record<string, { sent: Readonly<Record<string, number>>; uncovered: number; readyHours: number }>
>;

export interface Drill extends Signed {
  occurredOn: CivilDate;
  townships: Readonly<Record<string, number>>;
  unavailable: readonly string[];
  lessons: string;
  result: DrillResult;
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
  /** How each recipient signed, where it was written down. */
  marks?: Marks | undefined;
  passed?: boolean;
  /** Where it was not passed: until when it is made good. */
  cureBy?: CivilDate | undefined;
  recorded?: Signed;
  published?: Signed;
}

/** 分期验收, of one instalment; one that was not passed is kept, and the stage is accepted again. */
export interface StageAcceptance extends Omit<Acceptance, 'requested' | 'published'> {
  instalment: string;
  recorded: Signed;
}

/** 绩效评价指标细则, as the county has adopted it; of a hundred points, in hundredths. */
export interface Indicators {
  document: string;
  /** The day on the paper. */
  occurredOn: CivilDate;
  evidenceSha256: string;
  /** By code. */
  indicators: Readonly<
    Record<string, { title: string; side: 'purchaser' | 'recipients' | 'thirdParty'; points: number }>
  >;
  /** From how many points on the table lets a provider go on. */
  renewFrom?: number | undefined;
  adopted: Signed;
}

type Result = Signed & { points: number; grade: string };
type Answer = Signed & {
  accepts: boolean;
  statement: string;
  decided?: Signed & { upheld: boolean; reason: string };
};

/** What a side gave: of 100 points, in hundredths; by indicator where a table was adopted. */
type Score = Signed & { points: number; items?: Readonly<Record<string, number>> };

export interface Evaluation {
  indicators?: Indicators | undefined;
  sampleSeed?: Signed & { seedSha256: string };
  /** `places` are those in the list of recipients that `listSha256` is of, counted from 1. */
  sample?: Signed & { seed: string; population: number; listSha256: string; places: readonly number[] };
  purchaser?: Score;
  recipients?: Score & { sample: number; satisfied?: number; interval?: Interval; organisation: string };
  thirdParty?: Score & { organisation: string };
  notified?: Result | undefined;
  answer?: Answer | undefined;
  /** Results that an objection was right against, by number. */
  contested?: Readonly<Record<string, { notified: Result; answer: Answer }>>;
  published?: Result;
  renewal?: Signed & { renew: boolean; until?: CivilDate | undefined; reason: string };
}

/** What the case was told of a ban, and what is done for those whom the provider serves. */
export interface NotedBan {
  provider: string;
  from: CivilDate;
  until: CivilDate;
  document: string;
  notedAt: Instant;
  endedAt?: Instant;
  reviewed?: Signed & { recipientsAtRisk: number; measure: string; reason: string };
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
export interface Performance extends DeliveryRecords {
  /** By instalment. */
  deliveries?: Readonly<Record<string, Delivery>>;
  /** By number: '1', '2', … */
  cures?: Readonly<Record<string, Cure>>;
  default?: Default;
  /** By number: '1', '2', … */
  partDefaults?: Readonly<Record<string, PartDefaultRecord>>;
  /** By number: '1', '2', … */
  drills?: Readonly<Record<string, Drill>>;
  /** By number. */
  takeovers?: Readonly<Record<string, TakeoverRecord>>;
  acceptance?: Acceptance;
  /** Those that were not passed, by number. */
  failedAcceptances?: Readonly<Record<string, Acceptance>>;
  /** By number. */
  stageAcceptances?: Readonly<Record<string, StageAcceptance>>;
  /** By clock that ran out over an inspection: when that was put on record, and the day the money's time counts from. */
  stalls?: Readonly<Record<string, Signed & { since: CivilDate }>>;
  evaluation?: Evaluation;
  /** By number of the credit proceeding: providers that are banned while this case runs. */
  bans?: Readonly<Record<string, NotedBan>>;
  security?: SecurityReturn;
  termination?: Termination;
  settlementRecord?: SettlementRecord;
}
