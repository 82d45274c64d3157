/** 公告文书：a paper that carries what was published, every field of it and nothing else. */
import { percent, yuan } from '../money.ts';
import type { Publication } from '../publication.ts';
import { civilDate, clockTime } from '../time.ts';
import { type Block, inFull, inOrder, type Paper } from './paper.ts';
import { fieldWords, gateTitles, valueWords } from './words.ts';

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
};

/** As it was told, whatever the case is now: a paper of what anyone has read must say what they read. */
export function publishedPaper({ case: number, at, title, body, kind }: Publication): Paper {
  const told = body as Body;
  const tables = Object.keys(told).filter((key) => tabled(key, told[key]) !== undefined);
  const plain = sorted(told).filter(([key]) => !tables.includes(key));
  const isOfRegulator = kind === 'complaintDecision';
  return {
    title,
    number: numberOf(number),
    blocks: [
      { fields: [['采购编号', numberOf(number)], ['发布时间', clockTime(at)], ...plain.map(fieldOf)] },
      ...sorted(told).flatMap(([key, value]) => {
        const table = tabled(key, value);
        return table ? [{ heading: labelOf(key) }, table] : [];
      }),
    ],
    signatures: [],
    issuer: isOfRegulator ? '采购监管部门' : issuerOf(told),
    on: civilDate(at),
  };
}

function numberOf(name: string): string {
  return name.replace(/^[a-z]+:/, '');
}

function issuerOf({ agency, purchaser }: Body): string {
  return [purchaser, agency].filter((one) => typeof one === 'string').join('、');
}

/** In the order of the words: a store keeps none. What has no word of its own comes last, under its own name. */
function sorted(body: Body): [string, unknown][] {
  const order = Object.keys(fieldWords);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return inOrder(body)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => place(a) - place(b));
}

function labelOf(key: string): string {
  return fieldWords[key] ?? key;
}

function fieldOf([key, value]: [string, unknown]): readonly [string, string] {
  if (/Fen$/.test(key) && typeof value === 'number') return [labelOf(key), inFull(value)];
  return [labelOf(key), worded(key, value)];
}

/** What comes by lines is a table. */
function tabled(key: string, value: unknown): Block | undefined {
  const rows = () => inOrder(value as Record<string, Body>);
  if (key === 'services' && isRecord(value)) return servicesTable(value as Record<string, Body>);
  if (key === 'instalments' && (isRecord(value) || isListOfRecords(value))) return instalmentsTable(value);
  if (key === 'items' && isRecord(value)) {
    const row = ([line, one]: [string, Body]) => [line, ...['title', 'standard', 'passed', 'remark'].map(cell(one))];
    return { table: { head: ['序号', '名称', '标准', '是否合格', '说明'], rows: rows().map(row) } };
  }
  if (key === 'recommended' && isRecord(value)) {
    return { table: { head: ['供应商', '理由'], rows: rows().map(([one, body]) => [one, cell(body)('grounds')]) } };
  }
  return undefined;
}

const cell = (body: Body) => (key: string) => (body[key] === undefined ? '' : worded(key, body[key]));

/** Lines of a scheme, with all that was told of each. */
export function servicesTable(lines: Readonly<Record<string, object>>): Block {
  const fields = ['title', 'catalogueItem', 'content', 'quantity', 'unit', 'standard', 'amountFen'];
  const rows = inOrder(lines).map(([line, one]) => [line, ...fields.map(cell(one as Body))]);
  return { table: { head: ['序号', ...fields.map(labelOf)], rows } };
}

/** Each with its sum in capitals: it is what is paid. */
export function instalmentsTable(instalments: unknown): Block {
  const list: readonly Body[] = isListOfRecords(instalments)
    ? instalments
    : inOrder(instalments as Record<string, Body>).map(([number, one]) => ({ number, ...one }));
  const rows = list.map(({ number, title, amountFen, gate, plannedOn }) => [
    String(number),
    String(title),
    inFull(amountFen as number),
    gateTitles[gate as string] ?? String(gate),
    String(plannedOn),
  ]);
  return { table: { head: ['期次', '名称', '金额', '支付条件', '计划日期'], rows } };
}

/** A value in words; of what holds others, each under its name. */
function worded(key: string, value: unknown): string {
  if (value === null) return '（无）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return figure(key, value);
  if (typeof value === 'string') return valueWords[key]?.[value] ?? moment(key, value);
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

function moment(key: string, value: string): string {
  return ['bidsDue', 'was', 'at'].includes(key) && /T.*Z$/.test(value) ? clockTime(value) : value;
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfRecords(value: unknown): value is Body[] {
  return Array.isArray(value) && value.every(isRecord);
}
