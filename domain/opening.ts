/** 立项：how a procurement comes to be. The act starts the case, which is bound by the law of that day until an event chooses another. */
import { houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Opening } from './procurement.ts';
import type { OpeningInput } from './shapes/opening.ts';

export const openProcurement = defineAct<OpeningInput>()({
  name: 'openProcurement',
  title: '立项',
  during: ['unopened'],
  by: ['officer'],
  under: [],
  judge: (_, { purchaser, method }, { actor }) => [
    requirement(
      method !== 'inquiry',
      '采购货物的，方可采用询价采购方式',
      cite('nonTender74', 3),
      '购买服务请采用招标、磋商、谈判、单一来源；限额标准以下的，按内部规定取得报价',
    ),
    houseRule(purchaser === actor.organisation, '只可为本单位立项', `购买主体应当填写 ${actor.organisation}`, 'blocks'),
  ],
  pins: (_, __, { today }) => ({ opening: today }),
  apply: (procurement, opening, { actor, at }) => ({
    ...procurement,
    stage: 'budget',
    round: 1,
    opening: opening as Opening,
    opened: { by: actor.person, at },
  }),
});
