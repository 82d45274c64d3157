/** Demo and rehearsal: moves the clocks of a case and its family in step, from one wake of any of them to the next. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Client, isGrpcServiceError } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { Case } from '../db/entities.ts';
import { proceedings } from '../domain/acts.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { Instant } from '../domain/time.ts';
import { Lines } from './lines.ts';

/** What a workflow tells of itself (workflows/case-clock.ts). */
interface Waking {
  next?: Instant;
  busy: boolean;
  originMs?: number;
}

interface Member {
  id: string;
  /** An allotment has many purchases: it goes with the one that is ahead, and waits for no other. */
  isShared: boolean;
  now: number;
  offsetMs: number;
  waking: Waking;
  activities: number;
}

const stepsMax = 500;
const settleLooksMax = 600;
const lookEveryMs = 25;
const skipsASessionMax = 500;
/** gRPC status codes: NOT_FOUND, FAILED_PRECONDITION. */
const notYet: readonly number[] = [5, 9];
const pollTimedOut = 1;
const pollsMax = 5;

type Call = (request: object) => Promise<{ fastForwardPollingResult: number }>;

export class FamilyClock {
  private readonly client: Client;
  private readonly em: () => EntityManager;
  private readonly lines = new Lines(1);

  constructor(client: Client, em: () => EntityManager) {
    this.client = client;
    this.em = em;
  }

  /** Moves a family to a moment of its own time, one move at a time; never back. */
  move(family: string, to: Instant): Promise<void> {
    return this.lines.take(family, () => this.moveAlone(family, to));
  }

  private async moveAlone(family: string, to: Instant): Promise<void> {
    const target = Date.parse(to);
    for (let step = 0; step < stepsMax; step++) {
      const members = notAhead(await this.settled(family), target);
      if (members.length === 0) return;
      await this.keepOffsets(members);
      const earliest = Math.min(...members.map(({ waking }) => Date.parse(waking.next ?? '9999')));
      const latest = Math.max(...members.map(({ now }) => now));
      if (members.every(({ now }) => now >= target) && earliest > latest) return;
      // A timer that is due fires a little later by itself. A fast-forward that elapses while its task is under way
      // would not stop the engine: it skips to the next timer, however far that is.
      if (earliest <= latest) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      else await Promise.all(members.map((member) => this.advance(member, Math.min(target, earliest))));
    }
    throw new Error(`the clock of ${family} did not reach ${to} in ${stepsMax} steps`);
  }

  /** The members that run, when none of them is doing anything that takes no time. */
  private async settled(family: string): Promise<Member[]> {
    let quiet = 0;
    for (let look = 0; look < settleLooksMax; look++) {
      const members = await this.members(family);
      quiet = members.some(({ waking, activities }) => waking.busy || activities > 0) ? 0 : quiet + 1;
      if (quiet >= 2) return members;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    throw new Error(`${family} does not come to rest`);
  }

  private async members(family: string): Promise<Member[]> {
    const em = this.em();
    const own = await em.find(Case, { family });
    const sources = own.flatMap(({ state }) => Object.keys((state as Partial<Procurement>).sources ?? {}));
    const rows = [...own, ...(await em.find(Case, { id: sources.map((number) => `allotment:${number}`) }))];
    return (await Promise.all(rows.map((row) => this.member(row)))).filter((one) => one !== undefined);
  }

  private async member({ id, proceeding, stage, offsetMs }: Case): Promise<Member | undefined> {
    const handle = this.client.workflow.getHandle(id);
    const { raw, status } = await handle.describe();
    const isShared = proceeding === 'allotment';
    const busy = { id, isShared, now: Date.now() + offsetMs, offsetMs, waking: { busy: true }, activities: 0 };
    // Its run was ended, and the next one is about to begin: a family without it would believe that all is done.
    if (status.name !== 'RUNNING') return proceedings[proceeding].ends.includes(stage) ? undefined : busy;
    // It must not be asked now: where its worker is gone, the question would make a new one run what has come since the
    // last task, such as a timer, at the time of that task, and the run would never replay again.
    if (raw.pendingWorkflowTask) return busy;
    const waking = await this.wakingOf(id);
    const virtual = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    const now = (virtual ? tsToMs(virtual) : Date.now()) + (waking.originMs ?? 0);
    return {
      id,
      isShared,
      now,
      offsetMs: Math.round(now - Date.now()),
      waking,
      activities: raw.pendingActivities?.length ?? 0,
    };
  }

  /** A run that has only just begun cannot be asked yet: it is busy beginning. */
  private async wakingOf(id: string): Promise<Waking> {
    try {
      return await this.client.workflow.getHandle(id).query<Waking>('waking');
    } catch (error) {
      const cause = isGrpcServiceError(error) ? error : (error as Error).cause;
      if (!isGrpcServiceError(cause) || !notYet.includes(cause.code)) throw error;
      return { busy: true };
    }
  }

  private async advance({ id, now }: Member, to: number): Promise<void> {
    if (to <= now) return;
    const fastForwardConfig = { id: randomUUID(), duration: msToTs(to - now) };
    const timeSkippingConfig = { enabled: true, maxSessionSkipCount: skipsASessionMax, fastForwardConfig };
    const execution = { namespace: this.client.options.namespace, workflowExecution: { workflowId: id } };
    const service = this.client.workflowService as unknown as Record<string, Call>;
    await service.updateWorkflowExecutionOptions!({
      ...execution,
      updateMask: { paths: ['time_skipping_config'] },
      workflowExecutionOptions: { timeSkippingConfig },
    });
    const poll = () =>
      service.pollWorkflowExecutionTimeSkipping!({ ...execution, fastForwardId: fastForwardConfig.id });
    for (let look = 0; look < pollsMax; look++) if ((await poll()).fastForwardPollingResult !== pollTimedOut) return;
    throw new Error(`the engine did not move the clock of ${id}`);
  }

  /** Countdowns follow the case's clock: its row keeps how far it is from the wall's. */
  private async keepOffsets(members: readonly Member[]): Promise<void> {
    const em = this.em();
    for (const { id, offsetMs } of members) await em.nativeUpdate(Case, { id }, { offsetMs });
  }
}

/** The members but for allotments that another purchase has moved beyond this one: they have had what would be waited for. */
function notAhead(members: readonly Member[], target: number): Member[] {
  const latest = Math.max(target, ...members.filter(({ isShared }) => !isShared).map(({ now }) => now));
  return members.filter(({ isShared, now }) => !isShared || now <= latest);
}
