/** The course of a proceeding: one stage is one run, so a run's history stays short and old code lives no longer than a stage. */
import { continueAsNew } from '@temporalio/workflow';
import type { CaseState, Proceeding } from '../domain/act.ts';
import { type CaseFile, Dossier } from './dossier.ts';

/** A stage waits for its acts and names the stage that the law puts next; begun from any state of its stage, it goes on. */
export type StageFunction<State extends CaseState> = (dossier: Dossier<State>) => Promise<State['stage']>;

/** Every stage that a case can be in, but those after which nothing happens. */
export type Course<State extends CaseState> = Readonly<Record<string, StageFunction<State>>>;

const longEnough = Symbol('long enough');

/** Runs one stage, or as much of it as one run should hold, and goes on in a new run until the case is over. */
export async function follow<State extends CaseState>(
  proceeding: Proceeding<State>,
  course: Course<State>,
  file: CaseFile<State>,
): Promise<void> {
  const dossier = new Dossier(proceeding, file);
  await dossier.until(({ seq }) => seq > 0);
  // Only a case that was begun again from its journal begins where it ends: it may still owe word to another.
  if (proceeding.ends.includes(dossier.state.stage)) return dossier.finish();
  const stage = course[dossier.state.stage];
  if (!stage) throw new Error(`no stage ${dossier.state.stage} in the course of ${proceeding.name}`);
  const next = await Promise.race([
    stage(dossier),
    dossier.until(({ diverted }) => diverted).then(() => dossier.state.diverted!),
    dossier.tired().then(() => longEnough),
  ]);
  if (next === longEnough) return continueAsNew(await dossier.renew());
  const handed = await dossier.hand(next as State['stage']);
  if (proceeding.ends.includes(handed.state.stage)) return dossier.finish();
  await continueAsNew(handed);
}
