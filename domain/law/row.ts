/** A figure of the law through time: one line of a topic file, with a row for every stretch of days and region in which it differs. */
import type { CivilDate } from '../time.ts';
import type { Cite } from './cite.ts';

/** How sure we are of a number: read in the official text, seen quoted, or recalled. What is only recalled never blocks. */
export type Certainty = 'read' | 'seen' | 'recalled';

/** The levels whose figures differ in Henan; `coveredFrom` is the first day on which every figure has a row. */
export const regions = {
  'henan-county': { title: '河南省县级', coveredFrom: '2020-03-09' },
  'henan-city': { title: '河南省设区的市本级（郑州市除外）', coveredFrom: '2020-03-09' },
  'henan-province': { title: '河南省省级', coveredFrom: '2020-03-09' },
} as const satisfies Record<string, { title: string; coveredFrom: CivilDate }>;
export type Region = keyof typeof regions;

/** The event whose day picks the row (law.md §14): a case is bound by the law of the day on which that event was. */
export const anchors = {
  opening: '立项',
  notice: '发布采购公告',
  evaluation: '评审',
  award: '确定中标（成交）供应商',
  contract: '签订合同',
  acceptance: '验收',
  evaluationOfPerformance: '绩效评价',
  payment: '支付',
} as const;
export type Anchor = keyof typeof anchors;

/** One stretch of days, from `from` to the day before `until`; without `until` it is in force. */
export interface Stretch {
  from: CivilDate;
  until?: CivilDate;
  /** Left out where the row holds in every region. */
  regions?: readonly Region[];
  /** The instrument and its number, or who in the house set it. */
  source: string;
  checkedOn: CivilDate;
}

/** In a time without such a rule nothing is measured; that it was looked up and found missing is said by a row. */
export type NoRule = Stretch & { none: true };

export interface Figure extends Stretch {
  value: number;
  /** Absent where the figure is the house's own, or its article is not on file. */
  cite?: Cite;
  /** Where the words were others at that time. */
  rule?: string;
  certainty: Certainty;
}

export interface LimitLine {
  /** The requirement in the law's words. */
  rule: string;
  unit: '日' | '个工作日' | '个月' | '次' | '人' | '家' | '项' | '分' | '基点' | '人/三人' | '分钟' | '倍';
  op: '>=' | '<=' | '<';
  anchor: Anchor;
  rows: readonly (Figure | NoRule)[];
}

/** A period set running. `wait`: nothing may happen sooner. `right`: lost when it ends. `duty`: late, but still owed. */
export interface ClockLine {
  title: string;
  unit: '日' | '个工作日';
  kind: 'wait' | 'right' | 'duty';
  anchor: Anchor;
  /** Something is always waited for some time: where no law sets the time, the row is the house's and cites nothing. */
  rows: readonly Figure[];
}

/** What is neither limit nor clock: a small table that is in force as a whole. */
export interface TableLine<Table> {
  title: string;
  anchor: Anchor;
  rows: readonly (Stretch & { table: Table })[];
}

/** What each release published, so that an edit afterwards is seen. */
export type Published = Readonly<
  Record<
    string,
    {
      /** By pack: the hash of what it said then. A case may be pinned to it. */
      packs: Readonly<Record<string, string>>;
      /** By figure: the hash of what those packs said of it. */
      figures: Readonly<Record<string, string>>;
    }
  >
>;
