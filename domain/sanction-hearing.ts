/** 告知、申辩与听证: nobody is banned who was not told why, and heard if it asked in time (行政处罚法44, 45, 63, 64). */

import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { dayAfter } from './lateness.ts';
import { cite } from './law/cite.ts';
import { isLate } from './law/clocks.ts';
import { defineSanctionAct, type Sanction } from './sanction-state.ts';
import type { HearingCall, HearingMinutes, SanctionDefence, SanctionNotification } from './shapes/sanction.ts';
import { civilDate } from './time.ts';

export const notifySanction = defineSanctionAct<SanctionNotification>()({
  name: 'notifySanction',
  title: '告知拟作出的处理',
  during: ['examining'],
  by: ['financeReviewer', 'regulator'],
  under: [cite('penaltyLaw', 44)],
  awaited: ({ opinion, notified }) => (opinion && !notified ? [{ clock: 'sanctionDecision' }] : []),
  requires: (state) => [
    houseRule(!state.notified, '尚未告知', '已经告知', 'blocks'),
    requirement(
      state.opinion !== undefined,
      '财政部门应当会同相关部门、购买主体建立承接主体的信用记录：先听取购买主体的意见',
      cite('rules2019', 47),
      '请待购买主体提出意见',
    ),
  ],
  judge: (_, { occurredOn }, { at }) => [
    houseRule(occurredOn <= civilDate(at), '送达日期不得晚于今天', '请填写实际送达之日', 'blocks'),
  ],
  apply: (state, notified, { actor, at }) => ({ ...state, notified: { ...notified, by: actor.person, at } }),
  starts: (_, { occurredOn }) => [{ clock: 'sanctionDefence', from: occurredOn, basis: 'statute' }],
  fact: {
    fields: ['document', 'occurredOn', 'evidenceSha256'],
    instead: { proposedMonths: '拟作出的处理有变的，请另行立案告知' },
    stands: ({ notified, decision }, { at }) => [
      inForce(notified?.at === at),
      houseRule(!decision, '作出决定之前方可更正', '决定已经作出', 'blocks'),
    ],
    without: ({ notified, ...state }) => state,
  },
});

export const defendAgainstSanction = defineSanctionAct<SanctionDefence>()({
  name: 'defendAgainstSanction',
  title: '陈述、申辩，要求听证',
  during: ['examining'],
  by: ['supplier'],
  under: [cite('penaltyLaw', 45)],
  awaited: ({ notified, defence, provider }) =>
    notified && !defence ? [{ organisation: provider, clock: 'sanctionDefence' }] : [],
  requires: ({ notified, defence, decision }) => [
    houseRule(notified !== undefined, '告知之后陈述、申辩', '请待告知', 'blocks'),
    houseRule(!defence && !decision, '陈述、申辩只提交一次，且在决定之前', '已经提交，或者已经作出决定', 'blocks'),
  ],
  judge: (_, { asksHearing }, { deadlines, receivedAt }) =>
    ofHearing(asksHearing, !isLate(deadlines.sanctionDefence, receivedAt)),
  apply: (state, defence, { actor, at }) => ({ ...state, defence: { ...defence, by: actor.person, at } }),
  stops: () => ['sanctionDefence'],
});

/** A defence is heard until the decision; a hearing is asked for in time. */
function ofHearing(asksHearing: boolean, inTime: boolean): Finding[] {
  if (!asksHearing) return [];
  return [
    requirement(
      inTime,
      '当事人要求听证的，应当在行政机关告知后五日内提出',
      cite('penaltyLaw', 64),
      '要求听证的期限已过：仍可以陈述、申辩，请不要求听证后提交',
    ),
  ];
}

export const callHearing = defineSanctionAct<HearingCall>()({
  name: 'callHearing',
  title: '通知听证',
  during: ['examining'],
  by: ['financeReviewer', 'regulator'],
  under: [cite('penaltyLaw', 64)],
  awaited: ({ defence, hearing }) => (defence?.asksHearing && !hearing ? [{ clock: 'sanctionDecision' }] : []),
  requires: ({ defence, hearing }) => [
    houseRule(defence?.asksHearing === true, '当事人要求听证的组织听证', '当事人未要求听证', 'blocks'),
    houseRule(!hearing, '听证只通知一次', '听证的通知已经发出', 'blocks'),
  ],
  judge: ({ opened, notified }, { chair }) => [chairedByAnother(chair, [opened.by, notified?.by])],
  apply: (state, call, { actor, at }) => ({ ...state, hearing: { ...call, by: actor.person, at } }),
  starts: (_, __, { at }) => [{ clock: 'hearingNotice', from: civilDate(at), basis: 'statute' }],
});

function chairedByAnother(chair: string, examiners: readonly (string | undefined)[]): Finding {
  return requirement(
    !examiners.includes(chair),
    '听证由行政机关指定的非本案调查人员主持',
    cite('penaltyLaw', 64),
    '请指定另一人主持',
  );
}

export const holdHearing = defineSanctionAct<HearingMinutes>()({
  name: 'holdHearing',
  title: '登记听证笔录',
  during: ['examining'],
  by: ['financeReviewer', 'regulator'],
  under: [cite('penaltyLaw', 63)],
  awaited: ({ hearing }) => (hearing && !hearing.held ? [{ person: hearing.chair, clock: 'sanctionDecision' }] : []),
  requires: ({ hearing }, { actor, deadlines, at }) => [
    houseRule(hearing !== undefined, '通知之后举行听证', '请先通知听证', 'blocks'),
    houseRule(!hearing?.held, '听证只举行一次', '听证笔录已经登记', 'blocks'),
    houseRule(hearing?.chair === actor.person, '笔录由听证主持人登记', `请由 ${hearing?.chair} 登记`, 'blocks'),
    longEnough(isLate(deadlines.hearingNotice, at), deadlines.hearingNotice?.due),
  ],
  apply: (state, minutes, { actor, at }) => ({
    ...state,
    ...(state.hearing ? { hearing: { ...state.hearing, held: { ...minutes, by: actor.person, at } } } : {}),
  }),
  stops: () => ['hearingNotice'],
});

function longEnough(over: boolean, due: string | undefined): Finding {
  return requirement(
    over,
    '应当在举行听证的七日前，通知当事人及有关人员听证的时间、地点',
    cite('penaltyLaw', 64),
    due ? `最早可于 ${dayAfter(due)} 举行` : '请先通知听证',
  );
}

/** Who opened, told and called is not the one who decides. */
export function anotherDecides(
  { opened, notified, hearing }: Sanction,
  actor: Parameters<typeof anotherPerson>[0],
): Finding {
  return anotherPerson(actor, [opened.by, notified?.by, hearing?.by], '作出决定的人不是立案、告知的人');
}
