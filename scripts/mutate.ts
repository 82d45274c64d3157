/** `npm run mutate`: flips each comparison of the rules at its boundary and sees whether a test of the rules falls; writes docs/mutation.md. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { type Mutant, withMutants } from './mutants.ts';
import { mutationPage, type Outcome } from './mutation-page.ts';

const usage = `npm run mutate -- [--only domain/bids.ts]
  --only   one file, or several: what is written is then left as it is`;
const atOnce = 2;
/** A test that no mutant has hit for that long hangs on it: it is killed. */
const mutantMaxMs = 240_000;
const root = join(import.meta.dirname, '..');
/** What rules are: neither shapes, nor texts of law, nor calendars, nor words of papers. */
const ruled = (path: string) =>
  !/^domain\/(shapes|law\/statutes|law\/packs)\//.test(path) && !/notices-2018|calendars/.test(path);

interface Reached {
  /** By path of the test: the mutants that it comes by, and how long it takes. */
  [test: string]: { ids: number[]; ms: number };
}

class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), 'jieli-mutation-'));
  readonly mutants: Mutant[] = [];

  constructor() {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    for (const file of files) cpSync(join(root, file), join(this.folder, file));
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    for (const path of globSync('domain/**/*.ts', { cwd: root }).filter(ruled).sort()) this.mutate(path);
    for (const name of ['differ.js', 'reached.js', 'sequencer.js', 'jest.config.mjs'])
      cpSync(join(import.meta.dirname, 'mutated', name), join(this.folder, 'mutated', name));
    mkdirSync(join(this.folder, 'mutated', 'reached'));
  }

  private mutate(path: string): void {
    const { text, mutants } = withMutants(path, readFileSync(join(root, path), 'utf8'), this.mutants.length + 1);
    this.mutants.push(...mutants);
    writeFileSync(join(this.folder, path), text);
  }

  /** All the rules' tests without a mutant: which of them comes by which. */
  async reached(): Promise<Reached> {
    await this.run(0, []);
    const files = globSync('*.json', { cwd: join(this.folder, 'mutated', 'reached') });
    const read = files.map((name) => JSON.parse(readFileSync(join(this.folder, 'mutated', 'reached', name), 'utf8')));
    return Object.fromEntries(read.map(({ test, ids, ms }) => [relative(this.folder, test), { ids, ms }]));
  }

  /** Whether the tests fall. */
  async kills(id: number, tests: readonly string[]): Promise<boolean> {
    return this.run(id, tests).then(
      () => false,
      () => true,
    );
  }

  private async run(id: number, tests: readonly string[]): Promise<void> {
    const named = tests.length > 0 ? ['--runInBand', '--bail', '--runTestsByPath', ...tests] : [];
    await promisify(execFile)(
      process.execPath,
      ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'mutated/jest.config.mjs', ...named],
      {
        cwd: this.folder,
        env: { ...process.env, MUTANT: String(id), MUTANT_TESTS: tests.join(',') },
        maxBuffer: 1 << 28,
        ...(id > 0 ? { timeout: mutantMaxMs } : {}),
      },
    );
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function main(only: readonly string[]): Promise<void> {
  const copy = new Copy();
  try {
    const reached = await copy.reached();
    const asked = copy.mutants.filter(({ path }) => only.length === 0 || only.includes(path));
    console.log(`${asked.length} comparisons; ${Object.keys(reached).length} files of tests pass without a mutant`);
    const limit = pLimit(atOnce);
    const outcomes = await Promise.all(asked.map((mutant) => limit(() => outcomeOf(copy, mutant, reached))));
    const survived = outcomes.filter(({ killed }) => !killed);
    console.log(`${outcomes.length - survived.length} killed, ${survived.length} survived`);
    if (only.length === 0) writeFileSync(join(root, 'docs', 'mutation.md'), mutationPage(outcomes));
  } finally {
    copy.end();
  }
}

/** The quickest test first; where none comes by, nothing has to be run. */
async function outcomeOf(copy: Copy, mutant: Mutant, reached: Reached): Promise<Outcome> {
  const tests = Object.entries(reached)
    .filter(([, { ids }]) => ids.includes(mutant.id))
    .sort(([, a], [, b]) => a.ms - b.ms)
    .map(([test]) => test);
  const killed = tests.length > 0 && (await copy.kills(mutant.id, tests));
  console.log(`${killed ? 'killed  ' : 'survived'} ${mutant.path}:${mutant.line} ${mutant.text} → ${mutant.becomes}`);
  return { ...mutant, killed, tests: tests.length };
}

const [flag, ...paths] = process.argv.slice(2);
if (flag !== undefined && (flag !== '--only' || paths.length === 0)) {
  console.error(usage);
  process.exitCode = 2;
} else await main(paths);
