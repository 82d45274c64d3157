/** Everything that is known about some families of cases when all is quiet: what the invariants are held against. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Client, QueryNotRegisteredError, ServiceError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { DeedRow } from '../db/access-entities.ts';
import { AwaitedAct, Case, DeadlineRow, JournalEntry } from '../db/entities.ts';
import type { CaseState } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import type { Fault } from '../verify/fault.ts';
import { verify } from '../verify/verify.ts';
import type { Books, Movement } from './books.ts';
import type { Asked } from './witness.ts';

export interface Run {
  runId: string;
  status: string;
  history: History;
}

/** One case as journal, tables and engine tell of it. */
export interface Told {
  row: Case;
  isOver: boolean;
  entries: JournalEntry[];
  deadlines: DeadlineRow[];
  inbox: AwaitedAct[];
  /** In the order in which they began. */
  runs: Run[];
  /** What the running workflow holds to be on record; nothing where none runs. */
  state?: CaseState;
  pending: { activities: { name: string; attempt: number }[]; taskAttempt: number };
  /** Why the run does not answer what it is asked; nothing where it does. */
  dumb?: string;
}

export interface Evidence {
  told: Told[];
  deeds: DeedRow[];
  asked: readonly Asked[];
  movements: Movement[];
  /** What the verifier of the journal finds: chain, law, everything that is read from it. */
  faults: string[];
}

/** A sentence that must hold of the evidence; each violation says where it does not. */
export interface Invariant {
  name: string;
  sentence: string;
  violations(evidence: Evidence): string[] | Promise<string[]>;
}

const atOnce = 6;

export async function gather(
  em: () => EntityManager,
  client: Client,
  books: Books,
  families: readonly string[],
  asked: readonly Asked[],
): Promise<Evidence> {
  const family = { $in: families.map((number) => `procurement:${number}`) };
  const rows = await em().find(Case, { family }, { orderBy: { id: 'asc' } });
  const told: Told[] = [];
  for (let from = 0; from < rows.length; from += atOnce)
    told.push(...(await Promise.all(rows.slice(from, from + atOnce).map((row) => tell(em(), client, row)))));
  const ids = rows.map(({ id }) => id);
  const deeds = await em().find(DeedRow, { caseId: { $in: ids } });
  const faults: string[] = [];
  for (const only of ids) faults.push(...(await verify(em(), { only })).faults.map(sentenceOf));
  return { told, deeds, asked, movements: await books(), faults };
}

async function tell(em: EntityManager, client: Client, row: Case): Promise<Told> {
  const caseId = row.id;
  const entries = await em.find(JournalEntry, { caseId }, { orderBy: { seq: 'asc' } });
  const deadlines = await em.find(DeadlineRow, { caseId });
  const inbox = await em.find(AwaitedAct, { caseId });
  const isOver = proceedings[row.proceeding].ends.includes(row.stage);
  return { row, isOver, entries, deadlines, inbox, runs: await runsOf(client, caseId), ...(await now(client, caseId)) };
}

async function runsOf(client: Client, caseId: string): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const { runId, status } of client.workflow.list({ query: `WorkflowId = '${caseId}'` }))
    runs.push({ runId, status: status.name, history: await client.workflow.getHandle(caseId, runId).fetchHistory() });
  return runs.reverse();
}

async function now(client: Client, caseId: string): Promise<Pick<Told, 'state' | 'pending' | 'dumb'>> {
  const none = { pending: { activities: [], taskAttempt: 0 } };
  try {
    const handle = client.workflow.getHandle(caseId);
    const { raw, status } = await handle.describe();
    if (status.name !== 'RUNNING') return none;
    const activities = (raw.pendingActivities ?? []).map(({ activityType, attempt }) => ({
      name: activityType?.name ?? '',
      attempt: attempt ?? 0,
    }));
    const pending = { activities, taskAttempt: raw.pendingWorkflowTask?.attempt ?? 0 };
    try {
      return { state: await handle.query<CaseState>('onRecord'), pending };
    } catch (error) {
      // A run whose history no longer replays answers no question; the judge must hear of it, and of the others.
      if (error instanceof QueryNotRegisteredError || error instanceof ServiceError)
        return { pending, dumb: error.message };
      throw error;
    }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return none;
    throw error;
  }
}

function sentenceOf({ case: id, seq, what, expected, found }: Fault): string {
  const differs = expected === undefined ? '' : `: ${JSON.stringify(expected)} and not ${JSON.stringify(found)}`;
  return `${id} entry ${seq}: ${what}${differs}`.slice(0, 600);
}
