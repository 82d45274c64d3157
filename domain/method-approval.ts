/** 采购方式的批准：at or above the tender threshold, any method but the open tender is approved before the purchase begins. */
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { methodTitles } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { MethodApproval } from './shapes/course.ts';
import { reachesTender } from './single-source.ts';
import { civilDate } from './time.ts';

/** A paper of the prefecture's finance, or of the level that the law names in its place: a fact from outside. */
export const recordMethodApproval = defineAct<MethodApproval>()({
  name: 'recordMethodApproval',
  title: '登记采购方式批准文件',
  during: ['filing', 'announcement'],
  by: ['officer'],
  under: [cite('procurementLaw', 27), cite('nonTender74', 4)],
  awaited: (state) => (approvedMethod(state).some(({ holds }) => !holds) && state.round === 1 ? [{}] : []),
  requires: ({ notice, agreement }) => [
    houseRule(!notice && !agreement, '采购活动开始前登记', '采购活动已经开始', 'blocks'),
  ],
  judge: (_, { occurredOn }, { at }) => [
    houseRule(occurredOn <= civilDate(at), '批准日期不得晚于今天', '请待批准文件下达', 'blocks'),
  ],
  apply: (procurement, approval, { actor, at }) => ({
    ...procurement,
    methodApproval: { ...approval, method: procurement.opening.method, by: actor.person, at },
  }),
  fact: {
    fields: ['authority', 'number', 'occurredOn'],
    stands: ({ methodApproval }, { at }) => [inForce(methodApproval?.at === at)],
    without: ({ methodApproval, ...state }) => state,
  },
});

/** Asked of the act that begins the purchase. A later round was approved with the change that it goes by. */
export function approvedMethod(state: Procurement): Finding[] {
  const { opening, choice, methodApproval, round, rounds = {} } = state;
  if (opening.method === 'openTender' || !reachesTender(state)) return [];
  const changed = rounds[String(round - 1)]?.invalidated?.changed?.approval;
  const chosenWith = choice?.method === opening.method ? choice.approval : undefined;
  const approved = methodApproval?.method === opening.method || chosenWith !== undefined || changed !== undefined;
  return [
    requirement(
      approved,
      '因特殊情况需要采用公开招标以外的采购方式的，应当在采购活动开始前获得设区的市、自治州以上人民政府采购监督管理部门的批准',
      cite('procurementLaw', 27),
      `${methodTitles[opening.method]}须经批准：请先登记批准文件`,
    ),
  ];
}
