/** 采购方式的数额与期限：what invited tender, negotiation, single source and purchases below the limit are measured by. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, law, nonTender74, read, recalled, regulation, tender87 } from './instruments.ts';

const checkedOn = '2026-11-24';

export const methodLimits = {
  biddersNegotiation: {
    rule: '谈判小组从符合相应资格条件的供应商名单中确定不少于三家的供应商参加谈判',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...law, value: 3, cite: cite('procurementLaw', 38), ...read, checkedOn }],
  },
  /** After a tender in which two were left, with approval: a negotiation with those two. */
  biddersNegotiationOfTwo: {
    rule: '招标中供应商只有两家的，经批准可以与该两家供应商进行竞争性谈判采购',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...nonTender74, value: 2, cite: cite('nonTender74', 27, 2), ...read, checkedOn }],
  },
  committeeNegotiation: {
    rule: '谈判小组由采购人的代表和有关专家共三人以上的单数组成',
    unit: '人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...law, value: 3, cite: cite('procurementLaw', 38), ...read, checkedOn }],
  },
  committeeLargeNegotiation: {
    rule: '达到公开招标数额标准的服务采购项目，竞争性谈判小组应当由5人以上单数组成',
    unit: '人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...nonTender74, value: 5, cite: cite('nonTender74', 7, 2), ...read, checkedOn }],
  },
  expertsNegotiation: {
    rule: '谈判小组中专家的人数不得少于成员总数的三分之二',
    unit: '人/三人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...law, value: 2, cite: cite('procurementLaw', 38), ...read, checkedOn }],
  },
  supplierSingleSource: {
    rule: '单一来源采购的供应商只有一家',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...house, value: 1, ...recalled, checkedOn }],
  },
  /** 财库〔2020〕10号, which is no statute on file and only recalled. */
  intentionPeriod: {
    rule: '采购意向公开时间应当尽量提前，原则上不得晚于采购活动开始前30日',
    unit: '日',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...house, value: 30, ...recalled, checkedOn }],
  },
  poolOfInvited: {
    rule: '备选的符合资格条件供应商总数不得少于拟随机抽取供应商总数的两倍',
    unit: '倍',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...tender87, value: 2, cite: cite('tender87', 14, 3), ...read, checkedOn }],
  },
  drawWitnesses: {
    rule: '随机抽取供应商时，应当有不少于两名采购人工作人员在场监督，并形成书面记录',
    unit: '人',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...tender87, value: 2, cite: cite('tender87', 14, 4), ...read, checkedOn }],
  },
  /** The house's own: the law leaves a purchase below the limit to the purchaser's internal rules. */
  quotesBelowLimit: {
    rule: '限额标准以下的采购，一般取得三家以上报价',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...house, value: 3, ...recalled, checkedOn }],
  },
} as const satisfies Record<string, LimitLine>;

export const methodClocks = {
  intentionPeriod: {
    title: '采购意向公开期',
    unit: '日',
    kind: 'wait',
    anchor: 'notice',
    rows: [{ ...house, value: 30, ...recalled, checkedOn }],
  },
  singleSourceDisplay: {
    title: '单一来源采购公示期',
    unit: '个工作日',
    kind: 'wait',
    anchor: 'notice',
    rows: [{ ...regulation, value: 5, cite: cite('procurementRegulation', 38), ...read, checkedOn }],
  },
  supplementaryArgument: {
    title: '对异议组织补充论证',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'notice',
    rows: [{ ...nonTender74, value: 5, cite: cite('nonTender74', 40, 1), ...read, checkedOn }],
  },
  objectionAnswer: {
    title: '答复限额以下采购的异议',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'notice',
    rows: [{ ...house, value: 5, ...recalled, checkedOn }],
  },
  finalOffer: {
    title: '提交最后报价截止',
    unit: '日',
    kind: 'right',
    anchor: 'notice',
    rows: [{ ...house, value: 1, ...recalled, checkedOn }],
  },
  negotiationResponse: {
    title: '供应商提交首次响应文件的期限',
    unit: '个工作日',
    kind: 'wait',
    anchor: 'notice',
    rows: [{ ...nonTender74, value: 3, cite: cite('nonTender74', 29), ...read, checkedOn }],
  },
} as const satisfies Record<string, ClockLine>;
