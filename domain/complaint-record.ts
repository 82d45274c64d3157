/** What a procurement knows of the enquiries, challenges and complaints about it, each of which is a case of its own. */
import { type Finding, houseRule } from './finding.ts';
import type { Contract, Instalment, Procurement, Signed } from './procurement.ts';
import type { ProcessStep, RemedyOrder, Subject } from './shapes/challenge.ts';
import { type CivilDate, civilDate, type Instant } from './time.ts';

/** 询问 · 质疑；below the limit there is an objection in the case itself (objectToChoice). */
export const complaintKinds = { enquiry: '询问', challenge: '质疑' } as const;
export type ComplaintKind = keyof typeof complaintKinds;

export const subjects = { documents: '采购文件', process: '采购过程', result: '中标（成交）结果' } as const;

/** What follows from something upheld, by the stage that the purchase has come to (条例71). */
export const remedies = {
  goOn: '不影响结果，继续开展采购活动',
  clarify: '澄清或者修改采购文件后继续开展采购活动',
  restart: '重新开展采购活动',
  anotherCandidate: '原结果无效，从合格的候选人中另行确定',
  rescindAndAnother: '撤销合同，从合格的候选人中另行确定',
  rescindAndRestart: '撤销合同，重新开展采购活动',
  damages: '合同已经履行，由责任人承担赔偿责任',
} as const;
export type Remedy = keyof typeof remedies;

export interface ComplaintRecord {
  kind: ComplaintKind;
  subject?: Subject;
  step?: ProcessStep;
  /** The round that it is about. */
  round: number;
  supplier: string;
  raised: Signed & { occurredOn: CivilDate };
  /** `open` until it is answered, `complained` from then until the regulator has decided; what has ended holds nothing. */
  phase: 'open' | 'answered' | 'complained' | 'ended';
  complainedAt?: Instant;
  /** A challenge is taken to be able to until the director has found otherwise; an enquiry is not. */
  mayChangeResult: boolean;
  assessed?: Signed & { reason: string };
  /** 暂停采购活动的书面通知 that is in force: it ends by itself. */
  suspended?: { document: string; until: Instant };
  outcome?: string;
  ordered?: Omit<RemedyOrder, 'complaint' | 'enough'> & { at: Instant; remedy: Remedy };
  /** How many clarifications there were when it was ordered to clarify: one more is waited for. */
  clarifiedBefore?: number;
  /** Of an enquiry: how many there were when it was answered with what all who bid must know. */
  toldBefore?: number;
}

/** A contract that was rescinded before anything of it was performed. */
export interface RescindedContract {
  contract: Contract;
  instalments?: Readonly<Record<string, Instalment>>;
  at: Instant;
  complaint: string;
}

/** Everything of a procurement that has to do with complaints. */
export interface ComplaintParts {
  /** By number: '1', '2', … */
  complaints?: Readonly<Record<string, ComplaintRecord>>;
  /** While the contract is suspended: that it was seen to it how recipients are served. */
  continuity?: Signed & { how: 'provider' | 'notBegun'; reason: string };
  /** By number: '1', '2', … */
  rescinded?: Readonly<Record<string, RescindedContract>>;
}

type Numbered = readonly [number: string, record: ComplaintRecord];

/** Those that are neither answered nor ended. */
export function pendingComplaints({ complaints = {} }: Procurement): Numbered[] {
  return Object.entries(complaints).filter(([, { phase }]) => phase === 'open' || phase === 'complained');
}

/** Those on which signing and performance wait. What was raised about a round that was given up can change no result any more. */
export function holdingComplaints(state: Procurement): Numbered[] {
  return pendingComplaints(state).filter(([, { mayChangeResult, round }]) => mayChangeResult && round === state.round);
}

/** From which day on it holds. */
export function heldSince({ phase, complainedAt, kind, assessed, raised }: ComplaintRecord): CivilDate {
  if (phase === 'complained' && complainedAt) return civilDate(complainedAt);
  return kind === 'enquiry' && assessed ? civilDate(assessed.at) : raised.occurredOn;
}

/** Those for which the regulator has ordered the purchase to stand still. */
export function suspendingComplaints({ complaints = {} }: Procurement): Numbered[] {
  return Object.entries(complaints).filter(([, { suspended }]) => suspended !== undefined);
}

/** 中止履行：a contract is there, and something is open that may take it away again. */
export function isPerformanceSuspended(state: Procurement): boolean {
  return state.contract?.signedOn !== undefined && holdingComplaints(state).length > 0;
}

/** Recipients of a suspended contract for whom nothing is arranged yet, neither by a takeover nor otherwise. */
export function needsContinuity(state: Procurement): boolean {
  const isTakenOver = Object.values(state.takeovers ?? {}).some(({ closedAt }) => closedAt === undefined);
  return isPerformanceSuspended(state) && !state.continuity && !isTakenOver;
}

/** What is complained of may undo the contract itself: whoever ends it or takes it over meanwhile says how the two go together. */
export function whileComplained(state: Procurement): Finding[] {
  const open = pendingComplaints(state).map(([number]) => number);
  if (open.length === 0) return [];
  const remedy = `第 ${open.join('、')} 件质疑（投诉）未结：请写明如何衔接`;
  return [houseRule(false, '质疑、投诉未结期间终止合同、启动接管的，应当说明如何衔接', remedy)];
}

export function withComplaint(state: Procurement, number: string, change: Partial<ComplaintRecord>): Procurement {
  const record = state.complaints?.[number];
  if (!record) return state;
  return { ...state, complaints: { ...state.complaints, [number]: { ...record, ...change } } };
}

/** When nothing holds the contract any more, what was seen to for the meantime is over. */
export function released(state: Procurement): Procurement {
  if (isPerformanceSuspended(state) || !state.continuity) return state;
  return { ...state, continuity: undefined };
}
