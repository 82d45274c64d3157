/** 实施方案与采购实施计划：how long each step before the notice may take. */
import type { ClockLine } from '../row.ts';
import { house, recalled } from './instruments.ts';

export const filingClocks = {
  schemeApproval: {
    title: '审定实施方案',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  schemeCountersignature: {
    title: '会签实施方案',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  planFiling: {
    title: '报备采购实施计划',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  planNumbering: {
    title: '登记采购实施计划备案编号',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 5, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
