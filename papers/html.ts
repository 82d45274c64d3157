/** 打印网页：a paper as one page that needs nothing else, laid out for A4. Everything that people have entered is escaped. */
import { type Block, dayInWords, type Foot, type Paper, type SignatureLine } from '../domain/papers/paper.ts';
import { footLines } from './foot.ts';

const css = `
@page { size: A4; margin: 25mm 22mm 22mm 25mm; }
* { box-sizing: border-box; }
body { font: 12pt/1.75 "FangSong", "STFangsong", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; color: #000;
  margin: 0 auto; max-width: 170mm; padding: 10mm 1px; overflow-wrap: break-word; }
h1 { font: bold 20pt/1.4 "Noto Serif CJK SC", "STZhongsong", "SimSun", serif; text-align: center; margin: 0 0 4mm; }
.number { text-align: center; margin: 0 0 8mm; }
h2 { font: bold 13pt/1.6 "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; margin: 6mm 0 2mm; break-after: avoid; }
p { margin: 2mm 0; text-indent: 2em; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm; font-size: 10.5pt; line-height: 1.5; }
th, td { border: .5pt solid #000; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top; white-space: pre-line;
  min-width: 3.4em; }
/* A hash has no place to break. */
.long { overflow-wrap: anywhere; }
/* Nor has a day or a code. */
.short { white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
thead th { text-align: center; }
.fields th { width: 28%; font-weight: bold; }
.signatures { margin-top: 10mm; border-spacing: 0; }
.signatures td, .signatures th { border: 0; padding: 3mm 1mm; }
.signatures th { width: 38%; font-weight: normal; }
.signatures td { border-bottom: .5pt solid #000; }
.close { text-align: right; margin-top: 12mm; break-inside: avoid; }
.close p { text-indent: 0; margin: 1mm 0; }
footer { margin-top: 12mm; border-top: .5pt solid #000; padding-top: 2mm; font: 8pt/1.5 monospace; break-inside: avoid; }
footer p { overflow-wrap: anywhere; text-indent: 0; margin: 0; }
@media print { body { max-width: none; padding: 0 1px; } }
`;

export function htmlOf(paper: Paper, foot: Foot): string {
  const { title, number, blocks, signatures, issuer, on } = paper;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${css}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="number">编号：${escaped(number)}</p>
${blocks.map(blockOf).join('\n')}
${signaturesOf(signatures)}
<div class="close"><p>${escaped(issuer)}</p><p>${dayInWords(on)}</p></div>
<footer>${footLines(foot)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')}</footer>
</body>
</html>
`;
}

function blockOf(block: Block): string {
  if ('heading' in block) return `<h2>${escaped(block.heading)}</h2>`;
  if ('text' in block) return `<p>${escaped(block.text)}</p>`;
  if ('fields' in block) {
    if (block.fields.length === 0) return '';
    const rows = block.fields.map(([label, value]) => `<tr><th>${escaped(label)}</th>${cellOf('td', value)}</tr>`);
    return `<table class="fields"><tbody>${rows.join('')}</tbody></table>`;
  }
  const cells = (of: 'th' | 'td', row: readonly string[]) => `<tr>${row.map((one) => cellOf(of, one)).join('')}</tr>`;
  const { head, rows } = block.table;
  return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

const longWord = /[!-~]{25}/;
const shortWord = /^[ -~]{1,17}$/;

function cellOf(of: 'th' | 'td', text: string): string {
  const look = longWord.test(text) ? ' class="long"' : shortWord.test(text) ? ' class="short"' : '';
  return `<${of}${look}>${escaped(text)}</${of}>`;
}

function signaturesOf(lines: readonly SignatureLine[]): string {
  if (lines.length === 0) return '';
  const rows = lines.map(({ who, signed = '' }) => `<tr><th>${escaped(who)}：</th><td>${escaped(signed)}</td></tr>`);
  return `<table class="signatures"><tbody>${rows.join('')}</tbody></table>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing of what somebody wrote is markup; control characters are shown as what they are not: text. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one]!).replace(unprintable, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
