/** PDF: whole, from its first byte to its last, and without what acts by itself when it is opened. */
import { inflateSync } from 'node:zlib';
import { active, malformed, swelling } from './objection.ts';

const packedObjectsMax = 64 * 1024 * 1024;
const packedStreamsMax = 20_000;
const dictionaryMax = 4_000;

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
function nameIn(name: string): RegExp {
  const letters = [...name].map((letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    const either = [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('');
    return `(?:${letter}|#${either})`;
  });
  return new RegExp(`/${letters.join('')}(?![^\\0\\t\\n\\f\\r ()<>\\[\\]{}/%])`);
}

/**
 * Objects may lie packed in streams, out of sight of whoever looks at the file as it is. Such a stream says /ObjStm, or at
 * least /First, without which no reader finds anything in it. One that is packed in a way we do not know is refused.
 */
function* packedObjects(bytes: Buffer, text: string): Generator<string> {
  let unpacked = 0;
  for (const packed of packedStreams(text)) {
    const objects = unpack(bytes, text, packed, packedObjectsMax - unpacked);
    unpacked += objects.length;
    yield objects;
  }
}

interface Stream {
  /** Where its object begins, and where its bytes do and end. */
  object: number;
  start: number;
  end: number;
}

/** `obj` before a dictionary; names that a packed stream cannot do without, or names that are spelled otherwise. */
const marks = new RegExp(
  [
    '(?<object>(?<![A-Za-z])obj(?=(?:[\\0\\t\\n\\f\\r ]|%[^\\r\\n]{0,200}[\\r\\n]){0,40}<<))',
    '(?<packs>/(?:ObjStm|First)|/[A-Za-z]{0,6}#)',
    '(?<end>endstream|endobj)',
    '(?<stream>stream(?:\\r\\n|\\r|\\n))',
  ].join('|'),
  'g',
);

/**
 * In one pass, whatever the file repeats: a file that is made to be searched again and again must not hold up everybody.
 * What looks like the beginning of an object inside a stream, or inside another object that packs, is there to mislead.
 */
function packedStreams(text: string): Stream[] {
  const found: Stream[] = [];
  const inside: { object?: number; start?: number; packs?: boolean; nested?: boolean } = {};
  for (const { index, 0: mark, groups } of text.matchAll(marks)) {
    const { object, packs, end, stream } = groups!;
    if (inside.start !== undefined) {
      if (object) throw malformed('PDF 的数据流之中夹有对象');
      if (end !== 'endstream') continue;
      if (inside.packs) found.push({ object: inside.object ?? 0, start: inside.start, end: index });
      if (inside.packs && inside.nested) throw malformed('PDF 的对象之中夹有对象');
      if (found.length > packedStreamsMax) throw swelling(`PDF 中的对象流超过 ${packedStreamsMax} 个`);
      Object.assign(inside, { start: undefined, packs: false });
    } else if (stream) inside.start = index + mark.length;
    else if (packs) inside.packs = true;
    else if (object) Object.assign(inside, { nested: inside.object !== undefined, object: index });
    else Object.assign(inside, { object: undefined, packs: false, nested: false });
  }
  if (inside.start !== undefined && inside.packs) throw malformed('PDF 的对象流没有结尾');
  return found;
}

/** Only plain or deflated, and said in a dictionary that says nothing else: no text in it may hide another beginning. */
function unpack(bytes: Buffer, text: string, { object, start, end }: Stream, most: number): string {
  const dictionary = text.slice(object, start);
  const count = (mark: string) => dictionary.split(mark).length;
  const isPlain = dictionary.length <= dictionaryMax && count('<<') === count('>>') && count('(') === count(')');
  if (!isPlain) throw malformed('PDF 的对象流无法查验');
  if (!nameIn('ObjStm').test(dictionary) && !nameIn('First').test(dictionary)) return '';
  const filters = [...dictionary.matchAll(/\/(?:[A-Za-z0-9#]{1,40}Decode|Fl|LZW|AHx|A85|RL)\b/g)].map(([name]) => name);
  const isFiltered = nameIn('Filter').test(dictionary);
  if (!isFiltered && filters.length === 0) return text.slice(start, end);
  if (!isFiltered || filters.join() !== '/FlateDecode' || /\/Predictor\s+(?!1\b)/.test(dictionary))
    throw malformed('PDF 的对象流以无法查验的方式压缩');
  try {
    return inflateSync(bytes.subarray(start, end), { maxOutputLength: Math.max(most, 1) }).toString('latin1');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw swelling('PDF 的对象流展开后过大');
    throw malformed('PDF 的对象流解不开');
  }
}
