/**
 * 统一社会信用代码 (GB 32100-2015): eighteen characters, of which the ninth to seventeenth are the organisation's code (GB 11714)
 * with a check of its own, and the last checks all.
 *
 * Our own, because validators at hand refuse codes that are good: those of registrars with a letter (N for 农业农村, whose rural
 * collectives may provide services, A and Y), and every code whose check character is 0.
 */

/** Without I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const weightBase = 3;
const length = 18;
const [organisationFrom, organisationCheckAt] = [8, 16];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** 登记管理部门, by the first character. */
export const registrars: Readonly<Record<string, string>> = {
  1: '机构编制',
  2: '外交',
  3: '司法行政',
  4: '文化',
  5: '民政',
  6: '旅游',
  7: '宗教',
  8: '工会',
  9: '市场监管',
  A: '中央军委改革和编制办公室',
  N: '农业农村',
  Y: '其他',
};

/** What is wrong with a code, in words; nothing where it is good. */
export function faultOfUscc(code: string): string | undefined {
  if (code.length !== length) return `统一社会信用代码应当为 ${length} 位，所填为 ${code.length} 位`;
  const strange = [...code].find((one) => !alphabet.includes(one));
  if (strange) return `统一社会信用代码不含“${strange}”：只用数字和 I、O、Z、S、V 以外的大写字母`;
  if (!registrars[code[0]!]) return `第 1 位“${code[0]}”不是登记管理部门代码`;
  if (!/^\d{6}$/.test(code.slice(2, organisationFrom))) return '第 3 至 8 位为登记机关行政区划码，应当为数字';
  const organisation = organisationCheck(code.slice(organisationFrom, organisationCheckAt));
  if (code[organisationCheckAt] !== organisation) return `第 17 位（组织机构代码校验码）应当为“${organisation}”`;
  const check = usccCheck(code.slice(0, length - 1));
  return code[length - 1] === check ? undefined : `第 18 位（校验码）应当为“${check}”`;
}

/** Of the first seventeen characters: weights are powers of 3, modulo 31; a remainder of 0 makes the check 0. */
export function usccCheck(front: string): string {
  let [sum, weight] = [0, 1];
  for (const one of front) {
    sum += alphabet.indexOf(one) * weight;
    weight = (weight * weightBase) % alphabet.length;
  }
  return alphabet[(alphabet.length - (sum % alphabet.length)) % alphabet.length]!;
}

/** Of the eight characters of the organisation's number, where letters count from A = 10 on; 10 is written X. */
export function organisationCheck(number: string): string {
  const sum = organisationWeights.reduce((so, weight, place) => so + letters.indexOf(number[place]!) * weight, 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
