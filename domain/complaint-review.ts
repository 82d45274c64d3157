/** 投诉处理：copies go out, respondents answer, the purchase may be told to stand still, time for experts is not counted. */
import type { Awaited } from './act.ts';
import { ofDay } from './complaint-intake.ts';
import {
  type Complaint,
  defineComplaintAct,
  openExclusions,
  respondents,
  runningSuspension,
  type Suspension,
} from './complaint-state.ts';
import { inForce } from './fact.ts';
import { houseRule, measure } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { limitOf } from './law/packs.ts';
import { sum } from './money.ts';
import type {
  CopiesSent,
  ExcludedTime,
  ExcludedTimeEnd,
  RespondentAnswer,
  SuspensionEnd,
  SuspensionLifting,
  SuspensionOrder,
} from './shapes/complaint.ts';
import { addDays, civilDate, daysBetween, endOfDay } from './time.ts';

export const sendComplaintCopies = defineComplaintAct<CopiesSent>()({
  name: 'sendComplaintCopies',
  title: '发出投诉书副本',
  during: ['review'],
  by: ['regulator'],
  under: [cite('challenge94', 21)],
  awaited: ({ copies }) => (copies ? [] : [{ clock: 'complaintCopies' }]),
  requires: ({ copies }) => [houseRule(!copies, '投诉书副本尚未发出', '副本已经发出', 'blocks')],
  judge: (state, { occurredOn }, circumstance) => [
    ...ofDay(state, occurredOn, circumstance.at, '副本送达日期'),
    ...inTime(circumstance, 'complaintCopies', occurredOn),
  ],
  apply: (state, input, { actor, at }) => ({ ...state, copies: { ...input, by: actor.person, at } }),
  starts: (state, { occurredOn: from }) =>
    respondents(state).map((of) => ({ clock: 'respondentAnswer', of, from, basis: 'statute' })),
  stops: () => ['complaintCopies'],
  fact: {
    fields: ['document', 'occurredOn'],
    stands: ({ copies }, { at }) => [inForce(copies?.at === at)],
    without: ({ copies, ...state }) => state,
  },
});

export const answerComplaint = defineComplaintAct<RespondentAnswer>()({
  name: 'answerComplaint',
  title: '对投诉作出说明',
  during: ['review'],
  by: ['officer', 'agency', 'supplier'],
  under: [cite('challenge94', 22), cite('procurementRegulation', 56, 2)],
  awaited: (state) => (state.copies ? respondents(state).flatMap((one) => unanswered(state, one)) : []),
  requires: (state, circumstance) => {
    const { organisation } = circumstance.actor;
    return [
      houseRule(state.copies !== undefined, '副本发出后方可作出说明', '请待财政部门发出投诉书副本', 'blocks'),
      houseRule(respondents(state).includes(organisation), '由被投诉人和有关当事人说明', '贵单位无须说明', 'blocks'),
      houseRule(!state.answers?.[organisation], '每一当事人说明一次', '贵单位已经作出说明', 'blocks'),
      ...inTime(circumstance, `respondentAnswer:${organisation}`),
    ];
  },
  apply: (state, input, { actor, at }) => ({
    ...state,
    answers: { ...state.answers, [actor.organisation]: { ...input, by: actor.person, at } },
  }),
  stops: ({ answers = {} }) => Object.keys(answers).map((one) => `respondentAnswer:${one}`),
});

/** In writing, and for thirty days in all: it ends by itself on the day that the order names, whoever forgets it. */
export const orderSuspension = defineComplaintAct<SuspensionOrder>()({
  name: 'orderSuspension',
  title: '书面通知暂停采购活动',
  during: ['intake', 'review'],
  by: ['regulator'],
  under: [cite('procurementLaw', 57), cite('challenge94', 28)],
  decides: ({ suspensions }) => suspensions,
  requires: (state) => [
    houseRule(!runningSuspension(state), '采购活动尚未暂停', '已经通知暂停：期满自行恢复', 'blocks'),
  ],
  judge: (state, { days, occurredOn }, { at }) => {
    const before = sum(Object.values(state.suspensions ?? {}).map(daysOf));
    const left = Math.max(0, limitOf(state, 'suspensionDays').value - before);
    return [
      ...ofDay(state, occurredOn, at, '通知送达日期'),
      ...measure(state, 'suspensionDays', before + days, left > 0 ? `还可以暂停 ${left} 日` : '不得再暂停'),
    ];
  },
  apply: (state, order, { actor, at }) => {
    const { suspensions = {} } = state;
    const number = String(Object.keys(suspensions).length + 1);
    const until = endOfDay(addDays(order.occurredOn, order.days));
    return {
      ...state,
      suspensions: { ...suspensions, [number]: { ordered: { ...order, by: actor.person, at }, until } },
    };
  },
  sends: (state, { document }) => {
    const [, order] = runningSuspension(state) ?? [];
    const input = { complaint: state.number, document, until: order!.until };
    return [{ proceeding: 'procurement', id: state.procurement, act: 'suspendProcurement', input }];
  },
});

export const liftSuspension = defineComplaintAct<SuspensionLifting>()({
  name: 'liftSuspension',
  title: '通知恢复采购活动',
  during: ['intake', 'review'],
  by: ['regulator'],
  under: [cite('procurementLaw', 57), cite('challenge94', 28)],
  requires: (state) => [
    houseRule(runningSuspension(state) !== undefined, '采购活动暂停的，方须通知恢复', '采购活动没有暂停', 'blocks'),
  ],
  apply: (state, input, { actor, at }) =>
    withSuspension(state, { lifted: { ...input, by: actor.person, at }, endedAt: at }),
  sends: (state) => [resumption(state)],
});

/** By the complaint itself, when the time that the order names is over. */
export const endSuspension = defineComplaintAct<SuspensionEnd>()({
  name: 'endSuspension',
  title: '暂停期满，恢复采购活动',
  during: ['intake', 'review'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 57)],
  apply: (state, _, { at }) => withSuspension(state, { endedAt: at }),
  sends: (state) => [resumption(state)],
});

const grounds = { inspection: '检验', testing: '检测', appraisal: '鉴定', expertReview: '专家评审' } as const;

/** From the day on which the paper went out to the day on which the result came in nothing counts. */
export const excludeTime = defineComplaintAct<ExcludedTime>()({
  name: 'excludeTime',
  title: '委托检验、检测、鉴定或者专家评审',
  during: ['review'],
  by: ['regulator'],
  under: [cite('procurementRegulation', 58, 1), cite('challenge94', 27)],
  judge: (state, { occurredOn }, { at }) => ofDay(state, occurredOn, at, '委托文书的日期'),
  apply: (state, { ground, document, occurredOn: from }, { actor }) => ({
    ...state,
    exclusions: { ...state.exclusions, [nextExclusion(state)]: { ground, document, from, by: actor.person } },
  }),
  pauses: (state, { ground, document: paper, occurredOn: from }) => [
    {
      key: 'complaintDecision',
      name: `exclusion-${Object.keys(state.exclusions ?? {}).length}`,
      ground: grounds[ground],
      paper,
      cite: cite('procurementRegulation', 58, 1),
      from,
    },
  ],
});

export const endExcludedTime = defineComplaintAct<ExcludedTimeEnd>()({
  name: 'endExcludedTime',
  title: '收到检验、检测、鉴定或者评审的结论',
  during: ['review'],
  by: ['regulator'],
  under: [cite('procurementRegulation', 58, 1), cite('challenge94', 27)],
  awaited: (state) => openExclusions(state).map((subject) => ({ subject })),
  judge: (state, { exclusion, occurredOn }, { at }) => {
    const one = state.exclusions?.[exclusion];
    return [
      houseRule(one !== undefined && !one.ended, '结论尚未收到的，方须登记', '请核对序号', 'blocks'),
      houseRule(occurredOn >= (one?.from ?? ''), '结论不早于委托', '请核对收到结论的日期', 'blocks'),
      ...ofDay(state, occurredOn, at, '收到结论的日期'),
    ];
  },
  apply: (state, { exclusion, ...result }, { actor, at }) => {
    const one = state.exclusions?.[exclusion];
    if (!one) return state;
    const ended = { ...result, by: actor.person, at };
    return { ...state, exclusions: { ...state.exclusions, [exclusion]: { ...one, ended } } };
  },
  resumes: (_, { exclusion, occurredOn: to }) => [{ key: 'complaintDecision', name: `exclusion-${exclusion}`, to }],
});

/** How long the purchase stood still, or will. */
function daysOf({ ordered, endedAt }: Suspension): number {
  if (!endedAt) return ordered.days;
  const day = civilDate(endedAt);
  return Math.min(ordered.days, Math.max(0, daysBetween(ordered.occurredOn, day)));
}

function withSuspension(state: Complaint, change: Partial<Suspension>): Complaint {
  const [number, order] = runningSuspension(state) ?? [];
  if (!number || !order) return state;
  return { ...state, suspensions: { ...state.suspensions, [number]: { ...order, ...change } } };
}

function resumption({ procurement, number }: Complaint) {
  return {
    proceeding: 'procurement',
    id: procurement,
    act: 'resumeProcurement',
    input: { complaint: number },
  } as const;
}

function nextExclusion({ exclusions = {} }: Complaint): string {
  return String(Object.keys(exclusions).length + 1);
}

function unanswered({ answers = {}, purchaser, agency }: Complaint, one: string): Awaited[] {
  if (answers[one]) return [];
  const role = one === purchaser ? 'officer' : one === agency ? 'agency' : 'supplier';
  return [{ subject: one, organisation: one, role, clock: `respondentAnswer:${one}` }];
}
