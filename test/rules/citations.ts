/** Who cites which article: acts, limits and clocks from the catalogue and the packs, rules from the code of the domain. */
import { globSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { allActs } from '../../domain/acts.ts';
import type { Cite, Statute } from '../../domain/law/cite.ts';
import { clockLines, limitLines } from '../../domain/law/lines.ts';
import { packs } from '../../domain/law/packs.ts';

export interface Citation {
  user: string;
  cite: Cite;
}

interface Node {
  type?: string;
  [more: string]: unknown;
}

/** Every citation there is. What documents rest on carries its words itself (domain/document-kinds.ts). */
export function citations(): Citation[] {
  const acts = allActs.flatMap(({ name, under }) => under.map((cite) => ({ user: name, cite })));
  const lines = Object.entries({ ...limitLines, ...clockLines }).flatMap(([user, { rows }]) =>
    rows.flatMap((row) => ('cite' in row && row.cite ? [{ user, cite: row.cite as Cite }] : [])),
  );
  const pinned = Object.values(packs).flatMap(({ limits, clocks }) =>
    Object.entries({ ...limits, ...clocks }).flatMap(([user, one]) =>
      'cite' in one && one.cite ? [{ user, cite: one.cite as Cite }] : [],
    ),
  );
  return [...acts, ...lines, ...pinned, ...rules()];
}

function rules(): Citation[] {
  const files = globSync('domain/*.ts').filter((path) => path !== 'domain/document-kinds.ts');
  return files.flatMap((path) => {
    const found: Citation[] = [];
    const { body } = parseSync(readFileSync(path, 'utf8'), { syntax: 'typescript', target: 'es2024' });
    visit(body as unknown as Node[], path.slice('domain/'.length, -'.ts'.length), undefined, found);
    return found;
  });
}

/** Down to the calls of `cite`, but for those that an act stands `under`: these are told by the catalogue. */
function visit(node: unknown, stem: string, declaration: string | undefined, found: Citation[]): void {
  if (Array.isArray(node)) for (const one of node) visit(one, stem, declaration, found);
  if (!node || typeof node !== 'object' || Array.isArray(node)) return;
  const { type, ...parts } = node as Node;
  if (type === 'KeyValueProperty' && (parts.key as Node).value === 'under') return;
  if (type === 'CallExpression' && (parts.callee as Node).value === 'cite')
    found.push({ user: `${stem}/${declaration}`, cite: citeIn(parts.arguments as { expression: Node }[], stem) });
  const name = ((parts.id ?? parts.identifier) as Node | undefined)?.value as string | undefined;
  const within = declaration ?? (type === 'VariableDeclarator' || type === 'FunctionDeclaration' ? name : undefined);
  for (const part of Object.values(parts)) visit(part, stem, within, found);
}

/** A paragraph that is only known when the rule runs leaves the whole article. */
function citeIn(given: readonly { expression: Node }[], stem: string): Cite {
  const [statute, article, paragraph] = given.map(({ expression }) => expression.value);
  if (typeof article !== 'number') throw new Error(`${stem} cites an article by a name: write its number in cite(…)`);
  const within = typeof paragraph === 'number' ? { paragraph } : {};
  return { statute: statute as Statute, article, ...within };
}
