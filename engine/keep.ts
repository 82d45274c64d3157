/** Small files that are either whole or not there: written beside their place, on the disk, then moved. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function keep(file: string, text: string, mode = 0o644): void {
  const half = `${file}.half`;
  writeFileSync(half, text, { mode, flush: true });
  renameSync(half, file);
  // The new name is on the disk, too: a cluster whose password a power cut took would never open again.
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
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
