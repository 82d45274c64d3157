/** The state of one enquiry, challenge or complaint: what was raised, answered, decided, and where it stands. */
import { type CaseState, defineActFor } from './act.ts';
import type { ComplaintKind } from './complaint-record.ts';
import type { Signed } from './procurement.ts';
import type { Letter, Matter, ProcessStep, Subject } from './shapes/challenge.ts';
import type { ChallengeReply, Decision, Declination, ExcludedTime } from './shapes/complaint.ts';
import type { CivilDate, Instant } from './time.ts';

export const complaintStages = {
  unopened: '未提出',
  enquiry: '询问',
  challenge: '质疑',
  answered: '质疑已答复',
  intake: '投诉审查',
  review: '投诉处理',
  decided: '处理决定已作出',
  closed: '已办结',
} as const;
export type ComplaintStage = keyof typeof complaintStages;

/** 投诉, as it came to the finance department. */
export interface FiledComplaint extends Signed {
  /** Of the matters that were challenged, by number. */
  matters: readonly string[];
  fromReply?: string;
  request?: string;
  facts?: string;
  legalBasis?: string;
  letter?: Letter;
  occurredOn: CivilDate;
  postedOn?: CivilDate;
  onPaper: boolean;
  accepted?: Signed;
}

/** 补正: asked for once. */
export interface Correcting {
  requested: Signed & { missing: string; days: number; document: string; occurredOn: CivilDate };
  corrected?: Signed & { remark: string };
}

export interface Suspension {
  ordered: Signed & { document: string; days: number; reason: string; occurredOn: CivilDate };
  until: Instant;
  lifted?: Signed & { document: string; reason: string };
  endedAt?: Instant;
}

export interface Exclusion {
  ground: ExcludedTime['ground'];
  document: string;
  from: CivilDate;
  by: string;
  ended?: Signed & { result: string; occurredOn: CivilDate };
}

export interface Complaint extends CaseState {
  stage: ComplaintStage;
  diverted?: ComplaintStage;
  procurement: string;
  number: string;
  kind: ComplaintKind;
  title: string;
  /** Of the purchase: how many qualified suppliers the law asks for hangs on it. */
  method: string;
  purchaser: string;
  agency?: string;
  supplier: string;
  concerned: readonly string[];
  subject?: Subject;
  step?: ProcessStep;
  question?: string;
  matters?: Readonly<Record<string, Matter>>;
  letter?: Letter;
  raised: Signed & { occurredOn: CivilDate; postedOn?: CivilDate; onPaper: boolean };
  answer?: Signed & { answer: string; affectsBids?: boolean };
  reply?: Signed & ChallengeReply;
  complaint?: FiledComplaint;
  correcting?: Correcting;
  declined?: Signed & Declination;
  copies?: Signed & { document: string; occurredOn: CivilDate };
  /** By organisation. */
  answers?: Readonly<Record<string, Signed & { answer: string; evidenceSha256: string }>>;
  /** By number: '1', '2', … */
  suspensions?: Readonly<Record<string, Suspension>>;
  /** By number: '1', '2', … */
  exclusions?: Readonly<Record<string, Exclusion>>;
  withdrawn?: Signed & { reason: string; letterSha256: string };
  lapsed?: { at: Instant };
  decision?: Signed & Decision;
  published?: Signed & { facts: string };
  /** What was done in the purchase upon it. */
  remedy?: string;
}

export const defineComplaintAct = defineActFor<Complaint>();

const sought = { request: '相关的请求', facts: '事实依据', legalBasis: '法律依据' } as const;

/** What the letter lacks of what it should hold: it is asked for, and nothing is lost by it. */
export function missingIn({ kind, matters = {}, letter }: Complaint): string[] {
  if (kind === 'enquiry') return [];
  const ofMatters = Object.entries(matters).flatMap(([number, matter]) =>
    (Object.keys(sought) as (keyof typeof sought)[])
      .filter((part) => matter[part] === undefined)
      .map((part) => `第 ${number} 项的${sought[part]}`),
  );
  return [...ofMatters, ...ofLetter(letter)];
}

/** Of the complaint, likewise. */
export function missingInComplaint({ complaint }: Complaint): string[] {
  if (!complaint) return [];
  const parts = (Object.keys(sought) as (keyof typeof sought)[]).filter((part) => complaint[part] === undefined);
  return [...parts.map((part) => sought[part]), ...ofLetter(complaint.letter)];
}

function ofLetter(letter: Letter | undefined): string[] {
  if (!letter) return ['签字盖章的书面材料'];
  return letter.sealed ? [] : ['签字或者盖章'];
}

/** The order under which the purchase stands still now, if there is one. */
export function runningSuspension({ suspensions = {} }: Complaint): [number: string, order: Suspension] | undefined {
  return Object.entries(suspensions).find(([, { lifted, endedAt }]) => !lifted && !endedAt);
}

/** Time that is being excluded now. */
export function openExclusions({ exclusions = {} }: Complaint): string[] {
  return Object.keys(exclusions).filter((number) => !exclusions[number]!.ended);
}

/** Those who answer to a complaint: purchaser, agency, and whose award is in question. */
export function respondents({ purchaser, agency, concerned }: Complaint): string[] {
  return [purchaser, ...(agency ? [agency] : []), ...concerned];
}

/** Over before anything was decided. */
export function isGivenUp({ withdrawn, declined, lapsed }: Complaint): boolean {
  return withdrawn !== undefined || declined !== undefined || lapsed !== undefined;
}
