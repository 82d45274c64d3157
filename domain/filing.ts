/** 方案与备案：what is to be bought, approved by a second and countersigned by a third person; then the plan is filed. */
import { fundsOf } from './binding.ts';
import { withinEstimate } from './demand.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { asking, givenBack, held, releases, requests } from './funding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { ofLotsPlanned } from './lot-rules.ts';
import { proofOfMethod } from './method-choice.ts';
import { courses } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { ofContent } from './purchasable.ts';
import { ofMoney } from './scheme-money.ts';
import { type FoundProgramme, ofProgramme } from './scheme-programme.ts';
import type {
  Approval,
  Countersignature,
  PlanFiling,
  PlanGaps,
  PlanNumber,
  SchemeDraft,
  SchemeReturn,
} from './shapes/filing.ts';
import { ofSplitting, type Similar } from './splitting.ts';
import { ofHeads, ofStaffing } from './staffing.ts';
import { ofSupplierKinds } from './supplier-kinds.ts';
import { civilDate } from './time.ts';

export const draftScheme = defineAct<SchemeDraft & Looked>()({
  name: 'draftScheme',
  title: '编制实施方案',
  during: ['filing'],
  by: ['officer'],
  under: [cite('rules2019', 16), cite('rules2019', 22)],
  awaited: ({ scheme }) => (scheme && !scheme.returned ? [] : [{}]),
  requires: ({ scheme, ...state }) => [
    requirement(
      fundsOf(state) !== undefined,
      '应当在预算下达后编制实施方案',
      cite('rules2019', 16),
      '请单位财务先登记预算下达，或者绑定预算指标',
    ),
    houseRule(!scheme?.approved, '方案经审定的，退回后方可修改', '方案已经审定：请负责人先退回方案', 'blocks'),
  ],
  judge: (state, { similar, programme, ...scheme }, { at }) => [
    ...ofContent(state, scheme.services),
    ...ofMoney(state, scheme, at),
    ...ofPeriod(scheme),
    ...ofProgramme(scheme, programme),
    ...ofSplitting(state, scheme.ceilingFen, similar),
    ...withinEstimate(state, scheme.ceilingFen),
    ...ofHeads(scheme.services),
    ...ofStaffing(state, scheme.staffing),
    ...ofSupplierKinds(scheme.openTo, civilDate(at)),
  ],
  apply: (procurement, { similar: _, programme: __, ...scheme }, { actor, at }) => ({
    ...procurement,
    scheme: { ...scheme, drafted: { by: actor.person, at } },
  }),
  starts: (_, __, { at }) => [{ clock: 'schemeApproval', from: civilDate(at), basis: 'house' }],
});

export const approveScheme = defineAct<Approval>()({
  name: 'approveScheme',
  title: '审定实施方案',
  during: ['filing'],
  by: ['director'],
  under: [cite('rules2019', 16), cite('rules2019', 22)],
  decides: ({ scheme }) => scheme,
  awaited: ({ scheme }) => (scheme && !scheme.approved && !scheme.returned ? [{ clock: 'schemeApproval' }] : []),
  requires: ({ scheme }, circumstance) => [
    houseRule(scheme !== undefined && !scheme.returned, '方案编制完成后方可审定', '请经办人编制实施方案', 'blocks'),
    houseRule(!scheme?.approved, '方案尚未审定', '方案已经审定，无需重复审定', 'blocks'),
    anotherPerson(circumstance.actor, [scheme?.drafted.by], '编制人不得审定自己编制的实施方案'),
    ...inTime(circumstance, 'schemeApproval'),
  ],
  apply: (procurement, _, { actor, at }) =>
    asking({
      ...procurement,
      scheme: procurement.scheme && { ...procurement.scheme, approved: { by: actor.person, at } },
    }),
  sends: requests,
  starts: (_, __, { at }) => [{ clock: 'schemeCountersignature', from: civilDate(at), basis: 'house' }],
  stops: () => ['schemeApproval'],
});

export const returnScheme = defineAct<SchemeReturn>()({
  name: 'returnScheme',
  title: '退回实施方案',
  during: ['filing'],
  by: ['director', 'financeReviewer'],
  under: [cite('rules2019', 22)],
  decides: ({ scheme }) => scheme,
  requires: ({ scheme, plan }, { actor }) => [
    houseRule(scheme !== undefined && !scheme.returned, '方案编制完成后方可退回', '请待经办人编制实施方案', 'blocks'),
    houseRule(
      !plan || plan.gaps !== undefined,
      '采购实施计划尚未报备或者退回补正的，方可退回方案',
      '采购实施计划已经报备，方案不再退回；确需停止的，由负责人取消采购',
      'blocks',
    ),
    anotherPerson(actor, [scheme?.drafted.by], '编制人不得退回自己编制的实施方案'),
  ],
  apply: (procurement, { reason }, { actor, at }) => ({
    ...givenBack(procurement),
    scheme: procurement.scheme && {
      ...procurement.scheme,
      approved: undefined,
      countersigned: undefined,
      returned: { by: actor.person, at, reason },
    },
  }),
  sends: releases,
  stops: () => ['schemeApproval', 'schemeCountersignature', 'planFiling'],
});

export const countersignScheme = defineAct<Countersignature & Looked>()({
  name: 'countersignScheme',
  title: '会签实施方案',
  during: ['filing'],
  by: ['financeReviewer'],
  under: [cite('rules2019', 22)],
  decides: ({ scheme }) => scheme,
  awaited: ({ scheme }) => (scheme?.approved && !scheme.countersigned ? [{ clock: 'schemeCountersignature' }] : []),
  requires: ({ scheme, ...state }, circumstance) => [
    houseRule(scheme?.approved !== undefined, '方案经负责人审定后方可会签', '请负责人先审定方案', 'blocks'),
    houseRule(!scheme?.countersigned, '方案尚未会签', '方案已经会签，无需重复会签', 'blocks'),
    anotherPerson(
      circumstance.actor,
      [scheme?.drafted.by, scheme?.approved?.by],
      '会签人应当是编制人、审定人以外的人员',
    ),
    ...held({ ...state, scheme }),
    ...inTime(circumstance, 'schemeCountersignature'),
  ],
  // Two schemes that were drafted at the same time did not see each other; now both are on record.
  judge: (state, { similar, formOpinion }) => [
    ...ofSplitting(state, state.scheme?.ceilingFen ?? 0, similar),
    ...ofForm(state.scheme, formOpinion),
  ],
  apply: (procurement, { formOpinion }, { actor, at }) => ({
    ...procurement,
    scheme: procurement.scheme && {
      ...procurement.scheme,
      countersigned: { by: actor.person, at },
      ...(formOpinion ? { formOpinion } : {}),
    },
  }),
  // Below the limit no plan is filed.
  starts: ({ opening }, _, { at }) =>
    courses[opening.method].statutory ? [{ clock: 'planFiling', from: civilDate(at), basis: 'house' }] : [],
  stops: () => ['schemeCountersignature'],
});

export const fileProcurementPlan = defineAct<PlanFiling>()({
  name: 'fileProcurementPlan',
  title: '报备采购实施计划',
  during: ['filing'],
  by: ['officer'],
  under: [cite('procurementRegulation', 29), cite('rules2019', 16)],
  awaited: ({ scheme, plan }) => (scheme?.countersigned && (!plan || plan.gaps) ? [{ clock: 'planFiling' }] : []),
  requires: ({ scheme, plan, ...state }, circumstance) => [
    houseRule(scheme?.approved !== undefined, '方案经负责人审定后方可报备', '请负责人审定方案', 'blocks'),
    requirement(
      scheme?.countersigned !== undefined,
      '民政、财政部门应当共同制定实施方案：会签后方可报备',
      cite('rules2019', 22),
      '请财政业务股会签方案',
    ),
    houseRule(
      !plan || plan.gaps !== undefined,
      '采购实施计划尚未报备或者退回补正的，方可报备',
      '采购实施计划已经报备，备案自提交完成：请待备案编号',
      'blocks',
    ),
    ...(scheme ? proofOfMethod(state, scheme.ceilingFen) : []),
    ...inTime(circumstance, 'planFiling'),
  ],
  judge: (state, { lots }) => ofLotsPlanned(state, lots),
  apply: (procurement, { lots }, { actor, at }) => ({
    ...procurement,
    plan: { filed: { by: actor.person, at } },
    lots,
  }),
  starts: (_, __, { at }) => [{ clock: 'planNumbering', from: civilDate(at), basis: 'house' }],
  stops: () => ['planFiling'],
});

export const recordPlanNumber = defineAct<PlanNumber>()({
  name: 'recordPlanNumber',
  title: '登记备案编号',
  during: ['filing'],
  by: ['regulator'],
  under: [cite('procurementRegulation', 29)],
  awaited: ({ plan }) => (isOnFile(plan) ? [{ clock: 'planNumbering' }] : []),
  requires: ({ plan }, circumstance) => [onFile(plan), ...inTime(circumstance, 'planNumbering')],
  apply: (procurement, { number }) => ({ ...procurement, plan: procurement.plan && { ...procurement.plan, number } }),
  starts: (_, __, { at }) => [{ clock: 'noticePublication', from: civilDate(at), basis: 'house' }],
  stops: () => ['planNumbering'],
  fact: {
    fields: ['number'],
    stands: ({ plan }, { input }) => [inForce(plan?.number === input.number)],
    without: (state) => ({ ...state, plan: state.plan && { ...state.plan, number: undefined } }),
  },
});

/** Filing is complete on submission: the regulator names what is missing, and judges nothing else (采购法60). */
export const returnPlan = defineAct<PlanGaps>()({
  name: 'returnPlan',
  title: '退回补正采购实施计划',
  during: ['filing'],
  by: ['regulator'],
  under: [cite('procurementRegulation', 29)],
  requires: ({ plan }) => [onFile(plan)],
  apply: (procurement, { gaps }) => ({ ...procurement, plan: procurement.plan && { ...procurement.plan, gaps } }),
  starts: (_, __, { at }) => [{ clock: 'planFiling', from: civilDate(at), basis: 'house' }],
  stops: () => ['planNumbering'],
});

interface Looked {
  similar?: Similar;
  programme?: FoundProgramme;
}

/** 细则21: forms of their own go to finance. They never stand for a method: that is chosen, and proved, besides. */
function ofForm(scheme: Procurement['scheme'], opinion: string | undefined): Finding[] {
  const { form = 'purchase' } = scheme ?? {};
  if (form === 'purchase' || form === 'commission' || form === 'lease') return [];
  return [
    requirement(
      opinion !== undefined,
      '采用特许经营、战略合作、大额项目分包、定额补助、以奖代补等形式的，报同级财政部门审核确定',
      cite('rules2019', 21, 2),
      '请财政业务股填写对购买形式的审核意见',
    ),
  ];
}

function isOnFile(plan: Procurement['plan']): boolean {
  return plan !== undefined && plan.gaps === undefined && plan.number === undefined;
}

function onFile(plan: Procurement['plan']): Finding {
  return houseRule(isOnFile(plan), '采购实施计划报备后、登记编号前方可办理', '请待购买主体报备采购实施计划', 'blocks');
}

function ofPeriod({ periodFrom, periodTo }: SchemeDraft): Finding[] {
  return [houseRule(periodFrom <= periodTo, '服务期限的止日不得早于起日', '请核对服务期限', 'blocks')];
}
