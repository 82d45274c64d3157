/** What can be wrong with the figures of the law, each with its place: the file, the name, the row. */
import { hashOf } from '../db/chain.ts';
import type { Cite } from '../domain/law/cite.ts';
import { firstDays, type Line, type Pack, rowsOn } from '../domain/law/packs.ts';
import { type Published, type Region, regions } from '../domain/law/row.ts';
import { articleOf, textOf } from '../domain/law/statutes.ts';
import { addDays, type CivilDate } from '../domain/time.ts';

export interface PackFault {
  file: string;
  name: string;
  /** Counted from one. */
  row?: number;
  what: string;
}

export interface Law {
  /** All lines by name, whatever their kind. */
  lines: Readonly<Record<string, Line>>;
  packs: Readonly<Record<string, Pack>>;
  published: Published;
  fileOf(name: string): string;
}

/** A figure that nobody has looked up for so long may have changed without anybody's notice. */
const uncheckedDays = 365;

/** Everything that is wrong on a day; the day matters to the age of what was checked alone. */
export function packFaults(law: Law, today: CivilDate): PackFault[] {
  const ofLines = Object.entries(law.lines).flatMap(([name, line]) =>
    [...ofCoverage(line), ...ofRows(line, today)].map((fault) => ({ file: law.fileOf(name), name, ...fault })),
  );
  return [...ofLines, ...edited(law)];
}

type Found = Omit<PackFault, 'file' | 'name'>;

/** In every region, on every day since it is covered, one row and one only. */
function ofCoverage(line: Line): Found[] {
  return (Object.keys(regions) as Region[]).flatMap((region) =>
    firstDays([line], region).flatMap((day): Found[] => {
      const found = rowsOn(line, region, day);
      if (found.length === 1) return [];
      if (found.length === 0) return [{ what: `gap: no row for ${region} from ${day} on` }];
      const rows = found.map((row) => line.rows.indexOf(row) + 1);
      return [{ row: rows[1]!, what: `overlap: rows ${rows.join(' and ')} both hold for ${region} on ${day}` }];
    }),
  );
}

function ofRows({ rows }: Line, today: CivilDate): Found[] {
  return rows.flatMap((one, place): Found[] => {
    const { from, until, checkedOn, cite, certainty } = one as (typeof rows)[number] & {
      cite?: Cite;
      certainty?: string;
    };
    const row = place + 1;
    const due = addDays(checkedOn, uncheckedDays);
    return [
      ...(until !== undefined && until <= from ? [{ row, what: `it ends on ${until}, before it begins` }] : []),
      ...(due < today && !isOver(until, today)
        ? [{ row, what: `unchecked for a year: last looked up on ${checkedOn}` }]
        : []),
      ...(cite ? ofCite(cite, certainty).map((what) => ({ row, what })) : []),
    ];
  });
}

/** What is no longer in force does not change any more. */
function isOver(until: CivilDate | undefined, today: CivilDate): boolean {
  return until !== undefined && until <= today;
}

function ofCite(cite: Cite, certainty: string | undefined): string[] {
  const name = `${cite.statute} ${cite.article}${cite.paragraph === undefined ? '' : `(${cite.paragraph})`}`;
  try {
    textOf(cite);
  } catch {
    return [`not on file: ${name}`];
  }
  const isRecalled = articleOf(cite).certainty === 'recalled';
  return isRecalled && certainty !== 'recalled' ? [`recalled but blocking: of ${name} nobody has read the words`] : [];
}

/** What was published is not edited: neither a figure of a pack, nor from when to when it holds. */
function edited({ packs, published, fileOf }: Law): PackFault[] {
  return Object.entries(published).flatMap(([release, { packs: hashes, figures }]) => {
    const of = Object.keys(hashes);
    const lost = of.filter((id) => !packs[id]).map((name) => ({ file: 'domain/law/row.ts', name }));
    const changed = Object.keys(figures)
      .filter((name) => lost.length === 0 && figureHash(packs, of, name) !== figures[name])
      .map((name) => ({ file: fileOf(name), name }));
    return [
      ...lost.map((place) => ({ ...place, what: `a pack that release ${release} published is gone` })),
      ...changed.map((place) => ({ ...place, what: `edited after publication: release ${release} said otherwise` })),
    ];
  });
}

/** What a pack says of one figure; nothing where it says nothing. */
export function said({ limits, clocks, tables }: Pack, name: string): unknown {
  return { ...limits, ...clocks, ...tables }[name as keyof typeof limits];
}

/** Of what some packs say of one figure. */
export function figureHash(packs: Law['packs'], of: readonly string[], name: string): string {
  return hashOf(of.map((id) => [id, (packs[id] && said(packs[id], name)) ?? null]));
}
