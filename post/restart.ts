/**
 * Begins the run of a case again from its journal: where the run is broken, or where the engine has lost it.
 *
 * The old run may be alive, and a worker may hold a write of its that the engine has given up. So the run is ended first,
 * and then the journal gets an entry `restarted` under the next number: a late write of the old run finds its number taken
 * and fails, for a number holds one entry for ever. What was admitted and is not on record is gone with the run; its deeds
 * are in the table of deeds, and the resender brings them to the new run. There is no other way back: the engine's own
 * reset would apply acts again that the journal already holds.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Client, isGrpcServiceError, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Dispatch } from '../activities/index.ts';
import { Case, JournalEntry } from '../db/entities.ts';
import type { Journal } from '../db/journal.ts';
import type { CaseState } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import type { CaseFile } from '../workflows/dossier.ts';
import { type Rebuilt, rebuilt } from './rebuild.ts';
import { taskQueue } from './send.ts';

export type Restarted =
  | { kind: 'restarted'; seq: number; unsent: number }
  /** Over, and nothing of it is owed to another case. */
  | { kind: 'ended' }
  | { kind: 'unknown' };

/** The server lets a new run under the same id begin a second after the last one at the earliest. */
const startWithinMs = 15_000;
const startAgainMs = 250;
const callWithinMs = 10_000;
/** Less than this between the clocks of two machines is no time of the case's own. */
const driftMs = 60_000;
const resourceExhausted = 8;

export class Restarting {
  private readonly client: Client;
  private readonly em: () => EntityManager;
  private readonly journal: Journal;

  constructor(client: Client, em: () => EntityManager, journal: Journal) {
    this.client = client;
    this.em = em;
    this.journal = journal;
  }

  /** Safe to be done twice, and while the old run lives: each time there is one run at the end, which goes on. */
  async restart(caseId: string, reason: string): Promise<Restarted> {
    const row = await this.em().findOne(Case, { id: caseId });
    if (!row) return { kind: 'unknown' };
    if (await this.isDone(row)) return { kind: 'ended' };
    // Of two who restart the same case at once, the later one begins from what the earlier one wrote.
    return this.em().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`restart ${caseId}`]);
      await this.end(caseId, reason);
      await this.fence(caseId, reason);
      const now = await this.em().findOneOrFail(Case, { id: caseId });
      const file = await this.file(now);
      await this.begin(now, file);
      return { kind: 'restarted', seq: file.state.seq, unsent: file.unsent.length } as const;
    });
  }

  /** The cases that are not over, or owe word to another, and that no run goes on with: all of them on an empty engine. */
  async lost(): Promise<string[]> {
    const lost: string[] = [];
    for (const row of await this.em().find(Case, {}, { orderBy: { openedAt: 'asc' } })) {
      if (!(await this.isDone(row)) && !(await this.runs(row.id))) lost.push(row.id);
    }
    return lost;
  }

  private async isDone(row: Case): Promise<boolean> {
    if (!proceedings[row.proceeding].ends.includes(row.stage)) return false;
    const { sends } = await this.rebuild(row);
    return (await this.unsent(sends)).length === 0;
  }

  private async runs(caseId: string): Promise<boolean> {
    try {
      const describe = () => this.client.workflow.getHandle(caseId).describe();
      const { status } = await this.client.withDeadline(Date.now() + callWithinMs, describe);
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  private async end(caseId: string, reason: string): Promise<void> {
    try {
      const terminate = () => this.client.workflow.getHandle(caseId).terminate(reason);
      await this.client.withDeadline(Date.now() + callWithinMs, terminate);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  /** Takes the next number. Where a write of the old run comes first, that is on record, and the next one is taken. */
  private async fence(caseId: string, reason: string): Promise<void> {
    for (;;) {
      const { seq, offsetMs, updatedAt } = await this.em().findOneOrFail(Case, { id: caseId });
      const at = new Date(Math.max(Date.now() + offsetMs, updatedAt.getTime())).toISOString();
      const entry = { case: caseId, seq: seq + 1, act: 'restarted', at, change: { seq: seq + 1 }, restarted: reason };
      try {
        return void (await this.journal.append(entry, 0));
      } catch (error) {
        const { seq: now } = await this.em().findOneOrFail(Case, { id: caseId });
        if (now === seq) throw error;
      }
    }
  }

  private async file(row: Case): Promise<CaseFile> {
    const { sends, ...known } = await this.rebuild(row);
    if (known.state.seq !== row.seq)
      throw new Error(`${row.id}: the journal ends at ${known.state.seq}, not ${row.seq}`);
    return { ...known, unsent: await this.unsent(sends), originMs: await this.originOf(row) };
  }

  private async rebuild({ id, proceeding }: Case): Promise<Rebuilt> {
    const entries = await this.em().find(JournalEntry, { caseId: id }, { orderBy: { seq: 'asc' } });
    return rebuilt(proceedings[proceeding], id, entries);
  }

  /** Those that the receiver does not have on record. */
  private async unsent(sends: readonly Dispatch[]): Promise<Dispatch[]> {
    const ids = sends.map(({ from, consequence: { act } }) => `${from}:${act}`);
    const onRecord = await this.em().find(JournalEntry, { deedId: { $in: ids } }, { fields: ['caseId', 'deedId'] });
    const has = new Set(onRecord.map(({ caseId, deedId }) => `${caseId} ${deedId}`));
    return sends.filter(({ consequence: { proceeding, id } }, place) => !has.has(`${proceeding}:${id} ${ids[place]}`));
  }

  /** A clock that was being moved while the run ended may be further than its row: entries never go back in time. */
  private async originOf({ id, offsetMs }: Case): Promise<number> {
    const last = await this.em().findOneOrFail(JournalEntry, { caseId: id }, { orderBy: { seq: 'desc' } });
    const aheadMs = last.at.getTime() - Date.now();
    return aheadMs - offsetMs > driftMs ? aheadMs : offsetMs;
  }

  private async begin({ id, proceeding }: Case, file: CaseFile<CaseState>): Promise<void> {
    const options = { workflowId: id, taskQueue, args: [file], workflowIdConflictPolicy: 'FAIL' } as const;
    for (const until = Date.now() + startWithinMs; ; ) {
      try {
        const start = () => this.client.workflow.start(proceeding, options);
        return void (await this.client.withDeadline(Date.now() + callWithinMs, start));
      } catch (error) {
        // It was begun by a try of ours whose answer was lost.
        if (error instanceof WorkflowExecutionAlreadyStartedError) return;
        const cause = isGrpcServiceError(error) ? error : (error as Error).cause;
        if (!isGrpcServiceError(cause) || cause.code !== resourceExhausted || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, startAgainMs));
      }
    }
  }
}
