/** Word 文书：the same paper as `.docx`; the same content makes the same bytes, so that two copies can be told to be one. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { type Block, dayInWords, type Foot, type Paper, type SignatureLine } from '../domain/papers/paper.ts';
import { startOfDay } from '../domain/time.ts';
import { footLines } from './foot.ts';
import { unprintable } from './html.ts';

/** In twentieths of a point: A4, and what is left of it between the margins. */
const page = { width: 11_906, height: 16_838, top: 1_417, right: 1_247, bottom: 1_247, left: 1_417 };
const textWidth = page.width - page.left - page.right;
/** In half points. */
const size = { title: 40, heading: 26, text: 24, table: 21, foot: 16 };
const fonts = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman', cs: 'Times New Roman' };
/** In 240ths of a line. */
const line = 360;
const lines: Readonly<Record<number, number>> = { [size.table]: 280, [size.foot]: 240 };

export async function docxOf(paper: Paper, foot: Foot): Promise<Uint8Array> {
  const { title, number, blocks, signatures, issuer, on } = paper;
  const document = new Document({
    title: clean(title),
    creator: clean(issuer),
    styles: { default: { document: { run: { font: fonts, size: size.text, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.top, right: page.right, bottom: page.bottom, left: page.left },
          },
        },
        footers: { default: footer(foot) },
        children: [
          paragraph(title, { size: size.title, bold: true, alignment: AlignmentType.CENTER }),
          paragraph(`编号：${number}`, { alignment: AlignmentType.CENTER }),
          ...blocks.flatMap(blockOf),
          ...signaturesOf(signatures),
          paragraph(''),
          paragraph(issuer, { alignment: AlignmentType.RIGHT }),
          paragraph(dayInWords(on), { alignment: AlignmentType.RIGHT }),
        ],
      },
    ],
  });
  return fixed(await Packer.toBuffer(document), `${startOfDay(on).slice(0, 19)}Z`);
}

/** The writer puts the time of writing into the properties and into the archive: both are set to the day of the paper. */
function fixed(bytes: Uint8Array, at: string): Uint8Array {
  const files = unzipSync(bytes);
  const properties = 'docProps/core.xml';
  const dated = new TextDecoder()
    .decode(files[properties])
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`);
  // An archive keeps local time without a zone: the same figures, whatever zone this machine is in.
  const mtime = new Date(1980, 0, 1);
  return zipSync({ ...files, [properties]: new TextEncoder().encode(dated) }, { mtime, level: 6 });
}

interface Look {
  size?: number;
  bold?: boolean;
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  indented?: boolean;
  heading?: boolean;
}

/** Lines that were entered stay lines. */
function paragraph(text: string, look: Look = {}): Paragraph {
  const { size: of = size.text, bold = false, alignment, indented, heading } = look;
  const runs = clean(text)
    .split('\n')
    .map((one, place) => new TextRun({ text: one, size: of, bold, ...(place > 0 ? { break: 1 } : {}) }));
  return new Paragraph({
    children: runs,
    spacing: { line: lines[of] ?? line, before: heading ? 160 : 0, after: of === size.title ? 120 : 0 },
    ...(alignment ? { alignment } : {}),
    ...(indented ? { indent: { firstLine: 2 * 10 * size.text } } : {}),
    ...(heading ? { keepNext: true } : {}),
  });
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if ('heading' in block) return [paragraph(block.heading, { size: size.heading, bold: true, heading: true })];
  if ('text' in block) return [paragraph(block.text, { indented: true })];
  if ('fields' in block) {
    if (block.fields.length === 0) return [];
    const labelled = textWidth * 0.28;
    const widths = [Math.round(labelled), textWidth - Math.round(labelled)];
    return [
      table(
        block.fields.map((row) => rowOf(row, widths, (place) => place === 0)),
        widths,
      ),
      paragraph(''),
    ];
  }
  const { head, rows } = block.table;
  const widths = widthsOf(head, rows);
  const header = rowOf(head, widths, () => true, true);
  return [table([header, ...rows.map((row) => rowOf(row, widths, () => false))], widths), paragraph('')];
}

/** As wide as what is longest in each column asks for, but none so narrow that a code or a heading of it breaks. */
function widthsOf(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const wanted = head.map((one, place) => {
    const longest = Math.max(widthOf(one), ...rows.map((row) => widthOf(row[place] ?? '')));
    return Math.min(longest, widestColumn) + 3;
  });
  const total = wanted.reduce((all, one) => all + one, 0);
  return wanted.map((one) => Math.floor((one / total) * textWidth));
}

/** In halves of a Chinese character. */
const widestColumn = 44;

function widthOf(text: string): number {
  return [...text].reduce((all, one) => all + (one > '\u2e7f' ? 2 : /[A-Z]/.test(one) ? 1.5 : 1.1), 0);
}

function table(rows: TableRow[], columnWidths: number[]): Table {
  const width = { size: textWidth, type: WidthType.DXA };
  return new Table({ rows, columnWidths, width, layout: TableLayoutType.FIXED });
}

function rowOf(
  cells: readonly string[],
  widths: readonly number[],
  isBold: (place: number) => boolean,
  tableHeader = false,
): TableRow {
  const children = cells.map((text, place) => {
    return new TableCell({
      children: [paragraph(text, { size: size.table, bold: isBold(place) })],
      width: { size: widths[place]!, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
    });
  });
  return new TableRow({ children, tableHeader, cantSplit: true });
}

function signaturesOf(lines: readonly SignatureLine[]): Paragraph[] {
  return lines.map(({ who, signed = '____________________' }) => paragraph(`${who}：${signed}`));
}

function footer(foot: Foot): Footer {
  const lines = footLines(foot).map((one) => paragraph(one, { size: size.foot }));
  const pages = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
        size: size.foot,
      }),
    ],
  });
  return new Footer({ children: [...lines, pages] });
}

/** XML knows no control characters: a file with one in it opens nowhere. */
function clean(text: string): string {
  return text.replace(unprintable, '\ufffd');
}
