/** The books of the treasury: what it was told to pay, what it debited and what it returned, in one file that it alone writes. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { type CountedFault, Faults, noFaults } from './faults.ts';

export interface Instruction {
  instruction: string;
  payment: string;
  amountFen: number;
  account: { name: string; bank: string; number: string };
  /** The moment of whoever instructs: a rehearsal has a time of its own. */
  at: string;
}

export interface Standing extends Instruction {
  status: 'taken' | 'paid' | 'returned';
  receipt?: string;
  reason?: string;
  occurredOn?: string;
}

export interface Statement {
  debits: Standing[];
  returns: Standing[];
  debitedFen: number;
  returnedFen: number;
}

export interface Callback {
  serial: number;
  body: string;
  tries: number;
}

type Row = Record<string, SQLOutputValue>;

/** 当日清算时点：what comes later is returned. */
const clearingEndsAtHour = 16;
const zoneMs = 8 * 3_600_000;
const busyWithinMs = 5_000;
/** What is told is told a little later: who instructs has the answer to the request first, as a rule. */
const tellAfterMs = 1_000;
const outOfOrderMs = 2_000;
export const listMax = 100_000;

/** `movement` has one row an instruction and no more: money moves once for one id, whatever else is repeated. */
const tables = `
  create table if not exists instruction (
    id text primary key, payment text not null, amount_fen integer not null, account text not null,
    at text not null, carry_out_at integer not null
  ) strict;
  create table if not exists movement (
    instruction text primary key references instruction (id), kind text not null check (kind in ('debit', 'return')),
    amount_fen integer not null, day text not null, receipt text unique, reason text
  ) strict;
  create index if not exists movement_day on movement (day);
  create table if not exists callback (
    serial integer primary key autoincrement, body text not null, due_at integer not null, tries integer not null default 0
  ) strict;
  create table if not exists faults (one integer primary key check (one = 1), body text not null) strict;`;

const standings = `
  select i.id, i.payment, i.amount_fen, i.account, i.at, m.kind, m.day, m.receipt, m.reason
    from instruction i left join movement m on m.instruction = i.id`;

export class Books {
  private readonly db: DatabaseSync;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.db = new DatabaseSync(file, { timeout: busyWithinMs });
    // FULL: what was answered is on the disk, and a power cut does not pay twice.
    this.db.exec(`pragma journal_mode = wal; pragma synchronous = full; ${tables}`);
  }

  close(): void {
    this.db.close();
  }

  /** Takes an instruction, and carries it out unless it has to lie: all of it is in the books, or nothing. */
  take(given: Instruction): 'new' | 'same' | 'other' {
    return this.atomically(() => {
      const onFile = this.find(given.instruction);
      if (onFile) return isSame(onFile, given) ? 'same' : 'other';
      const { instruction, payment, amountFen, account, at } = given;
      const carryOutAt = Date.now() + this.faultsFor(instruction).delayMs;
      this.db
        .prepare('insert into instruction values (?, ?, ?, ?, ?, ?)')
        .run(instruction, payment, amountFen, JSON.stringify(account), at, carryOutAt);
      this.tell({ ...given, status: 'taken' });
      if (carryOutAt <= Date.now()) this.carryOut(given);
      return 'new';
    });
  }

  find(id: string): Standing | undefined {
    const row = this.db.prepare(`${standings} where i.id = ?`).get(id);
    return row && standingOf(row);
  }

  /** Carries out what has lain long enough; also what a killed program left behind. */
  carryOutDue(): void {
    this.atomically(() => {
      const due = this.db
        .prepare(`${standings} where m.kind is null and i.carry_out_at <= ? limit 100`)
        .all(Date.now());
      for (const row of due) this.carryOut(standingOf(row));
    });
  }

  /** Of one day, or of all. */
  statement(day?: string): Statement {
    const rows = day
      ? this.db.prepare(`${standings} where m.day = ? order by i.id limit ?`).all(day, listMax)
      : this.db.prepare(`${standings} where m.day is not null order by i.id limit ?`).all(listMax);
    const all = rows.map(standingOf);
    const [debits, returns] = (['paid', 'returned'] as const).map((one) => all.filter(({ status }) => status === one));
    return { debits: debits!, returns: returns!, debitedFen: sumOf(debits!), returnedFen: sumOf(returns!) };
  }

  /** What was taken and is not carried out yet. */
  lying(): Standing[] {
    return this.db.prepare(`${standings} where m.kind is null order by i.id limit ?`).all(listMax).map(standingOf);
  }

  faults(): Faults {
    const row = this.db.prepare('select body from faults').get();
    return Faults.parse(row ? JSON.parse(String(row.body)) : {});
  }

  setFaults(faults: Faults): void {
    this.db.prepare('insert or replace into faults values (1, ?)').run(JSON.stringify(faults));
  }

  /** Whether a counted fault strikes now. It is counted off on the disk first, so that one that kills us does not do so for ever. */
  strikes(fault: CountedFault, instruction: string): boolean {
    return this.atomically(() => this.countOff(fault, instruction));
  }

  callbacksDue(most: number): Callback[] {
    const due = this.db.prepare('select * from callback where due_at <= ? order by due_at, serial limit ?');
    return due.all(Date.now(), most).map(({ serial, body, tries }) => ({
      serial: Number(serial),
      body: String(body),
      tries: Number(tries),
    }));
  }

  tellAgain({ serial, tries }: Callback, inMs: number): void {
    const again = this.db.prepare('update callback set tries = ?, due_at = ? where serial = ?');
    again.run(tries + 1, Date.now() + inMs, serial);
  }

  told({ serial }: Callback): void {
    this.db.prepare('delete from callback where serial = ?').run(serial);
  }

  private carryOut(given: Instruction): void {
    const { instruction, amountFen, at } = given;
    const day = new Date(Date.parse(at) + zoneMs).toISOString();
    const occurredOn = day.slice(0, 10);
    const reason = this.reasonToReturn(instruction, Number(day.slice(11, 13)));
    const receipt = reason ? null : `GK-${instruction}`;
    const kind = reason ? 'return' : 'debit';
    this.db
      .prepare('insert into movement values (?, ?, ?, ?, ?, ?)')
      .run(instruction, kind, amountFen, occurredOn, receipt, reason ?? null);
    this.tell(this.find(instruction)!);
  }

  private reasonToReturn(instruction: string, hour: number): string | undefined {
    if (hour >= clearingEndsAtHour) return `已过当日清算时点（${clearingEndsAtHour}:00），退回`;
    return this.countOff('returnNext', instruction) ? '收款账户信息不符，退回' : undefined;
  }

  private faultsFor(instruction: string): Faults {
    const faults = this.faults();
    return instruction.startsWith(faults.only) ? faults : noFaults;
  }

  private countOff(fault: CountedFault, instruction: string): boolean {
    const faults = this.faultsFor(instruction);
    if (faults[fault] === 0) return false;
    this.setFaults({ ...faults, [fault]: faults[fault] - 1 });
    return true;
  }

  /** Kept with what it tells of, and told until it is heard. */
  private tell({ instruction, status, receipt, reason, occurredOn }: Standing): void {
    const { callbacks } = this.faultsFor(instruction);
    if (callbacks === 'dropped') return;
    const body = JSON.stringify({ instruction, status, receipt, reason, occurredOn });
    const late = callbacks === 'reversed' && status === 'taken' ? outOfOrderMs : 0;
    const insert = this.db.prepare('insert into callback (body, due_at) values (?, ?)');
    for (let copy = 0; copy < (callbacks === 'twice' ? 2 : 1); copy++)
      insert.run(body, Date.now() + tellAfterMs + late);
  }

  private atomically<T>(work: () => T): T {
    this.db.exec('begin immediate');
    try {
      const result = work();
      this.db.exec('commit');
      return result;
    } catch (error) {
      this.db.exec('rollback');
      throw error;
    }
  }
}

function standingOf(row: Row): Standing {
  const status = row.kind === 'debit' ? 'paid' : row.kind === 'return' ? 'returned' : 'taken';
  return {
    instruction: String(row.id),
    payment: String(row.payment),
    amountFen: Number(row.amount_fen),
    account: JSON.parse(String(row.account)),
    at: String(row.at),
    status,
    ...(row.receipt === null ? {} : { receipt: String(row.receipt) }),
    ...(row.reason === null ? {} : { reason: String(row.reason) }),
    ...(row.day === null ? {} : { occurredOn: String(row.day) }),
  };
}

function isSame(onFile: Instruction, given: Instruction): boolean {
  const content = ({ payment, amountFen, account: { name, bank, number }, at }: Instruction) =>
    JSON.stringify([payment, amountFen, name, bank, number, at]);
  return content(onFile) === content(given);
}

function sumOf(standings: readonly Standing[]): number {
  return standings.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
