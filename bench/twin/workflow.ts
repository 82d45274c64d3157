/** The engine-only twin of a case: a table tells what it asks of the engine, and when; it knows no law and keeps no state. */
import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  patched,
  proxyActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import { type Command, type Plan, planMark, type RunPlan, type TwinFile } from './plan.ts';
import type { TwinActivities } from './worker.ts';

const plan: Plan = JSON.parse(planMark);
/** As `record` has it. */
const { work } = proxyActivities<TwinActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { maximumInterval: '5 seconds' },
});

export async function twin({ member, run }: TwinFile): Promise<void> {
  const known = plan[member]![run]!;
  const next = await new TwinRun(known).end();
  if (next) await continueAsNew<typeof twin>({ member, run: run + 1, pad: padOf(next.takes) });
}

/** An Update that the engine carries and nobody does anything about: what an answer costs at the least. */
export async function empty(): Promise<void> {
  setHandler(defineUpdate<number, [string]>('nothing'), (_pad) => 0);
  await condition(() => false);
}

class TwinRun {
  private readonly happened = new Set<string>();
  private readonly left: { on: string[]; commands: Command[] }[];
  private readonly timers: CancellationScope[] = [];
  private readonly fires: number[] = [];
  private readonly answers: (number | undefined)[] = [];
  private taken = 0;
  private over: { next?: { takes: number } } | undefined;

  constructor({ acts, reactions }: RunPlan) {
    this.left = [...reactions];
    setHandler(defineQuery<number>('wakes'), () => Math.min(...this.fires.filter((one) => one > 0)));
    this.happen('start');
    setHandler(defineUpdate<string, [string]>('act'), (_pad) => this.take(), {
      // As a dossier: who comes while the run ends is to come again.
      validator: (_pad: string) => {
        if (this.taken >= acts.length) throw ApplicationFailure.nonRetryable('busy', 'Busy');
      },
    });
  }

  async end(): Promise<{ takes: number } | undefined> {
    await condition(() => this.over !== undefined && allHandlersFinished());
    return this.over!.next;
  }

  private async take(): Promise<string> {
    const place = this.taken++;
    this.happen(`act:${place}`);
    await condition(() => this.answers[place] !== undefined);
    return padOf(this.answers[place]!);
  }

  private happen(what: string): void {
    this.happened.add(what);
    const due = this.left.filter(({ on }) => on.every((one) => this.happened.has(one)));
    for (const one of due) this.left.splice(this.left.indexOf(one), 1);
    for (const { commands } of due) for (const command of commands) this.ask(command);
  }

  private ask(command: Command): void {
    if (command.do === 'activity') this.begin(command);
    else if (command.do === 'timer') this.time(command);
    else if (command.do === 'cancel') this.cancel(command.place);
    else if (command.do === 'answer') this.answers[command.place] = command.gives;
    else if (command.do === 'patch') patched(command.id);
    else this.over = command.do === 'next' ? { next: command } : {};
  }

  private begin({ place, takes, gives, rests }: Command & { do: 'activity' }): void {
    void work({ gives, rests, pad: padOf(takes) }).then(() => this.happen(`done:${place}`));
  }

  /** Two acts at once may be heard of in another order than when they came alone: then it is not even started. */
  private cancel(place: number): void {
    this.fires[place] = 0;
    this.timers[place] ??= new CancellationScope();
    this.timers[place].cancel();
  }

  private time({ place, ms }: Command & { do: 'timer' }): void {
    if (this.timers[place]) return;
    const scope = new CancellationScope();
    this.timers[place] = scope;
    this.fires[place] = Date.now() + ms;
    void scope.run(async () => {
      try {
        await sleep(ms);
      } catch {
        return; // Cancelled.
      }
      this.fires[place] = 0;
      this.happen(`fired:${place}`);
    });
  }
}

function padOf(bytes: number): string {
  return 'x'.repeat(Math.max(0, bytes - 2));
}
