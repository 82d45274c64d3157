/** 履约、验收与绩效评价：cure, acceptance, and who is asked. */
import type { ClockLine, LimitLine } from '../row.ts';
import { house, recalled } from './instruments.ts';

export const performanceLimits = {
  acceptanceGroup: {
    rule: '验收小组成员不少于三人',
    unit: '人',
    op: '>=',
    anchor: 'acceptance',
    rows: [{ ...house, value: 3, ...recalled }],
  },
  curePeriod: {
    rule: '催告应当给予合理期限',
    unit: '日',
    op: '>=',
    anchor: 'contract',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  evaluationSample: {
    rule: '服务对象满意度调查的样本不少于三十人',
    unit: '人',
    op: '>=',
    anchor: 'evaluationOfPerformance',
    rows: [{ ...house, value: 30, ...recalled }],
  },
} as const satisfies Record<string, LimitLine>;

export const performanceClocks = {
  delivery: {
    title: '按合同报告本期服务',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 30, ...recalled }],
  },
  verification: {
    title: '核验本期服务',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  cure: {
    title: '催告的改正期限',
    unit: '日',
    kind: 'wait',
    anchor: 'contract',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  defaultDecision: {
    title: '审查改正情况，未改正的认定违约',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  evaluationAnswer: {
    title: '承接主体答复评价结果',
    unit: '个工作日',
    kind: 'right',
    anchor: 'evaluationOfPerformance',
    rows: [{ ...house, value: 5, ...recalled }],
  },
  acceptanceCure: {
    title: '改正验收不合格之处，重新申请验收',
    unit: '日',
    kind: 'duty',
    anchor: 'acceptance',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  acceptance: {
    title: '组织履约验收',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'acceptance',
    rows: [{ ...house, value: 10, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
