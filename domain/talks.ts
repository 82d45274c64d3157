/** 磋商（谈判）：the group talks with each supplier alone; what changes in the requirements is confirmed, then told to all at once. */
import type { Circumstance } from './act.ts';
import { inTheRunning, isLost } from './competition.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule, requirement, termOf } from './finding.ts';
import type { Cite } from './law/cite.ts';
import { cite } from './law/cite.ts';
import { words } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { ChangeConfirmation, RequirementChange, Talk } from './shapes/course.ts';
import { civilDate } from './time.ts';

export const negotiateWith = defineAct<Talk>()({
  name: 'negotiateWith',
  title: '登记磋商（谈判）',
  during: ['selection'],
  by: ['officer', 'agency', 'expert'],
  under: [cite('procurementLaw', 38), cite('nonTender74', 31)],
  awaited: (state) =>
    state.qualification && !areOver(state) && !isLost(state)
      ? untalked(state).map((subject) => ({ subject, clock: 'bidEvaluation' }))
      : [],
  requires: (state, circumstance) => beforeOffers(state, circumstance),
  judge: (state, { supplier, occurredOn }, { at }) => [
    houseRule(
      inTheRunning(state).includes(supplier),
      '与通过审查的供应商分别进行',
      `可以进行的供应商：${inTheRunning(state).join('、')}`,
      'blocks',
    ),
    houseRule(occurredOn <= civilDate(at), '日期不得晚于今天', '请填写实际进行之日', 'blocks'),
    houseRule(
      state.openedAt === undefined || occurredOn >= civilDate(state.openedAt),
      '响应文件开启之后进行',
      '请核对日期',
      'blocks',
    ),
  ],
  apply: (procurement, { supplier, ...talk }, { actor, at }) => ({
    ...procurement,
    talks: { ...procurement.talks, [supplier]: { ...talk, by: actor.person, at } },
  }),
  fact: {
    fields: ['occurredOn', 'record'],
    stands: ({ talks, finalOffersAt }, { at, input }) => [
      inForce(talks?.[input.supplier]?.at === at),
      houseRule(!finalOffersAt, '最后报价之前方可更正', '评审已据此进行', 'blocks'),
    ],
    without: (state, { input }) => ({
      ...state,
      talks: Object.fromEntries(Object.entries(state.talks ?? {}).filter(([supplier]) => supplier !== input.supplier)),
    }),
  },
});

/** Only what the documents say may change; the group proposes, the purchaser's representative confirms. */
export const changeRequirements = defineAct<RequirementChange>()({
  name: 'changeRequirements',
  title: '变动采购需求',
  during: ['selection'],
  by: ['officer', 'agency', 'expert'],
  under: [cite('procurementLaw', 38), cite('nonTender74', 32, 1)],
  requires: (state, circumstance) => [
    ...beforeOffers(state, circumstance),
    houseRule(
      unconfirmed(state) === undefined,
      '前一次变动确认之后方可再变动',
      '请采购人代表先确认前一次变动',
      'blocks',
    ),
  ],
  apply: (procurement, { text }, { actor, at }) => {
    const number = String(Object.keys(procurement.requirementChanges ?? {}).length + 1);
    const change = { text, proposed: { by: actor.person, at } };
    return { ...procurement, requirementChanges: { ...procurement.requirementChanges, [number]: change } };
  },
});

/** Confirmed in writing, and by the same act told to all who are in the talks: they read it in the case. */
export const confirmChange = defineAct<ChangeConfirmation>()({
  name: 'confirmChange',
  title: '确认需求变动并通知全部供应商',
  during: ['selection'],
  by: ['director', 'officer'],
  under: [cite('nonTender74', 32, 1), cite('nonTender74', 32, 2)],
  decides: ({ requirementChanges }) => requirementChanges,
  awaited: (state) => {
    const number = unconfirmed(state);
    return number === undefined ? [] : [{ subject: number, role: 'director' }];
  },
  requires: (state, { actor }) => {
    const number = unconfirmed(state);
    const change = number === undefined ? undefined : state.requirementChanges![number];
    return [
      houseRule(change !== undefined, '有待确认的变动方可确认', '请待谈判（磋商）小组提出变动', 'blocks'),
      anotherPerson(actor, [change?.proposed.by], '提出变动的人不得代表采购人确认'),
    ];
  },
  judge: (state, { number }) => [
    houseRule(
      number === unconfirmed(state),
      '所确认的为待确认的变动',
      `待确认的是第 ${unconfirmed(state)} 次变动`,
      'blocks',
    ),
  ],
  apply: (procurement, { number }, { actor, at }) => {
    const change = procurement.requirementChanges?.[number];
    if (!change) return procurement;
    const confirmed = { ...change, confirmed: { by: actor.person, at } };
    return { ...procurement, requirementChanges: { ...procurement.requirementChanges, [number]: confirmed } };
  },
});

/** Those in the running with whom nobody has talked: each must have its chance before final offers are asked for. */
export function untalked(state: Procurement): string[] {
  return inTheRunning(state).filter((supplier) => state.talks?.[supplier] === undefined);
}

/** The number of the change that the purchaser has not confirmed yet. */
export function unconfirmed({ requirementChanges = {} }: Procurement): string | undefined {
  return Object.keys(requirementChanges).find((number) => !requirementChanges[number]!.confirmed);
}

/** What only the articles on negotiation were read to say: a consultation says it in its documents. */
export function ofTalks(state: Procurement, holds: boolean, rule: string, article: Cite, remedy: string): Finding {
  return state.opening.method === 'negotiation'
    ? requirement(holds, rule, article, remedy)
    : termOf('plan', holds, rule, { remedy });
}

function areOver({ finalOffersDue, finalOffersAt }: Procurement): boolean {
  return finalOffersDue !== undefined || finalOffersAt !== undefined;
}

function beforeOffers(state: Procurement, { actor }: Circumstance): Finding[] {
  const { committee } = words[state.opening.method];
  const isMember = actor.role !== 'expert' || state.committee?.[actor.person] !== undefined;
  return [
    houseRule(state.committee !== undefined, `由${committee}进行`, `请先组建${committee}`, 'blocks'),
    houseRule(isMember, `由${committee}成员办理`, `请由${committee}成员本人办理`, 'blocks'),
    houseRule(state.qualification !== undefined, '资格审查后方可进行', '请先登记资格审查结果', 'blocks'),
    ofTalks(
      state,
      !areOver(state),
      '谈判结束后，要求供应商在规定时间内进行最后报价',
      cite('procurementLaw', 38),
      '已经要求最后报价，不再谈判、不再变动需求',
    ),
  ];
}
