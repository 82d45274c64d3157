/** Builds the Temporal server, its schema tool and its web UI as one binary from their Go modules. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Ending } from './endings.ts';
import { project } from './settings.ts';

export const goMin = '1.26.8';
const source = project('engine/temporald');
const flags = ['build', '-v', '-trimpath', '-tags', 'disable_grpc_modules', '-ldflags', '-s -w'];
const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local' };
const tellsEveryMs = 15_000;
const lastWordsMax = 5;
const buildsWithinMs = 45 * 60_000;

/** Of the source and the flags: another one makes another binary. */
export function sourceHash(): string {
  const hash = createHash('sha256').update(flags.join(' '));
  for (const file of ['main.go', 'go.mod', 'go.sum']) hash.update(readFileSync(join(source, file)));
  return hash.digest('hex').slice(0, 16);
}

export function hasGo(go: string): boolean {
  const { stdout } = spawnSync(go, ['version'], { env, encoding: 'utf8' });
  const found = /go(\d+)\.(\d+)(?:\.(\d+))?/.exec(stdout ?? '');
  return found !== null && isAtLeast(found.slice(1).map(Number), goMin.split('.').map(Number));
}

function isAtLeast(found: number[], least: number[]): boolean {
  const place = least.findIndex((part, index) => part !== (found[index] || 0));
  return place < 0 || (found[place] || 0) > least[place]!;
}

export async function build(
  go: string,
  binary: string,
  says: (words: string) => void,
  stop: AbortSignal,
): Promise<void> {
  says('Building the Temporal server from its Go modules, once for this machine: 4 to 5 minutes on two cores.');
  const half = `${binary}.${process.pid}`;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(buildsWithinMs)]);
  const child = spawn(go, [...flags, '-o', half, '.'], {
    cwd: source,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  const words = tell(child, says);
  try {
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`go ended with exit code ${code}`);
    renameSync(half, binary);
  } catch (cause) {
    rmSync(half, { force: true });
    const said = words.join(' ') || (cause as Error).message;
    const failed = Object.assign(new Error(said, { cause }), { path: dirname(binary) });
    throw new Ending('noServer', `The Temporal server cannot be built with Go: ${said}`, { cause: failed });
  }
}

/** Shows that the compiler is alive, and keeps its last words. */
function tell(child: ChildProcess, says: (words: string) => void): string[] {
  const begun = Date.now();
  const words: string[] = [];
  let packages = 0;
  createInterface(child.stderr!).on('line', (line) => {
    if (!line.startsWith('go: downloading')) packages++;
    words.push(line);
    if (words.length > lastWordsMax) words.shift();
  });
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    says(`  still building after ${seconds} s: ${packages} packages, ${words.at(-1) ?? 'putting them together'}`);
  }, tellsEveryMs);
  child.once('close', () => clearInterval(timer));
  child.once('error', () => clearInterval(timer));
  return words;
}
