/** docs/mutation.md: how many comparisons of the rules were flipped, and which flips no test notices, with the reason. */
import type { Mutant } from './mutants.ts';
import { reasonOf } from './mutation-notes.ts';

export type Outcome = Mutant & { killed: boolean; tests: number };

export function mutationPage(outcomes: readonly Outcome[]): string {
  const survived = outcomes.filter(({ killed }) => !killed);
  return `${[
    '# Mutation',
    '',
    'Written by `npm run mutate`: each comparison of `domain/` is moved to the other side of equality (`<` to `<=`, `>=` to',
    '`>`), and a test of the rules that comes by it has to fall.',
    'Figures, one below and one above each, are asked by `test/rules/boundaries.test.ts` against the table by hand.',
    '',
    `${outcomes.length} comparisons, ${outcomes.length - survived.length} killed, ${survived.length} survived.`,
    '',
    '| file | comparisons | killed | survived |',
    '| --- | --- | --- | --- |',
    ...byFile(outcomes).map(([path, all]) => {
      const killed = all.filter((one) => one.killed).length;
      return `| ${path} | ${all.length} | ${killed} | ${all.length - killed} |`;
    }),
    '',
    '## What survived',
    '',
    '| where | comparison | becomes | why |',
    '| --- | --- | --- | --- |',
    ...survived.map(
      (one) => `| ${one.path} | \`${one.text.replaceAll('|', '\\|')}\` | \`${one.becomes}\` | ${whyOf(one)} |`,
    ),
  ].join('\n')}\n`;
}

function whyOf(one: Outcome): string {
  return reasonOf(one) ?? (one.tests === 0 ? 'no test of the rules comes by it' : 'open: no test asks at the boundary');
}

function byFile(outcomes: readonly Outcome[]): [string, Outcome[]][] {
  return Object.entries(Object.groupBy(outcomes, ({ path }) => path)).map(([path, all]) => [path, all ?? []]);
}
