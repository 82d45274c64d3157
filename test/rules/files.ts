/** Files as people bring them, and as people should not, made byte by byte. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A page with nothing on it. `objects` stand among the others, as they are. */
export function pdf(objects = '', more: { trailer?: string; tail?: string } = {}): Buffer {
  const { trailer = '', tail = '' } = more;
  const body = [
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3',
    '1 0 obj\n<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>\nendobj',
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj',
    '4 0 obj\n<</Type/Outlines/First 3 0 R/Last 3 0 R>>\nendobj',
    objects,
    `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 5/Root 1 0 R${trailer}>>\nstartxref\n9\n%%EOF\n${tail}`,
  ];
  return latin1(body.join('\n'));
}

/** Objects packed away in a compressed stream, where a look at the file does not find them. */
export function packed(objects: string, dictionary = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode'): string {
  const data = deflateSync(latin1(`7 0 ${objects}`)).toString('latin1');
  return `6 0 obj\n<<${dictionary}/Length ${data.length}>>stream\n${data}\nendstream\nendobj`;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([latin1(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function png(width = 1, height = 1, more: readonly (readonly [string, Buffer])[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const image = deflateSync(Buffer.alloc(2));
  const chunks = [chunk('IHDR', header), ...more.map(([type, data]) => chunk(type, data)), chunk('IDAT', image)];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

/** With a thumbnail in its head, which ends like an image itself, and a restart mark among its data. */
export function jpeg(width = 1, height = 1, comment = ''): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const thumbnail = Buffer.concat([latin1('Exif\0\0'), Buffer.from('ffd8ffd9', 'hex')]);
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from('12ff0034ffd056', 'hex')]);
  const parts = [segment(0xe1, thumbnail), segment(0xfe, latin1(comment)), segment(0xc0, frame), scan];
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...parts, Buffer.from('ffd9', 'hex')]);
}

export interface Packed {
  name: string;
  content: Buffer | string;
  /** What the directory says where it does not tell the truth. */
  says?: { name?: string; bytes?: number; packed?: number; sum?: number; flags?: number };
}

/** An archive, entry by entry; `between` stands before the directory, `tail` after the end. */
export function zip(entries: readonly Packed[], more: { between?: Buffer; tail?: Buffer } = {}): Buffer {
  const { between = Buffer.alloc(0), tail = Buffer.alloc(0) } = more;
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content, says = {} } of entries) {
    const plain = Buffer.from(content as string);
    const data = deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | (says.flags ?? 0), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(says.sum ?? crc32(plain), 10);
    head.writeUInt32LE(data.length + (says.packed ?? 0), 14);
    head.writeUInt32LE(says.bytes ?? plain.length, 18);
    const [inside, outside] = [Buffer.from(name), Buffer.from(says.name ?? name)];
    head.writeUInt16LE(inside.length, 22);
    locals.push(Buffer.concat([latin1('PK\x03\x04'), head, inside, data]));
    head.writeUInt16LE(outside.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([latin1('PK\x01\x02'), Buffer.from([20, 0]), head, rest, outside]));
    offset += locals.at(-1)!.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset + between.length, 16);
  return Buffer.concat([...locals, between, directory, end, tail]);
}

const mainOf = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
} as const;

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of a Word file or workbook, and more of them. */
export function officeParts(kind: keyof typeof mainOf = 'docx', more: readonly Packed[] = []): Packed[] {
  const types = `${declared}<Types><Override PartName="/word/document.xml" ContentType="${mainOf[kind]}"/></Types>`;
  const text = `${declared}<w:document><w:body><w:p><w:r><w:t>实施方案</w:t></w:r></w:p></w:body></w:document>`;
  return [
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: link('http://…/officeDocument', 'word/document.xml') },
    { name: 'word/document.xml', content: text },
    ...more,
  ];
}

export function link(type: string, target: string, mode = ''): string {
  const how = mode ? ` TargetMode="${mode}"` : '';
  return `${declared}<Relationships><Relationship Id="r1" Type="${type}" Target="${target}"${how}/></Relationships>`;
}

export const office = (kind: keyof typeof mainOf = 'docx', more: readonly Packed[] = []) =>
  zip(officeParts(kind, more));

export function ofd(more: readonly Packed[] = []): Buffer {
  const root = `${declared}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"></ofd:OFD>`;
  return zip([{ name: 'OFD.xml', content: root }, { name: 'Doc_0/Document.xml', content: `${declared}<a/>` }, ...more]);
}
