/** What a document may be called: a name that every machine can keep, that shows what it is, and that names nobody's number. */
import { type DocumentType, documentTypes } from './document.ts';

/** What ext4, NTFS and most archives take, in bytes of UTF-8: some eighty characters of Chinese. */
const nameBytesMax = 255;
/** Unseen or turning the text around: `合同fdp.exe` would be read as `合同exe.pdf`. */
const deceiving = /\p{Cf}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u3164|\uffa0/u;
const forDevices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** What is wrong with a name, as a sentence; nothing where it is in order. */
export function nameFault(name: string): string | undefined {
  if (!/\S/.test(name)) return '文件名不能为空，请填写文件名';
  if (!name.isWellFormed() || [...name].some(isControl)) return '文件名不得含有换行等控制字符，请重新键入文件名';
  if (/[\\/:*?"<>|]/.test(name)) return '文件名不得含有 \\ / : * ? " < > | 这些字符，引号请用“”';
  if (deceiving.test(name)) return '文件名不得含有看不见的字符或者改变文字方向的字符，请重新键入文件名，不要粘贴';
  if (/^[.\s]|[.\s]$/.test(name)) return '文件名的开头和结尾不得是点或者空格，请删去';
  if (forDevices.test(name)) return '这个名称在一些电脑上不能保存，请另取文件名';
  if (extensionOf(name) === undefined) return `文件名应当以扩展名结尾：${Object.keys(typeByExtension).join('、')}`;
  if (utf8Bytes(name) > nameBytesMax) return `文件名不得超过 ${nameBytesMax} 字节（约 80 个汉字），请缩短`;
  return personalNumberIn(name);
}

/** The extension of a type that can be filed; nothing for another. */
function extensionOf(name: string): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(typeByExtension, extension) ? extension : undefined;
}

const typeByExtension: Readonly<Record<string, DocumentType>> = Object.fromEntries(
  Object.entries(documentTypes).flatMap(([type, { extensions }]) =>
    extensions.map((one) => [one, type as DocumentType]),
  ),
);

export function typeOfName(name: string): DocumentType | undefined {
  return typeByExtension[extensionOf(name) ?? ''];
}

/** The name is in the journal for good, and a recipient's numbers have no business there. */
function personalNumberIn(name: string): string | undefined {
  // Full-width digits are digits, and a hyphen between their groups hides nothing.
  const plain = name.normalize('NFKC');
  const identities = plain.match(/(?<!\d)\d{6}[\s_-]?\d{8}[\s_-]?\d{3}[\dXx](?!\d)/g) ?? [];
  if (identities.some((one) => isIdentityNumber(one.replace(/[\s_-]/g, ''))))
    return '文件名不得含有身份证号，请改用代号';
  if (/(?<!\d)1[3-9]\d(?:[\s_-]?\d{4}){2}(?!\d)/.test(plain)) return '文件名不得含有手机号码，请改用代号';
  return undefined;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the last place is a check on the others, so that other numbers of eighteen digits are not taken for one. */
function isIdentityNumber(number: string): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return '10X98765432'[sum % 11] === number[17]!.toUpperCase();
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

function utf8Bytes(text: string): number {
  return [...text].reduce((total, character) => {
    const code = character.codePointAt(0)!;
    return total + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);
}
