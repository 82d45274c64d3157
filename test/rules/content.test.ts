/** What may come into the store: files by what they are, and none that acts, swells, or is two files at once. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inspect } from '../../documents/content.ts';
import { jpeg, link, ofd, office, officeParts, packed, pdf, png, zip } from './files.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const part = (name: string, content: Buffer | string = 'x') => ({ name, content });
const rels = (content: string) => part('word/_rels/document.xml.rels', content);
const space = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const runs = (...words: string[]) => words.map((one) => `<w:instrText>${one}</w:instrText>`).join('');

const hidden = packed('<</S/JavaScript/JS(x)>>');
/** To whoever reads from the last beginning on it says nothing of a filter. */
const twice = packed('<</S/JavaScript>>', '/Filter/FlateDecode/X(\n1 0 obj <<\\( )/Type/ObjStm/N 1/First 4');

test.each<[string, string, Buffer]>([
  ['pdf', 'a scan', pdf()],
  ['pdf', 'one with its objects packed and bookmarks', pdf(packed('<</Type/Font>>'))],
  [
    'pdf',
    'one that opens at a page',
    pdf('5 0 obj\n<</S/GoTo/D[3 0 R/Fit]>>\nendobj', { trailer: '/OpenAction 5 0 R' }),
  ],
  [
    'pdf',
    'one whose text speaks of JavaScript',
    pdf('5 0 obj\n<</Length 20>>stream\n(JavaScript) Tj\nendstream\nendobj'),
  ],
  ['jpeg', 'a photograph with a thumbnail', jpeg()],
  ['png', 'a picture with a note', png(1, 1, [['tEXt', latin1('Title\0x')]])],
  ['docx', 'a Word file', office('docx')],
  [
    'docx',
    'a Word file with a link to click',
    office('docx', [rels(link(`${space}/hyperlink`, 'https://a', 'External'))]),
  ],
  ['xlsx', 'a workbook', office('xlsx')],
  ['ofd', 'an invoice in OFD', ofd([part('Doc_0/Attachs/original_invoice.xml', '<a/>')])],
  ['text', 'a note', utf8('\ufeff会议纪要：\r\n一、……\r\n')],
  ['text', 'a table', utf8('姓名代号,次数\nr-0001,-3\n"r-0002",+4\n')],
])('%s: %s is admitted', async (type, _, bytes) => {
  expect(await inspect(bytes)).toEqual({ type });
});

test.each<[string, RegExp, Buffer]>([
  ['nothing at all', /空文件/, Buffer.alloc(0)],
  ['a program of Windows', /exe 文件/, Buffer.concat([latin1('MZ\x90\0\x03'), Buffer.alloc(200)])],
  ['a program of Linux', /elf 文件/, Buffer.concat([latin1('\x7fELF\x02\x01\x01'), Buffer.alloc(200)])],
  ['an archive', /压缩包/, zip([part('a.txt')])],
  ['an archive of another kind', /7z 文件/, Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(99)])],
  ['an old Word file', /旧式.*Office/, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ['a video', /mp4 文件/, Buffer.concat([latin1('\0\0\0\x18ftypmp42'), Buffer.alloc(99)])],
  ['a web page', /网页/, utf8('  <!DOCTYPE html><p>合同</p>')],
  ['a web page that begins like a note', /网页/, utf8('合同\n<ScRipt>alert(1)</script>')],
  ['a drawing that runs', /标记语言|xml 文件/, utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
  ['a script', /脚本/, utf8('#!/bin/sh\nrm -rf /\n')],
  ['a table that calls a program', /调用程序/, utf8('代号,次数\nr-0001,"=cmd|\'/c calc\'!A1"\n')],
  ['a table in GBK', /UTF-8/, Buffer.from('d0d5c3fb2cb4cecafd0a', 'hex')],
  ['bytes that are nothing', /无法识别/, Buffer.from('0102030405060708', 'hex')],
])('%s is refused', async (_, actual, bytes) => {
  expect(await inspect(bytes)).toEqual({
    objection: expect.objectContaining({ actual: expect.stringMatching(actual) }),
  });
});

test.each<[string, RegExp, Buffer]>([
  ['with a script', /脚本/, pdf('5 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj')],
  ['with a script spelled otherwise', /脚本/, pdf('5 0 obj\n<</S/J#61va#53cript/JS(x)>>\nendobj')],
  ['with a script packed away', /脚本/, pdf(packed('<</S/JavaScript/JS(x)>>'))],
  [
    'with a script in a stream that does not say what it is',
    /脚本/,
    pdf(packed('<</S/JavaScript>>', '/N 1/First 4/Filter/FlateDecode')),
  ],
  ['that starts a program', /启动程序/, pdf('5 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj')],
  ['with a file in it', /附件/, pdf('5 0 obj\n<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream\nendobj')],
  ['with a form that changes', /动态表单/, pdf('5 0 obj\n<</XFA[(a) 6 0 R]>>\nendobj')],
  [
    'with a packed script behind what only looks like a stream',
    /夹有对象/,
    pdf(`5 0 obj\n<</A(>>stream\n)>>\nendobj\n${hidden}`),
  ],
  ['with a packed script behind a second beginning', /夹有对象/, pdf(twice)],
  ['that is locked', /加密/, pdf('', { trailer: '/Encrypt 9 0 R' })],
  [
    'with objects packed in another way',
    /无法查验/,
    pdf(packed('<<>>', '/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]')),
  ],
  [
    'with objects packed by a filter named elsewhere',
    /无法查验/,
    pdf(packed('<<>>', '/Type/ObjStm/N 1/First 4/Filter 9 0 R')),
  ],
  ['with objects that swell', /展开后过大/, pdf(packed(`<<>>${' '.repeat(65 * 1024 * 1024)}`))],
  ['cut short', /未传完/, pdf().subarray(0, 300)],
  ['with something after its end', /另有内容/, pdf('', { tail: '<script>alert(1)</script>' })],
  ['that is an archive as well', /压缩包/, Buffer.concat([pdf(), zip([part('a.txt')])])],
  [
    'within an archive’s comment',
    /压缩包/,
    Buffer.concat([pdf().subarray(0, 200), zip([part('a')]), pdf().subarray(200)]),
  ],
  ['with something before its beginning', /PDF 之前/, Buffer.concat([utf8('<html>'), pdf()])],
])('a PDF %s is refused', async (_, actual, bytes) => {
  expect(await inspect(bytes)).toEqual({
    objection: expect.objectContaining({ actual: expect.stringMatching(actual) }),
  });
});

test.each<[string, RegExp, Buffer]>([
  ['a JPEG with a video behind it', /另有内容/, Buffer.concat([jpeg(), latin1('\0\0\0\x18ftypmp42')])],
  ['a JPEG with an archive behind it', /压缩包/, Buffer.concat([jpeg(), zip([part('a.txt')])])],
  ['a JPEG cut short', /未传完/, jpeg().subarray(0, -2)],
  ['a JPEG without a picture', /没有图像/, Buffer.from('ffd8ffd9', 'hex')],
  ['a JPEG of 3.6 thousand million points', /60000×60000/, jpeg(60_000, 60_000)],
  ['a PNG with something behind it', /另有内容/, Buffer.concat([png(), latin1('x')])],
  ['a PNG cut short', /未传完/, png().subarray(0, -12)],
  ['a PNG with a byte changed', /校验和/, png().fill(7, 20, 21)],
  ['a PNG with a part that nobody knows', /不明内容/, png(1, 1, [['CODE', latin1('x')]])],
  ['a PNG of 2 million million points', /点/, png(2_000_000, 1_000_000)],
])('%s is refused', async (_, actual, bytes) => {
  expect(await inspect(bytes)).toEqual({
    objection: expect.objectContaining({ actual: expect.stringMatching(actual) }),
  });
});

test.each<[string, RegExp, Buffer]>([
  ['with macros', /宏/, office('docx', [part('word/vbaProject.bin')])],
  ['that says it has macros, under the name of one without', /宏/, office('docm')],
  ['with macros of the old kind', /宏/, office('xlsx', [part('xl/macrosheets/sheet1.xml', '<a/>')])],
  ['with a control', /ActiveX/, office('docx', [part('word/activeX/activeX1.xml', '<a/>')])],
  ['with an object', /嵌入对象/, office('docx', [part('word/embeddings/oleObject1.bin')])],
  [
    'with a program under another name',
    /另一个文件/,
    office('docx', [part('word/media/image1.png', latin1('MZ\x90\0'))]),
  ],
  [
    'with an archive under another name',
    /另一个文件/,
    office('docx', [part('word/media/image1.png', zip([part('a')]))]),
  ],
  ['with a web page in it', /网页/, office('docx', [part('word/afchunk.html')])],
  ['that takes a part from elsewhere', /aFChunk/, office('docx', [rels(link(`${space}/aFChunk`, 'a.mht'))])],
  [
    'with a template from elsewhere',
    /attachedTemplate/,
    office('docx', [rels(link(`${space}/attachedTemplate`, 'http://a', 'External'))]),
  ],
  [
    'with a picture from elsewhere',
    /外部链接/,
    office('docx', [rels(link(`${space}/image`, 'http://a/1.png', 'External'))]),
  ],
  [
    'with a link to a file of the machine',
    /本机文件/,
    office('docx', [rels(link(`${space}/hyperlink`, 'file:///c:/a', 'External'))]),
  ],
  ['with links to other workbooks', /外部链接/, office('xlsx', [part('xl/externalLinks/externalLink1.xml', '<a/>')])],
  [
    'with a field that calls a program',
    /动态数据交换/,
    office('docx', [part('word/header1.xml', runs('D', 'DE', 'AUTO c:\\cmd'))]),
  ],
  [
    'that declares entities',
    /实体/,
    office('docx', [part('word/styles.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')]),
  ],
  ['in UTF-16', /不是 UTF-8/, office('docx', [part('word/styles.xml', Buffer.from('\ufeff<a/>', 'utf16le'))])],
  ['that is a presentation', /其他 Office/, office('pptx')],
  ['that is locked', /加密/, zip(officeParts('docx', [{ ...part('word/a.xml'), says: { flags: 1 } }]))],
])('an Office file %s is refused', async (_, actual, bytes) => {
  expect(await inspect(bytes)).toEqual({
    objection: expect.objectContaining({ actual: expect.stringMatching(actual) }),
  });
});

const megabyte = 1024 * 1024;
/** Ninety times as large when it is unpacked: a page of noise, over and over. */
const grown = Array.from({ length: 7 }, (_, place) =>
  part(`word/media/a${place}.bin`, Buffer.alloc(30 * megabyte, noise(30_000))),
);

test.each<[string, RegExp, Buffer]>([
  [
    'swells to two hundred times and more',
    /倍/,
    office('docx', [part('word/media/a.bin', Buffer.alloc(20 * megabyte))]),
  ],
  ['is larger than 200 MB when it is unpacked', /超过 200 MB/, office('docx', grown)],
  [
    'has more files than anybody writes',
    /最多 4000/,
    office(
      'docx',
      Array.from({ length: 4_001 }, (_, n) => part(`a/${n}.xml`, '')),
    ),
  ],
  [
    'says less than it unpacks to',
    /解不开/,
    zip(officeParts('docx', [{ ...part('word/a.xml', noise(9_000)), says: { bytes: 5 } }])),
  ],
  [
    'uses the bytes of one entry for another',
    /重叠/,
    zip(officeParts('docx', [{ ...part('word/a.xml', 'ab'), says: { packed: 30 } }, part('word/b.xml')])),
  ],
  ['holds one name twice', /两个/, zip(officeParts('docx', [part('WORD/document.xml')]))],
  ['climbs out of its folder', /不合规/, zip(officeParts('docx', [part('../../etc/passwd')]))],
  [
    'is called one thing outside and another inside',
    /名称不同/,
    zip(officeParts('docx', [{ ...part('word/a.exe'), says: { name: 'word/a.xml' } }])),
  ],
  ['holds something that is on no list', /夹有/, zip(officeParts(), { between: Buffer.alloc(4_000, 'x') })],
  ['goes on after its end', /另有内容/, zip(officeParts(), { tail: latin1('x') })],
  ['does not add up', /校验和/, zip(officeParts('docx', [{ ...part('word/a.xml'), says: { sum: 7 } }]))],
  ['is cut short', /截断/, office().subarray(0, -30)],
])('an archive that %s is refused', async (_, actual, bytes) => {
  expect(await inspect(bytes)).toEqual({
    objection: expect.objectContaining({ actual: expect.stringMatching(actual) }),
  });
});

const repeated = (text: string, bytes: number) => latin1(text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes));

test.each<[string, Buffer]>([
  [
    'a PDF of nothing but beginnings',
    Buffer.concat([
      latin1('%PDF-1.7\n'),
      repeated('1 0 obj<</First 1>>stream\n', 20 * megabyte),
      latin1('endstream startxref\n%%EOF'),
    ]),
  ],
  [
    'a PDF of nothing but names',
    Buffer.concat([latin1('%PDF-1.7\n'), repeated('/#/First', 20 * megabyte), latin1('startxref\n%%EOF')]),
  ],
  ['a text of nothing but line breaks', repeated('\n', 5 * megabyte)],
  ['a text of nothing but tabs', repeated('\t', 5 * megabyte)],
  ['a JPEG of nothing but stuffed bytes', Buffer.concat([jpeg().subarray(0, -2), repeated('\xff\x00', 20 * megabyte)])],
  ['a Word file of tags that never end', office('docx', [part('word/a.xml', noisy('<w:instrText ', megabyte))])],
  ['a Word file of links that never end', office('docx', [rels(noisy('<Relationship Type ', megabyte))])],
])('%s is looked through before long', async (_, bytes) => {
  const begun = Date.now();
  await inspect(bytes);
  expect(Date.now() - begun).toBeLessThan(20_000);
});

test('whatever is done to a good file, it is admitted or refused, and never breaks the one who looks', async () => {
  const good = [pdf(packed('<</Type/Font>>')), jpeg(), png(), office(), office('xlsx'), ofd(), utf8('一、二\n')];
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ maxLength: 12 }),
    cut: fc.nat(12),
  });
  const property = fc.asyncProperty(
    fc.constantFrom(...good),
    fc.array(change, { maxLength: 4 }),
    async (file, changes) => {
      const changed = changes.reduce((so, { at, bytes, cut }) => {
        const place = Math.floor(at * so.length);
        return Buffer.concat([so.subarray(0, place), bytes, so.subarray(place + cut)]);
      }, file);
      const { type, objection } = await inspect(changed);
      expect(Boolean(type)).toBe(!objection);
    },
  );
  await fc.assert(property, { numRuns: 3_000, seed: 20261124 });
}, 60_000);

test('every objection says what can be done', async () => {
  const { objection } = await inspect(office('docm'));
  expect(objection).toEqual({
    rule: '文件不得含有宏、脚本、嵌入对象等可以执行的内容',
    actual: '宏',
    remedy: expect.stringContaining('请另存为不含宏的'),
  });
});

test('our own source is text, and no picture of it is taken for anything else', async () => {
  expect(await inspect(readFileSync(new URL('../../docs/glossary.md', import.meta.url)))).toEqual({ type: 'text' });
});

/** With a number behind each, so that it does not pack beyond what is believed. */
function noisy(text: string, bytes: number): string {
  return Array.from({ length: bytes / text.length }, (_, place) => text + Math.imul(place, 2_654_435_761)).join('');
}

/** Bytes that no packing makes smaller, the same on every run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let seed = 1;
  for (let at = 0; at < length; at += 4) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeUInt32LE(seed, Math.min(at, length - 4));
  }
  return bytes;
}
