/** 处理决定：in thirty working days, in writing, published; it acts on the purchase by itself, and says where one can go from there. */
import { remedy as carryOut, closing } from './challenge-answer.ts';
import { complaintClocks } from './complaint-intake.ts';
import { type Remedy, remedies } from './complaint-record.ts';
import {
  type Complaint,
  defineComplaintAct,
  openExclusions,
  respondents,
  runningSuspension,
} from './complaint-state.ts';
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { type Publication, publication } from './publication.ts';
import type { Decision, DecisionPublication, Lapse, RemedyRecord } from './shapes/complaint.ts';
import { civilDate } from './time.ts';

export const grounds = {
  noBasis: '投诉事项缺乏事实依据，投诉事项不成立',
  conditionsNotMet: '受理后发现不符合法定的投诉条件',
  fabricated: '投诉人捏造事实或者提供虚假材料',
  illegalEvidence: '投诉人以非法手段取得证明材料',
} as const;

export const decideComplaint = defineComplaintAct<Decision>()({
  name: 'decideComplaint',
  title: '作出投诉处理决定',
  during: ['review'],
  by: ['regulator'],
  under: [
    cite('procurementLaw', 56),
    cite('procurementRegulation', 71),
    cite('procurementRegulation', 57, 1),
    cite('procurementRegulation', 44, 1),
    cite('challenge94', 29),
    cite('challenge94', 31),
    cite('challenge94', 32),
  ],
  decides: ({ complaint, answers, exclusions }) => ({ complaint, answers, exclusions }),
  awaited: ({ decision }) => (decision ? [] : [{ clock: 'complaintDecision' }]),
  requires: (state, circumstance) => [
    houseRule(!state.decision && !state.withdrawn, '投诉尚未处理完毕', '投诉已经办结', 'blocks'),
    houseRule(openExclusions(state).length === 0, '检验、鉴定、评审的结论收到后再作决定', '请先登记收到的结论'),
    houseRule(
      respondents(state).every((one) => state.answers?.[one]),
      '被投诉人和有关当事人均已说明',
      '尚有当事人没有说明：不待其说明的，写明理由',
    ),
    houseRule(
      state.complaint?.accepted?.by !== circumstance.actor.person,
      '作出决定的人不是受理的人',
      '请由另一名工作人员办理；本部门只有一名的，写明理由',
    ),
    ...inTime(circumstance, 'complaintDecision'),
  ],
  judge: (state, input) => [...everyMatter(state, input), ...consistent(input), told(input), ...baseless(state, input)],
  apply: (state, decision, { actor, at }) => ended({ ...state, decision: { ...decision, by: actor.person, at } }, at),
  starts: (_, __, { at }) => [
    { clock: 'decisionPublication', from: civilDate(at), basis: 'house' },
    { clock: 'reconsideration', from: civilDate(at), basis: 'statute' },
  ],
  stops: (state) => [...complaintClocks, ...respondents(state).map((one) => `respondentAnswer:${one}`)],
  sends: (state, input) =>
    input.outcome === 'upheld'
      ? [carryOut(state, 'regulator', { ...input, upheld: true })]
      : [closing(state, 'dismissed')],
});

/** Nobody's name, address or telephone number is in it but those of the organisations (条例58). */
export const publishDecision = defineComplaintAct<DecisionPublication>()({
  name: 'publishDecision',
  title: '公告投诉处理决定',
  during: ['decided'],
  by: ['regulator'],
  under: [cite('procurementRegulation', 58, 2)],
  awaited: ({ published }) => (published ? [] : [{ clock: 'decisionPublication' }]),
  requires: ({ published }, circumstance) => [
    houseRule(!published, '处理决定尚未公告', '处理决定已经公告，无需重复公告', 'blocks'),
    ...inTime(circumstance, 'decisionPublication'),
  ],
  judge: (_, { facts }) => [
    houseRule(
      !/1[3-9]\d{9}|\d{17}[\dXx]/.test(facts),
      '公告的处理决定不得含有个人信息',
      '请删去电话号码、身份证号码',
      'blocks',
    ),
  ],
  apply: (state, { facts }, { actor, at }) => ({ ...state, published: { facts, by: actor.person, at } }),
  stops: () => ['decisionPublication'],
  tells: (state) => [decisionPublication(state)],
});

/** By the complaint itself: nobody complained in time, and nothing that was posted in time has come. */
export const lapseComplaint = defineComplaintAct<Lapse>()({
  name: 'lapseComplaint',
  title: '投诉期满，质疑办结',
  during: ['answered'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 55)],
  apply: (state, _, { at }) => ({ ...state, lapsed: { at } }),
  stops: () => ['complaintFiling', 'complaintByPost'],
  sends: (state) => [closing(state, 'lapsed')],
});

/** By the procurement: what was done there. */
export const recordRemedy = defineComplaintAct<RemedyRecord>()({
  name: 'recordRemedy',
  title: '记入执行的结果',
  during: ['challenge', 'answered', 'intake', 'review', 'decided'],
  by: ['proceeding'],
  under: [],
  apply: (state, { remedy }) => ({ ...state, remedy }),
});

/** An order to stand still ends with the decision, whatever was left of it. */
function ended(state: Complaint, at: string): Complaint {
  const [number, order] = runningSuspension(state) ?? [];
  if (!number || !order) return state;
  return { ...state, suspensions: { ...state.suspensions, [number]: { ...order, endedAt: at } } };
}

function everyMatter({ complaint }: Complaint, { findings }: Decision): Finding[] {
  const asked = [...(complaint?.matters ?? []), ...(complaint?.fromReply ? ['reply'] : [])];
  const missing = asked.filter((matter) => !findings[matter]);
  const strange = Object.keys(findings).filter((matter) => !asked.includes(matter));
  const remedy = [missing.length ? `缺：${missing.join('、')}` : '', strange.length ? `多：${strange.join('、')}` : ''];
  const holds = missing.length + strange.length === 0;
  return [houseRule(holds, '对每一投诉事项均应当作出认定', remedy.filter(Boolean).join('；'), 'blocks')];
}

function consistent({ outcome, findings, mayChangeResult, excludes }: Decision): Finding[] {
  const upheld = Object.values(findings).some((one) => one.upheld);
  return [
    houseRule(
      (outcome === 'upheld') === upheld,
      '有投诉事项成立的，方为投诉成立；均不成立的，应当驳回',
      '请核对各项认定与处理结果',
      'blocks',
    ),
    houseRule(
      outcome === 'upheld' || (!mayChangeResult && excludes.length === 0),
      '投诉成立的，方有结果的改变和被取消的供应商',
      '驳回的，不填结果的改变和被取消的供应商',
      'blocks',
    ),
  ];
}

function told({ reviewTold }: Decision): Finding {
  return requirement(
    reviewTold,
    '对处理决定不服的，可以依法申请行政复议或者提起行政诉讼：应当在决定中告知',
    cite('procurementLaw', 58),
    '请写明：自知道之日起六十日内可以申请行政复议，六个月内可以提起行政诉讼',
    'warns',
  );
}

/** Three in twelve months that came to nothing: it is said, and somebody decides. */
function baseless(complaint: Complaint, { ground, baselessBefore }: Decision): Finding[] {
  if (ground !== 'noBasis' || baselessBefore === undefined) return [];
  return measure(complaint, 'baselessComplaints', baselessBefore + 1, '请按规定列入不良行为记录名单，并写明办理情况');
}

const nextSteps =
  '对本决定不服的，可以自知道之日起六十日内依法申请行政复议，也可以在六个月内依法向人民法院提起行政诉讼';

function decisionPublication(state: Complaint): Publication {
  const { procurement, number, title, supplier, purchaser, agency, concerned, decision, published, remedy } = state;
  const { document, outcome, ground, findings, legalBasis } = decision!;
  const carriedOut = remedy && remedy in remedies ? remedies[remedy as Remedy] : undefined;
  const named = `${title.replace(/质疑$/, '')}投诉处理结果公告`;
  return publication('complaintDecision', { id: procurement }, published!.at, named, {
    complaint: number,
    document,
    complainant: supplier,
    respondents: [purchaser, ...(agency ? [agency] : [])],
    concerned,
    facts: published!.facts,
    legalBasis,
    outcome,
    ...(ground ? { ground: grounds[ground] } : {}),
    matters: Object.fromEntries(Object.entries(findings).map(([matter, { upheld }]) => [matter, upheld])),
    ...(carriedOut ? { remedy: carriedOut } : {}),
    nextSteps,
  });
}
