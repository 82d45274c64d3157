/** 河南省县级，自 2020-03-09：询问、质疑、投诉的期限和限额。Published: superseded by a new file, never edited. */
import { cite } from '../cite.ts';
import type { Clock, Limit } from '../packs.ts';

const checkedOn = '2026-11-24';
const read = { certainty: 'read', checkedOn } as const;
const recalled = { certainty: 'recalled', checkedOn } as const;
/** The house's own: no article, and the usual length where the case names none. */
const own = { certainty: 'recalled', checkedOn } as const;
const right = { value: 7, unit: '个工作日', kind: 'right', cite: cite('procurementLaw', 52), ...read } as const;
const duty = { unit: '个工作日', kind: 'duty' } as const;

export const complaintClocks2020 = {
  /** How long a notice runs: what one could have known is known when it ends, and only then the right begins to run. */
  noticeRunTender: { title: '招标公告期限', value: 5, unit: '个工作日', kind: 'wait', ...own },
  noticeRunOther: { title: '采购公告期限', value: 3, unit: '个工作日', kind: 'wait', ...own },
  resultNoticeRun: {
    title: '中标（成交）结果公告期限',
    cite: cite('tender87', 69),
    value: 1,
    unit: '个工作日',
    kind: 'wait',
    ...read,
  },
  challengeOfDocuments: { title: '对采购文件提出质疑', ...right },
  challengeOfProcess: { title: '对采购过程提出质疑', ...right },
  challengeOfResult: { title: '对中标（成交）结果提出质疑', ...right },
  enquiryAnswer: { title: '答复询问', cite: cite('procurementRegulation', 52, 1), value: 3, ...duty, ...read },
  challengeReply: { title: '答复质疑', cite: cite('procurementLaw', 53), value: 7, ...duty, ...read },
  objectionReply: { title: '答复异议', value: 7, ...duty, ...own },
  complaintFiling: {
    title: '提起投诉',
    cite: cite('procurementLaw', 55),
    value: 15,
    unit: '个工作日',
    kind: 'right',
    ...read,
  },
  /** What was posted in time arrives later: the case stays open for it. */
  complaintByPost: { title: '等候期满前交邮的投诉书', value: 5, unit: '个工作日', kind: 'wait', ...own },
  complaintIntake: { title: '审查投诉书', cite: cite('challenge94', 21), value: 5, ...duty, ...recalled },
  complaintDecline: {
    title: '告知不予受理或者不属于本部门管辖',
    cite: cite('challenge94', 21),
    value: 3,
    unit: '个工作日',
    kind: 'right',
    ...recalled,
  },
  complaintCorrection: { title: '补正投诉材料', value: 5, ...duty, ...own },
  complaintCopies: { title: '发出投诉书副本', cite: cite('challenge94', 21), value: 8, ...duty, ...recalled },
  respondentAnswer: { title: '对投诉作出说明', cite: cite('challenge94', 22), value: 5, ...duty, ...recalled },
  complaintDecision: { title: '作出投诉处理决定', cite: cite('procurementLaw', 56), value: 30, ...duty, ...read },
  decisionPublication: { title: '公告投诉处理决定', value: 2, ...duty, ...own },
  reconsideration: {
    title: '对投诉处理决定申请行政复议',
    cite: cite('administrativeReconsideration', 20),
    value: 60,
    unit: '日',
    kind: 'right',
    certainty: 'seen',
    checkedOn,
  },
  /** In the purchase: what its parties wait for while signing or performance waits. */
  challengePending: { title: '质疑（异议）办理', value: 7, unit: '个工作日', kind: 'wait', ...own },
  complaintPending: { title: '投诉办理', value: 30, unit: '个工作日', kind: 'wait', ...own },
  continuityArranged: { title: '安排中止履行期间的服务接续', value: 1, unit: '日', kind: 'duty', ...own },
} as const satisfies Record<string, Clock>;

export const complaintLimits2020 = {
  suspensionDays: {
    rule: '处理投诉事项期间通知暂停采购活动的，暂停时间最长不得超过三十日',
    cite: cite('procurementLaw', 57),
    unit: '日',
    op: '<=',
    value: 30,
    ...read,
  },
  baselessComplaints: {
    rule: '十二个月内三次以上投诉查无实据的，列入不良行为记录名单',
    cite: cite('challenge94', 37),
    unit: '次',
    op: '<',
    value: 3,
    ...recalled,
  },
} as const satisfies Record<string, Limit>;
