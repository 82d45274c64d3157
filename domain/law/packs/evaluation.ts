/** 评审：what the price may weigh, and how long the committee has. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { consultation, house, recalled, seen, tender87 } from './instruments.ts';

export const evaluationLimits = {
  priceWeightOpenTender: {
    rule: '综合评分法中，服务项目的价格分值占总分值的比重不得低于10%',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...tender87, value: 1000, cite: cite('tender87', 55), ...seen }],
  },
  priceWeightConsultation: {
    rule: '综合评分法中，服务项目的价格分值占总分值的比重不得低于10%',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...consultation, value: 1000, cite: cite('consultation2014', 24), ...seen }],
  },
  priceWeightConsultationMost: {
    rule: '综合评分法中，服务项目的价格分值占总分值的比重不得高于30%',
    unit: '基点',
    op: '<=',
    anchor: 'notice',
    rows: [{ ...consultation, value: 3000, cite: cite('consultation2014', 24), ...seen }],
  },
} as const satisfies Record<string, LimitLine>;

export const evaluationClocks = {
  bidEvaluation: {
    title: '完成评审并签署评审报告',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'evaluation',
    rows: [{ ...house, value: 5, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
