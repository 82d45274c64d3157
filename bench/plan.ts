/** Makes the plan of the twin from the histories of a case that was lived through alone. */
import { argumentOf, bytesOf, type HistoryEvent, type Payloads, type Run } from './history.ts';
import type { Command, Reaction, RunPlan } from './twin/plan.ts';

/** Of the JSON around what the twin is given. */
const wrappingBytes = 24;
const actsARun = 300;

export function planOf(runs: readonly Run[]): RunPlan[] {
  return runs.map((run) => new Reading(run).plan());
}

interface Activity {
  command: Command & { do: 'activity' };
  /** The tasks in which it was asked for, and in which it was heard of. */
  from: number;
  until: number;
  lastsMs: number;
}

/** Reads a history task by task: what had happened when a task began, and what the case asked for in it. */
class Reading {
  private readonly run: Run;
  private readonly acts: number[] = [];
  private readonly places = new Map<string, number>();
  private readonly gives = new Map<string, number>();
  private readonly counted = { activity: 0, timer: 0 };
  private readonly activities: Activity[] = [];
  private readonly reactions: Reaction[] = [];
  private happened: string[] = ['start'];
  private now: Reaction = { on: [], commands: [] };

  constructor(run: Run) {
    this.run = run;
    for (const { activityTaskCompletedEventAttributes: done } of run)
      if (done) this.gives.set(done.scheduledEventId, bytesOf(done.result));
  }

  plan(): RunPlan {
    for (const event of this.run) {
      if (event.eventType === 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED') this.begin();
      this.hear(event);
      const command = this.commandOf(event);
      if (command) this.now.commands.push(command);
    }
    for (const one of this.activities) one.command.rests = this.restOf(one);
    const takes = bytesOf(this.run[0]!.workflowExecutionStartedEventAttributes!.input);
    const reactions = this.reactions.filter(({ commands }) => commands.length > 0);
    return { takes: unwrapped(takes), acts: this.acts, reactions };
  }

  private begin(): void {
    this.now = { on: this.happened, commands: [] };
    this.reactions.push(this.now);
    this.happened = [];
  }

  /** An Update comes with the task that accepts it; whatever else happens wakes the next task. */
  private hear(event: HistoryEvent): void {
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
    const done = event.activityTaskCompletedEventAttributes;
    const fired = event.timerFiredEventAttributes;
    if (accepted) {
      const place = this.acts.push(unwrapped(bytesOf(accepted.acceptedRequest.input.args))) - 1;
      this.places.set(`act ${accepted.protocolInstanceId}`, place);
      this.now.on.push(`act:${place}`);
    }
    if (done) this.finish(event, done.startedEventId, this.places.get(`activity ${done.scheduledEventId}`)!);
    if (fired) this.happened.push(`fired:${this.places.get(`timer ${fired.timerId}`)}`);
  }

  private commandOf(event: HistoryEvent): Command | undefined {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled) {
      const gives = unwrapped(this.gives.get(event.eventId) ?? 0);
      const takes = unwrapped(bytesOf(scheduled.input));
      const place = this.count('activity', event.eventId);
      const command = { do: 'activity' as const, place, takes, gives, rests: 0 };
      this.activities.push({ command, from: this.reactions.length, until: Number.POSITIVE_INFINITY, lastsMs: 0 });
      return command;
    }
    const started = event.timerStartedEventAttributes;
    if (started) {
      const ms = Math.ceil(Number.parseFloat(started.startToFireTimeout) * 1000);
      return { do: 'timer', place: this.count('timer', started.timerId), ms };
    }
    const cancelled = event.timerCanceledEventAttributes;
    if (cancelled) return { do: 'cancel', place: this.places.get(`timer ${cancelled.timerId}`)! };
    const marked = event.markerRecordedEventAttributes;
    if (marked) return { do: 'patch', id: patchOf(marked.details) };
    return this.answerOrEnd(event);
  }

  private answerOrEnd(event: HistoryEvent): Command | undefined {
    const answered = event.workflowExecutionUpdateCompletedEventAttributes;
    if (answered) {
      const place = this.places.get(`act ${answered.meta.updateId}`)!;
      return { do: 'answer', place, gives: unwrapped(bytesOf(answered.outcome.success)) };
    }
    const next = event.workflowExecutionContinuedAsNewEventAttributes;
    if (next) return { do: 'next', takes: unwrapped(bytesOf(next.input)) };
    return event.eventType === 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED' ? { do: 'end' } : undefined;
  }

  private finish({ eventTime }: HistoryEvent, startedEventId: string, place: number): void {
    this.happened.push(`done:${place}`);
    const started = this.run.find(({ eventId }) => eventId === startedEventId)!;
    const lastsMs = Date.parse(eventTime) - Date.parse(started.eventTime);
    Object.assign(this.activities[place]!, { until: this.reactions.length, lastsMs });
  }

  /** Who waits for another case is overtaken by what is asked later. A twin that waits for nobody must rest as long. */
  private restOf(one: Activity): number {
    const overtakes = (other: Activity) => other.from >= one.from && other.until < one.until;
    return this.activities.some((other) => other !== one && overtakes(other)) ? one.lastsMs : 0;
  }

  private count(kind: 'activity' | 'timer', id: string): number {
    const place = this.counted[kind]++;
    this.places.set(`${kind} ${id}`, place);
    return place;
  }
}

/** The SDK marks nothing but patches. */
function patchOf(details: Record<string, Payloads>): string {
  return (argumentOf(details['patch-data']) as { id: string }).id;
}

function unwrapped(bytes: number): number {
  return Math.max(0, bytes - wrappingBytes);
}

/** A run that takes act after act and does nothing else, for as long as one is measured. */
export function actsOnly(bytes: number): RunPlan {
  const places = Array.from({ length: actsARun }, (_, place) => place);
  const reactions = places.flatMap((place): Reaction[] => [
    { on: [`act:${place}`], commands: [{ do: 'activity', place, takes: 2 * bytes, gives: bytes, rests: 0 }] },
    { on: [`done:${place}`], commands: [{ do: 'answer', place, gives: 0 }] },
  ]);
  return { takes: 0, acts: places.map(() => bytes), reactions };
}
