/** 合同：its security, its term, and the days to sign, publish and file it. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { law, purchase102, read, recalled, regulation } from './instruments.ts';

export const contractLimits = {
  performanceSecurity: {
    rule: '履约保证金的数额不得超过政府采购合同金额的10%',
    unit: '基点',
    op: '<=',
    anchor: 'award',
    rows: [{ ...regulation, value: 1000, cite: cite('procurementRegulation', 48), ...read }],
  },
  contractTerm: {
    rule: '政府购买服务合同履行期限一般不超过1年',
    unit: '日',
    op: '<=',
    anchor: 'award',
    rows: [{ ...purchase102, value: 366, cite: cite('purchase102', 24), ...recalled }],
  },
} as const satisfies Record<string, LimitLine>;

export const contractClocks = {
  contractSigning: {
    title: '签订政府采购合同',
    unit: '日',
    kind: 'duty',
    anchor: 'award',
    rows: [{ ...law, value: 30, cite: cite('procurementLaw', 46), ...read }],
  },
  contractPublication: {
    title: '公告政府采购合同',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...regulation, value: 2, cite: cite('procurementRegulation', 50), ...read }],
  },
  contractFiling: {
    title: '合同副本报采购监管部门备案',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...law, value: 7, cite: cite('procurementLaw', 47), ...read }],
  },
} as const satisfies Record<string, ClockLine>;
