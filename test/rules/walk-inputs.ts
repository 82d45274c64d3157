/** What the acts of a purchase that walks take: made of the case as it stands, mostly as the law wants it, now and then not. */
import type { Actor } from '../../domain/act.ts';
import { courses } from '../../domain/methods.ts';
import type { Method, Procurement } from '../../domain/procurement.ts';
import { addDays } from '../../domain/time.ts';
import * as they from './builders.ts';
import { colleague, deputy } from './performing.ts';
import * as select from './selecting.ts';
import { hourMs, type Walk } from './walk.ts';

export const suppliers = ['ANKANG', 'BOAI', 'CIYUAN', 'DATONG', 'ENCI', 'FUSHOU'] as const;
export const methods: readonly Method[] = [
  'openTender',
  'consultation',
  'negotiation',
  'invitedTender',
  'singleSource',
  'belowLimit',
];
export const members = they.membersOf(5);
export const people = Object.keys(members);
const paper = select.paper;

/** The sum fits the method: below the limit of purchases, or below that of open tenders, but for the tender itself. */
const ceilings: Record<Method, number> = {
  openTender: 2_400_000_00,
  invitedTender: 1_500_000_00,
  consultation: 1_500_000_00,
  negotiation: 1_500_000_00,
  singleSource: 1_500_000_00,
  belowLimit: 208_000_00,
};
const groundOf: Partial<Record<Method, string>> = {
  invitedTender: 'limitedSuppliers',
  negotiation: 'complex',
  consultation: 'purchasedService',
  singleSource: 'onlySupplier',
};

export const staff: Record<string, readonly Actor[]> = {
  officer: [they.officer, colleague],
  director: [they.director, deputy],
  unitAccountant: [they.unitAccountant],
  financeReviewer: [they.financeReviewer],
  regulator: [they.regulator],
  agency: [they.agency],
  supplier: suppliers.map(they.supplier),
  expert: people.slice(1).map(they.memberOf),
  assessor: [{ person: 'ma-ling', organisation: 'PG-01', role: 'assessor' }],
  treasurer: [{ person: 'qian-hua', organisation: 'CZ-WL', role: 'treasurer' }],
  auditor: [{ person: 'lu-ping', organisation: 'SJ-WL', role: 'auditor' }],
  administrator: [{ person: 'root', organisation: 'IT', role: 'administrator' }],
  proceeding: [{ person: 'payment:1', organisation: 'payment:1', role: 'proceeding' }],
};

type Making = (walk: Walk, actor: Actor) => object;

const price = ({ chance, method }: Walk) => Math.round(ceilings[method] * (0.75 + chance.next() * 0.24));
export const bidders = ({ bids = {} }: Procurement) => Object.keys(bids).filter((one) => !bids[one]!.withdrawnAt);
const standing = (state: Procurement) =>
  Object.keys(state.qualification ?? {}).filter((one) => state.qualification![one]!.qualified);
const byEach = <T>(all: readonly string[], made: (one: string) => T) =>
  Object.fromEntries(all.map((one): [string, T] => [one, made(one)]));
const scheme = (ceilingFen: number) => ({
  services: {
    1: { ...they.aScheme.services[1], amountFen: ceilingFen - 50_000_00 },
    2: { ...they.aScheme.services[2], amountFen: 50_000_00 },
  },
  ceilingFen,
  periodFrom: '2026-09-01',
  periodTo: '2027-08-31',
});
const dueAfter = (walk: Walk, days: number) => `${addDays(walk.today, days)}T01:00:00.000Z`;
const search = (walk: Walk, whom: readonly string[]) => {
  const { results } = they.searched(whom)[1];
  return { searchedAt: walk.now, results, evidenceSha256: paper };
};
const pendingOf = (records: Readonly<Record<string, object>> | undefined, done: string) =>
  Object.keys(records ?? {}).find((one) => !(done in records![one]!)) ?? '1';

/** What each act takes, made of the case as it stands; what is not here takes nothing. */
export const makings: Readonly<Record<string, Making>> = {
  openProcurement: ({ method }) => ({ ...they.aProcurement().opening, method }),
  publishIntention: (walk) => ({
    summary: '照料护理',
    budgetFen: ceilings[walk.method],
    expectedMonth: walk.today.slice(0, 7),
  }),
  releaseBudget: (walk) => ({
    ...they.aProcurement().allotment!,
    amountFen: ceilings[walk.method],
    occurredOn: walk.today,
  }),
  chooseMethod: ({ state }) => ({
    method: state.opening.method,
    ground: groundOf[state.opening.method],
    because: ['quality'],
    facts: '经调查，符合该情形',
    evidenceSha256: paper,
    ...(state.opening.method === 'singleSource' ? { onlyBecause: 'publicService' } : {}),
  }),
  recordDemand: (walk) => ({
    recipients: 300,
    basis: '在册特困人员',
    occurredOn: walk.today,
    consulted: { respondents: 60, evidenceSha256: paper },
    survey: { respondents: 6, evidenceSha256: paper },
  }),
  draftScheme: (walk) => scheme(ceilings[walk.method] + (walk.chance.next() < 0.1 ? walk.chance.between(-1, 1) : 0)),
  recordPlanNumber: () => ({ number: '宛备〔2026〕42号' }),
  returnScheme: () => ({ reason: '测算依据不足' }),
  returnPlan: () => ({ gaps: ['未附采购意向公开截图'] }),
  publishNotice: (walk) => ({
    ...they.aNotice,
    ceilingFen: ceilings[walk.method],
    documentsFrom: walk.today,
    bidsDue: dueAfter(walk, walk.chance.oneOf([9, 10, 19, 20, 21, 25])),
  }),
  clarifyNotice: (walk) => ({
    text: '澄清一处笔误',
    affectsBids: walk.chance.next() < 0.3,
    ...(walk.chance.next() < 0.5 ? { bidsDue: dueAfter(walk, walk.chance.between(5, 20)) } : {}),
  }),
  inviteSuppliers: (walk) => ({
    ...they.aNotice,
    scoring: walk.method === 'negotiation' ? undefined : they.aNotice.scoring,
    priceWeightBp: walk.method === 'negotiation' ? undefined : they.aNotice.priceWeightBp,
    ceilingFen: ceilings[walk.method],
    documentsFrom: walk.today,
    bidsDue: dueAfter(walk, walk.method === 'negotiation' ? walk.chance.oneOf([2, 3, 5, 7, 9]) : 21),
    from: walk.chance.oneOf(['register', 'recommendation', 'prequalification']),
    pool: byEach(suppliers, () => ({ grounds: '符合资格条件' })),
    invited: suppliers.slice(0, walk.chance.oneOf([2, 3, 3, 3])),
    witnesses: ['chen-jing', 'gao-yan'],
  }),
  prepareNegotiation: () => ({ title: '谈判文件', sha256: paper, changeable: '频次' }),
  submitBid: ({ chance }) => ({ sealedSha256: chance.oneOf(['a', 'c', 'd']).repeat(64) }),
  openBids: (walk) =>
    courses[walk.state.opening.method].opening === 'public' || walk.chance.next() < 0.5
      ? { offers: byEach(bidders(walk.state), () => price(walk)) }
      : {},
  enterCreditSearch: (walk) => search(walk, walk.state.ranking ?? bidders(walk.state)),
  confirmCreditSearch: ({ state }) => ({ search: pendingOf(state.searches, 'confirmed'), evidenceSha256: paper }),
  recordExpertDraw: (walk) => ({
    pool: '河南省政府采购评审专家库',
    number: `CQ-${walk.state.seq}`,
    drawnAt: walk.now,
    witnesses: ['chen-jing', 'zhou-min'],
    experts: people.slice(1),
  }),
  appointCommittee: (walk) => ({ members: they.membersOf(walk.chance.oneOf([5, 5, 5, 3, 4])) }),
  checkQualification: (walk) =>
    select.qualifying(bidders(walk.state), walk.chance.next() < 0.1 ? [bidders(walk.state)[0]!] : []),
  checkConformity: (walk) =>
    select.conformingAll(standing(walk.state), walk.chance.next() < 0.1 ? standing(walk.state).slice(0, 1) : []),
  recordFinalOffers: (walk) => ({ offers: byEach(standing(walk.state), () => price(walk)) }),
  negotiateWith: (walk) => ({
    supplier: walk.chance.oneOf(bidders(walk.state)) ?? 'ANKANG',
    occurredOn: walk.today,
    record: '逐项说明',
  }),
  changeRequirements: () => ({ text: '频次改为每月五次' }),
  confirmChange: ({ state }) => ({
    number: pendingOf(state.requirementChanges, 'confirmed'),
  }),
  requestFinalOffers: (walk) => ({ due: new Date(walk.nowMs + 4 * hourMs).toISOString() }),
  submitFinalOffer: (walk) => ({ priceFen: price(walk) }),
  scoreBids: ({ state, chance }) => ({
    sheets: byEach(standing(state), () => ({ 1: chance.oneOf([6000, 4500, 3000]), 2: chance.oneOf([2500, 1500]) })),
  }),
  signReport: ({ chance }) => (chance.next() < 0.1 ? { dissent: '评分偏高' } : {}),
  deliverReport: (walk) => ({ occurredOn: walk.today }),
  objectToReport: () => ({ reason: '报告有笔误' }),
  fixWinner: ({ state, chance }) => {
    const lawful = (state.ranking ?? []).find((one) => !state.refusals?.[one] && !state.excluded?.[one]);
    return { supplier: (chance.next() < 0.8 && lawful) || chance.oneOf(suppliers) };
  },
  issueAwardNotice: ({ state }) => ({ ...select.fields, unitPrices: unitPricesOf(state) }),
  invalidateTender: ({ state, chance }) => ({
    ground: chance.oneOf(['tooFewBidders', 'irregularity', 'overBudget', 'cancelledTask', 'winnerRefused']),
    reason: '按规定处理',
    next: state.round > 2 ? 'cancelled' : 'announcement',
  }),
  recordAgreement: (walk) => ({
    ground: 'onlySupplier',
    supplier: 'ANKANG',
    priceFen: price(walk),
    occurredOn: walk.today,
    place: '会议室',
    negotiators: { 'chen-jing': { name: '陈静' }, 'gao-yan': { name: '高燕' } },
    costs: '人工约八成',
    terms: '按月',
    recordSha256: paper,
  }),
  decidePurchase: (walk) => ({ minutes: '自行采购', occurredOn: walk.today, minutesSha256: paper }),
  recordQuote: (walk) => ({
    supplier: walk.chance.oneOf(suppliers),
    priceFen: price(walk),
    occurredOn: walk.today,
    paperSha256: paper,
  }),
  chooseSupplier: ({ state, chance }) => ({
    supplier: chance.oneOf([...Object.keys(state.quotes ?? {}), 'ZZ']),
    reason: '服务质量最好',
  }),
  objectToChoice: () => ({ text: '我方报价更低' }),
  objectToSingleSource: () => ({ text: '我方也有资质' }),
  answerObjection: ({ state, chance }) => ({
    number: pendingOf(state.objections, 'answered'),
    upheld: chance.next() < 0.1,
    reason: '理由如上',
  }),
  draftContract: (walk) => contractOf(walk),
  returnContract: () => ({ reason: '补充账户信息' }),
  fileTakeoverPlan: () => ({ commander: 'li-wei', dutyPhone: '0377-63120000', successors: suppliers.slice(3) }),
  signContract: (walk) => ({ occurredOn: walk.today }),
  refuseToSign: () => ({ reason: '成本上涨', evidenceSha256: paper }),
  cancelProcurement: () => ({ reason: '采购任务取消' }),
  recordPerformanceSecurity: (walk) => ({
    amountFen: walk.state.contract?.securityFen ?? 1,
    form: 'guarantee',
    occurredOn: walk.today,
    evidenceSha256: paper,
  }),
  reportDelivery: ({ state, chance }) => ({
    instalment: undelivered(state)[0] ?? chance.oneOf(['1', '2', '3']),
    summary: '上门照料',
    quantity: 100,
    evidenceSha256: paper,
  }),
  verifyDelivery: ({ state, chance }) => ({
    instalment: pendingOf(state.deliveries, 'verified'),
    result: chance.oneOf(['met', 'met', 'met', 'partly', 'notMet']),
    remark: '抽查属实',
  }),
  requestPayment: (walk) => requestOf(walk),
  settleInstalment: (walk) => settlementOf(walk),
  freeInstalment: (walk) => ({ instalment: inPayment(walk.state) ?? '1', reason: '申请撤回' }),
  requestAcceptance: () => ({ statement: '服务已经完成' }),
  appointAcceptanceGroup: () => ({ members: { 'chen-jing': 'purchaser', 'member-9': 'expert', 'R-001': 'recipient' } }),
  recordAcceptance: ({ state, chance }) => ({
    items: byEach(Object.keys(state.scheme?.services ?? {}), () => ({ passed: chance.next() < 0.97, remark: '达标' })),
    recipientsOpinion: '满意',
    signedBy: ['chen-jing', 'member-9', 'R-001'],
  }),
  scoreAsPurchaser: () => ({ points: 9000, remark: '按时' }),
  scoreAsRecipients: () => ({ points: 9000, sample: 50 }),
  scoreAsThirdParty: () => ({ points: 9000, remark: '规范' }),
  publishEvaluation: () => ({ points: 9000, grade: '优' }),
  returnSecurity: ({ state, chance }) => {
    const keptFen = chance.next() < 0.1 ? 1 : 0;
    return { returnedFen: (state.contract?.securityFen ?? 0) - keptFen, keptFen };
  },
  demandCure: ({ chance }) => ({ breach: '未按时上门', days: chance.between(1, 30) }),
  answerCure: ({ state }) => ({ cure: pendingOf(state.cures, 'answered'), answer: '已经改正' }),
  acceptCure: ({ state, chance }) => ({
    cure: pendingOf(state.cures, 'judged'),
    satisfied: chance.next() < 0.8,
    remark: '复核',
  }),
};

function unitPricesOf({ scheme: drafted, winner }: Procurement): Record<string, number> {
  const lines = Object.entries(drafted?.services ?? {});
  const total = winner?.priceFen ?? 0;
  return Object.fromEntries(
    lines.map(([number, { quantity }]) => [number, Math.floor(total / lines.length / quantity)]),
  );
}

function contractOf({ state, chance }: Walk): object {
  const valueFen = (state.winner?.priceFen ?? 1_000_000_00) + (chance.next() < 0.05 ? 1 : 0);
  const [advance, middle] = [Math.floor(valueFen * 0.3), Math.floor(valueFen * 0.4)];
  const part = (title: string, amountFen: number, gate: string, plannedOn: string) => ({
    title,
    amountFen,
    gate,
    plannedOn,
  });
  return {
    ...they.aContractDraft,
    valueFen,
    periodFrom: '2026-09-01',
    periodTo: '2027-08-31',
    securityFen: Math.floor(valueFen / chance.oneOf([10, 20])),
    instalments: {
      1: part('预付款', advance, 'prepayment', '2026-09-05'),
      2: part('中期', middle, 'assessment', '2027-02-28'),
      3: part('尾款', valueFen - advance - middle, chance.oneOf(['finalAcceptance', 'evaluation']), '2027-09-30'),
    },
  };
}

export function inPayment({ instalments = {} }: Procurement): string | undefined {
  return Object.keys(instalments).find((one) => {
    const { payment, amountFen, paidFen, deductedFen, waivedFen } = instalments[one]!;
    return payment !== undefined && paidFen + deductedFen + waivedFen !== amountFen;
  });
}

/** Instalments that wait for a report of what was performed. */
export function undelivered({ instalments = {}, deliveries = {} }: Procurement): string[] {
  return Object.keys(instalments).filter((one) => instalments[one]!.gate === 'assessment' && !deliveries[one]);
}

function requestOf({ state, chance }: Walk): object {
  const instalments = state.instalments ?? {};
  const open = Object.keys(instalments).filter((one) => instalments[one]!.payment === undefined);
  const number = chance.oneOf(open) ?? '1';
  const owed = (instalments[number]?.amountFen ?? 100) - (instalments[number]?.waivedFen ?? 0);
  const deductionFen = chance.next() < 0.15 ? chance.between(1, Math.max(1, Math.floor(owed / 10))) : 0;
  const amountFen = owed - deductionFen + (chance.next() < 0.05 ? 1 : 0);
  const why = deductionFen > 0 ? { deductionReason: '部分未达标' } : {};
  return { instalment: number, amountFen, deductionFen, ...why, invoiceNumber: 'FP-1' };
}

function settlementOf({ state, today, chance }: Walk): object {
  const number = inPayment(state) ?? '1';
  const { amountFen = 1, waivedFen = 0 } = state.instalments?.[number] ?? {};
  const deductedFen = chance.next() < 0.1 ? 1 : 0;
  const paidFen = amountFen - waivedFen - deductedFen + (chance.next() < 0.05 ? 1 : 0);
  return { instalment: number, paidFen, deductedFen, receipt: 'HD-1', occurredOn: today };
}
