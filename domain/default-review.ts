/** 复核紧急认定：where a life is at stake a default is declared without waiting, and looked at by somebody else afterwards. */
import { type Finding, houseRule } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { DefaultReview } from './shapes/partial-default.ts';

/** What was not upheld falls away: the contract stands, and a breach is to be demanded to be made good. */
export const reviewDefault = defineAct<DefaultReview>()({
  name: 'reviewDefault',
  title: '复核紧急认定的违约',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('rules2019', 33)],
  awaited: (state) => (needsReview(state) ? [{ clock: 'emergencyReview' }] : []),
  requires: (state, circumstance) => [
    houseRule(needsReview(state), '因危及生命直接认定违约的，方须复核，且复核一次', '本案没有待复核的认定', 'blocks'),
    ...inTime(circumstance, 'emergencyReview'),
  ],
  judge: ({ default: declared }, _, { actor }) => [
    houseRule(
      declared?.declared.by !== actor.person,
      '复核的人不是认定的人',
      '请由另一名负责人复核；本单位只有一名负责人的，写明理由',
    ),
  ],
  apply: (state, { upheld, findings }, { actor, at }) => {
    const { default: declared, ...rest } = state;
    if (!declared || !upheld) return rest;
    return { ...rest, default: { ...declared, reviewed: { upheld, findings, by: actor.person, at } } };
  },
  stops: () => ['emergencyReview'],
});

function needsReview({ default: declared }: Procurement): boolean {
  return declared?.immediate?.ground === 'lifeAtStake' && !declared.reviewed;
}

/** Recipients are served at once; the contract itself can wait for a second look. */
export function reviewedBefore(state: Procurement): Finding {
  return houseRule(
    !needsReview(state),
    '因危及生命直接认定违约的，复核之后方可终止合同',
    '请先由另一名负责人复核；服务由接管力量接续，不必等待',
    'blocks',
  );
}
