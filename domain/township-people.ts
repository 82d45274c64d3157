/** 队伍建设：the backbone (细则39), pledges of secrecy (44), training with attendance (45), and the look back on a year. */
import { houseRule, measure, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { BackboneNaming, SecrecyPledge, Training, YearReview } from './shapes/township.ts';
import { civilDate } from './time.ts';
import { notAssessed } from './township-assistants.ts';
import { defineTownshipAct, hasBeen, linesMax, nextNumber, roomFor, type Township } from './township-state.ts';

export const nameBackbone = defineTownshipAct<BackboneNaming>()({
  name: 'nameBackbone',
  title: '列入重点培养的骨干',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 39)],
  awaited: ({ kind, backbone }) => (kind === 'township' && !backbone ? [{}] : []),
  requires: ({ backbone }) => [roomFor(backbone, linesMax)],
  judge: (_, { occurredOn }, { at }) => [hasBeen(occurredOn, civilDate(at))],
  apply: (state, { person, ...naming }, { actor, at }) => ({
    ...state,
    backbone: { ...state.backbone, [person]: { ...naming, by: actor.person, at } },
  }),
});

export const signPledge = defineTownshipAct<SecrecyPledge>()({
  name: 'signPledge',
  title: '登记保密协议书',
  during: ['running'],
  by: ['officer', 'director'],
  under: [cite('rules2019', 44)],
  requires: ({ pledges }) => [roomFor(pledges, linesMax)],
  judge: (_, { occurredOn }, { at }) => [hasBeen(occurredOn, civilDate(at))],
  apply: (state, { person, ...pledge }, { actor, at }) => ({
    ...state,
    pledges: { ...state.pledges, [person]: { ...pledge, by: actor.person, at } },
  }),
});

export const recordTraining = defineTownshipAct<Training>()({
  name: 'recordTraining',
  title: '登记业务培训（含签到）',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 45)],
  requires: ({ trainings }) => [roomFor(trainings, linesMax)],
  judge: (state, { attendance, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...measure(state, 'trainingsMost', trainingsIn(state, occurredOn.slice(0, 4)) + 1, '当年已有两次：写明理由').map(
      (finding) => ({ ...finding, force: 'warns' as const }),
    ),
    houseRule(Object.values(attendance).includes(true), '培训应当有人到场', '请核对签到情况', 'blocks'),
  ],
  apply: (state, training, { actor, at }) => ({
    ...state,
    trainings: { ...state.trainings, [nextNumber(state.trainings)]: { ...training, by: actor.person, at } },
  }),
});

/** What the year left undone is told, and signed with a reason; nothing is refused for it afterwards. */
export const reviewYear = defineTownshipAct<YearReview>()({
  name: 'reviewYear',
  title: '年度回顾（培训、考评）',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 42), cite('rules2019', 45)],
  decides: ({ stage }) => stage,
  judge: (state, { year }, { at }) => {
    const missing = notAssessed(state, String(year));
    return [
      houseRule(String(year) <= civilDate(at).slice(0, 4), '回顾的年度不晚于今年', '请核对年度', 'blocks'),
      houseRule(!state.years?.[year], '一年回顾一次', '本年度已经回顾', 'blocks'),
      ...measure(state, 'trainingsLeast', trainingsIn(state, String(year)), '本年度未安排培训的，写明理由').map(
        (finding) => ({ ...finding, force: 'warns' as const }),
      ),
      requirement(
        missing.length === 0,
        '社会救助协理员通过平时工作情况与年度考核相结合的办法进行考评',
        cite('rules2019', 42),
        `本年度尚未考核：${missing.join('、')}；请先办理考核，或者写明理由`,
        'warns',
      ),
    ];
  },
  apply: (state, { year }, { actor, at }) => ({
    ...state,
    years: { ...state.years, [year]: { by: actor.person, at } },
  }),
});

function trainingsIn({ trainings = {} }: Township, year: string): number {
  return Object.values(trainings).filter(({ occurredOn }) => occurredOn.startsWith(year)).length;
}
