/** 信用处理：how long a ban may be, how long a provider may ask for a hearing, and how soon the others look after their recipients. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, law, read, recalled } from './instruments.ts';

const checkedOn = '2026-11-25';
/** Revised as a whole; of the one before it, which gave three days to ask for a hearing, the text is not on file. */
const penalty = { from: '2021-07-15', source: '《中华人民共和国行政处罚法》（2021 年修订）' } as const;
const before = (value: number) =>
  ({ from: '2003-01-01', until: '2021-07-15', source: '行政处罚法修订之前', value, ...recalled, checkedOn }) as const;

export const sanctionLimits = {
  banLeast: {
    rule: '在一至三年内禁止参加政府采购活动：不得短于一年',
    unit: '个月',
    op: '>=',
    anchor: 'opening',
    rows: [{ ...law, value: 12, cite: cite('procurementLaw', 77), ...read, checkedOn }],
  },
  banMost: {
    rule: '在一至三年内禁止参加政府采购活动：不得长于三年',
    unit: '个月',
    op: '<=',
    anchor: 'opening',
    rows: [{ ...law, value: 36, cite: cite('procurementLaw', 77), ...read, checkedOn }],
  },
} as const satisfies Record<string, LimitLine>;

export const sanctionClocks = {
  sanctionDefence: {
    title: '陈述、申辩，要求听证',
    unit: '个工作日',
    kind: 'right',
    anchor: 'opening',
    rows: [before(3), { ...penalty, value: 5, cite: cite('penaltyLaw', 64), ...read, checkedOn }],
  },
  hearingNotice: {
    title: '通知之后举行听证',
    unit: '个工作日',
    kind: 'wait',
    anchor: 'opening',
    rows: [before(7), { ...penalty, value: 7, cite: cite('penaltyLaw', 64), ...read, checkedOn }],
  },
  sanctionDecision: {
    title: '作出信用处理决定',
    unit: '日',
    kind: 'duty',
    anchor: 'opening',
    rows: [before(90), { ...penalty, value: 90, cite: cite('penaltyLaw', 60), ...read, checkedOn }],
  },
  banReview: {
    title: '评估禁止期内在办服务的风险',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'contract',
    rows: [{ ...house, value: 3, ...recalled, checkedOn }],
  },
} as const satisfies Record<string, ClockLine>;
