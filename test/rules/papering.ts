/** Papers for the tests of rules: made of a state and the acts that led to it, as the API makes them of the journal. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/act.ts';
import type { Cite } from '../../domain/law/cite.ts';
import { nameOf } from '../../domain/law/statutes.ts';
import { applying } from '../../domain/methods.ts';
import type { Block, Paper, PaperEntry, Source } from '../../domain/papers/paper.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { at, officer, type Scene } from './builders.ts';

type AnyAct = { name: string; title: string; under: readonly Cite[] };

/** An entry as the journal would keep it, of an act that changed these parts. */
export function entryOf(
  seq: number,
  act: AnyAct,
  input: object,
  { on, utc, actor = officer }: Scene,
  changed: readonly string[],
  reason?: string,
): PaperEntry {
  return {
    seq,
    at: at(on, utc),
    act: act.name,
    title: act.title,
    actor: actor as Actor,
    input,
    ...(reason ? { reason } : {}),
    under: applying(act.under, 'openTender').map(nameOf),
    changed,
    hash: createHash('sha256').update(String(seq)).digest('hex'),
  };
}

export function sourceOf(state: Procurement, entries: readonly PaperEntry[] = []): Source {
  return { state, entries, nameOf };
}

/** What a paper says, line by line: what people would read. */
export function linesOf({ title, number, blocks, signatures, issuer, on }: Paper): string[] {
  return [
    title,
    number,
    ...blocks.flatMap(linesIn),
    ...signatures.map(({ who, signed = '' }) => `${who}：${signed}`),
    issuer,
    on,
  ];
}

function linesIn(block: Block): string[] {
  if ('heading' in block) return [block.heading];
  if ('text' in block) return [block.text];
  if ('fields' in block) return block.fields.map(([label, value]) => `${label}：${value}`);
  return [block.table.head, ...block.table.rows].map((row) => row.join(' | '));
}

/** The part of a paper under a heading, up to the next. */
export function under(paper: Paper, heading: string): string[] {
  const from = paper.blocks.findIndex((block) => 'heading' in block && block.heading.includes(heading));
  if (from < 0) throw new Error(`the paper has no ${heading}`);
  const rest = paper.blocks.slice(from + 1);
  const to = rest.findIndex((block) => 'heading' in block);
  return rest.slice(0, to < 0 ? undefined : to).flatMap(linesIn);
}
