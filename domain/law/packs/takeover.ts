/** 临时接管与结算：the house's days for carrying a service on. */
import type { ClockLine, LimitLine } from '../row.ts';
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
  townshipStaffed: {
    title: '接管力量到位',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 1, ...recalled }],
  },
  recipientsTold: {
    title: '告知服务对象和乡镇',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 1, ...recalled }],
  },
  bridging: {
    title: '临时接管的最长期限',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 90, ...recalled }],
  },
  replacementPurchase: {
    title: '确定接续采购的方式',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 30, ...recalled }],
  },
  emergencyReview: {
    title: '复核紧急启动的接管',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 3, ...recalled }],
  },
  partEndNotice: {
    title: '部分违约认定后，决定是否解除该部分',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  takeoverDrill: {
    title: '每年演练临时接管预案',
    unit: '日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 365, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;

/** The plan's own figures; no article names them. */
export const takeoverLimits = {
  emergencyStaffedWithin: {
    rule: '危及生命的，接管力量在两小时内到位',
    unit: '分钟',
    op: '<=',
    anchor: 'contract',
    rows: [{ ...house, value: 120, ...recalled }],
  },
  townshipStaffedWithin: {
    rule: '接管力量在二十四小时内到位',
    unit: '分钟',
    op: '<=',
    anchor: 'contract',
    rows: [{ ...house, value: 1440, ...recalled }],
  },
  recipientsToldWithin: {
    rule: '启动接管后二十四小时内告知服务对象和乡镇',
    unit: '分钟',
    op: '<=',
    anchor: 'contract',
    rows: [{ ...house, value: 1440, ...recalled }],
  },
  notFoundAttempts: {
    rule: '查找不到的，在不同日期上门查找',
    unit: '次',
    op: '>=',
    anchor: 'contract',
    rows: [{ ...house, value: 3, ...recalled }],
  },
  daysBeforeEnd: {
    rule: '合同届满前另有时间安排续接',
    unit: '日',
    op: '>=',
    anchor: 'contract',
    rows: [{ ...house, value: 8, ...recalled }],
  },
} as const satisfies Record<string, LimitLine>;
