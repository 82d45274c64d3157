/** JPEG and PNG: read from mark to mark, so that nothing hangs on before, between or after, and no picture is too large to show. */
import { crc32 } from 'node:zlib';
import { malformed, swelling } from './objection.ts';

/** A scan of A3 at 600 dpi has 70 million. */
const pixelsMax = 150_000_000;
const saved = '请用看图软件打开后另存为一张图片，再上传';

/** Up to the height and width of a frame, and one more for its parts. */
const frameBytes = 8;

export function inspectJpeg(bytes: Buffer): void {
  let at = 2;
  let sized = false;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = markerAt(bytes, at);
    if (marker === 0xd9) {
      at += 2;
      break;
    }
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    if (length < 2 || at + 2 + length > bytes.length) throw malformed('JPEG 不完整', saved);
    if (isFrame(marker)) {
      if (length < frameBytes) throw malformed('JPEG 不完整', saved);
      withinPixels(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7));
      sized = true;
    }
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  if (!sized) throw malformed('JPEG 没有图像', saved);
  if (at !== bytes.length) throw malformed('JPEG 结尾之后另有内容（动态照片、附带的文件等）', saved);
}

function markerAt(bytes: Buffer, at: number): number {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined || marker < 0xc0) throw malformed('JPEG 不完整', saved);
  return marker;
}

/** Start of a frame: C0 to CF but for the tables C4 and CC and the reserved C8. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The next marker that is none of the scan itself: neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw malformed('JPEG 没有结尾，可能未传完', saved);
}

const known = /^(IHDR|PLTE|IDAT|IEND)$/;

export function inspectPng(bytes: Buffer): void {
  let at = 8;
  const seen: string[] = [];
  while (seen.at(-1) !== 'IEND') {
    if (at + 12 > bytes.length) throw malformed('PNG 没有结尾，可能未传完', saved);
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw malformed('PNG 不完整', saved);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type) || (/^[A-Z]/.test(type) && !known.test(type)))
      throw malformed('PNG 含有不明内容', saved);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw malformed('PNG 与其校验和不符', saved);
    if (type === 'IHDR' && length === 13) withinPixels(bytes.readUInt32BE(at + 12), bytes.readUInt32BE(at + 8));
    seen.push(type);
    at = end;
  }
  if (seen[0] !== 'IHDR' || !seen.includes('IDAT')) throw malformed('PNG 没有图像', saved);
  if (at !== bytes.length) throw malformed('PNG 结尾之后另有内容', saved);
}

function withinPixels(height: number, width: number): void {
  if (height * width > pixelsMax) throw swelling(`图片有 ${width}×${height} 点，最多 ${pixelsMax / 1_000_000} 百万点`);
}
