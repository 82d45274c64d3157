/** All figures of the law: the topic files put together. A new figure gets a line in the topic file it belongs to. */
import { awardClocks } from './packs/award.ts';
import { biddingClocks, biddingLimits } from './packs/bidding.ts';
import { committeesLimits } from './packs/committees.ts';
import { complaintClocks, complaintLimits } from './packs/complaints.ts';
import { contractClocks, contractLimits } from './packs/contract.ts';
import { deliveryClocks, deliveryLimits } from './packs/delivery.ts';
import { evaluationClocks, evaluationLimits } from './packs/evaluation.ts';
import { evaluationGrades, evaluationWeightsBp } from './packs/evaluation-tables.ts';
import { filingClocks } from './packs/filing.ts';
import { methodChoiceLimits } from './packs/method-choice.ts';
import { methodClocks, methodLimits } from './packs/methods.ts';
import { paymentClocks, paymentLimits } from './packs/payment.ts';
import { performanceClocks, performanceLimits } from './packs/performance.ts';
import { providerKinds } from './packs/provider-kinds.ts';
import { sanctionClocks, sanctionLimits } from './packs/sanctions.ts';
import { selectionClocks, selectionLimits } from './packs/selection.ts';
import { takeoverClocks, takeoverLimits } from './packs/takeover.ts';
import { thresholdsLimits } from './packs/thresholds.ts';
import { townshipClocks, townshipLimits } from './packs/township.ts';
import type { ClockLine, LimitLine, TableLine } from './row.ts';

export const limitLines = {
  ...thresholdsLimits,
  ...biddingLimits,
  ...committeesLimits,
  ...evaluationLimits,
  ...selectionLimits,
  ...methodLimits,
  ...methodChoiceLimits,
  ...contractLimits,
  ...deliveryLimits,
  ...performanceLimits,
  ...complaintLimits,
  ...paymentLimits,
  ...sanctionLimits,
  ...takeoverLimits,
  ...townshipLimits,
} as const satisfies Record<string, LimitLine>;

export const clockLines = {
  ...filingClocks,
  ...biddingClocks,
  ...evaluationClocks,
  ...selectionClocks,
  ...methodClocks,
  ...awardClocks,
  ...contractClocks,
  ...deliveryClocks,
  ...performanceClocks,
  ...takeoverClocks,
  ...paymentClocks,
  ...complaintClocks,
  ...sanctionClocks,
  ...townshipClocks,
} as const satisfies Record<string, ClockLine>;

export const tableLines = { evaluationWeightsBp, evaluationGrades, providerKinds } as const satisfies Record<
  string,
  TableLine<unknown>
>;

export type LimitName = keyof typeof limitLines;
export type ClockName = keyof typeof clockLines;
export type TableName = keyof typeof tableLines;
