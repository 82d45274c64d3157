/** 锁定：which packs bind a case by an act, looked up when the deed is taken in, and the hash of what each pack says. */
import type { Act, CaseState, Happening } from '../domain/act.ts';
import { type Anchor, type PackId, type Pin, type Pins, packFor, packs } from '../domain/law/packs.ts';
import { published } from '../domain/law/published.ts';
import { anchors } from '../domain/law/row.ts';
import type { CivilDate } from '../domain/time.ts';
import { hashOf } from './chain.ts';

/** An event on a day for which there is no law on file: nothing is guessed. */
export interface Gap {
  region: string;
  event: string;
  on: CivilDate;
}

const hashes = new Map<PackId, string>();

/** SHA-256 of the canonical JSON (RFC 8785) of everything that the pack says. */
export function packHash(id: PackId): string {
  const known = hashes.get(id) ?? hashOf(packs[id]);
  hashes.set(id, known);
  return known;
}

/** Whether a pack says that now, or said it when a release was published: a release adds figures, and takes none away. */
export function isKnown(id: PackId, sha256: string): boolean {
  if (!packs[id]) return false;
  return packHash(id) === sha256 || Object.values(published).some((release) => release.packs[id] === sha256);
}

export function pinOf(pack: PackId): Pin {
  return { pack, sha256: packHash(pack) };
}

/** Nothing where the act is no such event. */
export function pinsFor<State extends CaseState>(
  act: Pick<Act<State, string, never>, 'pins'>,
  state: State,
  input: unknown,
  happening: Happening,
): { pins?: Pins; gap?: Gap } {
  const { region } = packs[state.pack]!;
  const days = Object.entries(act.pins?.(state, input as never, happening) ?? {}) as [Anchor, CivilDate][];
  const found = days.map(([event, on]) => ({ event, on, pack: packFor(region, on) }));
  const missing = found.find(({ pack }) => pack === undefined);
  if (missing) return { gap: { region, event: anchors[missing.event], on: missing.on } };
  if (found.length === 0) return {};
  return { pins: Object.fromEntries(found.map(({ event, pack }) => [event, pinOf(pack!)])) };
}
