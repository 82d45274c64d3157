/** 采购方式的选择：what repeated purchases may sum up to, what may be added on. */
import { cite } from '../cite.ts';
import type { LimitLine, Region } from '../row.ts';
import { henanCatalogue2020, house, law, read, recalled, rules2019, seen } from './instruments.ts';

const checkedOn = '2026-11-24';
const openTenderSum = { ...henanCatalogue2020, cite: cite('procurementRegulation', 28), ...seen, checkedOn } as const;

export const methodChoiceLimits = {
  /** 超过: the sum that just reaches the amount does not exceed it. */
  repeatedPurchases: {
    rule: '一个财政年度内，一个预算项目下的同一品目以公开招标以外的方式多次采购，累计资金数额不得超过公开招标数额标准',
    unit: '分',
    op: '<=',
    anchor: 'opening',
    rows: [
      { ...openTenderSum, regions: ['henan-county', 'henan-city'], value: 2_000_000_00 },
      { ...openTenderSum, regions: ['henan-province'], value: 4_000_000_00 },
    ],
  },
  priorityProjects: {
    rule: '根据本地情况推动1-2项拟购买的重点服务项目取得实效',
    unit: '项',
    op: '<=',
    anchor: 'opening',
    rows: [{ ...rules2019, value: 2, cite: cite('rules2019', 13), ...read, checkedOn }],
  },
  additionShare: {
    rule: '需要继续从原供应商处添购的，添购资金总额不超过原合同采购金额百分之十',
    unit: '基点',
    op: '<=',
    anchor: 'opening',
    rows: [{ ...law, value: 1000, cite: cite('procurementLaw', 31), ...read, checkedOn }],
  },
  /** 财库〔2021〕22号 asks for a survey; how many are asked is practice. */
  surveyRespondents: {
    rule: '需求调查的对象一般不少于三家',
    unit: '家',
    op: '>=',
    anchor: 'opening',
    rows: [{ ...house, value: 3, ...recalled, checkedOn }],
  },
} as const satisfies Record<string, LimitLine>;

/**
 * 条例78: who approves another method than open tender. A county that the province administers financially may have been given
 * the city's power; none of these regions has it.
 */
export const methodApprovers: Readonly<Record<Region, 'cityFinance' | 'countyFinance'>> = {
  'henan-county': 'cityFinance',
  'henan-city': 'cityFinance',
  'henan-province': 'cityFinance',
};
