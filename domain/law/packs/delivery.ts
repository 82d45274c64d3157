/** 服务过程：how many are called back, and how soon silence is asked about; the house's figures, where the contract has none. */
import type { ClockLine, LimitLine } from '../row.ts';
import { house, recalled } from './instruments.ts';

export const deliveryLimits = {
  callBackShare: {
    rule: '回访的服务对象不少于本期服务对象的百分之十',
    unit: '基点',
    op: '>=',
    anchor: 'contract',
    rows: [{ ...house, value: 1_000, ...recalled }],
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
  warningJudgement: {
    title: '核实服务中断预警',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 2, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
