/** A zip archive as office files are: every entry where it should be, once, readable in one way only, and of a bounded size. */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { malformed, swelling } from './objection.ts';

const entriesMax = 4_000;
const entryBytesMax = 100 * 1024 * 1024;
const unpackedBytesMax = 200 * 1024 * 1024;
/** XML of a large table shrinks to a fiftieth; nothing that people write shrinks to less than a three-hundredth. */
const ratioMax = 300;
/** Below this a high ratio harms nobody. */
const ratioFromBytes = 1024 * 1024;
const endBytes = 22;
/** Between two entries stands at most what an entry's writer did not know when it began it. */
const descriptorBytesMax = 24;
const stored = 0;
const deflated = 8;

export interface Archive {
  names: readonly string[];
  /** Its content, checked against size and checksum. */
  read(name: string): Promise<Buffer>;
}

/** Throws where the archive is not what it seems. Nothing is unpacked before all sizes are known and bounded. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const directory = directoryOf(bytes);
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await fromBufferPromise(bytes, { strictFileNames: true });
    if (zip.entryCount > entriesMax) throw swelling(`压缩包内有 ${zip.entryCount} 个文件，最多 ${entriesMax} 个`);
    for await (const entry of zip.eachEntry()) admit(entries, entry);
  } catch (cause) {
    throw isOurs(cause) ? cause : malformed(`压缩结构不合规：${String((cause as Error).message)}`);
  }
  bounded([...entries.values()]);
  await sideBySide(zip, [...entries.values()], directory);
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    read: (name) => contentOf(zip, entries, name),
  };
}

/** Where the directory begins: it ends where the closing record begins, and that ends where the file does. */
function directoryOf(bytes: Buffer): number {
  const end = bytes.length - endBytes;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50 || bytes.readUInt16LE(end + 20) !== 0)
    throw malformed('压缩结构之后另有内容，或者文件被截断');
  const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (start + size !== end) throw malformed('压缩目录与文件不相接');
  return start;
}

/** Two entries of one name are two files for two programs. */
function admit(entries: Map<string, Entry>, entry: Entry): void {
  const key = entry.fileName.toLowerCase();
  if (entries.has(key)) throw malformed(`压缩包内有两个“${entry.fileName}”`);
  if (entry.isEncrypted()) throw malformed('文件已加密，无法查验', '请去掉打开密码后另存，再上传');
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw malformed(`压缩方法 ${entry.compressionMethod} 无法查验`);
  entries.set(key, entry);
}

function bounded(entries: readonly Entry[]): void {
  let unpacked = 0;
  for (const { fileName, compressedSize, uncompressedSize } of entries) {
    unpacked += uncompressedSize;
    if (uncompressedSize > entryBytesMax || unpacked > unpackedBytesMax)
      throw swelling(`展开后超过 ${unpackedBytesMax / 1024 / 1024} MB`);
    if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratioMax)
      throw swelling(`“${fileName}”展开后是压缩时的 ${Math.round(uncompressedSize / Math.max(compressedSize, 1))} 倍`);
  }
}

/** Entries neither share bytes, which is how small files become huge, nor leave room for anything between them. */
async function sideBySide(zip: ZipFile, entries: readonly Entry[], directory: number): Promise<void> {
  let reached = 0;
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const entry of inOrder) {
    const { fileName, fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: false }).catch(() => {
      throw malformed(`“${entry.fileName}”在压缩包内没有内容`);
    });
    if (!fileName.equals(entry.fileNameRaw)) throw malformed(`“${entry.fileName}”在目录和内容中名称不同`);
    followsOn(entry.relativeOffsetOfLocalHeader, reached);
    reached = fileDataStart + entry.compressedSize;
  }
  followsOn(directory, reached);
}

function followsOn(offset: number, reached: number): void {
  const most = reached === 0 ? 0 : descriptorBytesMax;
  if (offset < reached) throw swelling('压缩包内的文件相互重叠');
  if (offset - reached > most) throw malformed('压缩包内夹有目录之外的内容');
}

async function contentOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<Buffer> {
  const entry = entries.get(name.toLowerCase())!;
  const chunks: Buffer[] = [];
  try {
    // The reader counts: what yields more than its directory says is ended there.
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  } catch (cause) {
    throw malformed(`“${name}”解不开：${String((cause as Error).message)}`);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw malformed(`“${name}”与其校验和不符`);
  return content;
}

function isOurs(cause: unknown): boolean {
  return cause instanceof Error && 'objection' in cause;
}
