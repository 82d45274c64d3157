/** Papers as they are printed: safe whatever was entered, the same bytes for the same content, in both forms the same words. */
import { unzipSync } from 'fflate';
import { inspectArchive } from '../../documents/office.ts';
import { draftContract } from '../../domain/contract.ts';
import { contractPaper } from '../../domain/papers/contract.ts';
import type { Foot, Paper } from '../../domain/papers/paper.ts';
import { publishedPaper } from '../../domain/papers/published.ts';
import { reportPaper } from '../../domain/papers/report.ts';
import { awardPublication } from '../../domain/publication.ts';
import { docxOf } from '../../papers/docx.ts';
import { contentSha256, footOf } from '../../papers/foot.ts';
import { htmlOf } from '../../papers/html.ts';
import { aContractDraft, done, readyForNotice, won } from './builders.ts';
import { linesOf, sourceOf } from './papering.ts';
import { awarded, reported } from './selecting.ts';

const contracted = done(draftContract, won(readyForNotice()), aContractDraft, { on: '2026-03-25' });
const papers: Record<string, Paper> = {
  contract: contractPaper(sourceOf(contracted))!,
  report: reportPaper(sourceOf(reported))!,
  award: publishedPaper(awardPublication(awarded)),
};
const footFor = (paper: Paper): Foot =>
  footOf('procurement:411303-2026-0042', paper, { seq: 31, hash: 'e'.repeat(64) });

/** The text of a part of the archive, without its markup. */
function textIn(bytes: Uint8Array, part: string): string {
  const xml = new TextDecoder().decode(unzipSync(bytes)[part]);
  return plain(xml.replace(/<w:br\/>/g, '\n'));
}
const plain = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/&amp;/g, '&');

test.each(Object.entries(papers))(
  '%s says the same on the page and in Word, line by line, and its hash is at both feet',
  async (_, paper) => {
    const foot = footFor(paper);
    const html = plain(htmlOf(paper, foot));
    const docx = await docxOf(paper, foot);
    const word = textIn(docx, 'word/document.xml');
    const cells = linesOf(paper)
      .slice(2, -1)
      .flatMap((line) => line.split(' | '));
    for (const cell of cells.flatMap((one) => one.split('：'))) {
      expect(html).toContain(cell);
      expect(word).toContain(cell);
    }
    const footer = textIn(docx, 'word/footer1.xml');
    for (const said of [foot.contentSha256, foot.entryHash, '第 31 号', foot.case]) {
      expect(html).toContain(said);
      expect(footer).toContain(said);
    }
  },
);

test('the same content makes the same bytes at any time, and another content another hash', async () => {
  const paper = papers.contract!;
  const first = await docxOf(paper, footFor(paper));
  await new Promise((after) => setTimeout(after, 2_100));
  expect(Buffer.from(await docxOf(paper, footFor(paper))).equals(first)).toBe(true);
  expect(htmlOf(paper, footFor(paper))).toBe(htmlOf(paper, footFor(paper)));
  expect(contentSha256({ ...paper, on: '2026-03-26' })).not.toBe(contentSha256(paper));
  const turned = Object.fromEntries(Object.entries(paper).reverse()) as unknown as Paper;
  expect(contentSha256(turned)).toBe(contentSha256(paper));
  expect(await inspectArchive(Buffer.from(first))).toBe('docx');
});

const isControl = (one: string) => one < ' ' && !'\n\r\t'.includes(one);

test('what people entered is text: no tag, no attribute, no entity, no control character gets through, in neither form', async () => {
  const evil = `<script>alert(1)</script>"'&amp;<img src=x onerror=1>\u0000\u0008\ud800]]>`;
  const paper: Paper = {
    title: evil,
    number: evil,
    blocks: [
      { heading: evil },
      { text: evil },
      { fields: [[evil, evil]] },
      { table: { head: [evil], rows: [[evil]] } },
    ],
    signatures: [{ who: evil, signed: evil }],
    issuer: evil,
    on: '2026-03-25',
  };
  const foot = { ...footFor(papers.award!), case: evil };
  const html = htmlOf(paper, foot);
  expect(html).not.toMatch(/<script|<img/);
  expect([...html].filter(isControl)).toEqual([]);
  expect(html.match(/&lt;script&gt;/g)!.length).toBeGreaterThanOrEqual(10);
  expect(html).toContain('&amp;amp;');
  const docx = await docxOf(paper, foot);
  for (const [name, bytes] of Object.entries(unzipSync(docx))) {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect([name, /<script|<img/.test(xml), [...xml].filter(isControl)]).toEqual([name, false, []]);
  }
  expect(textIn(docx, 'word/document.xml')).toContain('<script>alert(1)</script>');
});

test('a page fetches nothing and runs nothing: no address, no script, no font of another', () => {
  for (const paper of Object.values(papers)) {
    const html = htmlOf(paper, footFor(paper));
    expect(html).not.toMatch(/https?:|src=|href=|@import|@font-face|url\(|<script/);
    expect(html).toContain('@page { size: A4;');
  }
});
