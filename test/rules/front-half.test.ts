/** From the opening to the signature: every act by who may do it, in its stage, and the next step always awaited of somebody. */
import type { Actor } from '../../domain/act.ts';
import { refusal } from '../../domain/admission.ts';
import type { Method, Procurement, Stage } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { shapes } from '../../domain/shapes/index.ts';
import * as they from './builders.ts';
import * as select from './selecting.ts';

const { officer, director, agency, supplier } = they;
const bidders = ['ANKANG', 'BOAI', 'CIYUAN'];
const prices = { ANKANG: 1_400_000_00, BOAI: 1_300_000_00, CIYUAN: 1_450_000_00 };
const search = (day: string, suppliers: readonly string[]) => {
  const { searchedAt, results } = they.searched(suppliers, day)[1];
  return { searchedAt, results, evidenceSha256: select.paper };
};
const draw = {
  pool: '河南省政府采购评审专家库',
  number: 'CQ-2026-0042',
  drawnAt: they.at('2026-03-23'),
  witnesses: ['chen-jing', 'zhou-min'],
  experts: ['member-2', 'member-3', 'member-4', 'member-5'],
};
const members = they.membersOf(5);
type Move = [day: string, actor: Actor, act: string, input: object] | Stage;

function movesOf(method: Method): Move[] {
  const judges = Object.keys(members).map(they.memberOf);
  return [
    ['2026-01-28', officer, 'openProcurement', { ...they.aProcurement().opening, method }],
    ['2026-01-30', officer, 'publishIntention', anIntention],
    ['2026-02-03', they.unitAccountant, 'releaseBudget', they.aProcurement().allotment!],
    'filing',
    ['2026-02-09', officer, 'draftScheme', they.aScheme],
    ['2026-02-09', director, 'approveScheme', {}],
    ['2026-02-09', they.financeReviewer, 'countersignScheme', {}],
    ['2026-02-09', officer, 'fileProcurementPlan', {}],
    ['2026-02-10', they.regulator, 'recordPlanNumber', { number: '宛备〔2026〕42号' }],
    'announcement',
    ['2026-03-02', agency, 'publishNotice', they.aNotice],
    ...bidders.map((one): Move => ['2026-03-03', supplier(one), 'registerForDocuments', {}]),
    ...bidders.map((one): Move => ['2026-03-20', supplier(one), 'submitBid', { sealedSha256: 'a'.repeat(64) }]),
    'selection',
    ['2026-03-23', agency, 'openBids', { offers: prices }],
    ['2026-03-23', agency, 'enterCreditSearch', search('2026-03-23', bidders)],
    ['2026-03-23', officer, 'confirmCreditSearch', { search: '1', evidenceSha256: select.paper }],
    ['2026-03-23', agency, 'recordExpertDraw', draw],
    ['2026-03-23', officer, 'appointCommittee', { members }],
    ...judges.map((one): Move => ['2026-03-23', one, 'declareInterest', {}]),
    ['2026-03-23', agency, 'checkQualification', select.qualifying(bidders)],
    ['2026-03-23', judges[1]!, 'checkConformity', select.conformingAll(bidders)],
    ...(method === 'consultation' ? [finalOffers] : []),
    ...judges.map((one): Move => ['2026-03-23', one, 'scoreBids', { sheets: select.sheet }]),
    ...judges.map((one): Move => ['2026-03-23', one, 'signReport', {}]),
    ['2026-03-24', agency, 'deliverReport', { occurredOn: '2026-03-24' }],
    ['2026-03-25', director, 'fixWinner', { supplier: 'ANKANG' }],
    ['2026-03-25', agency, 'issueAwardNotice', select.fields],
    'contract',
    ['2026-03-26', officer, 'draftContract', they.aContractDraft],
    ['2026-03-26', director, 'approveContract', {}],
    [
      '2026-03-26',
      officer,
      'fileTakeoverPlan',
      { commander: '李伟', dutyPhone: '0377-63120000', successors: ['BOAI'] },
    ],
    ['2026-03-27', director, 'signContract', { occurredOn: '2026-03-27' }],
    ['2026-03-27', supplier('ANKANG'), 'signContract', { occurredOn: '2026-03-27' }],
    'performance',
    ['2026-03-30', officer, 'publishContract', {}],
    ['2026-03-30', officer, 'fileContract', {}],
  ];
}

const anIntention = { summary: '照料护理', budgetFen: 1_500_000_00, expectedMonth: '2026-03' };
const finalOffers: Move = ['2026-03-23', agency, 'recordFinalOffers', { offers: prices }];

test.each(['openTender', 'consultation'] as const)(
  'by %s a purchase comes to its signature without a reason',
  (method) => {
    let state: Procurement = they.aProcurement({ stage: 'unopened', seq: 0, allotment: undefined });
    for (const move of movesOf(method)) {
      if (typeof move === 'string') {
        state = { ...state, stage: move };
        continue;
      }
      const [day, actor, name, input] = move;
      const act = procurementProceeding.acts.find((one) => one.name === name)!;
      const circumstance = { actor, at: they.at(day), receivedAt: they.at(day), deadlines: {} };
      expect(shapes[name]?.safeParse(input).error).toBeUndefined();
      expect([name, refusal(procurementProceeding, act, state, { input, seen: state.seq }, circumstance)]).toEqual([
        name,
        undefined,
      ]);
      if (act.awaited && state.stage !== 'unopened')
        expect([name, act.awaited(state).length > 0]).toEqual([name, true]);
      state = { ...act.apply(state, input as never, circumstance), seq: state.seq + 1 };
    }
    expect(state.contract).toMatchObject({
      provider: 'ANKANG',
      signedOn: '2026-03-27',
      filedAt: they.at('2026-03-30'),
    });
  },
);
