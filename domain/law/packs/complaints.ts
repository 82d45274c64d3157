/** 询问、质疑、投诉：their periods, how long a purchase may be told to stand still, and how many complaints come to nothing. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, law, read, recalled, regulation, seen, tender87 } from './instruments.ts';

const checkedOn = '2026-11-24';
/** Remembered: its text has not been at hand. */
const challenge94 = { from: '2018-03-01', source: '财政部令第94号' } as const;
const toChallenge = {
  unit: '个工作日',
  kind: 'right',
  rows: [{ ...law, value: 7, cite: cite('procurementLaw', 52), ...read, checkedOn }],
} as const;
const duty = { unit: '个工作日', kind: 'duty', anchor: 'opening' } as const;
const wait = { unit: '个工作日', kind: 'wait', anchor: 'opening' } as const;
const own = (value: number) => [{ ...house, value, ...recalled, checkedOn }] as const;

export const complaintClocks = {
  /** How long a notice runs: what one could have known is known when it ends, and only then the right begins to run. */
  noticeRunTender: { title: '招标公告期限', unit: '个工作日', kind: 'wait', anchor: 'notice', rows: own(5) },
  noticeRunOther: { title: '采购公告期限', unit: '个工作日', kind: 'wait', anchor: 'notice', rows: own(3) },
  resultNoticeRun: {
    title: '中标（成交）结果公告期限',
    unit: '个工作日',
    kind: 'wait',
    anchor: 'award',
    rows: [{ ...tender87, value: 1, cite: cite('tender87', 69), ...read, checkedOn }],
  },
  challengeOfDocuments: { title: '对采购文件提出质疑', anchor: 'notice', ...toChallenge },
  challengeOfProcess: { title: '对采购过程提出质疑', anchor: 'evaluation', ...toChallenge },
  challengeOfResult: { title: '对中标（成交）结果提出质疑', anchor: 'award', ...toChallenge },
  enquiryAnswer: {
    title: '答复询问',
    ...duty,
    rows: [{ ...regulation, value: 3, cite: cite('procurementRegulation', 52, 1), ...read, checkedOn }],
  },
  challengeReply: {
    title: '答复质疑',
    ...duty,
    rows: [{ ...law, value: 7, cite: cite('procurementLaw', 53), ...read, checkedOn }],
  },
  complaintFiling: {
    title: '提起投诉',
    unit: '个工作日',
    kind: 'right',
    anchor: 'opening',
    rows: [{ ...law, value: 15, cite: cite('procurementLaw', 55), ...read, checkedOn }],
  },
  /** What was posted in time arrives later: the case stays open for it. */
  complaintByPost: { title: '等候期满前交邮的投诉书', ...wait, rows: own(5) },
  complaintIntake: {
    title: '审查投诉书',
    ...duty,
    rows: [{ ...challenge94, value: 5, cite: cite('challenge94', 21), ...recalled, checkedOn }],
  },
  complaintDecline: {
    title: '告知不予受理或者不属于本部门管辖',
    unit: '个工作日',
    kind: 'right',
    anchor: 'opening',
    rows: [{ ...challenge94, value: 3, cite: cite('challenge94', 21), ...recalled, checkedOn }],
  },
  complaintCorrection: { title: '补正投诉材料', ...duty, rows: own(5) },
  complaintCopies: {
    title: '发出投诉书副本',
    ...duty,
    rows: [{ ...challenge94, value: 8, cite: cite('challenge94', 21), ...recalled, checkedOn }],
  },
  respondentAnswer: {
    title: '对投诉作出说明',
    ...duty,
    rows: [{ ...challenge94, value: 5, cite: cite('challenge94', 22), ...recalled, checkedOn }],
  },
  complaintDecision: {
    title: '作出投诉处理决定',
    ...duty,
    rows: [{ ...law, value: 30, cite: cite('procurementLaw', 56), ...read, checkedOn }],
  },
  decisionPublication: { title: '公告投诉处理决定', ...duty, rows: own(2) },
  /** Sixty days under the law of 1999 as under that of 2023, whose articles bear other numbers: none is printed. */
  reconsideration: {
    title: '对投诉处理决定申请行政复议',
    unit: '日',
    kind: 'right',
    anchor: 'opening',
    rows: [{ from: '1999-10-01', source: '《中华人民共和国行政复议法》', value: 60, ...seen, checkedOn }],
  },
  /** In the purchase: what its parties wait for while signing or performance waits. */
  challengePending: { title: '质疑办理', ...wait, rows: own(7) },
  complaintPending: { title: '投诉办理', ...wait, rows: own(30) },
  continuityArranged: {
    title: '安排中止履行期间的服务接续',
    unit: '日',
    kind: 'duty',
    anchor: 'opening',
    rows: own(1),
  },
} as const satisfies Record<string, ClockLine>;

export const complaintLimits = {
  suspensionDays: {
    rule: '处理投诉事项期间通知暂停采购活动的，暂停时间最长不得超过三十日',
    unit: '日',
    op: '<=',
    anchor: 'opening',
    rows: [{ ...law, value: 30, cite: cite('procurementLaw', 57), ...read, checkedOn }],
  },
  baselessComplaints: {
    rule: '十二个月内三次以上投诉查无实据的，列入不良行为记录名单',
    unit: '次',
    op: '<',
    anchor: 'opening',
    rows: [{ ...challenge94, value: 3, cite: cite('challenge94', 37), ...recalled, checkedOn }],
  },
} as const satisfies Record<string, LimitLine>;
