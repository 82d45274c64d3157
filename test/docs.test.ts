/** The pages about the code: what is made of it is up to date, and what they name is there. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoAccounts } from '../db/demo-accounts.ts';
import { allActs } from '../domain/acts.ts';
import { exits } from '../engine/endings.ts';
import { actsPage, withStageMap } from '../scripts/acts-page.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const paths = globSync('**/*.md', { exclude: (path) => /(^|\/)(node_modules|\.jieli|\.git)(\/|$)/.test(path) });
const pages = paths.map((path) => ({ path, text: read(path) }));
const page = (path: string) => pages.find((one) => one.path === path)!.text;
const { scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  string,
  Record<string, string>
>;

/** A page that is not what it would be made of the catalogue now fails with what is to be done, not with its difference. */
const regenerate = 'is not what the catalogue says now: npm run docs';

test('docs/acts.md is made of the catalogue as it is', () => {
  if (page('docs/acts.md') !== actsPage()) throw new Error(`docs/acts.md ${regenerate}`);
});

test('the map of stages in README.md is made of the catalogue as it is', () => {
  if (page('README.md') !== withStageMap(page('README.md'))) throw new Error(`README.md ${regenerate}`);
});

test.each(allActs.map(({ name }) => name))('docs/acts.md has %s', (name) => {
  expect(page('docs/acts.md')).toContain(`| \`${name}\` |`);
});

test.each(pages)('every path that $path names is there', ({ path, text }) => {
  const besides = (named: string) => isThere(`${path.slice(0, path.lastIndexOf('/') + 1)}${named}`);
  expect(pathsIn(text).filter((named) => !isThere(named) && !besides(named))).toEqual([]);
  expect(linksIn(text).filter((link) => !leadsSomewhere(path, link))).toEqual([]);
});

test.each(pages)('every npm script that $path names is there', ({ text }) => {
  const named = [...text.matchAll(/\bnpm (?:run ([a-z][\w:-]*)|(start|test))\b/g)].map(([, run, own]) => run ?? own!);
  expect(named.filter((name) => !(name in scripts!))).toEqual([]);
});

test('README.md has every variable that is read, and none that is not', () => {
  const sources = [
    ...['engine/settings.ts', 'engine/binary.ts', 'post/connection.ts', 'play/main.ts', 'failpoints/strike.ts'],
    ...['operation/settings.ts', 'db/backup-main.ts'],
  ].map(read);
  const namesIn = (text: string) => [...text.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name);
  const settings = page('README.md')
    .split(/^## /m)
    .find((part) => part.startsWith('Settings'))!;
  expect([...new Set(namesIn(settings))].sort()).toEqual([...new Set(sources.flatMap(namesIn))].sort());
});

test('README.md has every exit code and every demo account', () => {
  const readme = page('README.md');
  expect(Object.values(exits).filter((code) => !readme.includes(`| ${code} |`))).toEqual([]);
  expect(demoAccounts.filter(({ login }) => !readme.includes(`\`${login}\``))).toEqual([]);
});

test('docs/http-status.md has every type of problem that the API answers with', () => {
  const api = globSync('api/*.ts').map(read).join('\n');
  const given = [...api.matchAll(/problem\(\s*\d+,\s*'([a-z-]+)'/g)].map(([, type]) => type!);
  const refusals = [.../refusalType = \{([\s\S]*?)\}/.exec(api)![1]!.matchAll(/'([a-z-]+)'/g)].map(([, type]) => type!);
  expect(given.length).toBeGreaterThan(10);
  expect([...given, ...refusals].filter((type) => !page('docs/http-status.md').includes(`\`${type}\``))).toEqual([]);
});

test('docs/faults.md has every failpoint, every invariant and every scenario that is tried', () => {
  const text = ['faults/points.ts', ...globSync('faults/{invariants,scenarios}/*.ts')].map(read).join('\n');
  const names = [...text.matchAll(/^ *(?:\{ )?name: '([\w.-]+)'/gm)].map(([, name]) => name!);
  const sentences = [...text.matchAll(/^ *sentence:\s+'(.*)',$/gm)].map(([, sentence]) => sentence!);
  expect(names.length).toBeGreaterThan(35);
  expect(names.filter((name) => !page('docs/faults.md').includes(name))).toEqual([]);
  const held = globSync('faults/invariants/*.ts').map(read).join('\n');
  expect(sentences.filter((one) => held.includes(one) && !page('docs/faults.md').includes(one))).toEqual([]);
});

test('every dependency has its reason in docs/decisions/0007-dependencies.md, and every reason its dependency', () => {
  const decision = page('docs/decisions/0007-dependencies.md');
  const named = [...decision.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell]) => cell!.match(/[^`, ]+/g)!);
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});

test('every decision is listed in docs/decisions/README.md, once, and has its date and its three parts', () => {
  const decisions = globSync('docs/decisions/[0-9]*.md').sort();
  const listed = linksIn(page('docs/decisions/README.md')).map((link) => `docs/decisions/${link}`);
  expect(listed).toEqual(decisions);
  for (const path of decisions) {
    expect(page(path)).toMatch(/^# \d{4} .+\n\n\d{4}-\d{2}-\d{2} · /);
    for (const part of ['Context', 'Decision', 'Consequences']) expect(page(path)).toContain(`\n## ${part}\n`);
  }
});

/** In code and in pictures: what begins with a folder of the project, or ends like one of its files. */
function pathsIn(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span]) => span!);
  const bare = [...text.matchAll(/(?<![\w/.<-])(?:[\w-]+\/)+[\w.-]+\.(?:ts|json|md|go|mod)\b/g)].map(([path]) => path);
  const isPath = (span: string) =>
    /^\.?[\w-]+[\w.<>*/-]*$/.test(span) &&
    (/\.(?:ts|js|json|md|go|mod|sum)$/.test(span) || existsSync(span.split('/')[0]!));
  return [...new Set([...spans.filter(isPath), ...bare])];
}

/** `domain/<stage>.ts` stands for any file of that form, and there must be one; `.jieli` comes with the first start. */
function isThere(path: string): boolean {
  return /[<*]/.test(path) ? globSync(path.replace(/<[^>]*>/g, '*')).length > 0 : existsSync(path) || path === '.jieli';
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^[a-z]+:/.test(link));
}

/** A file, and where a heading is named, that heading. */
function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file ? join(dirname(from), file) : from;
  if (!existsSync(path)) return false;
  if (!anchor) return true;
  const headings = statSync(path).isFile()
    ? [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!)
    : [];
  return headings.some(
    (heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-') === anchor,
  );
}
