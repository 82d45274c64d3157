/** PDF: whole, from its first byte to its last, and without what acts by itself when it is opened. */
import { inflateSync } from 'node:zlib';
import { active, malformed, swelling } from './objection.ts';

const packedObjectsMax = 64 * 1024 * 1024;
const packedStreamsMax = 20_000;

/** Names of what acts or carries something in. `/JS` needs no line: an action that runs one also says `/JavaScript`. */
const acting: Readonly<Record<string, string>> = {
  JavaScript: '脚本',
  Launch: '启动程序的动作',
  EmbeddedFile: '附件',
  EmbeddedFiles: '附件',
  RichMedia: '多媒体',
  XFA: '动态表单',
  ImportData: '导入数据的动作',
  SubmitForm: '提交表单的动作',
  GoToE: '打开附件的动作',
};
const printed = '请将文件打印为不含脚本和附件的 PDF，再上传';

export function inspectPdf(bytes: Buffer): void {
  if (!/^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1'))) throw malformed('PDF 的开头不合规');
  endsInOrder(bytes);
  const text = bytes.toString('latin1');
  if (nameIn('Encrypt').test(text)) throw malformed('PDF 已加密，无法查验', '请去掉密码和限制后另存，再上传');
  refuseActing(text);
  for (const packed of packedObjects(bytes, text)) refuseActing(packed);
}

/** After the last mark of the end come line breaks only: a second file could hang on there. */
function endsInOrder(bytes: Buffer): void {
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0 || bytes.lastIndexOf('startxref', end) < 0) throw malformed('PDF 没有结尾，可能未传完');
  if (bytes.subarray(end + 5).some((byte) => !blank.has(byte))) throw malformed('PDF 结尾之后另有内容');
}

const blank: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 32]);

function refuseActing(text: string): void {
  for (const [name, actual] of Object.entries(acting))
    if (nameIn(name).test(text)) throw active(`PDF 中的${actual}`, printed);
}

/** Any character of a name may be written as #xx; a name ends where no regular character follows. */
function nameIn(name: string, flags = ''): RegExp {
  const letters = [...name].map((letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    const either = [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('');
    return `(?:${letter}|#${either})`;
  });
  return new RegExp(`/${letters.join('')}(?![^\\0\\t\\n\\f\\r ()<>\\[\\]{}/%])`, flags);
}

/**
 * Objects may lie packed in streams, out of sight of whoever looks at the file as it is. Such a stream says /ObjStm, or at
 * least /First, without which no reader finds anything in it. One that is packed in a way we do not know is refused.
 */
function packedObjects(bytes: Buffer, text: string): string[] {
  const found = new Set<number>();
  for (const { index } of [...text.matchAll(nameIn('ObjStm', 'g')), ...text.matchAll(nameIn('First', 'g'))]) {
    const start = streamAfter(text, index);
    if (start) found.add(start);
    if (found.size > packedStreamsMax) throw swelling(`PDF 中的对象流超过 ${packedStreamsMax} 个`);
  }
  let unpacked = 0;
  return [...found].map((start) => {
    const objects = unpack(bytes, text, start, packedObjectsMax - unpacked);
    unpacked += objects.length;
    return objects;
  });
}

/** Where the stream of the object that holds `index` begins, if it has one. */
function streamAfter(text: string, index: number): number | undefined {
  const keyword = /(?<!end)stream(?:\r\n|\r|\n)|endobj/g;
  keyword.lastIndex = index;
  const match = keyword.exec(text);
  return match && match[0] !== 'endobj' ? match.index + match[0].length : undefined;
}

function unpack(bytes: Buffer, text: string, start: number, most: number): string {
  const dictionary = text.slice(Math.max(text.lastIndexOf(' obj', start), 0), start);
  const end = text.indexOf('endstream', start);
  if (end < 0) throw malformed('PDF 的对象流没有结尾');
  const names = [...dictionary.matchAll(/\/(?:[^\s/<>[\](){}%]*Decode|Fl|LZW|AHx|A85|RL)\b/g)].map(([name]) => name);
  if (nameIn('Filter').test(dictionary) && !names.every((name) => name === '/FlateDecode'))
    throw malformed('PDF 的对象流以无法查验的方式压缩');
  if (names.length === 0 && !nameIn('Filter').test(dictionary)) return text.slice(start, end);
  if (names.length !== 1 || /\/Predictor\s+(?!1\b)/.test(dictionary))
    throw malformed('PDF 的对象流以无法查验的方式压缩');
  try {
    return inflateSync(bytes.subarray(start, end), { maxOutputLength: Math.max(most, 1) }).toString('latin1');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw swelling('PDF 的对象流展开后过大');
    throw malformed('PDF 的对象流解不开');
  }
}
