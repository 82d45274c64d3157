/**
 * The bytes of documents, each once, under the sha256 of what they are: `ab/cdef…` below one folder.
 *
 * What is under a hash is whole and on the disk: it is written beside under a name of its own, forced to the disk, looked
 * through, and only then linked to its place. A power cut leaves at most a file in `incoming`, from which nothing is ever
 * read. A file in its place is never written again; one that no longer is what its name says is not handed out.
 */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, link, mkdir, open, readdir, rename, stat, statfs, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type DocumentType, documentBytesMax } from '../domain/document.ts';
import { Inspection } from './inspection.ts';
import type { Objection } from './objection.ts';

/** Left free for PostgreSQL and the logs, which may share the disk and cannot refuse. */
const reserveBytes = 512 * 1024 * 1024;
/** Longer than a request may take (five minutes): what is older is nobody's any more. */
const abandonedMs = 15 * 60_000;
const chunkBytes = 1024 * 1024;
const incoming = 'incoming';
/** No room on the device, for this user, or for a file of this size. */
const noRoomCodes = ['ENOSPC', 'EDQUOT', 'EFBIG'];

export interface Kept {
  sha256: string;
  bytes: number;
  type: DocumentType;
}

export type Keeping =
  | { was: 'kept'; kept: Kept }
  | { was: 'refused'; objection: Objection }
  | { was: 'tooLarge' | 'cutShort' | 'noRoom' };

/** What a hash is asked for: its bytes, or that there are none, or that they are no longer what they were. */
export type Found = { was: 'intact'; handle: FileHandle; bytes: number } | { was: 'damaged' | 'absent' };

export class DocumentStore {
  private readonly root: string;
  private readonly inspection = new Inspection();

  /** Hears of a document that is not what was filed, in words for whoever operates. */
  readonly alarm: (words: string, sha256: string) => void;

  constructor(root: string, alarm: (words: string, sha256: string) => void = () => {}) {
    this.root = root;
    this.alarm = alarm;
  }

  /** Makes the folder, and clears away what was left half-written. */
  async prepare(): Promise<void> {
    try {
      await mkdir(join(this.root, incoming), { recursive: true, mode: 0o700 });
      await access(join(this.root, incoming), constants.W_OK);
    } catch (cause) {
      const remedy = 'set JIELI_DOCUMENTS to a folder that can be made and written';
      throw new Error(`The store of documents cannot be kept in ${this.root}: ${remedy}.`, { cause });
    }
    await this.sweep();
  }

  /** Takes bytes in. Whatever comes of it, nothing of them stays but in their place. */
  async keep(source: Readable): Promise<Keeping> {
    const path = join(this.root, incoming, randomUUID());
    try {
      if (await this.isFull()) return { was: 'noRoom' };
      const written = await write(source, path);
      if (written.was !== 'written') return { was: written.was };
      const judged = await this.inspection.inspect(path);
      if (judged.objection) return { was: 'refused', objection: judged.objection };
      await this.place(path, written.sha256);
      return { was: 'kept', kept: { sha256: written.sha256, bytes: written.bytes, type: judged.type } };
    } catch (error) {
      if (noRoomCodes.includes((error as NodeJS.ErrnoException).code ?? '')) return { was: 'noRoom' };
      throw error;
    } finally {
      await unlink(path).catch(ignoreAbsent);
    }
  }

  async holds(sha256: string, bytes: number): Promise<boolean> {
    const found = await stat(this.pathOf(sha256)).catch(ignoreAbsent);
    return found?.isFile() === true && found.size === bytes;
  }

  /** The first bytes of what is under a hash; nothing where there is nothing. Not held against the hash: that is for `find`. */
  async beginning(sha256: string, bytesMax: number): Promise<Buffer | undefined> {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW;
    const handle = await open(this.pathOf(sha256), flags).catch(ignoreAbsent);
    if (!handle) return undefined;
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytesMax), 0, bytesMax, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  /** Opens what is under a hash after reading it through: the caller reads from the same open file. */
  async find(sha256: string): Promise<Found> {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW;
    const handle = await open(this.pathOf(sha256), flags).catch(ignoreAbsent);
    if (!handle) return { was: 'absent' };
    try {
      const { digest, bytes } = await hashOf(handle);
      if (digest === sha256) return { was: 'intact', handle, bytes };
    } catch (error) {
      await handle.close();
      throw error;
    }
    await handle.close();
    return { was: 'damaged' };
  }

  /** Several may share the folder, so only what is too old to be on its way is cleared away. */
  async sweep(): Promise<number> {
    const folder = join(this.root, incoming);
    let swept = 0;
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(ignoreAbsent);
      if (!found || Date.now() - found.mtimeMs < abandonedMs) continue;
      await unlink(path).catch(ignoreAbsent);
      swept++;
    }
    return swept;
  }

  private async isFull(): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.root);
    return bavail * bsize < reserveBytes;
  }

  /**
   * Two who bring the same at once cannot hurt each other: a link is made or is there already, whole. If what is there has
   * gone bad, the good copy takes its place in one step.
   */
  private async place(path: string, sha256: string): Promise<void> {
    const folder = join(this.root, sha256.slice(0, 2));
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) await force(this.root);
    try {
      await link(path, this.pathOf(sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await this.mend(path, sha256);
    }
    await force(folder);
  }

  private async mend(path: string, sha256: string): Promise<void> {
    const found = await this.find(sha256);
    if (found.was === 'intact') return found.handle.close();
    this.alarm('a document was damaged in the store; a good copy has come and takes its place', sha256);
    await rename(path, this.pathOf(sha256));
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`${sha256} is no sha256`);
    return join(this.root, sha256.slice(0, 2), sha256.slice(2));
  }
}

type Written = { was: 'written'; sha256: string; bytes: number } | { was: 'tooLarge' | 'cutShort' };

/** To the disk, counting and hashing on the way. The source is left open where it is too large, so that it can be answered. */
async function write(source: Readable, path: string): Promise<Written> {
  const file = await open(path, 'wx', 0o400);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of chunksOf(source)) {
      if (chunk === cutShort) return { was: 'cutShort' };
      bytes += chunk.length;
      if (bytes > documentBytesMax) return { was: 'tooLarge' };
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    return { was: 'written', sha256: hash.digest('hex'), bytes };
  } finally {
    await file.close();
  }
}

const cutShort = Symbol('cut short');

/** A source that breaks off is told apart from a disk that fails. */
async function* chunksOf(source: Readable): AsyncGenerator<Buffer | typeof cutShort> {
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch {
    yield cutShort;
  }
}

async function hashOf(handle: FileHandle): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes, bytes);
    if (bytesRead === 0) return { digest: hash.digest('hex'), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

/** A name in a folder is on the disk when the folder is. */
async function force(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
