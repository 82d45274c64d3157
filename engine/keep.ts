/** Small files that are either whole or not there: written beside their place, on the disk, then moved. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export function keep(file: string, text: string, mode = 0o644): void {
  const half = `${file}.half`;
  writeFileSync(half, text, { mode, flush: true });
  renameSync(half, file);
}

/** Nothing where there is no file, or none that can be understood: after a power cut both mean "unknown". */
export function recall<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
