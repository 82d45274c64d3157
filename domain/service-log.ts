/** 服务记录：a log as a provider writes it, line by line; a log with one wrong line is not taken, and every wrong line is named. */
import type { CivilDate } from './time.ts';

/** One service given to one recipient, by pseudonym. */
export interface Visit {
  recipient: string;
  township: string;
  servedOn: CivilDate;
  /** HH:MM, on that day. */
  from: string;
  to: string;
  /** In hundredths of the unit of the contract: hours and visits come in quarters and halves. */
  volumeHundredths: number;
  /** The code of who served, where the provider keeps one. */
  staff?: string;
}

export interface RowFault {
  /** As the spreadsheet counts: the heading is line 1. */
  row: number;
  column?: string;
  rule: string;
  actual?: string;
  remedy: string;
}

export type ReadLog = { visits: readonly Visit[]; faults?: never } | { visits?: never; faults: readonly RowFault[] };

export const visitsMax = 5_000;
/** How many wrong lines are named; the rest are counted. */
export const faultsShownMax = 50;

export const columns = ['代号', '乡镇', '服务日期', '开始', '结束', '服务量', '服务人员'] as const;

const heading = columns.join(',');

/** What a visit must look like, column by column, in the order of the columns. */
const forms: readonly (readonly [column: string, form: RegExp, remedy: string])[] = [
  ['代号', /^r-[0-9a-z]{4,32}$/, '填写名册上的代号：r- 开头，后接小写字母或数字；不得填写姓名、证件号'],
  ['乡镇', /^[\p{L}\p{N}-]{1,40}$/u, '填写乡镇（街道）名称，不含空格和标点'],
  ['服务日期', /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期写作 2026-04-13'],
  ['开始', /^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 08:30'],
  ['结束', /^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 17:05'],
  ['服务量', /^\d{1,4}(\.\d{1,2})?$/, '填写数字，最多两位小数'],
  ['服务人员', /^([A-Za-z0-9-]{1,60})?$/, '填写人员编号，只可用字母、数字和连字符；没有编号的留空'],
];

/** All or nothing: a comma-separated table under its heading, of days `from` to `to`. */
export function readLog(text: string, from: CivilDate, to: CivilDate): ReadLog {
  const lines = linesOf(text);
  const [head, ...rows] = lines;
  if (head?.cells.join(',') !== heading) return { faults: [wrongHeading(head?.cells ?? [])] };
  if (rows.length > visitsMax) return { faults: [tooMany(rows.length)] };
  const faults = rows.flatMap((line) => faultsOf(line, from, to));
  return faults.length > 0 ? { faults } : { visits: rows.map(({ cells }) => visitOf(cells)) };
}

function wrongHeading(cells: readonly string[]): RowFault {
  return {
    row: 1,
    rule: `第一行是表头：${heading}`,
    actual: cells.join(',').slice(0, 200),
    remedy: '请用所给的表头，各列顺序不变',
  };
}

function tooMany(count: number): RowFault {
  return {
    row: visitsMax + 2,
    rule: `一份服务记录不超过 ${visitsMax} 行`,
    actual: `${count} 行`,
    remedy: '请按周分为几份，分别上传',
  };
}

interface Line {
  row: number;
  cells: readonly string[];
}

/** Of a field in quotation marks only commas are told apart; an empty line says nothing. */
function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ row: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function cellsOf(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  const whole = line.endsWith(',') ? cells : cells.slice(0, -1);
  return whole.map((cell) => {
    const bare = cell.replace(/,$/, '').trim();
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare;
  });
}

function faultsOf({ row, cells }: Line, from: CivilDate, to: CivilDate): RowFault[] {
  if (cells.length !== columns.length) {
    const rule = `每行 ${columns.length} 列`;
    return [{ row, rule, actual: `${cells.length} 列`, remedy: '请补齐或者删去多余的列；没有服务人员编号的留空' }];
  }
  const misshapen = forms.flatMap(([column, form, remedy], index) =>
    form.test(cells[index]!)
      ? []
      : [{ row, column, rule: `“${column}”不合格式`, actual: cells[index]!.slice(0, 60), remedy }],
  );
  return misshapen.length > 0 ? misshapen : faultsInSense(row, visitOf(cells), from, to);
}

function faultsInSense(row: number, visit: Visit, from: CivilDate, to: CivilDate): RowFault[] {
  const faults: RowFault[] = [];
  const { servedOn } = visit;
  if (new Date(`${servedOn}T00:00:00.000Z`).toJSON()?.slice(0, 10) !== servedOn)
    faults.push({ row, column: '服务日期', rule: '没有这一天', actual: servedOn, remedy: '请核对服务日期' });
  else if (servedOn < from || servedOn > to)
    faults.push({
      row,
      column: '服务日期',
      rule: `服务日期在本份记录的起止日之内：${from} 至 ${to}`,
      actual: servedOn,
      remedy: '请移到所属日期的那一份记录',
    });
  if (visit.from >= visit.to)
    faults.push({
      row,
      column: '结束',
      rule: '结束晚于开始',
      actual: `${visit.from}–${visit.to}`,
      remedy: '请核对时间；跨过零点的分作两行',
    });
  if (visit.volumeHundredths === 0)
    faults.push({ row, column: '服务量', rule: '服务量大于零', actual: '0', remedy: '没有提供服务的，删去本行' });
  return faults;
}

function visitOf(cells: readonly string[]): Visit {
  const [recipient, township, servedOn, from, to, volume, staff] = cells as [string, string, string, ...string[]];
  const [whole, part = ''] = volume!.split('.') as [string, string?];
  const volumeHundredths = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return { recipient, township, servedOn, from: from!, to: to!, volumeHundredths, ...(staff ? { staff } : {}) };
}

/** The wording that the hash of a log is taken of: whatever file they came in, the same visits are the same log. */
export function wordingOf(procurement: string, from: CivilDate, to: CivilDate, visits: readonly Visit[]): string {
  const lines = visits.map((visit) =>
    [
      visit.recipient,
      visit.township,
      visit.servedOn,
      visit.from,
      visit.to,
      visit.volumeHundredths,
      visit.staff ?? '',
    ].join(','),
  );
  return [procurement, from, to, ...lines.sort()].join('\n');
}
