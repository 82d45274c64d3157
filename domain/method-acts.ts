/** 采购方式与行为：which acts belong to which method. What a method does not have is listed with the reason, never offered. */
import type { Act } from './act.ts';
import { type Finding, houseRule } from './finding.ts';
import { courses, methodTitles } from './methods.ts';
import type { Method, Procurement } from './procurement.ts';

const methods = Object.keys(courses) as Method[];
const bidding = methods.filter((method) => courses[method].opening !== 'none');
const announced = methods.filter((method) => courses[method].suppliers === 'everybody');
const invited = methods.filter((method) => courses[method].suppliers === 'invited');
const scored = methods.filter((method) => courses[method].award === 'points');
const statutory = methods.filter((method) => courses[method].statutory);
const talking = methods.filter((method) => courses[method].finalOffers);

/** By act: the methods that have it. What is not named here every method has. */
const had: Readonly<Record<string, readonly Method[]>> = {
  publishIntention: statutory,
  fileProcurementPlan: statutory,
  recordPlanNumber: statutory,
  returnPlan: statutory,
  recordMethodApproval: statutory.filter((method) => method !== 'openTender'),
  publishNotice: announced,
  recordNotice: announced,
  recordClarification: announced,
  recordOpening: announced,
  recordReport: announced,
  recordConfirmation: announced,
  recordAward: announced,
  recordFailure: announced,
  prepareNegotiation: ['negotiation'],
  consentToDocuments: ['negotiation'],
  inviteSuppliers: invited,
  clarifyNotice: bidding,
  registerForDocuments: bidding,
  submitBid: bidding,
  withdrawBid: bidding,
  openBids: bidding,
  appointCommittee: bidding,
  checkQualification: bidding,
  negotiateWith: talking,
  changeRequirements: talking,
  confirmChange: talking,
  requestFinalOffers: talking,
  submitFinalOffer: talking,
  closeFinalOffers: talking,
  recordFinalOffers: talking,
  enterCreditSearch: bidding,
  confirmCreditSearch: bidding,
  recordExpertDraw: bidding,
  declareInterest: bidding,
  checkConformity: bidding,
  correctBidPrice: bidding,
  answerPriceCorrection: bidding,
  askPriceExplanation: bidding,
  explainPrice: bidding,
  judgePrice: bidding,
  drawLot: bidding,
  objectToReport: bidding,
  deemWinner: bidding,
  scoreBids: scored,
  signReport: bidding,
  deliverReport: bidding,
  fixWinner: bidding,
  issueAwardNotice: statutory,
  fileContract: statutory,
  displaySingleSource: ['singleSource'],
  objectToSingleSource: ['singleSource'],
  takeOtherMethod: ['singleSource'],
  recordAgreement: ['singleSource'],
  confirmAgreement: ['singleSource'],
  answerObjection: ['singleSource', 'belowLimit'],
  decidePurchase: ['belowLimit'],
  recordQuote: ['belowLimit'],
  chooseSupplier: ['belowLimit'],
  publishChoice: ['belowLimit'],
  objectToChoice: ['belowLimit'],
  raiseChallenge: statutory,
};

/** The act, refused in a case whose method does not have it: nothing else of it is judged then, and nobody is waited for. */
export function ofItsMethod(act: Act<Procurement, string, never>): Act<Procurement, string, never> {
  const having = had[act.name];
  if (!having) return act;
  const { requires, judge, awaited } = act;
  const has = ({ opening }: Procurement) => opening === undefined || having.includes(opening.method);
  return {
    ...act,
    requires: (state, circumstance) =>
      has(state) ? (requires?.(state, circumstance) ?? []) : [notHad(act.title, state)],
    ...(judge ? { judge: (state, input, circumstance) => (has(state) ? judge(state, input, circumstance) : []) } : {}),
    ...(awaited ? { awaited: (state) => (has(state) ? awaited(state) : []) } : {}),
  };
}

function notHad(title: string, { opening }: Procurement): Finding {
  const rule = `${methodTitles[opening.method]}没有“${title}”这一步`;
  return houseRule(false, rule, '请办理本采购方式的其他事项', 'blocks');
}
