/** 公告、采购文件与投标（响应）：how long suppliers have, and how many there must be. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { consultation, house, law, read, recalled, regulation, seen, tender87 } from './instruments.ts';

export const biddingLimits = {
  bidPeriodOpenTender: {
    rule: '自招标文件开始发出之日起至投标截止之日止，不得少于二十日',
    unit: '日',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...law, value: 20, cite: cite('procurementLaw', 35), ...read }],
  },
  bidPeriodConsultation: {
    rule: '从磋商文件发出之日起至供应商提交首次响应文件截止之日止不得少于10日',
    unit: '日',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...consultation, value: 10, cite: cite('consultation2014', 10), ...seen }],
  },
  clarifyPeriodOpenTender: {
    rule: '澄清或者修改内容可能影响投标文件编制的，应当在投标截止时间至少15日前通知；不足15日的，应当顺延截止时间',
    unit: '日',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...regulation, value: 15, cite: cite('procurementRegulation', 31), ...read }],
  },
  clarifyPeriodConsultation: {
    rule: '澄清或者修改内容可能影响响应文件编制的，应当在首次响应截止时间至少5日前通知；不足5日的，应当顺延截止时间',
    unit: '日',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...consultation, value: 5, cite: cite('consultation2014', 10), ...seen }],
  },
  biddersOpenTender: {
    rule: '符合专业条件的供应商或者对招标文件作实质响应的供应商不足三家的，应予废标',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...law, value: 3, cite: cite('procurementLaw', 36), ...read }],
  },
  biddersConsultation: {
    rule: '提交最后报价的供应商不得少于3家',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...consultation, value: 3, cite: cite('consultation2014', 21), ...recalled }],
  },
  biddersLeftConsultation: {
    rule: '采购过程中符合要求的供应商只有1家的，应当终止采购活动',
    unit: '家',
    op: '>=',
    anchor: 'notice',
    rows: [{ ...house, value: 2, ...seen }],
  },
} as const satisfies Record<string, LimitLine>;

export const biddingClocks = {
  noticePublication: {
    title: '发布采购公告',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  documentsOnOffer: {
    title: '招标文件提供期限',
    unit: '个工作日',
    kind: 'wait',
    anchor: 'notice',
    rows: [{ ...regulation, value: 5, cite: cite('procurementRegulation', 31), ...read }],
  },
  responseDocumentsOnOffer: {
    title: '磋商文件发售期限',
    unit: '个工作日',
    kind: 'wait',
    anchor: 'notice',
    rows: [{ ...consultation, value: 5, cite: cite('consultation2014', 10), ...seen }],
  },
  bidSubmission: {
    title: '投标（响应）文件提交截止',
    unit: '日',
    kind: 'right',
    anchor: 'notice',
    rows: [{ ...house, value: 20, ...recalled }],
  },
  bidOpening: {
    title: '开标（开启响应文件）',
    unit: '日',
    kind: 'duty',
    anchor: 'notice',
    rows: [{ ...tender87, value: 1, cite: cite('tender87', 39), ...read }],
  },
} as const satisfies Record<string, ClockLine>;
