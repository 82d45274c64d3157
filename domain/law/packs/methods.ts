/** 采购方式的数额与期限：what invited tender, negotiation, single source and purchases below the limit are measured by. */
import { cite } from '../cite.ts';
import type { Clock, Limit } from '../packs.ts';

const checkedOn = '2026-11-24';
const read = { certainty: 'read', checkedOn } as const;
const own = { certainty: 'recalled', checkedOn } as const;

export const methodLimits = {
  belowDispersedLimit: {
    rule: '达到采购限额标准的服务项目，应当实行政府采购',
    cite: cite('procurementRegulation', 4),
    unit: '分',
    op: '<',
    value: 300_000_00,
    certainty: 'seen',
    checkedOn,
  },
  biddersNegotiation: {
    rule: '谈判小组从符合相应资格条件的供应商名单中确定不少于三家的供应商参加谈判',
    cite: cite('procurementLaw', 38),
    unit: '家',
    op: '>=',
    value: 3,
    ...read,
  },
  /** After a tender in which two were left, with approval: a negotiation with those two. */
  biddersNegotiationOfTwo: {
    rule: '招标中供应商只有两家的，经批准可以与该两家供应商进行竞争性谈判采购',
    cite: cite('nonTender74', 27, 2),
    unit: '家',
    op: '>=',
    value: 2,
    ...read,
  },
  committeeNegotiation: {
    rule: '谈判小组由采购人的代表和有关专家共三人以上的单数组成',
    cite: cite('procurementLaw', 38),
    unit: '人',
    op: '>=',
    value: 3,
    ...read,
  },
  committeeLargeNegotiation: {
    rule: '达到公开招标数额标准的服务采购项目，竞争性谈判小组应当由5人以上单数组成',
    cite: cite('nonTender74', 7, 2),
    unit: '人',
    op: '>=',
    value: 5,
    ...read,
  },
  expertsNegotiation: {
    rule: '谈判小组中专家的人数不得少于成员总数的三分之二',
    cite: cite('procurementLaw', 38),
    unit: '人/三人',
    op: '>=',
    value: 2,
    ...read,
  },
  /** 财库〔2020〕10号, which is no statute on file and only recalled. */
  intentionPeriod: {
    rule: '采购意向公开时间应当尽量提前，原则上不得晚于采购活动开始前30日',
    unit: '日',
    op: '>=',
    value: 30,
    ...own,
  },
  poolOfInvited: {
    rule: '备选的符合资格条件供应商总数不得少于拟随机抽取供应商总数的两倍',
    cite: cite('tender87', 14, 3),
    unit: '倍',
    op: '>=',
    value: 2,
    ...read,
  },
  drawWitnesses: {
    rule: '随机抽取供应商时，应当有不少于两名采购人工作人员在场监督，并形成书面记录',
    cite: cite('tender87', 14, 4),
    unit: '人',
    op: '>=',
    value: 2,
    ...read,
  },
  supplierSingleSource: { rule: '单一来源采购的供应商只有一家', unit: '家', op: '>=', value: 1, ...own },
  /** The house's own: the law leaves a purchase below the limit to the purchaser's internal rules. */
  quotesBelowLimit: { rule: '限额标准以下的采购，一般取得三家以上报价', unit: '家', op: '>=', value: 3, ...own },
} as const satisfies Record<string, Limit>;

export const methodClocks = {
  intentionPeriod: { title: '采购意向公开期', value: 30, unit: '日', kind: 'wait', ...own },
  singleSourceDisplay: {
    title: '单一来源采购公示期',
    cite: cite('procurementRegulation', 38),
    value: 5,
    unit: '个工作日',
    kind: 'wait',
    ...read,
  },
  supplementaryArgument: {
    title: '对异议组织补充论证',
    cite: cite('nonTender74', 40, 1),
    value: 5,
    unit: '个工作日',
    kind: 'duty',
    ...read,
  },
  objectionAnswer: { title: '答复限额以下采购的异议', value: 5, unit: '个工作日', kind: 'duty', ...own },
  finalOffer: { title: '提交最后报价截止', value: 1, unit: '日', kind: 'right', ...own },
  negotiationResponse: {
    title: '供应商提交首次响应文件的期限',
    cite: cite('nonTender74', 29),
    value: 3,
    unit: '个工作日',
    kind: 'wait',
    ...read,
  },
} as const satisfies Record<string, Clock>;
