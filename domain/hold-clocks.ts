/** 期限中止：while something is open that may change the result the time for signing, and for the service, does not run. */

import type { Circumstance } from './act.ts';
import { type ComplaintRecord, complaintKinds, isPerformanceSuspended } from './complaint-record.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey, isRunning } from './law/clocks.ts';
import type { ClockPause, ClockResumption } from './law/pauses.ts';
import type { Procurement } from './procurement.ts';
import { type CivilDate, civilDate } from './time.ts';

/** From the day on which it came in; nothing where it holds nothing. */
export function haltedBy(state: Procurement, number: string, from: CivilDate): ClockPause[] {
  const record = state.complaints?.[number];
  if (!record || !holdsNow(state, record)) return [];
  const isComplained = record.phase === 'complained';
  const ground = isComplained ? '投诉处理' : `${complaintKinds[record.kind]}处理`;
  // The article speaks of enquiry and challenge; that a complaint goes on halting the time is our own rule.
  const law = isComplained ? {} : { cite: cite('procurementRegulation', 54) };
  return waiting(state).map((key) => ({ key, name: nameOf(record.phase, number), ground, ...law, from }));
}

/** To the day on which it was over; another that is still open goes on halting them. */
export function goingOn(state: Procurement, number: string, { at }: Circumstance): ClockResumption[] {
  const record = state.complaints?.[number];
  if (record && holdsNow(state, record)) return [];
  const to = civilDate(at);
  const phases = ['open', 'complained'] as const;
  return waiting(state).flatMap((key) => phases.map((phase) => ({ key, name: nameOf(phase, number), to })));
}

/** How recipients are served while performance is suspended is arranged within a day, once. */
export function continuityClock(state: Procurement, { at, deadlines }: Circumstance): ClockStart[] {
  const running = deadlines.continuityArranged;
  if (!isPerformanceSuspended(state) || state.continuity || (running && isRunning(running))) return [];
  return [{ clock: 'continuityArranged', from: civilDate(at), basis: 'house' }];
}

function holdsNow({ round }: Procurement, record: ComplaintRecord): boolean {
  return (record.phase === 'open' || record.phase === 'complained') && record.mayChangeResult && record.round === round;
}

/** Signing before the contract is signed, what is to be delivered under it after. */
function waiting({ instalments = {} }: Procurement): string[] {
  return ['contractSigning', ...Object.keys(instalments).map((of) => clockKey('delivery', of))];
}

function nameOf(phase: ComplaintRecord['phase'], number: string): string {
  return `${phase === 'complained' ? 'complaint' : 'challenge'}-${number}`;
}
