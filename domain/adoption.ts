/** 接入：a contract that ran already when this system went live comes in where it stands, on its papers, by two persons. */
import type { Actor, Circumstance } from './act.ts';
import { adoptionFact } from './adoption-fact.ts';
import { adopted, clocksOnPaper } from './adoption-papers.ts';
import { ofPapers } from './adoption-rules.ts';
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { AdoptionConfirmation, AdoptionInput, AdoptionRejection } from './shapes/adoption.ts';

/** What came before is vouched for by its papers. No article is cited for it: nothing of it was judged here. */
export const adoptRunningCase = defineAct<AdoptionInput>()({
  name: 'adoptRunningCase',
  title: '接入在办合同',
  during: ['unopened'],
  by: ['officer'],
  under: [],
  judge: (_, input, { actor, at }) => [unjudged(), ofOwn(input, actor), ...ofPapers(input, at)],
  // Its papers say when it was signed: what the law asks of a contract, it asks as of that day.
  pins: (_, { contract, awardedOn }, { today }) => ({ opening: today, award: awardedOn, contract: contract.signedOn }),
  apply: (procurement, input, { actor, at }) => ({
    ...adopted(procurement, input, { by: actor.person, at }),
    stage: 'adopting',
  }),
  fact: adoptionFact,
});

export const confirmAdoption = defineAct<AdoptionConfirmation>()({
  name: 'confirmAdoption',
  title: '确认接入',
  during: ['adopting'],
  by: ['director'],
  under: [],
  decides: asAdopted,
  awaited: ({ adoption }) => (isUndecided(adoption) ? [{}] : []),
  requires: mayDecide,
  apply: (state, _, { actor, at }) => ({
    ...state,
    adoption: state.adoption && { ...state.adoption, confirmed: { by: actor.person, at } },
  }),
  starts: clocksOnPaper,
});

export const rejectAdoption = defineAct<AdoptionRejection>()({
  name: 'rejectAdoption',
  title: '不予接入',
  during: ['adopting'],
  by: ['director'],
  under: [],
  decides: asAdopted,
  requires: mayDecide,
  apply: (state, { reason }, { actor, at }) => ({
    ...state,
    adoption: state.adoption && { ...state.adoption, rejected: { reason, by: actor.person, at } },
    diverted: 'unadopted',
  }),
});

function asAdopted({ stage, adoption, allotment, contract, instalments, deliveries, acceptance }: Procurement) {
  return stage === 'adopting' ? { adoption, allotment, contract, instalments, deliveries, acceptance } : undefined;
}

function isUndecided(adoption: Procurement['adoption']): boolean {
  return adoption !== undefined && !adoption.confirmed && !adoption.rejected;
}

function mayDecide({ adoption }: Procurement, { actor }: Circumstance): Finding[] {
  return [
    houseRule(isUndecided(adoption), '接入尚未确认', '接入已经确认，无需重复确认', 'blocks'),
    anotherPerson(actor, [adoption?.adopted.by], '确认接入的人不是办理接入的人'),
  ];
}

/** Kept in entry 1, so that nobody takes the silence of the rules for their consent. */
function unjudged(): Finding {
  return {
    ...houseRule(true, '接入前的各环节以所附材料为据，不由本系统审查'),
    actual: '立项、采购、签订以及接入前的核验、支付、验收均未经本系统审查',
  };
}

function ofOwn({ purchaser }: AdoptionInput, { organisation }: Actor): Finding {
  return houseRule(purchaser === organisation, '只可接入本单位的合同', `购买主体应当填写 ${organisation}`, 'blocks');
}
