/** 河南省县级，自 2020-03-09：the periods that acts set running. Published: superseded by a new file, never edited. */
import { cite } from '../cite.ts';
import type { Clock } from '../packs.ts';
import { selectionClocks } from './selection-2020.ts';

const checkedOn = '2026-11-23';
const read = { certainty: 'read', checkedOn } as const;
const seen = { certainty: 'seen', checkedOn } as const;
/** Set by contract, plan or house: no article, and the usual length where the case names none. */
const own = { certainty: 'recalled', checkedOn } as const;

export const clocks2020 = {
  schemeApproval: { title: '审定实施方案', value: 5, unit: '个工作日', kind: 'duty', ...own },
  schemeCountersignature: { title: '会签实施方案', value: 5, unit: '个工作日', kind: 'duty', ...own },
  planFiling: { title: '报备采购实施计划', value: 5, unit: '个工作日', kind: 'duty', ...own },
  planNumbering: { title: '登记采购实施计划备案编号', value: 5, unit: '个工作日', kind: 'duty', ...own },
  noticePublication: { title: '发布采购公告', value: 10, unit: '个工作日', kind: 'duty', ...own },
  documentsOnOffer: {
    title: '招标文件提供期限',
    cite: cite('procurementRegulation', 31),
    value: 5,
    unit: '个工作日',
    kind: 'wait',
    ...read,
  },
  responseDocumentsOnOffer: {
    title: '磋商文件发售期限',
    cite: cite('consultation2014', 10),
    value: 5,
    unit: '个工作日',
    kind: 'wait',
    ...seen,
  },
  bidOpening: {
    title: '开标（开启响应文件）',
    cite: cite('tender87', 39),
    value: 1,
    unit: '日',
    kind: 'duty',
    ...read,
  },
  bidEvaluation: { title: '完成评审并签署评审报告', value: 5, unit: '个工作日', kind: 'duty', ...own },
  bidSubmission: { title: '投标（响应）文件提交截止', value: 20, unit: '日', kind: 'right', ...own },
  reportDelivery: {
    title: '将评审报告送交采购人',
    cite: cite('procurementRegulation', 43),
    value: 2,
    unit: '个工作日',
    kind: 'duty',
    ...read,
  },
  winnerFixing: {
    title: '确定中标（成交）供应商',
    cite: cite('procurementRegulation', 43),
    value: 5,
    unit: '个工作日',
    kind: 'duty',
    ...read,
  },
  awardNotice: {
    title: '发出中标（成交）通知书并公告结果',
    cite: cite('procurementRegulation', 43),
    value: 2,
    unit: '个工作日',
    kind: 'duty',
    ...read,
  },
  contractSigning: {
    title: '签订政府采购合同',
    cite: cite('procurementLaw', 46),
    value: 30,
    unit: '日',
    kind: 'duty',
    ...read,
  },
  contractPublication: {
    title: '公告政府采购合同',
    cite: cite('procurementRegulation', 50),
    value: 2,
    unit: '个工作日',
    kind: 'duty',
    ...read,
  },
  contractFiling: {
    title: '合同副本报采购监管部门备案',
    cite: cite('procurementLaw', 47),
    value: 7,
    unit: '个工作日',
    kind: 'duty',
    ...read,
  },
  delivery: { title: '按合同报告本期服务', value: 30, unit: '日', kind: 'duty', ...own },
  verification: { title: '核验本期服务', value: 10, unit: '个工作日', kind: 'duty', ...own },
  paymentSme: {
    title: '向中小企业支付款项',
    cite: cite('smePayment', 9),
    value: 30,
    unit: '日',
    kind: 'duty',
    ...read,
  },
  paymentOther: { title: '向承接主体支付款项', value: 30, unit: '日', kind: 'duty', ...own },
  cure: { title: '催告的改正期限', value: 10, unit: '日', kind: 'wait', ...own },
  defaultDecision: { title: '审查改正情况，未改正的认定违约', value: 5, unit: '个工作日', kind: 'duty', ...own },
  acceptance: { title: '组织履约验收', value: 10, unit: '个工作日', kind: 'duty', ...own },
  planActivation: { title: '启动临时接管预案并派出接管人员', value: 1, unit: '日', kind: 'duty', ...own },
  recordHandOver: { title: '移交服务档案与名册', value: 3, unit: '日', kind: 'duty', ...own },
  recipientConfirmation: { title: '逐人确认服务已经接续', value: 7, unit: '日', kind: 'duty', ...own },
  settlement: { title: '与原承接主体结算', value: 10, unit: '个工作日', kind: 'duty', ...own },
  paymentReview: { title: '审核支付申请', value: 3, unit: '个工作日', kind: 'duty', ...own },
  paymentDue: { title: '付清本笔款项', value: 30, unit: '日', kind: 'duty', ...own },
  paymentApproval: { title: '审批支付', value: 2, unit: '个工作日', kind: 'duty', ...own },
  ...selectionClocks,
} as const satisfies Record<string, Clock>;
