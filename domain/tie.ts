/** 并列：candidates that nothing of the law sets apart are put in order by lot (87号令68). */
import { nextCandidate } from './competition.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { isTender } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { awaitsLot, levelWith, rank, resultsOf } from './ranking.ts';
import type { TieLot } from './shapes/review.ts';

export const drawLot = defineAct<TieLot>()({
  name: 'drawLot',
  title: '抽签确定并列候选人的顺序',
  during: ['selection'],
  by: ['officer', 'agency', 'director'],
  under: [cite('tender87', 68, 2)],
  awaited: (state) => (isTied(state) ? [{ clock: 'winnerFixing' }] : []),
  requires: (state) => [
    houseRule(state.ranking !== undefined, '评审报告签署后方可抽签', '请待全体成员签署', 'blocks'),
    houseRule(!state.winner, '确定中标（成交）供应商之前抽签', '中标（成交）供应商已经确定', 'blocks'),
    houseRule(
      !state.ranking || isTied(state),
      '候选人并列的，方可抽签',
      '候选人并不并列，请按评审报告的顺序确定',
      'blocks',
    ),
  ],
  judge: (state, { order, drawnAt, witnesses }, { at }) => {
    const level = tied(state);
    const same = order.length === level.length && level.every((one) => order.includes(one));
    return [
      houseRule(same, '抽签在并列的候选人之间进行', `请填写 ${level.join('、')} 的抽签顺序`, 'blocks'),
      houseRule(drawnAt <= at, '抽签时间不得晚于现在', '请填写实际抽签的时间', 'blocks'),
      houseRule(new Set(witnesses).size >= 2, '抽签时有两人以上在场见证', '请填写在场见证的人员'),
    ];
  },
  apply: (procurement, lot, { actor, at }) => {
    const drawn = { ...procurement, lot: { ...lot, by: actor.person, at } };
    const ranking = rank(drawn);
    const results = resultsOf(drawn, ranking);
    return { ...drawn, ranking, ...(results ? { results } : {}) };
  },
});

/** Nobody is taken before another who stands level with it, unless by lot. */
export function isSetApart(state: Procurement): Finding[] {
  const level = isTied(state) ? tied(state) : [];
  const rule = '中标候选人并列，采购文件未规定确定方式的，采取随机抽取的方式确定';
  const remedy = `${level.join('、')} 并列：请先抽签并登记结果`;
  return isTender(state.opening.method)
    ? [requirement(level.length === 0, rule, cite('tender87', 68, 2), remedy)]
    : [houseRule(level.length === 0, '候选人并列的，以抽签确定', remedy, 'blocks')];
}

export function isTied(state: Procurement): boolean {
  const next = nextCandidate(state);
  return next !== undefined && awaitsLot(state, next);
}

function tied(state: Procurement): string[] {
  const next = nextCandidate(state);
  return next === undefined ? [] : levelWith(state, next).filter((one) => state.refusals?.[one] === undefined);
}
