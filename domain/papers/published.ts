/** 公告文书：a paper that carries what was published, every field of it and nothing else. */
import { percent, yuan } from '../money.ts';
import { wordsOf } from '../notice-fields.ts';
import type { Publication } from '../publication.ts';
import { civilDate, clockTime } from '../time.ts';
import { type Block, inFull, inOrder, type Paper } from './paper.ts';
import { fieldWords, valueWords } from './words.ts';

type Body = Readonly<Record<string, unknown>>;

/** What is published once and what again and again: the last of a kind, or the one with a number, is asked for. */
export const publishedKinds: Readonly<Record<Publication['kind'], string>> = {
  intention: '采购意向公开',
  singleSource: '单一来源公示',
  notice: '采购公告',
  clarification: '更正（澄清）公告',
  termination: '终止公告',
  award: '中标（成交）结果公告',
  contract: '合同公告',
  acceptance: '验收结果公告',
  evaluation: '绩效评价结果公告',
  correction: '更正公告',
  amendment: '合同变更公告',
  complaintDecision: '投诉处理结果公告',
  ban: '禁止参加政府采购活动的公告',
};

/** As it was told, whatever the case is now: a paper of what anyone has read must say what they read. */
export function publishedPaper(publication: Publication): Paper {
  const { case: number, at, title, body, kind } = publication;
  const words = wordsOf(publication);
  const label = (key: string) => words[key] ?? labelOf(key);
  const told = sorted(body as Body, words);
  const plain = told.filter(([key, value]) => !tabled(key, value));
  return {
    title,
    number,
    blocks: [
      {
        fields: [
          ['发布时间', clockTime(at)],
          ...plain.map(([key, value]) => [label(key), filledIn(key, value)] as const),
        ],
      },
      ...told.flatMap(([key, value]) => {
        const table = tabled(key, value);
        return table ? [{ heading: label(key) }, ...table] : [];
      }),
    ],
    signatures: [],
    issuer: kind === 'complaintDecision' || kind === 'ban' ? '采购监管部门' : issuerOf(body as Body),
    on: civilDate(at),
  };
}

function issuerOf({ agency, purchaser }: Body): string {
  return [purchaser, agency].filter((one) => typeof one === 'string').join('、');
}

/** In the order of the words: a store keeps none. What has no word of its own comes last, under its own name. */
function sorted(body: Body, words = fieldWords): [string, unknown][] {
  const order = Object.keys(words);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return inOrder(body)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => place(a) - place(b));
}

function labelOf(key: string): string {
  return fieldWords[key] ?? key;
}

/** A sum that the public is told stands in capitals, too. */
function filledIn(key: string, value: unknown): string {
  return /Fen$/.test(key) && typeof value === 'number' ? inFull(value) : worded(key, value);
}

/** What comes by lines is a table; nothing where it is to be filled in on one line. */
function tabled(key: string, value: unknown): Block[] | undefined {
  return typeof value === 'object' && value !== null ? tables[key]?.(value as Body) : undefined;
}

const tables: Readonly<Record<string, (value: Body) => Block[] | undefined>> = {
  services: (lines) => [servicesTable(lines as Record<string, object>)],
  instalments: (instalments) => [instalmentsTable(instalments)],
  items: (items) => [lineTable(items, ['title', 'standard', 'passed', 'remark'])],
  lots: (lots) => [
    lineTable(lots, ['number', 'title', 'ceilingFen', 'bidSecurityFen', 'townships', 'services'], '采购包'),
  ],
  recommended: (pool) => [lineTable(pool, ['grounds'], '供应商')],
  experts: (experts) =>
    Array.isArray(experts) ? undefined : [lineTable(experts, ['name', 'employer', 'title', 'opinion'])],
  parties: ({ unitPrices, ...named }) => [
    lineTable(named, ['name', 'address', 'contact'], '各方', labelOf),
    ...(isRecord(unitPrices)
      ? [{ fields: [['主要标的单价（按采购内容序号）', worded('unitPrices', unitPrices)]] } as Block]
      : []),
  ],
  scoring: ({ factors, ...rest }) => [
    lineTable(factors as Body, ['title', 'kind', 'weightBp', 'standard', 'bands']),
    ...(Object.keys(rest).length > 0
      ? [{ fields: sorted(rest).map(([key, one]) => [labelOf(key), filledIn(key, one)]) } as Block]
      : []),
  ],
};

/** A column for each field, and for what lines hold besides: nothing that was told is left out. */
function lineTable(
  lines: Body,
  fields: readonly string[],
  first = '序号',
  called = (line: string) => line,
  said = worded,
): Block {
  const held = Object.values(lines).flatMap((one) => Object.keys(one as Body));
  const columns = [...fields, ...[...new Set(held)].filter((one) => !fields.includes(one)).sort()];
  const rows = sorted(lines).map(([line, one]) => [called(line), ...columns.map(cell(one as Body, said))]);
  return { table: { head: [first, ...columns.map(labelOf)], rows } };
}

const cell = (body: Body, said: typeof worded) => (key: string) =>
  body[key] === undefined ? '' : said(key, body[key]);

/** Lines of a scheme, with all that was told of each. */
export function servicesTable(lines: Readonly<Record<string, object>>): Block {
  const fields = ['title', 'catalogueItem', 'content', 'quantity', 'unit', 'standard', 'amountFen'];
  return lineTable(lines as Body, fields);
}

/** Each with its sum in capitals: it is what is paid. */
export function instalmentsTable(instalments: unknown): Block {
  const numbered = ({ number, ...one }: Body) => [String(number), one] as const;
  const lines = isListOfRecords(instalments) ? Object.fromEntries(instalments.map(numbered)) : (instalments as Body);
  return lineTable(lines, ['title', 'amountFen', 'gate', 'plannedOn'], '期次', undefined, filledIn);
}

/** A value in words; of what holds others, each under its name. */
function worded(key: string, value: unknown): string {
  if (value === null) return '（无）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return figure(key, value);
  if (typeof value === 'string') return valueWords[key]?.[value] ?? moment(value);
  if (Array.isArray(value)) return value.map((one) => worded(key, one)).join('、');
  const body = value as Body;
  return sorted(body)
    .map(([inner, one]) => `${isNaming(key) ? inner : labelOf(inner)}：${worded(lineKey(key, inner), one)}`)
    .join('；');
}

/** Records by line hold figures of the kind that their own name says. */
function lineKey(key: string, inner: string): string {
  if (key === 'unitPrices') return 'amountFen';
  return key === 'quantities' ? 'quantity' : inner;
}

/** Their keys are numbers or codes, and no names of fields. */
function isNaming(key: string): boolean {
  return ['unitPrices', 'quantities', 'experts', 'factors', 'bands', 'services', 'instalments', 'items'].includes(key);
}

const inHundredths = ['points', 'byPurchaser', 'byRecipients', 'byThirdParty'];

function figure(key: string, value: number): string {
  if (/Fen$/.test(key)) return yuan(value);
  if (/Bp$/.test(key)) return percent(value);
  return inHundredths.includes(key) ? (value / 100).toFixed(2) : String(value);
}

function moment(value: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? clockTime(value) : value;
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfRecords(value: unknown): value is Body[] {
  return Array.isArray(value) && value.every(isRecord);
}
