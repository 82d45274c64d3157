/** One machine on trial: how it is reached, what is asked of it, how it comes to rest, what is then found. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { DeedRow } from '../db/access-entities.ts';
import { Case } from '../db/entities.ts';
import { Journal } from '../db/journal.ts';
import { openDatabase } from '../db/orm.ts';
import { proceedings } from '../domain/acts.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import type { Addresses } from '../engine/stack.ts';
import { connectionOptions } from '../post/connection.ts';
import { Restarting } from '../post/restart.ts';
import { type Books, booksOf } from './books.ts';
import { type Evidence, gather } from './evidence.ts';
import { violationsIn } from './judge.ts';
import { Machine } from './machine.ts';
import { Switchboard } from './switchboard.ts';
import { Witness } from './witness.ts';

const restsWithinMs = 180_000;
const lookEveryMs = 500;

export interface Found {
  evidence: Evidence;
  violations: string[];
  /** How long it took until nothing was open any more. */
  restedAfterMs: number;
}

export class Trial {
  readonly machine: Machine;
  readonly switchboard: Switchboard;
  readonly witness: Witness;
  readonly client: Client;
  readonly restarting: Restarting;
  readonly em: () => EntityManager;
  private readonly orm: MikroORM;
  private readonly connection: Connection;
  readonly books: Books;

  private constructor(machine: Machine, switchboard: Switchboard, at: Addresses, orm: MikroORM) {
    this.machine = machine;
    this.switchboard = switchboard;
    this.orm = orm;
    this.em = () => orm.em.fork();
    this.witness = new Witness(at.API_ADDRESS);
    // Lazy: the engine may be away at any moment of a trial.
    this.connection = Connection.lazy(connectionOptions({ TEMPORAL_ADDRESS: at.TEMPORAL_ADDRESS }));
    this.client = new Client({ connection: this.connection });
    this.restarting = new Restarting(this.client, this.em, new Journal(this.em, chinaCalendar));
    this.books = booksOf({ ...at });
  }

  /** `env`: what the machine is told besides; `database`: where it is reached from here, if not where the machine does. */
  static async begin(env: NodeJS.ProcessEnv = {}, database?: string): Promise<Trial> {
    const switchboard = new Switchboard();
    const machine = new Machine({ JIELI_FAILPOINTS: await switchboard.open(), ...env });
    try {
      const addresses = await machine.start();
      return new Trial(machine, switchboard, addresses, await openDatabase(database ?? addresses.DATABASE_URL));
    } catch (error) {
      switchboard.close();
      await machine.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    this.switchboard.close();
    await Promise.allSettled([this.orm.close(), this.connection.close()]);
    await this.machine.end();
  }

  /** Waits until nothing is open in these families, then holds everything against what must hold. */
  async find(families: readonly string[]): Promise<Found> {
    const restedAfterMs = await this.rest(families);
    const asked = this.witness.askedOf(families);
    const evidence = await gather(this.em, this.client, this.books, families, asked);
    return { evidence, violations: await violationsIn(evidence), restedAfterMs };
  }

  private async rest(families: readonly string[]): Promise<number> {
    const began = Date.now();
    for (let quiet = 0; quiet < 2 && Date.now() < began + restsWithinMs; await sleep(lookEveryMs))
      quiet = (await this.isQuiet(families).catch(() => false)) ? quiet + 1 : 0;
    return Date.now() - began;
  }

  private async isQuiet(families: readonly string[]): Promise<boolean> {
    const family = { $in: families.map((number) => `procurement:${number}`) };
    const rows = await this.em().find(Case, { family });
    const open = await this.em().count(DeedRow, { caseId: { $in: rows.map(({ id }) => id) }, answeredAt: null });
    if (open > 0) return false;
    return (await Promise.all(rows.map((row) => this.isAtRest(row)))).every(Boolean);
  }

  private async isAtRest({ id, proceeding, stage, seq }: Case): Promise<boolean> {
    const handle = this.client.workflow.getHandle(id);
    const { raw, status } = await handle.describe();
    const isOver = proceedings[proceeding].ends.includes(stage);
    if (isOver || status.name !== 'RUNNING') return isOver && status.name === 'COMPLETED';
    if ((raw.pendingActivities?.length ?? 0) > 0 || raw.pendingWorkflowTask) return false;
    return (await handle.query<{ seq: number }>('onRecord')).seq === seq;
  }
}
