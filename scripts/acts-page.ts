/** The pages that are made of the catalogue: `docs/acts.md`, and the map of stages in `README.md`. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Act, type CaseState, opensCase, type Proceeding, roles } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import type { Cite } from '../domain/law/cite.ts';
import { type Article, statutes } from '../domain/law/statutes.ts';

type AnyAct = Act<CaseState, string, never>;
type AnyProceeding = Proceeding<CaseState>;

export const begin = '<!-- stages: made by `npm run docs` -->';
export const end = '<!-- /stages -->';

const project = fileURLToPath(new URL('../', import.meta.url));
/** A name that stands for a proceeding that is not there yet has the proceeding of another name. */
const all = Object.entries(proceedings).flatMap(([name, one]) => (one.name === name ? [one] : []));

export function actsPage(): string {
  const head = [
    '# Acts',
    '',
    'Made of the catalogue by `npm run docs`; do not edit. How an act comes to be here: [adding an act](adding-an-act.md).',
    '',
    '- **By**: the roles that may do it; 系统 is the case itself, or another case that acts on this one.',
    '- **Under**: articles, by statute, with the paragraph in brackets; the statutes are listed at the end.',
    '- **Also**: *opens* a case · *decides*: must name the version it was made on (`seen`) · *awaited*: appears in the inbox',
    '  · *starts*, *stops* clocks · *sends*: has a consequence for another case · *correctable*: enters a fact that',
    '  two persons may correct.',
  ];
  return `${[...head, ...all.flatMap(section), ...statuteSection()].join('\n')}\n`;
}

/** The README with its map of stages as the catalogue has it now. */
export function withStageMap(readme: string): string {
  const [before, after] = [readme.indexOf(begin), readme.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`README.md has lost its markers: ${begin} … ${end}`);
  return `${readme.slice(0, before)}${begin}\n\n${stageMap()}\n\n${readme.slice(after)}`;
}

function section(proceeding: AnyProceeding): string[] {
  const { name, title, path, acts } = proceeding;
  const rows = acts.map((act) => [
    `\`${act.name}\``,
    act.title,
    act.during.length > 0 ? act.during.map((stage) => proceeding.stageTitles[stage] ?? stage).join('、') : '已停用',
    act.by.map((role) => roles[role]).join('、'),
    articles(act.under, true),
    alsoOf(act, proceeding),
  ]);
  return ['', `## ${title} \`${name}\``, '', `\`/api/${path}\`. ${stagesOf(proceeding)}`, '', ...table(actHeads, rows)];
}

const actHeads = ['Act', '行为', 'Stage', 'By', 'Under', 'Also'];

function stagesOf({ stageTitles, ends }: AnyProceeding): string {
  const named = Object.entries(stageTitles).map(([stage, title]) => `${title} \`${stage}\``);
  const last = ends.map((stage) => `\`${stage}\``).join(', ');
  return `Stages: ${named.join(', ')}. It ends in ${last}.`;
}

function alsoOf({ name, decides, awaited, starts, stops, sends, fact }: AnyAct, proceeding: AnyProceeding): string {
  const found = { opens: opensCase(proceeding, name), decides, awaited, starts, stops, sends, correctable: fact };
  const words = Object.entries(found).flatMap(([word, is]) => (is ? [word] : []));
  return words.join(', ');
}

function statuteSection(): string[] {
  const rows = Object.entries(statutes).map(([name, { title, inForce, articles: onFile }]) => {
    const certain = Object.entries<Article>(onFile).map(([number, { certainty }]) => `${number}${marks[certainty]}`);
    return [`\`${name}\``, `《${title}》`, inForce, certain.join(' ')];
  });
  const note = 'Articles on file: plain ones were read in a full text, ° seen quoted, * only recalled (never blocks).';
  return ['', '## Statutes', '', note, '', ...table(['Name', 'Title', 'In force', 'Articles'], rows)];
}

const marks = { read: '', seen: '°', recalled: '*' } as const;

function stageMap(): string {
  return all
    .flatMap((one) => [`**${one.title}** \`${one.name}\``, '', ...table(stageHeads, stageRows(one)), ''])
    .join('\n')
    .trimEnd();
}

const stageHeads = ['Stage', 'What is lawful', 'What it takes', 'What happens next', 'Articles'];

function stageRows({ name, acts, stageTitles, ends }: AnyProceeding): string[][] {
  return Object.entries(stageTitles)
    .filter(([stage]) => !ends.includes(stage))
    .map(([stage, title]) => {
      const open = acts.filter(({ during }) => during.includes(stage));
      const lawful = filesWith('domain/*.ts', open, ({ name }) => `name: '${name}',`);
      const taken = filesWith('domain/shapes/*.ts', open, ({ name }) => ` ${name}: `);
      const next = filesOf('workflows/*.ts').filter(({ text }) =>
        text.includes(`function ${stage}(dossier: Dossier<${name[0]!.toUpperCase()}${name.slice(1)}>`),
      );
      const cites = open.flatMap(({ under }) => under);
      return [
        `${title} \`${stage}\``,
        links(lawful),
        links(taken),
        links(next.map(({ path }) => path)),
        articles(cites),
      ];
    });
}

/** The files that hold the acts, in the order of the acts. */
function filesWith(pattern: string, acts: readonly AnyAct[], words: (act: AnyAct) => string): string[] {
  const files = filesOf(pattern);
  const paths = acts.flatMap((act) => files.filter(({ text }) => text.includes(words(act))).map(({ path }) => path));
  return [...new Set(paths)];
}

function filesOf(pattern: string): { path: string; text: string }[] {
  const paths = globSync(pattern, { cwd: project }).sort();
  return paths.map((path) => ({ path, text: readFileSync(`${project}${path}`, 'utf8') }));
}

function links(paths: readonly string[]): string {
  return paths.map((path) => `[${basename(path, '.ts')}](${path})`).join(' · ');
}

/** By statute, each article once. */
function articles(cites: readonly Cite[], withParagraphs = false): string {
  const named = Object.keys(statutes).flatMap((statute) => {
    const own = cites.filter((one) => one.statute === statute).sort((a, b) => a.article - b.article);
    const numbers = own.map(({ article, paragraph }) =>
      withParagraphs && paragraph !== undefined ? `${article}(${paragraph})` : String(article),
    );
    return numbers.length > 0 ? [`\`${statute}\` ${[...new Set(numbers)].join(', ')}`] : [];
  });
  return named.join('; ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
