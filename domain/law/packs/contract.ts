/** 合同：its security, its term, and the days to sign, publish and file it. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, law, purchase102, read, recalled, regulation, seen } from './instruments.ts';

const checkedOn = '2026-11-24';

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
  contractTermMost: {
    rule: '符合条件的政府购买服务项目，可以签订履行期限不超过3年的合同',
    unit: '日',
    op: '<=',
    anchor: 'award',
    rows: [{ ...purchase102, value: 1096, cite: cite('purchase102', 24), ...seen, checkedOn }],
  },
  bidSecurity: {
    rule: '投标保证金不得超过采购项目预算金额的2%',
    unit: '基点',
    op: '<=',
    anchor: 'notice',
    rows: [{ ...regulation, value: 200, cite: cite('procurementRegulation', 33, 1), ...read, checkedOn }],
  },
  supplements: {
    rule: '所有补充合同的采购金额不得超过原合同采购金额的百分之十',
    unit: '基点',
    op: '<=',
    anchor: 'contract',
    rows: [{ ...law, value: 1000, cite: cite('procurementLaw', 49), ...read, checkedOn }],
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
  bidSecurityReturn: {
    title: '退还投标保证金',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'award',
    rows: [{ ...regulation, value: 5, cite: cite('procurementRegulation', 33, 2), ...read, checkedOn }],
  },
  counterAnswer: {
    title: '答复供应商对合同的修改意见',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'award',
    rows: [{ ...house, value: 3, ...recalled, checkedOn }],
  },
  subcontractDecision: {
    title: '答复分包申请',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 5, ...recalled, checkedOn }],
  },
  amendmentSigning: {
    title: '签订合同变更（补充合同）',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 10, ...recalled, checkedOn }],
  },
  /** Before the ministry asked for it this house told the public of a change as soon as of the contract. */
  amendmentPublication: {
    title: '公告合同变更',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [
      { ...house, until: '2023-12-15', value: 2, ...recalled, checkedOn },
      { from: '2023-12-15', source: '财办库〔2023〕243号', value: 2, ...seen, checkedOn },
    ],
  },
  securityReturn: {
    title: '退还履约保证金',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 30, ...recalled, checkedOn }],
  },
} as const satisfies Record<string, ClockLine>;
