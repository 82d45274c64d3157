/** What verification found, for the person who asked. */
import type { Fault } from './fault.ts';
import type { Verdict } from './verify.ts';

/** As many faults as somebody reads; the rest is counted. */
const shownMax = 20;
const longestValue = 200;

export function wordsOf({ cases, entries, roots, underWay, faults }: Verdict, tookMs: number): string {
  const onTheirWay = underWay > 0 ? ` ${underWay} acts from case to case are still under way,` : '';
  const extent = `${entries} entries of ${cases} cases, ${roots} daily roots,${onTheirWay} in ${(tookMs / 1000).toFixed(1)} s`;
  if (faults.length === 0) return `Whole, unaltered and lawful: ${extent}.`;
  const more = faults.length > shownMax ? [`… and ${faults.length - shownMax} more`] : [];
  return [`${faults.length} at fault, of ${extent}:`, ...faults.slice(0, shownMax).map(lineOf), ...more].join('\n');
}

function lineOf({ case: caseId, seq, what, expected, found }: Fault): string {
  const place = seq === undefined ? caseId : `${caseId}, entry ${seq}`;
  const figures =
    expected === undefined && found === undefined ? '' : ` (expected ${value(expected)}, found ${value(found)})`;
  return `  ${place}: ${what}${figures}`;
}

function value(one: unknown): string {
  const text = JSON.stringify(one) ?? 'nothing';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
