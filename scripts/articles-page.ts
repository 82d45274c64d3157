/** The page `docs/articles.md`: the 49 articles of the city's rules, and what of the product stands on each. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Act, CaseState, Proceeding } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { procurementKinds } from '../domain/document-kinds.ts';
import type { Cite } from '../domain/law/cite.ts';
import { clockLines, limitLines } from '../domain/law/lines.ts';
import { cited } from '../domain/law/rests-on.ts';
import { inChinese } from '../domain/law/statutes.ts';
import { foundIn, reasons, subjects } from './article-notes.ts';

const project = fileURLToPath(new URL('../', import.meta.url));

/** What stands on an article. */
export interface Standing {
  article: number;
  acts: readonly string[];
  limits: readonly string[];
  clocks: readonly string[];
  /** By file and declaration. */
  rules: readonly string[];
  documents: readonly string[];
  screens: readonly string[];
  tests: readonly string[];
  reason?: string | undefined;
}

export function articlesPage(): string {
  const all = standings();
  const wrong = all.flatMap(fault);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const head = [
    '# The 49 articles',
    '',
    'Made by `npm run articles` of the catalogue, the packs and the citations; do not edit. What an article is cited for',
    'to the letter stands in `domain/law/statutes/cited/rules-2019.ts`; why an article has nothing, in `scripts/article-notes.ts`.',
    '',
    '- **Rests on it**: acts, *limits*, *clocks*, rules by file and declaration, papers of the checklist.',
    '- **Screens**: what an act is done by, `POST <address>/acts/<act>`; there is no console yet.',
    '- **Tests**: the files of tests that name the article, or that are of rules and do an act that stands under it.',
    '',
    '| Article | 条旨 | Rests on it | Screens | Tests |',
    '| --- | --- | --- | --- | --- |',
  ];
  return `${[...head, ...all.map(row)].join('\n')}\n`;
}

/** Every article, in the order of the law. */
export function standings(): Standing[] {
  const tests = testFiles();
  return subjects.map((_, place) => {
    const article = place + 1;
    const users = Object.values(cited.rules2019![article] ?? {}).flatMap((line) => line.split(' '));
    const named = [...new Set(users)];
    const acts = named.filter((one) => isAct(one));
    const shown = [...acts, ...(foundIn[article] ?? [])];
    return {
      article,
      acts,
      limits: figuresUnder(limitLines, article),
      clocks: figuresUnder(clockLines, article),
      rules: named.filter((one) => one.includes('/')),
      documents: papersUnder(article),
      screens: [...new Set(shown.map(addressOf))],
      tests: tests.filter((one) => isTested(one, article, shown)).map(({ path }) => path),
      reason: reasons[article],
    };
  });
}

/** An article has something or a reason, never both; what has something has a screen and a test. */
export function fault(one: Standing): string[] {
  const { article, acts, limits, clocks, rules, documents, screens, tests, reason } = one;
  const has = [acts, limits, clocks, rules, documents].some((some) => some.length > 0);
  if (has && reason) return [`细则${article}: something rests on it, and there is a reason why nothing does`];
  if (!has && !reason) return [`细则${article}: nothing rests on it, and scripts/article-notes.ts does not say why`];
  if (!has) return foundIn[article] ? [`细则${article}: no rule is found in its acts`] : [];
  if (screens.length === 0)
    return [`细则${article}: say in scripts/article-notes.ts in which acts its rules are found`];
  return tests.length === 0 ? [`细则${article}: no test names it or its acts`] : [];
}

function row({ article, acts, limits, clocks, rules, documents, screens, tests, reason }: Standing): string {
  const cells = [`${article} 第${inChinese(article)}条`, subjects[article - 1]!];
  if (reason) return `| ${[...cells, `– ${reason}`, '', ''].join(' | ')} |`;
  const coded = (names: readonly string[]) => names.map((name) => `\`${name}\``);
  const slanted = (names: readonly string[]) => names.map((name) => `*${name}*`);
  const rests = [...coded(acts), ...slanted(limits), ...slanted(clocks), ...rules, ...documents];
  const files = tests.map((path) => path.slice('test/'.length, -'.test.ts'.length));
  return `| ${[...cells, rests.join(', '), coded(screens).join(', '), files.join(', ')].join(' | ')} |`;
}

type AnyAct = Act<CaseState, string, never>;

function ownerOf(name: string): { proceeding: Proceeding<CaseState>; act: AnyAct } | undefined {
  for (const proceeding of Object.values(proceedings)) {
    const act = proceeding.acts.find((one) => one.name === name);
    if (act) return { proceeding, act };
  }
  return undefined;
}

function isAct(name: string): boolean {
  return ownerOf(name) !== undefined;
}

function addressOf(name: string): string {
  const owner = ownerOf(name);
  if (!owner) throw new Error(`scripts/article-notes.ts names ${name}, which is no act`);
  return `/api/${owner.proceeding.path}/:id`;
}

/** By the citation, not by the name: an act and a clock may share one. */
function figuresUnder(lines: Readonly<Record<string, { rows: readonly object[] }>>, article: number): string[] {
  const isUnder = ({ cite }: { cite?: Cite }) => cite?.statute === 'rules2019' && cite.article === article;
  return Object.entries(lines).flatMap(([name, { rows }]) => (rows.some(isUnder) ? [name] : []));
}

function papersUnder(article: number): string[] {
  const kinds = Object.values(
    procurementKinds as Readonly<
      Record<string, { title: string; law?: { cite: { statute: string; article: number } } }>
    >,
  );
  const own = kinds.filter(({ law }) => law?.cite.statute === 'rules2019' && law.cite.article === article);
  return own.map(({ title }) => `《${title}》`);
}

function testFiles(): { path: string; text: string }[] {
  const paths = globSync('test/**/*.test.ts', { cwd: project }).sort();
  const about = ['test/docs.test.ts', 'test/statutes.test.ts', 'test/rules/articles.test.ts'];
  const own = paths.filter((path) => !about.includes(path));
  return own.map((path) => ({ path, text: readFileSync(`${project}${path}`, 'utf8') }));
}

/** Rules are tested one by one in `test/rules`; a story that merely passes through an act does not test its article. */
function isTested({ path, text }: { path: string; text: string }, article: number, acts: readonly string[]): boolean {
  const named = new RegExp(`rules2019', ${article}\\b|细则第?${article}(?!\\d)|细则第${inChinese(article)}条`);
  if (named.test(text)) return true;
  return path.startsWith('test/rules/') && acts.some((act) => new RegExp(`\\b${act}\\b`).test(text));
}
