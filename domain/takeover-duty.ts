/** 接管事务：who is on duty, that recipients are told, what is handed over besides the records, and the review of haste. */
import { type Finding, houseRule } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import type { DutyList, EmergencyReview, KindHandOver, RecipientNotice } from './shapes/takeover-duty.ts';
import { continuity, defineTakeoverAct, notLater, untilClosed } from './takeover-service.ts';
import type { HandedKind, Takeover } from './takeover-state.ts';
import { civilDate } from './time.ts';

export const assignDuties = defineTakeoverAct<DutyList>()({
  name: 'assignDuties',
  title: '确定值守分工',
  during: untilClosed,
  by: ['director', 'officer'],
  under: [continuity],
  judge: (_, { persons }) => [
    houseRule(Object.keys(persons).length > 0, '分工应当落实到人', '请至少确定一项', 'blocks'),
    houseRule(persons.command !== undefined, '指挥有人值守', '请确定指挥的人；或者写明理由'),
  ],
  apply: (takeover, { persons }, { actor, at }) => ({
    ...takeover,
    duties: { persons: { ...takeover.duties?.persons, ...persons }, by: actor.person, at },
  }),
});

export const tellRecipients = defineTakeoverAct<RecipientNotice>()({
  name: 'tellRecipients',
  title: '告知服务对象和乡镇',
  during: untilClosed,
  by: ['officer'],
  under: [continuity],
  awaited: ({ told }) => (told ? [] : [{ clock: 'recipientsTold' }]),
  requires: ({ told }) => [houseRule(!told, '尚未告知服务对象和乡镇', '已经告知', 'blocks')],
  judge: (_, { toldAt }, circumstance) => [
    houseRule(toldAt <= circumstance.at, '告知的时刻不得晚于现在', '请核对时刻', 'blocks'),
    ...inTime(circumstance, 'recipientsTold', civilDate(toldAt)),
  ],
  apply: (takeover, input, { actor, at }) => ({ ...takeover, told: { ...input, by: actor.person, at } }),
  stops: () => ['recipientsTold'],
});

/** Keys, assets, project funds, staff and their wages: each kind has its own outcome, and one refused may still be made good. */
export const handOverKind = defineTakeoverAct<KindHandOver>()({
  name: 'handOverKind',
  title: '登记钥匙、资产、资金、人员、工资的移交',
  during: untilClosed,
  by: ['officer'],
  under: [continuity, cite('civilCode', 509)],
  judge: (takeover, { kind, outcome, amountFen, occurredOn }, { at }) => [
    notLater(occurredOn, civilDate(at), '移交日期不得晚于今天'),
    houseRule(handed(takeover, kind)?.outcome !== 'handedOver', '该类尚未移交', '该类已经移交', 'blocks'),
    houseRule(
      (kind !== 'funds' && kind !== 'wages') || outcome !== 'handedOver' || amountFen !== undefined,
      '资金和工资应当写明金额',
      '请填写金额（分）',
      'blocks',
    ),
  ],
  apply: (takeover, { kind, ...input }, { actor, at }) => ({
    ...takeover,
    handedKinds: { ...takeover.handedKinds, [kind]: { ...input, by: actor.person, at } },
  }),
});

export const reviewEmergency = defineTakeoverAct<EmergencyReview>()({
  name: 'reviewEmergency',
  title: '复核紧急启动',
  during: untilClosed,
  by: ['director'],
  under: [continuity],
  awaited: ({ emergency, reviewed }) => (emergency && !reviewed ? [{ clock: 'emergencyReview' }] : []),
  requires: ({ emergency, reviewed }, circumstance) => [
    houseRule(emergency !== undefined, '因危及生命紧急启动的，方须复核', '本次接管不是紧急启动', 'blocks'),
    houseRule(!reviewed, '尚未复核', '已经复核', 'blocks'),
    ...inTime(circumstance, 'emergencyReview'),
  ],
  judge: ({ requested }, _, { actor }) => [
    houseRule(
      requested.by !== actor.person,
      '复核的人不是决定启动的人',
      '请由另一名负责人复核；本单位只有一名负责人的，写明理由',
    ),
  ],
  apply: (takeover, input, { actor, at }) => ({ ...takeover, reviewed: { ...input, by: actor.person, at } }),
  stops: () => ['emergencyReview'],
});

/** What is missing when a takeover is to end: each passes with a word why. */
export function leftUndone({ emergency, reviewed, ended, successor, told }: Takeover): Finding[] {
  return [
    houseRule(told !== undefined, '接管应当告知服务对象和乡镇', '请先登记告知；或者写明理由'),
    houseRule(!emergency || reviewed !== undefined, '紧急启动的应当复核', '请另一名负责人复核', 'blocks'),
    houseRule(!ended || successor !== undefined, '合同终止的，应当确定接续采购', '请登记接续采购；或者写明理由'),
  ];
}

export function handed({ handedKinds = {} }: Takeover, kind: KindHandOver['kind']): HandedKind | undefined {
  return Object.hasOwn(handedKinds, kind) ? handedKinds[kind] : undefined;
}
