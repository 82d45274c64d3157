/** 临时接管与结算：the house's days for carrying a service on. */
import type { ClockLine } from '../row.ts';
import { house, recalled } from './instruments.ts';

export const takeoverClocks = {
  planActivation: {
    title: '启动临时接管预案并派出接管人员',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 1, ...recalled }],
  },
  recordHandOver: {
    title: '移交服务档案与名册',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 3, ...recalled }],
  },
  recipientConfirmation: {
    title: '逐人确认服务已经接续',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 7, ...recalled }],
  },
  settlement: {
    title: '与原承接主体结算',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 10, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
