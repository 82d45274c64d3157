/** Lives through the same lifecycle with a twin: the engine alone, asked by its own client in the same order. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { skipTo } from './clock.ts';
import { argumentOf, type Run } from './history.ts';
import { type Leg, memberOpenedBy } from './real.ts';
import { type Plan, twinQueue } from './twin/plan.ts';

/** One thing that is sent: the start of a member, or an Update of so many bytes. */
export interface Sending {
  member: string;
  /** Nothing for a start. */
  bytes?: number;
  /** Sent by another case, whose caller does not wait for it. */
  byCase: boolean;
}

const main = fileURLToPath(new URL('./twin/worker.ts', import.meta.url));
/** As the API has it. */
const tryAgainMs = 250;
const triesMax = 400;

/** By leg: what was sent, in the order in which it came when the case was lived through alone. */
export function sendingsOf(
  plan: Plan,
  families: Readonly<Record<string, readonly Run[]>>,
  legs: readonly Leg[],
): Sending[][] {
  const queues = Object.fromEntries(Object.entries(families).map(([member, runs]) => [member, queueOf(member, runs)]));
  const sent: Sending[][] = [];
  for (const { steps } of legs) {
    const leg: Sending[] = sent.length === 0 ? [{ member: 'procurement', byCase: false }] : [];
    for (const { step } of steps) {
      leg.push(queues[step.on ?? 'procurement']!.shift()!);
      const opened = memberOpenedBy(step);
      if (opened && opened in plan) leg.push({ member: opened, byCase: true });
      for (const queue of Object.values(queues)) while (queue[0]?.byCase) leg.push(queue.shift()!);
    }
    sent.push(leg);
  }
  const left = Object.values(queues).flat();
  if (left.length > 0)
    throw new Error(`${left.length} Updates of the case were sent by nobody: ${JSON.stringify(left)}`);
  return sent;
}

function queueOf(member: string, runs: readonly Run[]): Sending[] {
  return runs.flatMap((run) =>
    run.flatMap(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) => {
      if (!accepted) return [];
      const { args } = accepted.acceptedRequest.input;
      const { actor } = argumentOf(args) as { actor: { role: string } };
      const bytes = Buffer.byteLength(args?.payloads?.[0]?.data ?? '', 'base64');
      return [{ member, bytes, byCase: actor.role === 'proceeding' }];
    }),
  );
}

export class TwinCase {
  readonly id = `twin:${randomUUID()}`;
  private readonly client: Client;
  private readonly plan: Plan;
  private readonly begun = new Map<string, Promise<unknown>>();
  private readonly underWay: Promise<unknown>[] = [];

  constructor(client: Client, plan: Plan) {
    this.client = client;
    this.plan = plan;
  }

  async live(leg: readonly Sending[]): Promise<void> {
    for (const one of leg) {
      const sent = one.bytes === undefined ? this.begin(one.member) : this.send(one.member, one.bytes);
      if (one.byCase) this.underWay.push(sent.catch((error: unknown) => error));
      else await sent;
    }
  }

  async moveClock(): Promise<void> {
    const handle = this.client.workflow.getHandle(this.workflowId('procurement'));
    await skipTo(this.client, handle.workflowId, await handle.query<number>('wakes'));
  }

  /** Also what nobody waits for. */
  async allSent(): Promise<void> {
    const faults = (await Promise.all(this.underWay)).filter((one) => one instanceof Error);
    if (faults.length > 0) throw faults[0];
  }

  async end(): Promise<void> {
    await this.allSent();
    const members = [...this.begun.keys()].map((member) => this.client.workflow.getHandle(this.workflowId(member)));
    await Promise.all(members.map((handle) => handle.result()));
  }

  workflowId(member: string): string {
    return `${this.id}:${member}`;
  }

  private begin(member: string): Promise<unknown> {
    const args = [{ member, run: 0, pad: 'x'.repeat(this.plan[member]![0]!.takes) }];
    const options = { workflowId: this.workflowId(member), taskQueue: twinQueue, args };
    const begun = this.client.workflow.start('twin', options);
    this.begun.set(member, begun);
    return begun;
  }

  private async send(member: string, bytes: number): Promise<void> {
    await this.begun.get(member);
    const handle = this.client.workflow.getHandle(this.workflowId(member));
    const updateId = randomUUID();
    for (let attempt = 0; attempt < triesMax; attempt++) {
      try {
        return void (await handle.executeUpdate('act', { args: ['x'.repeat(bytes)], updateId }));
      } catch (error) {
        const busy = error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure;
        if (!busy) throw error;
        await sleep(tryAgainMs);
      }
    }
    throw new Error(`${this.id} stays busy`);
  }
}

/** The worker of the twins, as long as it is needed. */
export class TwinWorker {
  private readonly child: ChildProcess;
  private readonly folder: string;

  private constructor(child: ChildProcess, folder: string) {
    this.child = child;
    this.folder = folder;
  }

  static async start(temporalAddress: string, plan: Plan): Promise<TwinWorker> {
    const folder = mkdtempSync(join(tmpdir(), 'jieli-twin-'));
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    const env = { ...process.env, TEMPORAL_ADDRESS: temporalAddress };
    const child = fork(main, [file], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the worker of the twins did not start (exit ${code})`)));
    });
    return new TwinWorker(child, folder);
  }

  get pid(): number {
    return this.child.pid!;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.disconnect();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
