/** 变异：every comparison of the rules, each with the boundary moved by one to the other side of equality. */
import { parseSync } from '@swc/core';

const across = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' } as const;
type Comparison = keyof typeof across;

export interface Mutant {
  id: number;
  path: string;
  line: number;
  /** The comparison as it stands, on one line. */
  text: string;
  was: Comparison;
  becomes: Comparison;
}

interface Span {
  start: number;
  end: number;
}

interface Found {
  whole: Span;
  gap: Span;
  operator: Comparison;
}

interface Node {
  type?: string;
  span?: Span;
  [more: string]: unknown;
}

/**
 * The file with each comparison `a < b` as `differ(id, '<', '<=', a, b)`, which does the one or the other; and what there is to do.
 * All mutants are in one text, so that it is read and compiled once.
 */
export function withMutants(path: string, source: string, firstId: number): { text: string; mutants: Mutant[] } {
  const found = comparisons(source).sort((a, b) => a.whole.start - b.whole.start);
  const bytes = Buffer.from(source);
  const mutants = found.map(({ whole, operator }, place) => ({
    id: firstId + place,
    path,
    line: bytes.subarray(0, whole.start).toString().split('\n').length,
    text: bytes.subarray(whole.start, whole.end).toString().replaceAll(/\s+/g, ' '),
    was: operator,
    becomes: across[operator],
  }));
  if (found.length === 0) return { text: source, mutants };
  return { text: `import { differ } from '@mutation/differ';\n${rewritten(bytes, found, mutants)}`, mutants };
}

/** Insertions only, so that a comparison within another is no trouble. Those at one place keep their order. */
function rewritten(bytes: Buffer, found: readonly Found[], mutants: readonly Mutant[]): string {
  const edits = found.flatMap(({ whole, gap, operator }, place) => {
    const { id, becomes } = mutants[place]!;
    const sign = gap.start + bytes.subarray(gap.start, gap.end).toString().indexOf(operator);
    return [
      { at: whole.start, drop: 0, put: `differ(${id}, '${operator}', '${becomes}', ` },
      { at: sign, drop: operator.length, put: ',' },
      { at: whole.end, drop: 0, put: ')' },
    ];
  });
  const parts: Buffer[] = [];
  let done = 0;
  for (const { at, drop, put } of edits.sort((a, b) => a.at - b.at)) {
    parts.push(bytes.subarray(done, at), Buffer.from(put));
    done = at + drop;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]).toString();
}

/** Offsets are bytes. The parser counts on from one text to the next: what stands before all others says from where. */
function comparisons(source: string): Found[] {
  const marked = `;${source}`;
  const { body, span } = parseSync(marked, { syntax: 'typescript', target: 'es2024' });
  const from = span.start + 1;
  const found: Found[] = [];
  visit(body, (node) => {
    const { type, operator, left, right } = node as Node & { operator: string; left: Node; right: Node };
    if (type !== 'BinaryExpression' || !(operator in across)) return;
    const at = ({ start, end }: Span) => ({ start: start - from, end: end - from });
    const gap = at({ start: left.span!.end, end: right.span!.start });
    found.push({ whole: at(node.span!), gap, operator: operator as Comparison });
  });
  return found;
}

function visit(node: unknown, look: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, look);
  else if (node && typeof node === 'object') {
    look(node as Node);
    for (const part of Object.values(node)) visit(part, look);
  }
}
