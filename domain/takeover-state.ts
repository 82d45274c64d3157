/** The state of one takeover: who serves the recipients of each township now. Recipients are counted here, never named. */
import type { CaseState } from './act.ts';
import type { Signed } from './procurement.ts';
import type { OpenInstalment } from './settlement.ts';
import type { Gaps } from './shapes/takeover.ts';
import type { KindHandOver, Successor } from './shapes/takeover-duty.ts';
import type { CivilDate, Instant } from './time.ts';

export const takeoverStages = {
  unopened: '未启动',
  activated: '启动预案',
  running: '接续服务',
  settling: '结算与收尾',
  closed: '已结束',
} as const;
export type TakeoverStage = keyof typeof takeoverStages;

/** An interim provider in one township. */
export interface Interim {
  provider: string;
  assigned: Signed;
  /** For how many recipients; for all of them where nothing is said. */
  places?: number;
  accepted?: Instant;
}

export interface TownshipTaken {
  /** How many recipients the activation told of; the roster knows better where it has any. */
  told: number;
  interim?: Interim;
  /** Who serves a part of the township beside the interim provider: it took what it had places for. */
  beside?: Readonly<Record<string, Interim>>;
  /** Who was sent here so far, the present one included. */
  tried?: Readonly<Record<string, true>>;
  /** By provider: the entry from which on nobody is served by it any more, and since when. */
  failed?: Readonly<Record<string, { seq: number; stoppedAt: Instant }>>;
  escalated?: Signed & { to: string; relief: string };
}

export interface RecipientCount {
  total: number;
  served: number;
  ended: number;
}

export type HandedKind = Signed & Omit<KindHandOver, 'kind'>;

export interface Takeover extends CaseState {
  stage: TakeoverStage;
  diverted?: TakeoverStage;
  procurement: string;
  number: string;
  title: string;
  purchaser: string;
  /** Whose service is taken over. */
  provider: string;
  providerIsSme: boolean;
  contractNumber: string;
  commander: string;
  dutyPhone: string;
  /** Of the plan: who steps in, in this order. */
  successors: readonly string[];
  reason: string;
  requested: Signed;
  townships: Readonly<Record<string, TownshipTaken>>;
  ground?: string;
  stoppedAt?: Instant;
  emergency?: string;
  /** Of the plan: for how many recipients each successor stands ready. */
  places?: Readonly<Record<string, number>>;
  duties?: Signed & { persons: Readonly<Record<string, string>> };
  told?: Signed & { toldAt: Instant; means: string; evidenceSha256: string };
  /** By kind: keys, assets, funds, staff, wages. */
  handedKinds?: Readonly<Record<string, HandedKind>>;
  reviewed?: Signed & { justified: boolean; findings: string };
  successor?: Signed & Successor;
  activated?: Signed & { commander: string; occurredOn: CivilDate };
  handOver?: Signed & {
    outcome: 'handedOver' | 'refused';
    list: string;
    evidenceSha256: string;
    occurredOn: CivilDate;
  };
  /** The entry that last said something of a recipient. */
  lastConfirmation?: number;
  /** `upTo`: the entry up to which confirmations are surely counted. */
  counted?: { upTo: number; townships: Readonly<Record<string, RecipientCount>>; gaps?: Gaps };
  /** The end of the contract, with what was neither settled nor asked for then. */
  ended?: { occurredOn: CivilDate; instalments: Readonly<Record<string, OpenInstalment>> };
  settlement?: Signed & { dueFen: Readonly<Record<string, number>>; disputedFen: number; basis: string };
  closed?: Signed & { summary: string };
}

/** Own keys only: a township may be called anything, `constructor` too. */
export function townshipOf({ townships }: Takeover, township: string): TownshipTaken | undefined {
  return Object.hasOwn(townships, township) ? townships[township] : undefined;
}

/** Whether something was said of a recipient that is not in the counts. */
export function needsRecount({ counted, lastConfirmation = 0 }: Takeover): boolean {
  return !counted || lastConfirmation > counted.upTo;
}

/** Recipients of a township that are neither served again nor ended, as far as they are counted. */
export function openIn({ townships, counted }: Takeover, township: string): number {
  const count = counted && Object.hasOwn(counted.townships, township) ? counted.townships[township] : undefined;
  const { total, served, ended } = count ?? { total: 0, served: 0, ended: 0 };
  return (total > 0 ? total : townships[township]!.told) - served - ended;
}

export function townshipsLeft(state: Takeover): string[] {
  return Object.keys(state.townships).filter((township) => openIn(state, township) > 0);
}

export function isEveryoneServed(state: Takeover): boolean {
  return !needsRecount(state) && townshipsLeft(state).length === 0;
}
