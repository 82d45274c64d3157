/**
 * Every change to what a running case asks for, or makes of an act, by its id: `<date>-<stage>-<what>`. None is ever deleted
 * while a run that began before it may still run.
 */
import { patched } from '@temporalio/workflow';
import { firstEdition } from '../domain/edition.ts';

/** The edition of the acts' effects that a run goes by; asked once, when the run begins. The newest edition is asked for first. */
export function currentEdition(): number {
  return patched('2026-11-24-edition-2') ? 2 : firstEdition;
}

/** Whether a takeover asks how long its recipients were without service, each time it counts them. */
export function measuresGaps(): boolean {
  return patched('2026-11-25-takeover-gaps');
}
