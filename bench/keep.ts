/** Keeps figures: `bench/latest.json`, and the table that docs/performance.md makes of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Row, rowsOf } from './goals.ts';
import type { Measures } from './measures.ts';

export interface Latest {
  takenOn: string;
  /** In general words: which machine it was is nobody's business. */
  machine: { cores: number; memoryGib: number; platform: string; node: string };
  /** By scale. */
  scales: Record<string, Measures>;
}

const file = fileURLToPath(new URL('./latest.json', import.meta.url));
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const begin = '<!-- figures: made by `npm run bench -- --keep` -->\n';
const end = '<!-- /figures -->\n';

export function keep(scale: string, measures: Measures): void {
  const before: Latest | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const machine = {
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  };
  const scales = { ...before?.scales, [scale]: { ...before?.scales[scale], ...measures } };
  const latest: Latest = { takenOn: new Date().toISOString().slice(0, 10), machine, scales };
  writeFileSync(file, `${JSON.stringify(latest, null, 2)}\n`);
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), latest));
}

/** The page with its table made anew. */
export function withFigures(text: string, { takenOn, machine, scales }: Latest): string {
  const [head, rest] = text.split(begin) as [string, string | undefined];
  if (rest === undefined) throw new Error(`docs/performance.md has no line ${begin.trim()}`);
  const sizes = Object.keys(scales).sort((a, b) => Number(a) - Number(b));
  const tables = sizes.map((scale) => rowsOf(scales[scale]!));
  const names = [...new Set(tables.flat().map(({ what }) => what))];
  const { cores, memoryGib, platform: system, node } = machine;
  const lines = [
    `Taken on ${takenOn}: ${cores} cores, ${memoryGib} GiB of memory, ${system}, Node ${node}.`,
    '',
    `| what | goal | ${sizes.map((scale) => `\`--scale ${scale}\``).join(' | ')} |`,
    `| --- | --- | ${sizes.map(() => '---').join(' | ')} |`,
    ...names.map((name) => lineOf(name, tables)),
  ];
  return `${head}${begin}\n${lines.join('\n')}\n\n${end}${rest.split(end)[1] ?? ''}`;
}

function lineOf(name: string, tables: readonly (readonly Row[])[]): string {
  const found = tables.map((rows) => rows.find(({ what }) => what === name));
  const goal = found.find((row) => row?.goal)?.goal ?? '';
  return `| ${name} | ${goal} | ${found.map((row) => (row ? `${row.figure}${verdict(row)}` : '')).join(' | ')} |`;
}

export function verdict({ met }: Row): string {
  if (met === undefined) return '';
  return met ? ' ✓' : ' ✗ missed';
}
