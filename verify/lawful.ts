/** 依法重演：whether an act that is on record was permitted, in time, by the right person, and made of the case what it should. */
import { isKnown, pinsFor } from '../db/pinning.ts';
import type { Act, CaseState, Circumstance, Deed, Proceeding } from '../domain/act.ts';
import { refusal } from '../domain/admission.ts';
import { effectIn, firstEdition, lastEdition } from '../domain/edition.ts';
import { caseActor, type Entry } from '../domain/effects.ts';
import { type Deadlines, isRunning } from '../domain/law/clocks.ts';
import type { Anchor } from '../domain/law/packs.ts';
import { civilDate } from '../domain/time.ts';
import { type Difference, difference } from './fault.ts';
import type { Row } from './reading.ts';

type AnyAct = Act<CaseState, string, never>;

/** What an entry is replayed on. */
export interface Scene {
  proceeding: Proceeding<CaseState>;
  before: CaseState;
  after: CaseState;
  /**
   * The deadlines that the act may have been judged by, the likeliest first: an act is admitted before those of the acts just
   * before it are counted (workflows/ledger.ts).
   */
  deadlines: readonly Deadlines[];
  /** By deciding act: the entry that last changed what it decides on. */
  changedAt: Readonly<Record<string, number>>;
  /** The stages and deadlines that the case's other entries made. */
  sent: ReadonlySet<string>;
}

export function unlawful(row: Row, scene: Scene): Difference {
  const entry = row.body;
  const act = scene.proceeding.acts.find(({ name }) => name === entry.act);
  if (act && entry.deed) return unlawfulAct(row, act, entry.deed, scene);
  if (entry.deed) return { what: `${entry.act} is no act of a ${scene.proceeding.name}` };
  if (entry.act === 'enterStage') return wrongStage(entry, scene);
  const touched = difference(`${entry.act} changes nothing of the case`, scene.after, {
    ...scene.before,
    seq: row.seq,
  });
  if (touched) return touched;
  if (entry.act === 'deadlinePassed') return notPassed(entry, scene);
  if (entry.act === 'consequenceRefused') return neverSent(entry, scene);
  if (entry.act === 'restarted') return entry.restarted ? undefined : { what: 'it does not say why it was restarted' };
  return { what: `${entry.act} is nothing that a case does by itself` };
}

function unlawfulAct(row: Row, act: AnyAct, deed: Deed, scene: Scene): Difference {
  const isOwn = deed.id === `${row.caseId}:${row.seq}:${act.name}`;
  if (isOwn) {
    const may = act.by.includes('proceeding') && (row.seq === 1 || act.during.includes(scene.before.stage));
    if (!may) return { what: `${act.name} is nothing that a case does by itself in ${scene.before.stage}` };
    const other = difference('an act of the case itself is by the case', deed.actor, caseActor(row.caseId));
    if (other) return other;
  }
  const other = otherPins(row, act, deed, scene);
  if (other) return other;
  const isJudged = !isOwn && !(row.seq === 1 && deed.actor.role === 'proceeding') && row.edition === lastEdition;
  const faults = scene.deadlines.map((deadlines): Difference => {
    const circumstance = { actor: deed.actor, at: row.at, receivedAt: deed.receivedAt, deadlines, packs: deed.packs };
    return (
      (isJudged ? refused(act, deed, scene, circumstance) : undefined) ?? otherState(row, act, scene, circumstance)
    );
  });
  return faults.includes(undefined) ? undefined : faults[0];
}

/**
 * Whether the deed carries the law of the events that it is. Cases that were opened before events were pinned may lack it; what
 * a case brings along from the one that opened it is that one's to answer for.
 */
function otherPins(
  row: Row,
  act: AnyAct,
  { actor, input, receivedAt, packs: carried = {} }: Deed,
  scene: Scene,
): Difference {
  const isFirst = row.seq === 1;
  const on = isFirst ? scene.after : scene.before;
  const { pins = {} } = pinsFor(act, on, input, { actor, today: civilDate(receivedAt) });
  const isInherited = isFirst && actor.role === 'proceeding';
  for (const [event, { pack, sha256 }] of Object.entries(carried)) {
    const due = pins[event as Anchor]?.pack;
    if (due === undefined ? !isInherited : due !== pack)
      return { what: `another law of ${event} binds the case`, expected: due ?? null, found: pack };
    if (!isKnown(pack, sha256))
      return { what: `${pack} never said what it is pinned by`, expected: null, found: sha256 };
  }
  const isPinned = isFirst ? carried.opening !== undefined : scene.before.packs?.opening !== undefined;
  const missing = Object.keys(pins).find((event) => !carried[event as Anchor]);
  return isPinned && missing ? { what: `it carries no law of ${missing}`, expected: missing, found: null } : undefined;
}

function refused(act: AnyAct, deed: Deed, scene: Scene, circumstance: Circumstance): Difference {
  const { proceeding, before, changedAt } = scene;
  const found = refusal(proceeding, act, before, deed, circumstance, changedAt[act.name]);
  if (!found) return undefined;
  const { rule, required, actual } = found.finding;
  return { what: `${act.name} was not lawful: ${rule}`, expected: required ?? null, found: actual ?? null };
}

function otherState(row: Row, act: AnyAct, { before, after }: Scene, circumstance: Circumstance): Difference {
  const made = effectIn(act, row.body.edition ?? firstEdition)(before, row.body.deed!.input as never, circumstance);
  return difference(`${act.name} makes another state of the case`, after, { ...made, seq: row.seq });
}

function wrongStage({ seq }: Entry, { proceeding, before, after }: Scene): Difference {
  const next = before.diverted ? [before.diverted] : (proceeding.course[before.stage] ?? []);
  const { diverted: _, ...rest } = before;
  if (!next.includes(after.stage))
    return { what: `${before.stage} does not lead there`, expected: next, found: after.stage };
  return difference('entering a stage changes nothing else', after, { ...rest, stage: after.stage, seq });
}

function notPassed({ passed, at }: Entry, { deadlines }: Scene): Difference {
  // One that was met, or counted anew, while its passing was under way is noted all the same.
  const known = deadlines.flatMap((one) => one[passed ?? ''] ?? []);
  if (known.some((one) => !isRunning(one) || one.due < at)) return undefined;
  return { what: 'no such deadline has passed', expected: known[0]?.due ?? null, found: at };
}

function neverSent({ refused: answered }: Entry, { sent }: Scene): Difference {
  const { proceeding, id, act } = answered!.consequence;
  const name = `${proceeding}:${id}:${act}`;
  return sent.has(name) ? undefined : { what: `${name} was never sent, and cannot have been refused` };
}
