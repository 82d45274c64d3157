/** What was published in which release: the figures by name, and the hash of every pack. Written by `npm run packs -- publish`. */
export const published: {
  /** By release: the figures that came with it. */
  names: Readonly<Record<string, readonly string[]>>;
  /** By pack, then by release: the hash of what it said of the figures known then. */
  packs: Readonly<Record<string, Readonly<Record<string, string>>>>;
} = { names: {}, packs: {} };
