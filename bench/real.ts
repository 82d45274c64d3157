/** Lives through the told lifecycle over HTTP, as its parties do: one after the other, each as soon as it may. */
import { setTimeout as sleep } from 'node:timers/promises';
import { actOf, proceedings } from '../domain/acts.ts';
import type { Step } from '../play/case.ts';
import type { Answer, System } from '../play/http.ts';
import { proceedingOf, readCase, type Telling } from '../play/telling.ts';
import { instantOf } from '../play/times.ts';

export const lifecycle: Telling = readCase(new URL('./lifecycle.json', import.meta.url).pathname);

const lookEveryMs = 25;
/** How long a step is tried that cannot be done yet: what it waits for is under way. */
const comesWithinMs = 30_000;
/** The treasury may take its time, in the case's own time: then its clock is moved on. */
const patienceMs = 3_000;
const nudgeMs = 900_000;
const nudgesMax = 40;

/** The steps of one moment; between two legs the clock is moved. */
export interface Leg {
  at: string;
  steps: { step: Step; input: unknown }[];
}

export const legs: readonly Leg[] = legsOf(lifecycle);

function legsOf({ told, inputs }: Telling): Leg[] {
  const found: Leg[] = [];
  for (const [place, step] of told.steps.entries()) {
    if (found.at(-1)?.at !== step.at) found.push({ at: step.at, steps: [] });
    found.at(-1)!.steps.push({ step, input: inputs[place] });
  }
  return found;
}

/** The payment that a step asks for. */
export function memberOpenedBy({ act, input }: Step): string | undefined {
  return act === 'requestPayment' ? `payment:${(input as { instalment: string }).instalment}` : undefined;
}

export class RealCase {
  id = '';
  /** How often the clock had to be moved on at the end. */
  nudges = 0;
  private readonly system: System;
  /** After each step: for a case that is lived through alone, until it has come to rest. */
  private readonly after: (one: RealCase, step: Step) => Promise<void>;
  /** By path: the version that was last heard of. */
  private readonly seen = new Map<string, number>();

  constructor(system: System, after: (one: RealCase, step: Step) => Promise<void> = async () => {}) {
    this.system = system;
    this.after = after;
  }

  get path(): string {
    return `/api/procurements/${encodeURIComponent(this.id)}`;
  }

  async open(): Promise<void> {
    const { told, opening, roster } = lifecycle;
    const path = `/api/procurements?at=${instantOf(told.begins)}`;
    const answer = must(201, await this.system.submit(told.open.by, path, { input: opening }));
    this.id = (answer.body.case as string).slice('procurement:'.length);
    this.seen.set(this.path, 1);
    const recipients = Object.values(roster).flat();
    must(200, await this.system.submit(told.open.by, `${this.path}/recipients`, { recipients }, 'PUT'));
  }

  /** `wanted` leaves off before the first step that is not. */
  async live({ steps }: Leg, wanted: (step: Step) => boolean = () => true): Promise<void> {
    for (const { step, input } of steps) {
      if (!wanted(step)) return;
      await this.perform(step, input);
      await this.after(this, step);
    }
  }

  /** To a moment of the case's own time; to one that is past: until it has come to rest. */
  async moveClock(at: string): Promise<void> {
    must(200, await this.system.submit(lifecycle.told.open.by, `${this.path}/clock`, { to: at }));
  }

  /** Until the case is over. */
  async end(): Promise<void> {
    let since = Date.now();
    for (;;) {
      const { body } = must(200, await this.system.get('auditor', this.path));
      if (body.stage === lifecycle.told.expect.stage) return;
      await sleep(2 * lookEveryMs);
      if (Date.now() - since < patienceMs) continue;
      if (++this.nudges > nudgesMax) throw new Error(`${this.id} is not over: it stays in ${body.stage}`);
      await this.moveClock(new Date(Date.parse(body.now as string) + nudgeMs).toISOString());
      since = Date.now();
    }
  }

  private async perform(step: Step, input: unknown): Promise<void> {
    const path = this.pathOf(step);
    const decides = actOf(proceedings[proceedingOf(step)], step.act)!.decides !== undefined;
    const until = Date.now() + comesWithinMs;
    for (;;) {
      const seen = decides ? { seen: this.seen.get(path) ?? (await this.look(path)) } : {};
      const submission = {
        input: step.act === 'releaseBudget' ? ofItsOwn(input, this.id) : input,
        reason: step.reason,
        ...seen,
      };
      const answer = await this.system.submit(step.by, `${path}/acts/${step.act}`, submission);
      // Of a sealed act no number is told.
      if (answer.status === 201) return void (answer.body.seq && this.seen.set(path, answer.body.seq as number));
      const mayCome = answer.status === 404 || answer.status === 409 || answer.status === 428;
      if (!mayCome || Date.now() > until) throw new Error(`${step.act} of ${this.id}: ${JSON.stringify(answer)}`);
      this.seen.delete(path);
      await sleep(lookEveryMs);
    }
  }

  private async look(path: string): Promise<number> {
    const { body } = await this.system.get('auditor', path);
    return (body.seq as number | undefined) ?? 0;
  }

  private pathOf({ on = '' }: Step): string {
    const [, instalment] = on.split(':');
    return instalment ? `/api/payments/${encodeURIComponent(`${this.id}:${instalment}`)}` : this.path;
  }
}

export function must(status: number, answer: Answer): Answer {
  if (answer.status !== status) throw new Error(`${status} expected: ${JSON.stringify(answer)}`);
  return answer;
}

/** One paper a purchase: what is bought twice from one counts together (条例28). */
function ofItsOwn(input: unknown, id: string): object {
  return { ...(input as object), number: `指标-${id}` };
}
