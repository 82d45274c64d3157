/** The official release of the Temporal server: fetched, held against its checksum, unpacked. It has no web UI. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { project } from './settings.ts';

export const releases = 'https://github.com/temporalio/temporal/releases/download';
const connectsWithinMs = 5_000;
const fetchedWithinMs = 10 * 60_000;
const programs = ['temporal-server', 'temporal-sql-tool'];

/** The version our own build is made of, so that both ways lead to the same server. */
export function serverVersion(): string {
  return /go\.temporal\.io\/server v(\S+)/.exec(readFileSync(project('engine/temporald/go.mod'), 'utf8'))![1]!;
}

export function archiveName(version: string, system = platform() as string, processor = arch() as string): string {
  return `temporal_${version}_${system}_${processor === 'x64' ? 'amd64' : processor}.tar.gz`;
}

/** From lines of `<sha256>  <file>`. */
function checksumOf(archive: string, checksums: string): string {
  const line = checksums.split('\n').find((one) => one.trim().split(/\s+\*?/)[1] === archive);
  const sum = line?.trim().split(/\s+/)[0];
  if (!sum || !/^[0-9a-f]{64}$/.test(sum)) throw new Error(`no checksum of ${archive}`);
  return sum;
}

/** Throws where it cannot be had; then nothing is left in the folder's place. */
export async function fetchRelease(
  from: string,
  folder: string,
  stop: AbortSignal,
  connectsMs = connectsWithinMs,
): Promise<void> {
  const version = serverVersion();
  const archive = archiveName(version);
  const limit = AbortSignal.any([stop, AbortSignal.timeout(fetchedWithinMs)]);
  const sum = checksumOf(archive, await (await open(`${from}/v${version}/checksums.txt`, limit, connectsMs)).text());
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  try {
    const file = join(half, archive);
    await store(await open(`${from}/v${version}/${archive}`, limit, connectsMs), file, sum);
    await promisify(execFile)('tar', ['-xzf', archive, ...programs], { cwd: half, signal: limit });
    rmSync(file);
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** The limit is on the answer's beginning: who has it may take its time for the rest. */
async function open(address: string, limit: AbortSignal, connectsMs: number): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`no connection in ${connectsMs / 1000} s`)), connectsMs);
  try {
    const response = await fetch(address, { signal: AbortSignal.any([limit, late.signal]) });
    if (!response.ok) throw new Error(`${address} says ${response.status}`);
    return response;
  } finally {
    clearTimeout(timer);
  }
}

async function store(response: Response, file: string, sum: string): Promise<void> {
  const hash = createHash('sha256');
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.fromWeb(response.body as never), counted, createWriteStream(file));
  if (hash.digest('hex') !== sum) throw new Error(`${file} does not match its checksum`);
}
