/** 基层经办：the book of one office that handles assistance, of a county, a township or an institution (细则34–46). */
import type { Act, Proceeding, Role } from './act.ts';
import { correctionActs, openStages } from './correction.ts';
import { houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import type { TownshipEnd, TownshipOpening } from './shapes/township.ts';
import { appointAssistant, assessAssistant, endAssistant, renewAssistant } from './township-assistants.ts';
import { fileTownshipDocument, withdrawTownshipDocument } from './township-documents.ts';
import { prepareHandover, takeOverPost, witnessHandover } from './township-handover.ts';
import { nameBackbone, recordTraining, reviewYear, signPledge } from './township-people.ts';
import {
  closeNeed,
  enterNeed,
  matchNeed,
  shareInformation,
  spreadPractice,
  sumUpPractice,
} from './township-sharing.ts';
import { approveShortage, countStaff, draftShortage, linkToPlan, recordShortagePurchase } from './township-staffing.ts';
import { defineTownshipAct, type Township, type TownshipStage, townshipStages } from './township-state.ts';
import { assignVillage, confirmVillageMoney, reportVillageWork } from './township-villages.ts';
import * as atWindow from './township-window.ts';

export const openTownship = defineTownshipAct<TownshipOpening>()({
  name: 'openTownship',
  title: '建立基层经办台账',
  during: ['unopened'],
  by: ['officer'],
  under: [cite('rules2019', 34, 1), cite('rules2019', 35)],
  judge: (_, { purchaser }, { actor }) => [
    houseRule(purchaser === actor.organisation, '只可为本单位建立', `单位应当填写 ${actor.organisation}`, 'blocks'),
  ],
  apply: (state, opening, { actor, at }) => ({
    ...state,
    ...opening,
    stage: 'running',
    opened: { by: actor.person, at },
  }),
});

export const closeTownship = defineTownshipAct<TownshipEnd>()({
  name: 'closeTownship',
  title: '终止基层经办台账',
  during: ['running'],
  by: ['director'],
  under: [],
  decides: ({ stage }) => stage,
  requires: ({ requests }) => [
    {
      ...houseRule(
        atWindow.open(requests).length === 0,
        '受理的申请全部办结之后方可终止',
        '请先办结未了的申请',
        'blocks',
      ),
      actual: `未办结 ${atWindow.open(requests).length} 件`,
    },
  ],
  apply: (state, { reason }, { actor, at }) => ({
    ...state,
    closed: { reason, by: actor.person, at },
    diverted: 'closed',
  }),
});

const acts: readonly Act<Township, string, never>[] = [
  openTownship,
  atWindow.receiveRequest,
  atWindow.tellMissing,
  atWindow.supplementRequest,
  atWindow.transferRequest,
  atWindow.recordTransferAnswer,
  countStaff,
  draftShortage,
  approveShortage,
  recordShortagePurchase,
  assignVillage,
  reportVillageWork,
  confirmVillageMoney,
  nameBackbone,
  appointAssistant,
  assessAssistant,
  renewAssistant,
  endAssistant,
  shareInformation,
  enterNeed,
  matchNeed,
  closeNeed,
  signPledge,
  atWindow.checkHousehold,
  atWindow.settleRequest,
  recordTraining,
  sumUpPractice,
  spreadPractice,
  linkToPlan,
  reviewYear,
  prepareHandover,
  takeOverPost,
  witnessHandover,
  fileTownshipDocument,
  withdrawTownshipDocument,
  closeTownship,
];
const ends = ['closed'] as const;
const corrections = correctionActs(acts, openStages<TownshipStage>(townshipStages, ends), ['officer', 'director']);

export const townshipProceeding: Proceeding<Township> = {
  name: 'township',
  path: 'townships',
  title: '基层经办',
  opening: 'openTownship',
  ends,
  stageTitles: townshipStages,
  course: { running: ['closed'] },
  acts: [...acts, ...corrections],
  partyOf,
};

function partyOf({ purchaser }: Township, role: Role): string | undefined {
  return role === 'officer' || role === 'director' ? purchaser : undefined;
}
