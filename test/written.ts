/** Cases written straight into a database of their own, as the engine would have them written: for thousands of them. */
import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { DeedRow } from '../db/access-entities.ts';
import { demoAccounts } from '../db/demo-accounts.ts';
import { Journal } from '../db/journal.ts';
import { openDatabase } from '../db/orm.ts';
import type { Actor, CaseState, Deed } from '../domain/act.ts';
import { actOf, proceedings } from '../domain/acts.ts';
import { refusal } from '../domain/admission.ts';
import { changeOf } from '../domain/change.ts';
import type { Entry } from '../domain/effects.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import type { Deadlines } from '../domain/law/clocks.ts';
import { opening, release, scheme } from './world.ts';

/** A database beside that of the running system, in its newest form; `end` drops it. */
export async function aDatabase(): Promise<{ orm: MikroORM; end: () => Promise<void> }> {
  const name = `written_${randomUUID().replaceAll('-', '')}`;
  const address = new URL(process.env.DATABASE_URL!);
  const admin = new pg.Client({ connectionString: address.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  address.pathname = `/${name}`;
  const orm = await openDatabase(address.href);
  await orm.migrator.up();
  const end = async () => {
    await orm.close();
    await admin.query(`drop database ${name}`);
    await admin.end();
  };
  return { orm, end };
}

export function actorOf(login: string): Actor {
  const { person, organisation, role } = demoAccounts.find((account) => account.login === login)!;
  return { person, organisation, role };
}

/** One purchase, act by act. */
export class Written {
  readonly id: string;
  private readonly orm: MikroORM;
  private readonly journal: Journal;
  private state: CaseState | undefined;
  private deadlines: Deadlines = {};
  private now: number;

  constructor(orm: MikroORM, number: string, begins = '2026-03-02T01:00:00.000Z') {
    this.orm = orm;
    this.id = `procurement:${number}`;
    this.journal = new Journal(() => orm.em.fork(), chinaCalendar);
    this.now = Date.parse(begins);
  }

  private get procurement() {
    return proceedings.procurement;
  }

  private get at(): string {
    return new Date(this.now).toISOString();
  }

  passHours(hours: number): this {
    this.now += hours * 3_600_000;
    return this;
  }

  async act(login: string, name: string, input: object): Promise<void> {
    const actor = actorOf(login);
    const act = actOf(this.procurement, name)!;
    const before = this.state ?? this.unopened();
    const circumstance = { actor, at: this.at, receivedAt: this.at, deadlines: this.deadlines };
    const bare = { input, ...(act.decides ? { seen: before.seq } : {}) };
    const warned = refusal(this.procurement, act, before, bare, circumstance)?.type === 'ReasonNeeded';
    const deed: Deed = {
      id: randomUUID(),
      actor,
      ...bare,
      receivedAt: this.at,
      ...(warned ? { reason: '已核实' } : {}),
    };
    if (!this.state) deed.pack = before.pack;
    const refused = refusal(this.procurement, act, before, deed, circumstance);
    if (refused) throw new Error(`${name} is refused: ${refused.finding.rule}`);
    const seq = await this.enter({ act: name, at: this.at, deed }, act.apply(before, input as never, circumstance));
    await this.keepDeed(deed, name, seq);
  }

  async enterStage(stage: string): Promise<void> {
    const { diverted: _, ...rest } = this.state!;
    await this.enter({ act: 'enterStage', at: this.at }, { ...rest, stage });
  }

  async notePassing(key: string): Promise<void> {
    await this.enter({ act: 'deadlinePassed', at: this.at, passed: key }, this.state!);
  }

  private unopened(): CaseState {
    return { id: this.id.slice('procurement:'.length), stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' };
  }

  private async enter(what: Omit<Entry, 'case' | 'seq' | 'change'>, next: CaseState): Promise<number> {
    const seq = (this.state?.seq ?? 0) + 1;
    const after = { ...next, seq };
    const entry = { ...what, case: this.id, seq, change: changeOf(this.state ?? {}, after) };
    const { deadlines } = await this.journal.append(entry, 0);
    this.state = after;
    this.deadlines = { ...this.deadlines, ...deadlines };
    return seq;
  }

  private async keepDeed(deed: Deed, act: string, seq: number): Promise<void> {
    const em = this.orm.em.fork();
    const [{ hash }] = (await em.execute('select hash from journal where case_id = ? and seq = ?', [this.id, seq])) as [
      { hash: string },
    ];
    const received = { receivedAt: new Date(), caseTime: new Date(deed.receivedAt), offsetMs: 0 };
    const answer = { status: 201, body: { deed: deed.id, case: this.id, seq, hash } };
    const driven = { tryAt: new Date(), tries: 1, answeredAt: new Date(), answer };
    await em.insert(DeedRow, {
      id: deed.id,
      caseId: this.id,
      act,
      person: deed.actor.person,
      body: deed,
      ...received,
      ...driven,
    });
  }
}

/** A purchase up to its plan's number, then given up: ten entries and more, each story a little different by its number. */
export async function aWrittenPurchase(orm: MikroORM, place: number): Promise<Written> {
  const one = new Written(orm, `written-${String(place).padStart(5, '0')}`);
  const late = place % 5 === 0;
  await one.act('officer', 'openProcurement', { ...opening, title: `第 ${place} 宗` });
  await one.act('accountant', 'releaseBudget', { ...release, amountFen: 40_000_000 + place });
  await one.enterStage('filing');
  for (let draft = 0; draft <= place % 3; draft++)
    await one.passHours(1).act('officer', 'draftScheme', scheme(20_000_000 + place + draft));
  if (late) await one.passHours(24 * 14).notePassing('schemeApproval');
  await one.passHours(2).act('director', 'approveScheme', {});
  await one.passHours(2).act('reviewer', 'countersignScheme', {});
  await one.passHours(2).act('officer', 'fileProcurementPlan', {});
  if (place % 2) await one.passHours(2).act('regulator', 'returnPlan', { gaps: ['缺资金来源的说明'] });
  else await one.passHours(2).act('director', 'cancelProcurement', { reason: '任务取消' });
  if (place % 2 === 0) await one.enterStage('cancelled');
  return one;
}
