/** The figures as they are on file: all lines, the packs they make, and the file that each is in. */
import { globSync, readFileSync } from 'node:fs';
import { clockLines, limitLines, tableLines } from '../domain/law/lines.ts';
import { packs } from '../domain/law/packs.ts';
import { published } from '../domain/law/published.ts';
import type { Law } from './faults.ts';

const folder = new URL('../', import.meta.url).pathname;

export function lawOnFile(): Law {
  const files = globSync('domain/law/packs/*.ts', { cwd: folder }).map((path) => ({
    path,
    text: readFileSync(`${folder}${path}`, 'utf8'),
  }));
  const isIn = (text: string, name: string) => new RegExp(`^(?:  |export const )${name}: `, 'm').test(text);
  return {
    lines: { ...limitLines, ...clockLines, ...tableLines },
    packs,
    published,
    fileOf: (name) => files.find(({ text }) => isIn(text, name))?.path ?? 'domain/law/lines.ts',
  };
}
