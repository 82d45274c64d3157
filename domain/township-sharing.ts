/** 信息共享、慈善对接、总结推广 (细则43, 46): what is exchanged, which need met which help, what was learnt. */
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import type {
  CharityMatch,
  CharityNeed,
  InformationExchange,
  NeedEnd,
  PracticeSpread,
  PracticeSummary,
} from './shapes/township.ts';
import { civilDate } from './time.ts';
import {
  defineTownshipAct,
  hasBeen,
  linesMax,
  type Need,
  nextNumber,
  onRecord,
  requestsMax,
  roomFor,
  type Township,
} from './township-state.ts';

export const shareInformation = defineTownshipAct<InformationExchange>()({
  name: 'shareInformation',
  title: '登记信息共享',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 43, 1)],
  requires: ({ exchanges }) => [roomFor(exchanges, linesMax)],
  judge: ({ pledges = {} }, { occurredOn }, { actor, at }) => [
    hasBeen(occurredOn, civilDate(at)),
    houseRule(pledges[actor.person] !== undefined, '经办信息共享的人员应当签有保密协议书', '请先登记本人的保密协议书'),
  ],
  apply: (state, exchange, { actor, at }) => ({
    ...state,
    exchanges: { ...state.exchanges, [nextNumber(state.exchanges)]: { ...exchange, by: actor.person, at } },
  }),
});

export const enterNeed = defineTownshipAct<CharityNeed>()({
  name: 'enterNeed',
  title: '登记救助对象需求',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 43, 2)],
  requires: ({ needs }) => [roomFor(needs, requestsMax)],
  judge: ({ needs = {} }, { need, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    houseRule(!needs[need], '一项需求登记一次', '编号已经登记：请核对编号', 'blocks'),
  ],
  apply: (state, { need, ...one }, { actor, at }) =>
    withNeed(state, need, { ...one, entered: { by: actor.person, at } }),
});

export const matchNeed = defineTownshipAct<CharityMatch>()({
  name: 'matchNeed',
  title: '对接慈善帮扶资源',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 43, 2)],
  awaited: ({ needs }) => waiting(needs, ({ matched }) => !matched),
  judge: ({ needs = {} }, { need, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openNeed(needs[need]),
    houseRule(!needs[need]?.matched, '需求已经对接的，不再另行对接', '改换帮扶方的，写明理由'),
  ],
  apply: (state, { need, charity: by, offer, occurredOn }, { actor, at }) =>
    withNeed(state, need, {
      ...state.needs![need]!,
      matched: { charity: by, offer, occurredOn, by: actor.person, at },
    }),
});

export const closeNeed = defineTownshipAct<NeedEnd>()({
  name: 'closeNeed',
  title: '登记帮扶结果',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 43, 2)],
  awaited: ({ needs }) => waiting(needs, ({ matched }) => matched !== undefined),
  judge: ({ needs = {} }, { need, outcome, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openNeed(needs[need]),
    houseRule(
      !['met', 'partly'].includes(outcome) || needs[need]?.matched !== undefined,
      '对接之后方有帮扶结果',
      '请先登记对接的慈善帮扶资源；没有资源的，按未满足登记',
      'blocks',
    ),
  ],
  apply: (state, { need, outcome, occurredOn }, { actor, at }) =>
    withNeed(state, need, {
      ...state.needs![need]!,
      closed: { outcome, occurredOn, by: actor.person, at },
    }),
});

export const sumUpPractice = defineTownshipAct<PracticeSummary>()({
  name: 'sumUpPractice',
  title: '总结典型做法',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 46, 1)],
  requires: ({ practices }) => [roomFor(practices, linesMax)],
  apply: (state, practice, { actor, at }) => ({
    ...state,
    practices: {
      ...state.practices,
      [nextNumber(state.practices)]: { ...practice, summed: { by: actor.person, at } },
    },
  }),
});

export const spreadPractice = defineTownshipAct<PracticeSpread>()({
  name: 'spreadPractice',
  title: '推广典型做法',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 46, 1)],
  decides: ({ practices }) => practices,
  awaited: ({ practices = {} }) =>
    Object.entries(practices)
      .filter(([, { spread }]) => !spread)
      .map(([subject]) => ({ subject })),
  judge: ({ practices = {} }, { number }, { actor }) => [
    onRecord(practices[number] !== undefined, '典型做法'),
    houseRule(!practices[number]?.spread, '一项做法推广一次', '已经推广', 'blocks'),
    anotherPerson(actor, [practices[number]?.summed.by], '总结人不得决定推广自己总结的做法'),
  ],
  apply: (state, { number }, { actor, at }) => ({
    ...state,
    practices: {
      ...state.practices,
      [number]: { ...state.practices![number]!, spread: { by: actor.person, at } },
    },
  }),
});

function openNeed(one: Need | undefined): Finding[] {
  return [
    onRecord(one !== undefined, '需求'),
    houseRule(!one?.closed, '尚无结果的需求方可办理', '这项需求已有结果；另有需求的，另行登记', 'blocks'),
  ];
}

function waiting(needs: Township['needs'] = {}, isWaiting: (one: Need) => boolean) {
  return Object.entries(needs)
    .filter(([, one]) => !one.closed && isWaiting(one))
    .map(([subject]) => ({ subject }));
}

function withNeed(state: Township, number: string, one: Need): Township {
  return { ...state, needs: { ...state.needs, [number]: one } };
}
