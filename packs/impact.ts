/** 影响：what would come out differently in a running case if it were bound by another pack, by going through its journal again. */
import { addressOf, following } from '../db/following.ts';
import type { CaseState } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { type Effects, type Entry, effects } from '../domain/effects.ts';
import { blocking, type Finding, warning } from '../domain/finding.ts';
import { calendarOf } from '../domain/law/calendars.ts';
import type { Deadlines } from '../domain/law/clocks.ts';
import { type PackId, packs } from '../domain/law/packs.ts';
import type { Stored } from '../verify/reading.ts';

/** One entry on record that would come out differently. */
export interface Otherwise {
  case: string;
  seq: number;
  act: string;
  at: string;
  /** `outcome`: another answer. `finding`: the same answer, by another figure or article. `deadline`: another day or article. */
  what: 'outcome' | 'finding' | 'deadline';
  /** The rule or the deadline. */
  of: string;
  is: string;
  would: string;
}

export interface Impact {
  /** Running cases of the region of the pack. */
  running: string[];
  otherwise: Otherwise[];
}

/** The case, where it runs and the pack is of its region; nothing otherwise. */
export function impactOn({ caseId, entries, file }: Stored, pack: PackId): Otherwise[] | undefined {
  const { ends } = proceedings[addressOf(caseId).name];
  const bound = (file?.state as CaseState | undefined)?.pack;
  if (!file || !bound || (ends as readonly string[]).includes(file.stage)) return undefined;
  if (packs[bound]?.region !== packs[pack]?.region) return undefined;
  let [state, deadlines]: [CaseState | undefined, Deadlines] = [undefined, {}];
  return entries.flatMap(({ body, calendar: name }) => {
    const calendar = calendarOf(name);
    if (!calendar) throw new Error(`the calendar ${name} of ${caseId} is not known to this program`);
    const { before, after, found, ...follows } = following(body, { state, deadlines }, calendar);
    const proceeding = proceedings[addressOf(caseId).name];
    const [moved, then] = [movedTo(before, pack), movedTo(after, pack)];
    const would = effects(proceeding, unpinned(body), moved, then, deadlines, calendar);
    [state, deadlines] = [after, follows.deadlines];
    return differences(body, found, would);
  });
}

function movedTo(state: CaseState, pack: PackId): CaseState {
  const { packs: _, ...rest } = state;
  return { ...rest, pack };
}

function unpinned(entry: Entry): Entry {
  if (!entry.deed) return entry;
  const { packs: _, ...deed } = entry.deed;
  return { ...entry, deed };
}

function differences({ case: id, seq, act, at }: Entry, found: Effects, would: Effects): Otherwise[] {
  const place = { case: id, seq, act, at };
  const [is, other] = [answerOf(found.findings), answerOf(would.findings)];
  const ofOutcome = is === other ? [] : [{ ...place, what: 'outcome' as const, of: act, is, would: other }];
  const rules = [...new Set([...found.findings, ...would.findings].map(({ rule }) => rule))];
  const ofRules = rules.flatMap((rule): Otherwise[] => {
    const [was, now] = [found, would].map(({ findings }) => worded(findings.filter((one) => one.rule === rule)));
    return was === now ? [] : [{ ...place, what: 'finding', of: rule, is: was!, would: now! }];
  });
  const keys = [...new Set([...Object.keys(found.deadlines), ...Object.keys(would.deadlines)])];
  const ofDeadlines = keys.flatMap((key): Otherwise[] => {
    const [was, now] = [found, would].map(({ deadlines: { [key]: one } }) =>
      one ? `${one.due} ${article(one.cite)}`.trim() : 'none',
    );
    return was === now ? [] : [{ ...place, what: 'deadline', of: key, is: was!, would: now! }];
  });
  return [...ofOutcome, ...ofRules, ...ofDeadlines];
}

function answerOf(findings: readonly Finding[]): string {
  if (blocking(findings)) return 'refused';
  return warning(findings) ? 'admitted with a reason' : 'admitted';
}

function worded(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no such rule';
  return findings
    .map(({ holds, force, required = '', cite }) => `${holds ? 'holds' : force} ${required} ${article(cite)}`.trim())
    .join('; ');
}

function article(cite: Finding['cite']): string {
  return cite ? `${cite.statute} ${cite.article}` : '';
}
