/** The state of one payment: one instalment, or what is owed of it, on its way through finance to the treasury. */
import type { Actor, CaseState } from './act.ts';
import type { Contract, Signed } from './procurement.ts';
import type { Tape } from './tape-state.ts';
import type { CivilDate, Instant } from './time.ts';

export const paymentStages = {
  unopened: '未申请',
  review: '审核',
  approval: '审批',
  instructed: '国库支付',
  paid: '已支付',
  withdrawn: '已撤回',
} as const;
export type PaymentStage = keyof typeof paymentStages;

/** One order to the treasury; its number is part of the instruction's id, which is fixed before anything is sent. */
export interface Attempt {
  ordered: Signed;
  paid?: { receipt: string; occurredOn: CivilDate };
  returned?: { reason: string; occurredOn: CivilDate };
  /** Since when the case no longer asks by itself, and why, where it is not for want of an answer. */
  silentSince?: Instant;
  doubt?: string;
  /** Since when it is for a person to give the order and to enter the answer: there is no interface. It is never sent by us. */
  byHandSince?: Instant;
  /** What the treasury answered as one person entered it, until another confirms or somebody withdraws it. */
  entered?: EnteredAnswer;
}

/** 人工登记的国库答复 */
export interface EnteredAnswer {
  outcome: 'paid' | 'returned';
  /** Of a payment. */
  receipt?: string;
  /** Of a return. */
  reason?: string;
  amountFen: number;
  occurredOn: CivilDate;
  /** Of the paper it was read from. */
  evidenceSha256: string;
  by: string;
  at: Instant;
}

export interface Payment extends CaseState {
  stage: PaymentStage;
  diverted?: PaymentStage;
  procurement: string;
  instalment: string;
  title: string;
  purchaser: string;
  provider: string;
  providerIsSme: boolean;
  contractNumber: string;
  account: Contract['account'];
  amountFen: number;
  deductionFen: number;
  deductionReason?: string;
  invoiceNumber: string;
  requested: Signed;
  /** How the amount was counted, where the contract has terms to count by. */
  tape?: Tape;
  /** When the provider is owed the money. */
  due?: Instant;
  /** What review or approval sent back, until it is submitted again. */
  returned?: Signed & { reason: string };
  resubmitted?: Signed & { remark: string };
  reviewed?: Signed & { remark?: string };
  approved?: Signed;
  /** By number: '1', '2', … */
  attempts?: Readonly<Record<string, Attempt>>;
  /** Where everything was deducted there is no receipt. */
  settled?: { receipt?: string; occurredOn: CivilDate };
  withdrawn?: Signed & { reason: string };
}

/** Who brings an answer that the treasury sent by itself: no case, so no entry of another case stands behind it. */
export const treasuryActor: Actor = { person: 'treasury', organisation: 'treasury', role: 'proceeding' };

/** The order that is on its way, or was the last. */
export function lastAttempt({ attempts = {} }: Payment): { number: string; attempt: Attempt } | undefined {
  const number = String(Object.keys(attempts).length);
  const attempt = attempts[number];
  return attempt && { number, attempt };
}

/** Sent, and neither paid nor returned as far as we know. */
export function isUnderWay({ paid, returned }: Attempt): boolean {
  return !paid && !returned;
}

/** An attempt with a change; a number that is not there changes nothing. */
export function withAttempt(payment: Payment, number: string, change: Partial<Attempt>): Payment {
  const attempt = payment.attempts?.[number];
  if (!attempt) return payment;
  return { ...payment, attempts: { ...payment.attempts, [number]: { ...attempt, ...change } } };
}

/** With the answer to an attempt, whichever way it came: what was doubtful, or waited for a second person, is over. */
export function answered(
  payment: Payment,
  number: string,
  answer: Pick<Attempt, 'paid'> | Pick<Attempt, 'returned'>,
): Payment {
  const over = { silentSince: undefined, doubt: undefined, entered: undefined };
  return withAttempt(payment, number, { ...answer, ...over });
}

/** The id under which the treasury carries out an order, once. */
export function instructionOf({ id }: Payment, attempt: string): string {
  return `payment:${id}:${attempt}`;
}
