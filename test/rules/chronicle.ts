/** A case with its journal, as `record` keeps it but without a database: what an entry said can be looked up and corrected. */
import { pinsFor } from '../../db/pinning.ts';
import type { Act, Actor, CaseState, Deed, Proceeding } from '../../domain/act.ts';
import { findings } from '../../domain/act.ts';
import { type Refusal, refusal } from '../../domain/admission.ts';
import { applyChange, type Change, changeOf } from '../../domain/change.ts';
import { type CorrectionInput, lastOf, type Original } from '../../domain/correction.ts';
import { effectIn, lastEdition } from '../../domain/edition.ts';
import { type Effects, type Entry, effects } from '../../domain/effects.ts';
import { blocking, warning } from '../../domain/finding.ts';
import type { Deadlines } from '../../domain/law/clocks.ts';
import { otherFields } from '../../domain/notice-fields.ts';
import { civilDate } from '../../domain/time.ts';
import { at, calendar } from './builders.ts';

export interface Doing {
  on: string;
  by: Actor;
  reason?: string;
  /** Minute of the day in UTC, `HH:MM`; half past nine in China where it is left out. */
  utc?: string;
  /** When the deed reached the system, where that was earlier than it was admitted. */
  receivedAt?: string;
}

type Written = Entry & Pick<Effects, 'sends' | 'tells' | 'findings'>;

const noOther = { missing: [], strange: [] };

export class Chronicle<State extends CaseState> {
  private readonly proceeding: Proceeding<State>;
  state: State;
  deadlines: Deadlines;
  readonly entries: Written[] = [];

  constructor(proceeding: Proceeding<State>, state: State, deadlines: Deadlines = {}) {
    this.proceeding = proceeding;
    this.state = state;
    this.deadlines = deadlines;
  }

  /** The answer of the case: refused, or nothing, and then it is on record. */
  does(name: string, input: object, { on, by, reason, utc, receivedAt }: Doing): Refusal | undefined {
    const act = this.actNamed(name);
    const now = at(on, utc);
    const received = receivedAt ?? now;
    // As the API looks them up.
    const { pins: packs } = pinsFor(act, this.state, input, { actor: by, today: civilDate(now) });
    const circumstance = { actor: by, at: now, receivedAt: received, deadlines: this.deadlines, packs };
    const pinned = packs ? { packs } : {};
    const said = { input, receivedAt: received, seen: this.state.seq, ...pinned };
    const deed: Deed = { id: `${name}-${this.state.seq}`, actor: by, ...said };
    const barred = refusal(this.proceeding, act, this.state, { ...deed, ...(reason ? { reason } : {}) }, circumstance);
    if (barred) return barred;
    this.write(act, deed, now);
    return undefined;
  }

  /** The same, where it must be lawful. */
  did(name: string, input: object, doing: Doing): this {
    const barred = this.does(name, input, doing);
    if (barred) throw new Error(`${name} is refused: ${barred.type}, ${barred.finding.rule}`);
    return this;
  }

  corrects(entry: number, fields: object, doing: Doing): Refusal | undefined {
    return this.does('correctEntry', this.proposal(entry, fields), doing);
  }

  /** Proposed and confirmed, both of which must be lawful. */
  corrected(entry: number, fields: object, doing: Doing, confirming: Doing): this {
    this.did('correctEntry', this.proposal(entry, fields), doing);
    return this.did('confirmCorrection', { correction: this.lastCorrection }, confirming);
  }

  get lastCorrection(): string {
    return String(Object.keys(this.state.corrections ?? {}).length);
  }

  get last(): Written {
    return this.entries.at(-1)!;
  }

  /** What the law finds, blocks or warns of, without doing it. */
  judges(name: string, input: object, { on, by }: Doing) {
    const circumstance = { actor: by, at: at(on), receivedAt: at(on), deadlines: this.deadlines };
    const found = findings(this.actNamed(name), this.state, input, circumstance);
    return { blocks: blocking(found), warns: warning(found), found };
  }

  /** As the API looks it up. */
  proposal(entry: number, fields: object): CorrectionInput {
    const { act, at: when, deed, sends } = this.entries.find(({ seq }) => seq === entry)!;
    const sent = sends.map(({ proceeding, id }) => `${proceeding}:${id}`);
    const original: Original = { act, actor: deed!.actor, at: when, input: deed!.input as object, sent };
    const correctedIn = lastOf(this.state, entry);
    const before = this.entries.find(({ seq }) => seq === correctedIn)?.deed?.input as CorrectionInput | undefined;
    if (correctedIn !== undefined && before) {
      original.correctedIn = correctedIn;
      original.input = applyChange(before.original.input, before.fields as Change);
    }
    return { entry, fields: fields as Record<string, unknown>, reason: '登记时看错了', original };
  }

  private write(act: Act<State, string, never>, deed: Deed, now: string): void {
    const { actor, packs } = deed;
    const circumstance = { actor, at: now, receivedAt: deed.receivedAt, deadlines: this.deadlines, packs };
    const before = this.state;
    const after = { ...effectIn(act, lastEdition)(before, deed.input as never, circumstance), seq: before.seq + 1 };
    const change = changeOf(before, after);
    const entry = {
      case: `${this.proceeding.name}:${before.id}`,
      seq: after.seq,
      act: act.name,
      at: now,
      deed,
      change,
    };
    const { deadlines, ...found } = effects(this.proceeding, entry, before, after, this.deadlines, calendar);
    // What the journal holds is all that is left: a state that says more than its change would part from the record.
    this.state = applyChange(before, change);
    expect(JSON.parse(JSON.stringify(this.state))).toEqual(JSON.parse(JSON.stringify(after)));
    this.deadlines = { ...this.deadlines, ...deadlines };
    // Whatever is published in any story has the fields of its form, and no others.
    for (const told of found.tells) expect([told.kind, otherFields(told)]).toEqual([told.kind, noOther]);
    this.entries.push({ ...entry, ...found });
  }

  private actNamed(name: string): Act<State, string, never> {
    return this.proceeding.acts.find((one) => one.name === name)!;
  }
}
