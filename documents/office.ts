/** Word, Excel and OFD files: archives of XML, without macros, objects, links that fetch, or anything that declares entities. */
import type { DocumentType } from '../domain/document.ts';
import { type Archive, openArchive } from './archive.ts';
import { active, malformed, Objected } from './objection.ts';

const mainParts = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;
const ofdSpace = 'http://www.ofdspec.org/';

const asPdf = '请将文件打印为 PDF 再上传';
const withoutMacros = '请另存为不含宏的 .docx 或者 .xlsx，或者打印为 PDF，再上传';
const withoutObjects = '请将嵌入的对象、图表转为图片后另存，或者打印为 PDF，再上传';
const withoutLinks = '请断开与外部文件的链接后另存，或者打印为 PDF，再上传';

/** By place in the archive. */
const unwanted: readonly (readonly [RegExp, string, string])[] = [
  [/vba(project|data)|macrosheets\//i, '宏', withoutMacros],
  [/(^|\/)activex\//i, 'ActiveX 控件', withoutObjects],
  [/(^|\/)embeddings\/|oleobject/i, '嵌入对象', withoutObjects],
  [/(^|\/)externallinks\//i, '外部链接', withoutLinks],
  [/(^|\/)customui\d*\//i, '自定义界面', withoutMacros],
  [/\.(exe|dll|com|bat|cmd|ps1|sh|vbs?|jse?|wsf|hta|msi|jar|class|lnk|scr|html?|svg|swf)$/i, '程序或者网页', asPdf],
];
/** What may be fetched from elsewhere: a link that a person clicks, and nothing that opens by itself. */
const clicked = /\/hyperlink$/;
/** By type of relationship. */
const pulling = /\/(aFChunk|oleObject|package|attachedTemplate|frame|subDocument|control|vbaProject)$/;

/** Which of the three an archive is; throws what stands against it. */
export async function inspectArchive(bytes: Buffer): Promise<DocumentType> {
  const archive = await openArchive(bytes);
  if (archive.names.includes('[Content_Types].xml')) return inspectOffice(archive);
  if (archive.names.includes('OFD.xml')) return inspectOfd(archive);
  throw new Objected(
    '可以存入的有 PDF、OFD、Word（.docx）、Excel（.xlsx）、JPEG、PNG 和 UTF-8 文本',
    '压缩包，或者其他格式的文件',
    '压缩包请解开后逐份上传；其他格式请打印为 PDF，再上传',
  );
}

async function inspectOffice(archive: Archive): Promise<DocumentType> {
  const contentTypes = textOf('[Content_Types].xml', await archive.read('[Content_Types].xml'));
  if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(contentTypes)) throw active('宏', withoutMacros);
  const type = (Object.keys(mainParts) as (keyof typeof mainParts)[]).find((one) =>
    contentTypes.includes(`"${mainParts[one]}"`),
  );
  if (!type) throw new Objected('Office 文件限于 Word 文档和 Excel 工作簿', '其他 Office 文件（演示、模板等）', asPdf);
  for (const name of archive.names) await inspectPart(name, await archive.read(name));
  return type;
}

async function inspectOfd(archive: Archive): Promise<DocumentType> {
  const root = textOf('OFD.xml', await archive.read('OFD.xml'));
  if (!root.includes(ofdSpace) || !/<(\w+:)?OFD[\s>]/.test(root)) throw malformed('OFD.xml 不是 OFD 的主入口', asPdf);
  for (const name of archive.names) await inspectPart(name, await archive.read(name));
  return 'ofd';
}

async function inspectPart(name: string, content: Buffer): Promise<void> {
  for (const [pattern, actual, remedy] of unwanted)
    if (pattern.test(name)) throw active(`${actual}（${name}）`, remedy);
  if (isProgramOrArchive(content)) throw active(`另一个文件（${name}）`, withoutObjects);
  if (!/\.(xml|rels|vml)$/i.test(name)) return;
  const text = textOf(name, content);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw malformed(`“${name}”自行声明了实体`);
  if (/\.rels$/i.test(name)) inspectLinks(text);
  if (callsProgram(text)) throw active(`动态数据交换（${name}）`, withoutLinks);
}

/** The first bytes of zip, OLE, RAR, 7z, ELF and Windows programs. */
const magics = ['504b0304', 'd0cf11e0a1b11ae1', '526172211a07', '377abcaf271c', '7f454c46', '4d5a'];

function isProgramOrArchive(content: Buffer): boolean {
  const begins = content.subarray(0, 8).toString('hex');
  return magics.some((magic) => begins.startsWith(magic));
}

/** XML as office programs write it. In another encoding the same words would look different to us and not to them. */
function textOf(name: string, content: Buffer): string {
  const declared = /^\ufeff?<\?xml[^>]*encoding=["']([^"']*)["']/.exec(content.subarray(0, 200).toString('utf8'))?.[1];
  if ((declared && !/^(utf-8|us-ascii)$/i.test(declared)) || content.includes(0))
    throw malformed(`“${name}”不是 UTF-8`);
  return content.toString('utf8');
}

/** Cut at each tag, so that a tag that never ends is looked at once. */
function tagsNamed(text: string, name: RegExp): string[] {
  return text.split('<').filter((tag) => name.test(tag));
}

function inspectLinks(text: string): void {
  for (const link of tagsNamed(text, /^(?:[\w-]+:)?Relationship\s/)) {
    const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(link)?.[1] ?? '';
    const type = attribute('Type');
    if (pulling.test(type))
      throw active(`嵌入或者外部的内容（${type.slice(type.lastIndexOf('/') + 1)}）`, withoutObjects);
    if (/^external$/i.test(attribute('TargetMode')) && !clicked.test(type)) throw active('外部链接', withoutLinks);
    if (clicked.test(type) && /^\s*(javascript|vbscript|data|file):/i.test(attribute('Target')))
      throw active('会运行程序或者打开本机文件的链接', withoutLinks);
  }
}

/** A field of Word may be split over many runs; put together it says DDE. */
function callsProgram(text: string): boolean {
  const runs = tagsNamed(text, /^(?:[\w-]+:)?instrText\b/).map((tag) => tag.slice(tag.indexOf('>') + 1));
  const simple = tagsNamed(text, /^(?:[\w-]+:)?fldSimple\s/);
  return [runs.join(''), ...simple].some((field) => /\bDDE(AUTO)?\b/i.test(field));
}
