/** The small shapes that all acts are built of: no default, coercion, transform or trim, so that what was sent is what is kept. */
import { z } from 'zod';
import './messages.ts';

const [earliestYear, latestYear] = ['2000', '2100'];
const outOfAge = `年份应当在 ${earliestYear} 年至 ${latestYear} 年之间`;

/** What is written with more than four digits of year is no day that can be counted from. */
function isOfThisAge(text: string): boolean {
  return /^\d{4}-/.test(text) && text.slice(0, 4) >= earliestYear && text.slice(0, 4) <= latestYear;
}

/** One spelling for one moment, so that two equal moments are equal strings. */
export const Moment = z.iso.datetime({ precision: 3 }).refine(isOfThisAge, outOfAge);
export const Day = z.iso.date().refine(isOfThisAge, outOfAge);
export const Text = (most: number) => z.string().regex(/\S/, '不能为空').max(most);
/** Whole fen; at most ten thousand million yuan, far inside what a number holds exactly. */
export const Fen = z.int().min(0).max(1_000_000_000_000);
export const BasisPoints = z.int().min(0).max(10_000);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '应当是 64 位小写十六进制的 SHA-256');
/** The code of an organisation or a person: letters, digits, hyphen. */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/, '只可用字母、数字和连字符')
  .refine((code) => !isInherited(code), '不可用作代码');
/** Keys of a numbered list: '1', '2', … */
export const LineNumber = z.string().regex(/^[1-9]\d{0,2}$/, '应当是从 1 开始的序号');

/** `constructor` and its like stand in every record already: as a key they would be found where nobody put them. */
export function isInherited(key: string): boolean {
  return key in {};
}

/** 统一社会信用代码 by its form; whether its check characters are right is a finding (uscc.ts). */
export const Uscc = z.string().regex(/^[0-9A-Z]{18}$/, '应当是 18 位统一社会信用代码');

const suppliersMax = 200;
export const bySupplier = <Value extends z.ZodType>(value: Value) =>
  z
    .record(Code, value)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= suppliersMax, '供应商为 1 至 200 家');
