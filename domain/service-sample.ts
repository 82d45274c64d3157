/** 回访抽样：whom to call is drawn from a seed that was fixed before the period and shown after it, so that nobody could choose. */

import { type CallBack, standingLogs } from './delivery-state.ts';
import { sha256Of } from './digest.ts';
import { houseRule, measure, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { isByPeriod } from './performance.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { CallBackAnswers, SampleCommitment, SampleSeed } from './shapes/delivery.ts';

export const commitSample = defineAct<SampleCommitment>()({
  name: 'commitSample',
  title: '登记回访抽样种子的摘要',
  during: ['performance'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  judge: (state, { instalment: number }) => {
    const instalment = state.instalments?.[number];
    return [
      termOf('contract', instalment !== undefined && isByPeriod(instalment), '按期考核或者分阶段验收的各期方作回访', {
        remedy: '请核对分期序号',
      }),
      houseRule(!state.callBacks?.[number], '本期的种子只登记一次', '本期已经登记：种子不得更换', 'blocks'),
      houseRule(
        standingLogs(state, number).length === 0,
        '种子在本期第一份服务记录之前登记',
        '服务记录已经提交：写明为何未在期前登记',
      ),
    ];
  },
  apply: (state, { instalment, seedSha256 }, { actor, at }) =>
    withCallBack(state, instalment, { seedSha256, committed: { by: actor.person, at } }),
});

export const revealSample = defineAct<SampleSeed>()({
  name: 'revealSample',
  title: '公开回访抽样种子',
  during: ['performance'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  judge: (state, { instalment, seed, drawnFrom }) => {
    const callBack = state.callBacks?.[instalment];
    return [
      houseRule(
        callBack !== undefined && !callBack.revealed,
        '已经登记摘要、尚未公开的种子方可公开',
        '请先登记种子的摘要',
        'blocks',
      ),
      houseRule(
        callBack === undefined || sha256Of(seed) === callBack.seedSha256,
        '公开的种子与期前登记的摘要一致',
        '请填写期前所定的种子，一字不差',
        'blocks',
      ),
      houseRule(
        drawnFrom !== undefined && drawnFrom > 0,
        '本期的服务记录提交之后方可公开种子',
        '请待承接主体提交本期的服务记录',
        'blocks',
      ),
    ];
  },
  apply: (state, { instalment, seed, drawnFrom = 0 }, { actor, at }) => {
    const callBack = state.callBacks?.[instalment];
    if (!callBack) return state;
    return withCallBack(state, instalment, { ...callBack, revealed: { seed, drawnFrom, by: actor.person, at } });
  },
});

export const recordCallBacks = defineAct<CallBackAnswers>()({
  name: 'recordCallBacks',
  title: '登记回访结果',
  during: ['performance'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  awaited: ({ callBacks = {} }) =>
    Object.entries(callBacks)
      .filter(([, { revealed, answered }]) => revealed && !answered)
      .map(([subject]) => ({ subject })),
  judge: (state, { instalment, confirmed, denied, unreached }) => {
    const revealed = state.callBacks?.[instalment]?.revealed;
    const drawnFrom = revealed?.drawnFrom ?? 0;
    if (drawnFrom === 0) return [houseRule(false, '种子公开之后方可登记回访结果', '请先公开回访抽样种子', 'blocks')];
    return [
      houseRule(!state.callBacks?.[instalment]?.answered, '本期的回访结果只登记一次', '本期已经登记', 'blocks'),
      {
        ...houseRule(
          confirmed + denied + unreached <= drawnFrom,
          '回访的人数不多于本期服务的人数',
          `本期共服务 ${drawnFrom} 人：请核对回访人数`,
          'blocks',
        ),
        required: `≤ ${drawnFrom} 人`,
        actual: `${confirmed + denied + unreached} 人`,
      },
      ...measure(
        state,
        'callBackShare',
        ((confirmed + denied) * 10_000) / drawnFrom,
        '未能接通的，按抽样次序顺延；确实无法联系的，写明理由',
      ),
    ];
  },
  apply: (state, { instalment, ...answers }, { actor, at }) => {
    const callBack = state.callBacks?.[instalment];
    if (!callBack) return state;
    return withCallBack(state, instalment, { ...callBack, answered: { ...answers, by: actor.person, at } });
  },
});

/** All recipients of a period in the order in which they are called; whoever has seed and list finds the same. */
export function callOrder(seed: string, recipients: Iterable<string>): string[] {
  return [...new Set(recipients)]
    .map((recipient) => ({ recipient, lot: sha256Of(`${seed}:${recipient}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ recipient }) => recipient);
}

function withCallBack(state: Procurement, instalment: string, callBack: CallBack): Procurement {
  return { ...state, callBacks: { ...state.callBacks, [instalment]: callBack } };
}
