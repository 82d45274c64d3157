/** What is printed of packs: their faults with the place of each, or all their figures. */
import type { Pack } from '../domain/law/packs.ts';
import { nameOf } from '../domain/law/statutes.ts';
import type { Law, PackFault } from './faults.ts';

export function wordsOfFaults(faults: readonly PackFault[], { lines, packs }: Law): string {
  const size = `${Object.keys(lines).length} figures, ${Object.keys(packs).length} packs`;
  if (faults.length === 0) return `${size}: no fault.`;
  const list = faults.map(({ file, name, row, what }) => `${file}: ${name}${row ? `, row ${row}` : ''}: ${what}`);
  return [...list, `${size}: ${faults.length} faults.`].join('\n');
}

/** One line a figure. */
export function wordsOfPack(id: string, { title, limits, clocks }: Pack): string {
  const from = (cite: Parameters<typeof nameOf>[0] | undefined, source: string) => (cite ? nameOf(cite) : source);
  const ofLimits = Object.entries(limits).map(([name, { op, value, unit, cite, source, none }]) =>
    none ? `  ${name}: no such rule (${source})` : `  ${name}: ${op} ${value} ${unit}, ${from(cite, source)}`,
  );
  const ofClocks = Object.entries(clocks).map(
    ([name, { value, unit, kind, cite, source }]) => `  ${name}: ${value} ${unit}, ${kind}, ${from(cite, source)}`,
  );
  return [`${id} ${title}`, ...ofLimits, ...ofClocks].join('\n');
}
