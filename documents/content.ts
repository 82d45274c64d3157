/** What a file is, by its content: what its name says is nobody's evidence. */
import { fileTypeFromBuffer } from 'file-type';
import type { DocumentType } from '../domain/document.ts';
import { claimsToBeEnvelope, partsOf } from '../sealing/header.ts';
import { inspectJpeg, inspectPng } from './image.ts';
import { malformed, Objected, type Objection } from './objection.ts';
import { inspectArchive } from './office.ts';
import { inspectPdf } from './pdf.ts';
import { inspectText } from './text.ts';

/** Enough to know a type by; an archive names its entries from its first bytes on. */
const headBytes = 1024 * 1024;
/** How far from its end an archive may hold its closing record, which is where programs look for it. */
const archiveTailBytes = 65_557;

const admitted = '可以存入的有 PDF、OFD、Word（.docx）、Excel（.xlsx）、JPEG、PNG、密封信封和 UTF-8 文本';

export type Judged = { type: DocumentType; objection?: never } | { type?: never; objection: Objection };

export async function inspect(bytes: Buffer): Promise<Judged> {
  try {
    return { type: await typeOf(bytes) };
  } catch (error) {
    if (error instanceof Objected) return { objection: error.objection };
    throw error;
  }
}

async function typeOf(bytes: Buffer): Promise<DocumentType> {
  if (bytes.length === 0) throw malformed('空文件', '请核对所选的文件');
  const begins = (magic: string) => bytes.subarray(0, magic.length / 2).toString('hex') === magic;
  if (begins('255044462d')) return alone(bytes, 'pdf', inspectPdf);
  if (begins('ffd8ff')) return alone(bytes, 'jpeg', inspectJpeg);
  if (begins('89504e470d0a1a0a')) return alone(bytes, 'png', inspectPng);
  if (begins('504b0304')) return inspectArchive(bytes);
  if (claimsToBeEnvelope(bytes)) return inspectEnvelope(bytes);
  // Readers look for the mark of a PDF in the first kilobyte, and take what stands before it for nothing.
  if (bytes.subarray(0, 1024).includes('%PDF-')) throw malformed('PDF 之前另有内容');
  await refuseKnown(bytes);
  inspectText(bytes);
  return 'text';
}

/** Its form; its content is nobody's to read before the opening. Ciphertext may by chance hold the mark of an archive. */
function inspectEnvelope(bytes: Buffer): 'envelope' {
  try {
    partsOf(bytes);
    return 'envelope';
  } catch {
    throw malformed('密封信封不完整', '请用密封程序（npm run seal）重新制作，再上传');
  }
}

/** One file, and not an archive at the same time: an archive is read from its end, so it may hide behind anything. */
function alone(bytes: Buffer, type: DocumentType, look: (bytes: Buffer) => void): DocumentType {
  if (bytes.subarray(-archiveTailBytes).includes('PK\x05\x06', 0, 'latin1')) throw malformed('文件同时是一个压缩包');
  look(bytes);
  return type;
}

/** Whatever else can be recognised is named, so that people see what they brought. */
async function refuseKnown(bytes: Buffer): Promise<void> {
  // Over a broken file it may stumble. Then it knows none, and what comes after it admits text alone.
  const found = await fileTypeFromBuffer(bytes.subarray(0, headBytes)).catch(() => undefined);
  if (!found) return;
  if (found.ext === 'cfb')
    throw new Objected(
      admitted,
      '旧式（.doc、.xls）或者加密的 Office 文件',
      '请去掉密码，另存为 .docx、.xlsx，或者打印为 PDF，再上传',
    );
  throw new Objected(admitted, `${found.ext} 文件`, '请打印为 PDF，或者另存为上列格式，再上传');
}
