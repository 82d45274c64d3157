/** 信用处理：finance, with the purchaser, looks into what a provider has done; a ban ends by itself (细则33, 47). */
import type { Act, Proceeding, Role } from './act.ts';
import { correctionActs, openStages } from './correction.ts';
import { anotherPerson, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { banReleases, gated } from './publication-gate.ts';
import { decideSanction, endBan } from './sanction-decision.ts';
import { fileSanctionDocument, withdrawSanctionDocument } from './sanction-documents.ts';
import { callHearing, defendAgainstSanction, holdHearing, notifySanction } from './sanction-hearing.ts';
import { defineSanctionAct, type Sanction, type SanctionStage, sanctionStages } from './sanction-state.ts';
import type { PurchaserOpinion, SanctionOpening } from './shapes/sanction.ts';
import { civilDate } from './time.ts';

export const openSanction = defineSanctionAct<SanctionOpening>()({
  name: 'openSanction',
  title: '信用处理立案',
  during: ['unopened'],
  by: ['financeReviewer', 'regulator'],
  under: [cite('rules2019', 47)],
  judge: (_, { provider, purchaser }) => [
    houseRule(provider !== purchaser, '承接主体与购买主体不是同一单位', '请核对单位代码', 'blocks'),
  ],
  apply: (state, opening, { actor, at }) => ({
    ...state,
    ...opening,
    stage: 'examining',
    opened: { by: actor.person, at },
  }),
  starts: (_, __, { at }) => [{ clock: 'sanctionDecision', from: civilDate(at), basis: 'statute' }],
});

export const giveOpinion = defineSanctionAct<PurchaserOpinion>()({
  name: 'giveOpinion',
  title: '购买主体提出意见',
  during: ['examining'],
  by: ['director'],
  under: [cite('rules2019', 47)],
  awaited: ({ opinion, purchaser }) => (opinion ? [] : [{ organisation: purchaser, clock: 'sanctionDecision' }]),
  requires: ({ opinion, opened }, { actor }) => [
    houseRule(!opinion, '意见只提出一次', '已经提出意见', 'blocks'),
    anotherPerson(actor, [opened.by], '提出意见的人不是立案的人'),
  ],
  apply: (state, opinion, { actor, at }) => ({ ...state, opinion: { ...opinion, by: actor.person, at } }),
});

const acts: readonly Act<Sanction, string, never>[] = [
  openSanction,
  giveOpinion,
  notifySanction,
  defendAgainstSanction,
  callHearing,
  holdHearing,
  decideSanction,
  endBan,
  fileSanctionDocument,
  withdrawSanctionDocument,
];
const ends = ['closed'] as const;
const corrections = correctionActs(acts, openStages<SanctionStage>(sanctionStages, ends), [
  'financeReviewer',
  'regulator',
]);

export const sanctionProceeding: Proceeding<Sanction> = {
  name: 'sanction',
  path: 'sanctions',
  title: '信用处理',
  opening: 'openSanction',
  ends,
  stageTitles: sanctionStages,
  course: { examining: ['banned', 'closed'], banned: ['closed'] },
  acts: [...acts, ...corrections, ...banReleases<Sanction>(['examining'], ['financeReviewer', 'regulator'])].map(gated),
  partyOf,
};

function partyOf({ purchaser, provider }: Sanction, role: Role): string | undefined {
  if (role === 'officer' || role === 'director' || role === 'unitAccountant') return purchaser;
  return role === 'supplier' ? provider : undefined;
}
