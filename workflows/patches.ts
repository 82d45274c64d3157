/**
 * Every change to what a running case asks for, or makes of an act, by its id: `<date>-<stage>-<what>`. None is ever deleted
 * while a run that began before it may still run.
 */
import { firstEdition } from '../domain/edition.ts';

/**
 * The edition of the acts' effects that a run goes by; asked once, when the run begins. The next edition is asked for here:
 * `return patched('<date>-edition-2') ? 2 : firstEdition;`.
 */
export function currentEdition(): number {
  return firstEdition;
}
