/** 发布：keeps the hash of what every pack says, by release, so that nobody edits it afterwards unnoticed. */
import { packHash } from '../db/pinning.ts';
import type { Published } from '../domain/law/row.ts';
import type { CivilDate } from '../domain/time.ts';
import { figureHash, type Law } from './faults.ts';

/** All packs that have begun by a day, with all figures known. One that begins later can still be prepared, and changed. */
export function publishedWith({ packs, lines, published }: Law, release: string, today: CivilDate): Published {
  const begun = Object.keys(packs).filter((id) => packs[id]!.from <= today);
  const hashes = Object.fromEntries(begun.map((id) => [id, packHash(id)]));
  const figures = Object.keys(lines).map((name) => [name, figureHash(packs, begun, name)]);
  return { ...published, [release]: { packs: hashes, figures: Object.fromEntries(figures) } };
}

/** As the file that keeps it, `domain/law/published.ts`. */
export function asFile(published: Published): string {
  return [
    '/** What each release published: the hash of every pack, and of every figure. Written by `npm run packs -- publish <release>`. */',
    "import type { Published } from './row.ts';",
    '',
    `export const published: Published = ${JSON.stringify(published, null, 2)};`,
    '',
  ].join('\n');
}
