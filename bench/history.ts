/** The histories of a case, run by run, and what they are made of. */
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

export interface Payloads {
  payloads?: { data?: string }[];
}

/** As far as it is looked at here; in the form in which histories are kept on file. */
export interface HistoryEvent {
  eventId: string;
  eventType: string;
  eventTime: string;
  workflowExecutionStartedEventAttributes?: { originalExecutionRunId?: string; input?: Payloads };
  workflowExecutionUpdateAcceptedEventAttributes?: {
    protocolInstanceId: string;
    acceptedRequest: { input: { name: string; args?: Payloads } };
  };
  workflowExecutionUpdateCompletedEventAttributes?: { meta: { updateId: string }; outcome: { success?: Payloads } };
  activityTaskScheduledEventAttributes?: { input?: Payloads };
  activityTaskCompletedEventAttributes?: { scheduledEventId: string; startedEventId: string; result?: Payloads };
  timerStartedEventAttributes?: { timerId: string; startToFireTimeout: string };
  timerFiredEventAttributes?: { timerId: string };
  timerCanceledEventAttributes?: { timerId: string };
  markerRecordedEventAttributes?: { markerName: string; details: Record<string, Payloads> };
  workflowExecutionContinuedAsNewEventAttributes?: { newExecutionRunId: string; input?: Payloads };
}

export type Run = readonly HistoryEvent[];

/** By type of event, without the common beginning of their names. */
export type Shape = Readonly<Record<string, number>>;

const runsMax = 50;
/** What moving a clock leaves behind; with the clocks of real cases there is none of it. */
const ofClocks = ['WORKFLOW_EXECUTION_OPTIONS_UPDATED', 'WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED'];

export async function runsOf(client: Client, workflowId: string): Promise<Run[]> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const runs: Run[] = [];
  let runId = raw.workflowExecutionInfo!.firstRunId!;
  while (runId && runs.length < runsMax) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const events = (JSON.parse(historyToJSON(history)) as { events: HistoryEvent[] }).events;
    runs.push(events);
    runId = events.at(-1)!.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? '';
  }
  return runs;
}

export function shapeOf(run: Run): Shape {
  const counts: Record<string, number> = {};
  for (const { eventType } of run) {
    const type = eventType.replace('EVENT_TYPE_', '');
    if (!ofClocks.includes(type)) counts[type] = (counts[type] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

export function eventsIn(shape: Shape): number {
  return Object.values(shape).reduce((sum, one) => sum + one, 0);
}

export function bytesOf(payloads: Payloads | undefined): number {
  const sizes = (payloads?.payloads ?? []).map(({ data = '' }) => Buffer.byteLength(data, 'base64'));
  return sizes.reduce((sum, one) => sum + one, 0);
}

/** The arguments of an Update, as they were sent. */
export function argumentOf(payloads: Payloads | undefined): unknown {
  return JSON.parse(Buffer.from(payloads?.payloads?.[0]?.data ?? 'bnVsbA==', 'base64').toString('utf8'));
}
