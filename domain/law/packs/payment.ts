/** 资金支付：the days within which a provider has its money. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, read, recalled, smePayment, smePayment2020 } from './instruments.ts';

export const paymentLimits = {
  lateInterestDaily: {
    rule: '未作约定的，按照每日利率万分之五支付逾期利息',
    unit: '基点',
    op: '>=',
    anchor: 'contract',
    rows: [
      { ...house, until: smePayment2020.from, none: true, checkedOn: '2026-11-23' },
      { ...smePayment2020, value: 5, ...recalled },
      { ...smePayment, value: 5, cite: cite('smePayment', 17), ...read },
    ],
  },
} as const satisfies Record<string, LimitLine>;

export const paymentClocks = {
  paymentSme: {
    title: '向中小企业支付款项',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [
      // Before there was a regulation, the days were those of every other payee.
      { ...house, until: smePayment2020.from, value: 30, ...recalled },
      { ...smePayment2020, value: 30, cite: cite('smePayment2020', 8), ...read },
      { ...smePayment, value: 30, cite: cite('smePayment', 9), ...read },
    ],
  },
  paymentOther: {
    title: '向承接主体支付款项',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 30, ...recalled }],
  },
  paymentReview: {
    title: '审核支付申请',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'payment',
    rows: [{ ...house, value: 3, ...recalled }],
  },
  paymentDue: {
    title: '付清本笔款项',
    unit: '日',
    kind: 'duty',
    anchor: 'payment',
    rows: [{ ...house, value: 30, ...recalled }],
  },
  paymentApproval: {
    title: '审批支付',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'payment',
    rows: [{ ...house, value: 2, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
