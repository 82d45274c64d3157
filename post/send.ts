/** Sends a deed to a running case, or opens a case with it, and says what came of it. */
import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { CaseState, Deed, ProceedingName } from '../domain/act.ts';
import type { Refusal } from '../domain/admission.ts';
import type { Finding } from '../domain/finding.ts';

/**
 * `busy`: try again at once. `duplicate`: the run has seen it; the journal will say. `gone`: nothing runs under this id.
 * `silent`: the engine is there, but has not answered in time. `unreachable`: no engine. `failed`: a rule of ours broke;
 * the deed was not admitted, and would not be the next time.
 */
export type Outcome =
  | { kind: 'done'; seq: number }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'failed'; reason: string }
  | { kind: 'busy' | 'duplicate' | 'gone' | 'silent' | 'unreachable' };

export const taskQueue = 'procurement';
const startWithinMs = 5_000;
/** gRPC status codes. */
const deadlineExceeded = 4;
const resourceExhausted = 8;
/** The case's own code fails: it goes on when that is mended. */
const failedPrecondition = 9;
const unavailable = 14;
/** CANCELLED, UNKNOWN, ABORTED, INTERNAL: what a call gets of an engine that goes down under it. */
const cutOff: readonly number[] = [1, 2, 10, 13];

/** What the server says where a run ends with an Update under way; the next run is asked again. */
const runHasEnded = 'AcceptedUpdateCompletedWorkflow';

const refusals: readonly string[] = ['Refused', 'ReasonNeeded', 'SeenNeeded', 'Outdated'] satisfies Refusal['type'][];

/** Without a limit of ours a call to an engine that hangs never ends. */
export async function send(
  client: Client,
  caseId: string,
  act: string,
  deed: Deed,
  withinMs: number,
): Promise<Outcome> {
  const handle = client.workflow.getHandle(caseId);
  const update = () => handle.executeUpdate<number, [Deed]>(act, { args: [deed], updateId: deed.id });
  try {
    return { kind: 'done', seq: await client.withDeadline(Date.now() + withinMs, update) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Starts a case whose first entry is the deed; starting it again changes nothing. */
export async function open(
  client: Client,
  caseId: string,
  deed: Deed,
  originMs: number,
  openingAct?: string,
): Promise<Outcome> {
  const colon = caseId.indexOf(':');
  const workflow = caseId.slice(0, colon) as ProceedingName;
  const state: CaseState = { id: caseId.slice(colon + 1), stage: 'unopened', seq: 0, pack: deed.pack! };
  const opening = { opening: deed, ...(openingAct ? { openingAct } : {}) };
  const file = { state, deadlines: {}, recent: [], changedAt: {}, unsent: [], originMs, ...opening };
  const options = { workflowId: caseId, taskQueue, args: [file], workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const;
  try {
    await client.withDeadline(Date.now() + startWithinMs, () => client.workflow.start(workflow, options));
    return { kind: 'silent' };
  } catch (error) {
    return error instanceof WorkflowExecutionAlreadyStartedError ? { kind: 'duplicate' } : outcomeOf(error);
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'silent' };
  const failure = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (failure instanceof ApplicationFailure) return answerOf(failure);
  const cause = isGrpcServiceError(error) ? error : (error as Error).cause;
  if (!isGrpcServiceError(cause)) throw error;
  if (cause.code === resourceExhausted) return { kind: 'busy' };
  if (cause.code === deadlineExceeded || cause.code === failedPrecondition) return { kind: 'silent' };
  if (cause.code === unavailable) return { kind: 'unreachable' };
  if (cutOff.includes(cause.code)) return { kind: 'silent' };
  throw error;
}

function answerOf({ type, details, message }: ApplicationFailure): Outcome {
  if (refusals.includes(type ?? '')) {
    const [finding] = details as [Finding];
    return { kind: 'refused', refusal: { type: type as Refusal['type'], finding } };
  }
  if (type === 'Duplicate') return { kind: 'duplicate' };
  return type === 'Busy' || type === runHasEnded ? { kind: 'busy' } : { kind: 'failed', reason: `${type}: ${message}` };
}
