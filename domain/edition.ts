/**
 * Editions of the acts. An entry names the edition of the effect that made its change, and the journal the edition of the rules
 * that it was judged and counted by, so that both can be gone through again in year ten.
 *
 * Whoever changes what an `apply` makes of the same input keeps the old one in `earlier` and begins a new edition; so does
 * whoever changes a rule, a clock or a consequence such that an entry that is on record would come out differently.
 */
import type { Act, CaseState } from './act.ts';
import { pinned } from './law/packs.ts';

/** Not written into entries: an entry without an edition is of this one. */
export const firstEdition = 1;
/** The newest that this code knows: of the rules at once, of the effects as runs come to it (workflows/patches.ts). */
export const lastEdition = 2;

/** The effect of an act as it was in an edition: the earliest kept one that still held then, else the one of now. */
export function effectIn<State extends CaseState, Name extends string, Input>(
  { apply, earlier = {} }: Act<State, Name, Input>,
  edition: number,
): Act<State, Name, Input>['apply'] {
  const held = Object.keys(earlier)
    .map(Number)
    .filter((last) => last >= edition)
    .sort((a, b) => a - b)[0];
  const effect = held === undefined ? apply : earlier[held]!;
  // Whatever event it is, the law that was looked up for it stays with the case.
  return (state, input, circumstance) => pinned(effect(state, input, circumstance), circumstance.packs);
}
