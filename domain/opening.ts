/** 立项：how a procurement comes to be. The act starts the case and pins the policy pack that binds it for life. */
import { houseRule } from './finding.ts';
import { isCarriedOut } from './methods.ts';
import { defineAct } from './procurement.ts';
import type { OpeningInput } from './shapes/opening.ts';

export const openProcurement = defineAct<OpeningInput>()({
  name: 'openProcurement',
  title: '立项',
  during: ['unopened'],
  by: ['officer'],
  under: [],
  judge: (_, { purchaser, method }, { actor }) => [
    houseRule(purchaser === actor.organisation, '只可为本单位立项', `购买主体应当填写 ${actor.organisation}`, 'blocks'),
    isCarriedOut(method),
  ],
  apply: (procurement, opening, { actor, at }) => ({
    ...procurement,
    stage: 'budget',
    round: 1,
    opening,
    opened: { by: actor.person, at },
  }),
});
