/** Who is let in: a deed is judged by what is admitted so far, and changes it in one synchronous step. */
import { ApplicationFailure } from '@temporalio/workflow';
import type { Act, CaseState, Circumstance, Deed, Proceeding } from '../domain/act.ts';
import { recentMax, refusal } from '../domain/admission.ts';
import { isSame } from '../domain/change.ts';
import { effectIn, firstEdition } from '../domain/edition.ts';
import { caseActor } from '../domain/effects.ts';
import type { CaseClock } from './case-clock.ts';
import type { Ledger } from './ledger.ts';
import { currentEdition } from './patches.ts';

/** What a run must know of the acts of earlier runs. */
export interface Memory {
  /** The ids of the last deeds: the server forgets them when a run ends. */
  recent: readonly string[];
  /** By deciding act: the entry that last changed what it decides on. */
  changedAt: Readonly<Record<string, number>>;
}

type AnyAct<State extends CaseState> = Act<State, string, never>;

export class Admission<State extends CaseState> {
  private readonly proceeding: Proceeding<State>;
  private readonly ledger: Ledger<State>;
  private readonly clock: CaseClock;
  private recent: readonly string[];
  private changedAt: Record<string, number>;
  /** Of this run: a run that began under an earlier edition keeps it to its end. */
  private readonly edition = currentEdition();

  constructor(proceeding: Proceeding<State>, ledger: Ledger<State>, clock: CaseClock, { recent, changedAt }: Memory) {
    this.proceeding = proceeding;
    this.ledger = ledger;
    this.clock = clock;
    this.recent = recent;
    this.changedAt = { ...changedAt };
  }

  get memory(): Memory {
    return { recent: this.recent, changedAt: this.changedAt };
  }

  /** Throws the refusal. Synchronous: the engine waits for no validator, and does not run one again on replay. */
  check(act: AnyAct<State>, deed: Deed): void {
    if (this.recent.includes(deed.id)) throw ApplicationFailure.nonRetryable('此前已受理', 'Duplicate');
    if (!this.ledger.isOpen) throw ApplicationFailure.nonRetryable('正在转入下一阶段，请稍后再试', 'Busy');
    const changedAt = this.changedAt[act.name];
    const found = refusal(this.proceeding, act, this.ledger.admitted, deed, this.circumstance(deed), changedAt);
    if (found) throw ApplicationFailure.nonRetryable(found.finding.rule, found.type, found.finding);
  }

  /** Changes the admitted state before the first await, so that acts never interleave; answers when it is on record. */
  async admit(act: AnyAct<State>, deed: Deed): Promise<number> {
    const at = this.clock.now();
    const before = this.ledger.admitted;
    this.recent = [...this.recent, deed.id].slice(-recentMax);
    const next = effectIn(act, this.edition)(before, deed.input as never, this.circumstance(deed));
    for (const { name, decides } of this.proceeding.acts)
      if (decides && !isSame(decides(before), decides(next))) this.changedAt[name] = before.seq + 1;
    const edition = this.edition === firstEdition ? {} : { edition: this.edition };
    return this.ledger.enter({ act: act.name, at, deed, ...edition }, next);
  }

  /** An act of the case's own, by role `proceeding`. It is not judged: rules that may be newer would judge it on replay. */
  async perform(name: string, input: object, caseId: string): Promise<number> {
    const id = `${caseId}:${this.ledger.admitted.seq + 1}:${name}`;
    return this.admit(this.actNamed(name), { id, actor: caseActor(caseId), input, receivedAt: this.clock.now() });
  }

  actNamed(name: string): AnyAct<State> {
    const act = this.proceeding.acts.find((one) => one.name === name);
    if (!act) throw new Error(`${this.proceeding.name} has no act ${name}`);
    return act;
  }

  private circumstance({ actor, receivedAt, packs }: Deed): Circumstance {
    return { actor, at: this.clock.now(), receivedAt, deadlines: this.ledger.deadlines, packs };
  }
}
