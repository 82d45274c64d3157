/** 涉密、个人信息：what in a free text looks like a secret or like somebody's own data. It points; whoever reads decides. */

export const secretKinds = {
  identityCard: '居民身份证号',
  bankAccount: '银行账号',
  mobile: '手机号码',
  landline: '固定电话号码',
  email: '电子邮箱',
  household: '住户门牌',
  marking: '密级标志',
  internal: '内部文件标志',
  stateSecret: '涉及国家秘密的表述',
} as const;
export type SecretKind = keyof typeof secretKinds;

/** Where in the text, counted in characters from 1, and how it begins: never all of it. */
export interface SecretPlace {
  kind: SecretKind;
  from: number;
  length: number;
  begins: string;
}

/** Between two digits of one number: people write spaces and hyphens there, and machines what nobody sees. */
const gap = '[\\s\\-－—–‐·.\\u00ad\\u200b-\\u200d\\ufeff]{0,3}';
const digits = (count: string) => `\\d(?:${gap}\\d){${count}}`;
/** Neither the end nor the beginning of a longer number, nor of a code with letters. */
const alone = (pattern: string) => new RegExp(`(?<![\\dA-Za-z])${pattern}(?![\\dA-Za-z])`, 'g');

interface Sought {
  kind: SecretKind;
  pattern: RegExp;
  holds?(found: string): boolean;
}

/** In this order: what was found as one is not looked at as another. */
const sought: readonly Sought[] = [
  {
    kind: 'identityCard',
    pattern: alone(`${digits('16')}${gap}[\\dXx]`),
    holds: (found) => isIdentityCard(bare(found)),
  },
  { kind: 'identityCard', pattern: alone(digits('14')), holds: (found) => isOldIdentityCard(bare(found)) },
  { kind: 'bankAccount', pattern: alone(`[3-69](?:${gap}\\d){15,18}`), holds: (found) => isLuhn(bare(found)) },
  { kind: 'bankAccount', pattern: new RegExp(`(?:账|帐|卡)[号户][^\\d\\n]{0,12}${digits('9,29')}`, 'g') },
  {
    kind: 'mobile',
    pattern: new RegExp(`(?<![\\dA-Za-z])(?:(?:\\+|00)86${gap})?1${gap}[3-9](?:${gap}\\d){9}(?![\\dA-Za-z])`, 'g'),
  },
  { kind: 'landline', pattern: alone(`[(]?0\\d{2,3}[)]?${gap}[2-9](?:${gap}\\d){6,7}`) },
  { kind: 'landline', pattern: alone('[48]00-\\d{3,4}-?\\d{3,4}') },
  { kind: 'email', pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g },
  {
    kind: 'household',
    pattern: /\d{1,4}\s?(?:号楼?|栋|幢|座)\s?(?:[\d一二三四五六七八九十]{1,3}\s?单元\s?)?\d{1,5}\s?(?:室|户)/g,
  },
  { kind: 'household', pattern: /村[^，。；、\n]{0,12}?[\d一二三四五六七八九十]{1,3}\s?组\s?\d{1,4}\s?[号户]/g },
  {
    kind: 'marking',
    pattern: /(?:绝密|机密|秘密)\s*[★☆*]|密\s*级\s*[::]\s*(?:绝密|机密|秘密)|[【[(](?:绝密|机密|秘密)[】\])]/g,
  },
  { kind: 'marking', pattern: /绝密|机密(?!性)/g },
  { kind: 'internal', pattern: /内部(?:资料|文件|使用|传阅)|仅供内部|不得外传|注意保[存密]/g },
  { kind: 'stateSecret', pattern: /(?:属于|涉及|载有|含有)国家秘密/g },
];

/** More would tell nobody more. */
const placesMax = 20;

/** In the order in which they stand in the text. */
export function secretsIn(text: string): SecretPlace[] {
  let left = narrow(text);
  const found: SecretPlace[] = [];
  for (const { kind, pattern, holds } of sought) {
    for (const match of left.matchAll(pattern)) {
      if (holds && !holds(match[0])) continue;
      const { index, 0: whole } = match;
      const begins = text.slice(index, index + 3);
      found.push({ kind, from: index + 1, length: whole.length, begins });
      left = `${left.slice(0, index)}${'\n'.repeat(whole.length)}${left.slice(index + whole.length)}`;
    }
  }
  return found.sort((one, other) => one.from - other.from).slice(0, placesMax);
}

/** Wide characters as the narrow ones that they stand for; every place stays where it is. */
function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

function bare(found: string): string {
  return found.replace(/[^\dXx]/g, '').toUpperCase();
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** GB 11643: eighteen characters, of which the last is counted from the others. */
export function isIdentityCard(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || !isDay(number.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return checkCharacters[sum % 11] === number[17];
}

/** The fifteen of before 1999, which have no check: a province and a day of birth in the twentieth century. */
export function isOldIdentityCard(number: string): boolean {
  return (
    /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{13}$/.test(number) && isDay(`19${number.slice(6, 12)}`)
  );
}

function isDay(eight: string): boolean {
  const day = `${eight.slice(0, 4)}-${eight.slice(4, 6)}-${eight.slice(6)}`;
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return /^(19|20)/.test(eight) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/** ISO/IEC 7812-1: what the numbers of cards are checked by. */
export function isLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(number);
}
