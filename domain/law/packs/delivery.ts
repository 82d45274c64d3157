/** 服务过程：how many are called back, and how soon silence is asked about; the house's figures, where the contract has none. */

import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, read, recalled, rules2019 } from './instruments.ts';

export const deliveryLimits = {
  callBackShare: {
    rule: '回访的服务对象不少于本期服务对象的百分之十',
    unit: '基点',
    op: '>=',
    anchor: 'contract',
    rows: [{ ...house, value: 1_000, ...recalled }],
  },
  dispatchedWage: {
    rule: '派遣人员的工资标准按照不低于当地当年最低工资标准的1.5倍执行',
    unit: '基点',
    op: '>=',
    anchor: 'contract',
    rows: [{ ...rules2019, value: 15_000, cite: cite('rules2019', 37), ...read }],
  },
} as const satisfies Record<string, LimitLine>;

export const deliveryClocks = {
  weeklyLog: {
    title: '提交本周服务记录',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 3, ...recalled }],
  },
  coordination: {
    title: '答复承接主体的协调请求',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  warningJudgement: {
    title: '核实服务中断预警',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 2, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
