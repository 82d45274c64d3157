/** What the programs say, one file each in the data folder. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A program that starts with a longer log begins a new one; the one before is kept as `.old`. */
const sizeMax = 20 * 1024 * 1024;

export class Logs {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  path(name: string): string {
    return join(this.folder, `${name}.log`);
  }

  /** The log of a program that is about to start. */
  begin(name: string): string {
    const path = this.path(name);
    if (existsSync(path) && statSync(path).size > sizeMax) renameSync(path, `${path}.old`);
    return path;
  }
}
