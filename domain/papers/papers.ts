/** 文书目录：which papers a case has for whoever looks, which it has not yet, and why. A paper is whole, or there is none. */
import { isSame } from '../change.ts';
import type { Procurement } from '../procurement.ts';
import type { Publication } from '../publication.ts';
import { approvalFrom, approvalPaper } from './approval.ts';
import { contractFrom, contractPaper } from './contract.ts';
import type { Paper, PaperEntry, Source } from './paper.ts';
import { publishedKinds, publishedPaper } from './published.ts';
import { reportFrom, reportPaper } from './report.ts';
import { schemeFrom, schemePaper } from './scheme.ts';

/** What is made of the state of a case, and when there is something to be made. */
export const ownKinds = {
  scheme: { title: '实施方案', from: schemeFrom, make: schemePaper, when: '经办人编制实施方案之后' },
  approval: { title: '购买服务审批表', from: approvalFrom, make: approvalPaper, when: '实施方案送审之后' },
  report: {
    title: '评审报告',
    from: reportFrom,
    make: reportPaper,
    when: '全体成员签署评审报告（登记协商或者选定）之后',
  },
  contract: { title: '合同文本', from: contractFrom, make: contractPaper, when: '合同起草之后' },
} as const satisfies Record<string, OwnKind>;

interface OwnKind {
  title: string;
  /** The parts of the state that it rests on. */
  from: readonly (keyof Procurement)[];
  make(source: Source): Paper | undefined;
  when: string;
}

/** One that can be had: what it says, and the entry that it rests on. */
export interface Made {
  /** In the address: `contract`, `clarification-2`. */
  name: string;
  title: string;
  paper: Paper;
  entry: PaperEntry;
}

export interface NotYet {
  name: string;
  title: string;
  why: string;
}

/** What was published, in the order in which it was, with the entry by which. */
export interface Told {
  publication: Publication;
  entry: PaperEntry;
}

/**
 * `seen` is the case as the caller may see it, `whole` the case itself. A paper that would say less to this caller than it
 * says is not given: half a report is no report. So nothing gets into a paper that its reader may not see.
 */
export function papersOf(seen: Source, whole: Source, told: readonly Told[]): { made: Made[]; notYet: NotYet[] } {
  const own = Object.entries(ownKinds).map(([name, kind]) => ownPaper(name, kind, seen, whole));
  const published = publishedPapers(told);
  const kinds = new Set(told.map(({ publication }) => publication.kind));
  const unpublished = (Object.keys(publishedKinds) as Publication['kind'][])
    .filter((kind) => !kinds.has(kind) && kind !== 'complaintDecision')
    .map((kind) => ({ name: placeOf(kind), title: publishedKinds[kind], why: whyNot(kind, seen.state) }));
  return {
    made: [...own.filter((one): one is Made => 'paper' in one), ...published],
    notYet: [...own.filter((one): one is NotYet => 'why' in one), ...unpublished],
  };
}

/** What was told on a platform stands there: this program has not told it, and makes no paper of it. */
function whyNot(kind: Publication['kind'], { elsewhere = {} }: Procurement): string {
  const { notice, award, failure, clarifications = {} } = elsewhere;
  const clarification = Object.values(clarifications).at(-1);
  const there = { notice, award, termination: failure, clarification }[kind as string];
  return there ? `已在平台公告：编号 ${there.number}，${there.address}，${there.occurredOn}` : '尚未公告';
}

function ownPaper(name: string, { title, from, make, when }: OwnKind, seen: Source, whole: Source): Made | NotYet {
  const why = `${when}方可出具；已经出具的，贵单位现在无权查看全文`;
  const paper = make(seen);
  const entry = restsOn(seen.entries, from);
  if (!paper || !entry || !isSame(paper, make(whole))) return { name, title, why };
  return { name, title: paper.title, paper, entry };
}

/** The last entry that changed what the paper says. */
function restsOn(entries: readonly PaperEntry[], parts: readonly string[]): PaperEntry | undefined {
  return entries.findLast(({ changed }) => changed.some((part) => parts.includes(part)));
}

/** Each under its kind and number; the last of a kind also under the kind alone (`paperNamed`). */
export function publishedPapers(told: readonly Told[]): Made[] {
  const counts: Record<string, number> = {};
  return told.map(({ publication, entry }) => {
    const { kind } = publication;
    counts[kind] = (counts[kind] ?? 0) + 1;
    const paper = publishedPaper(publication);
    return { name: `${placeOf(kind)}-${counts[kind]}`, title: paper.title, paper, entry };
  });
}

/** `contract` is the contract itself. */
function placeOf(kind: Publication['kind']): string {
  return kind === 'contract' ? 'contractNotice' : kind;
}

/** `notice` is the last notice there is; `notice-1` stays the first. */
export function paperNamed(made: readonly Made[], name: string): Made | undefined {
  return made.find((one) => one.name === name) ?? made.findLast((one) => one.name.replace(/-\d+$/, '') === name);
}
