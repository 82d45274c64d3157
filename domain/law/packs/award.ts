/** 定标：from the report to the notice of award. */
import { cite } from '../cite.ts';
import type { ClockLine } from '../row.ts';
import { read, regulation } from './instruments.ts';

export const awardClocks = {
  reportDelivery: {
    title: '将评审报告送交采购人',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'evaluation',
    rows: [{ ...regulation, value: 2, cite: cite('procurementRegulation', 43), ...read }],
  },
  winnerFixing: {
    title: '确定中标（成交）供应商',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'award',
    rows: [{ ...regulation, value: 5, cite: cite('procurementRegulation', 43), ...read }],
  },
  awardNotice: {
    title: '发出中标（成交）通知书并公告结果',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'award',
    rows: [{ ...regulation, value: 2, cite: cite('procurementRegulation', 43), ...read }],
  },
} as const satisfies Record<string, ClockLine>;
