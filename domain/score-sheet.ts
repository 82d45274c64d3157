/** 评分表：one member's points, factor by factor of the notice, each of them one that its bands allow. */
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { isTender } from './methods.ts';
import { sum } from './money.ts';
import type { Procurement } from './procurement.ts';
import { givenFactors } from './score.ts';
import type { ScoreSheet } from './shapes/selection.ts';

type Sheets = NonNullable<ScoreSheet['sheets']>;

export function ofSheet(state: Procurement, { sheets, scores }: ScoreSheet): Finding[] {
  if (!state.notice?.scoring) {
    return [houseRule(!sheets, '公告未列评审因素的，只填总分', '请填写 scores', 'blocks')];
  }
  const rule = '采购文件中没有规定的评审标准不得作为评审的依据';
  const article = isTender(state.opening.method)
    ? cite('procurementRegulation', 34, 5)
    : cite('consultation2014', 24, 1);
  const byFactor = requirement(!scores, rule, article, '请按公告所列的评审因素逐项评分（sheets）；价格分由系统计算');
  const faults = Object.entries(sheets ?? {}).flatMap(([supplier, given]) => faultsOf(state, supplier, given));
  const remedy = faults.slice(0, faultsTold).join('；');
  return [byFactor, houseRule(faults.length === 0, '逐项评分，每项为评分区间所列的分值', remedy, 'blocks')];
}

/** As many as can be read at once. */
const faultsTold = 5;

function faultsOf(state: Procurement, supplier: string, given: Readonly<Record<string, number>>): string[] {
  const factors = givenFactors(state);
  const strange = Object.keys(given).filter((number) => !factors[number]);
  return [
    ...strange.map((number) => `${supplier} 多填第 ${number} 项`),
    ...Object.entries(factors).flatMap(([number, { title, bands = {} }]) => {
      const points = given[number];
      const allowed = Object.values(bands).map((band) => band.points);
      if (points === undefined) return [`${supplier} 缺第 ${number} 项“${title}”`];
      if (allowed.includes(points)) return [];
      return [`${supplier} 第 ${number} 项“${title}”可评 ${allowed.map((one) => one / 100).join('、')} 分`];
    }),
  ];
}

/** By supplier: what the member gives in all, without the price. */
export function totalsOf(sheets: Sheets): Record<string, number> {
  return Object.fromEntries(Object.entries(sheets).map(([supplier, given]) => [supplier, sum(Object.values(given))]));
}
