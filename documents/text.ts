/** Plain text and tables of text: UTF-8, and nothing that a browser or a spreadsheet would take for an order. */
import { active, malformed, Objected, swelling } from './objection.ts';

const textBytesMax = 5 * 1024 * 1024;
const marked =
  /<\s*(script|html|svg|iframe|object|embed|body|head|meta|link|\?xml|\?php|!doctype)\b|<\?(xml|php)|<!doctype/i;

export function inspectText(bytes: Buffer): void {
  if (bytes.length > textBytesMax) throw swelling(`文本超过 ${textBytesMax / 1024 / 1024} MB`);
  const text = decoded(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds is what this looks for.
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text))
    throw new Objected(
      '可以存入的有 PDF、OFD、Word（.docx）、Excel（.xlsx）、JPEG、PNG 和 UTF-8 文本',
      '无法识别的文件',
      '请打印为 PDF，再上传',
    );
  if (/^\s*</.test(text) || marked.test(text)) throw active('网页、SVG 或者其他标记语言', '请打印为 PDF，再上传');
  if (/^\s*#!/.test(text)) throw active('脚本', '请打印为 PDF，再上传');
  // A cell that calls a program: `=cmd|'/c …'!A1`.
  if (/(^|[,;\t"])[ \t]{0,9}[=+@-][ \t]{0,9}[\w.]{1,40}[ \t]{0,9}\|/m.test(text))
    throw active('调用程序的公式', '请删去该公式后另存，再上传');
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed(
      '不是 UTF-8 编码的文本，也不是可以存入的其他格式',
      '文本请另存为 UTF-8 编码；其他文件请打印为 PDF，再上传',
    );
  }
}
