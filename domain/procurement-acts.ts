/** 采购：the stages of a purchase, its acts in the order of the law, and who may act for whom in it. */
import type { Act, Proceeding, Role } from './act.ts';
import { adoptRunningCase, confirmAdoption, rejectAdoption } from './adoption.ts';
import { confirmAgreement, recordAgreement } from './agreement.ts';
import { approveAmendment, draftAmendment, publishAmendment, signAmendment, withdrawAmendment } from './amendment.ts';
import { clarifyNotice, publishNotice } from './announcement.ts';
import { deliverReport, fixWinner, issueAwardNotice } from './award.ts';
import { noteBan, noteBanEnd, reviewBan, unbanned } from './ban.ts';
import { chooseSupplier, decidePurchase, objectToChoice, publishChoice, recordQuote } from './below-limit.ts';
import { registerForDocuments, submitBid, withdrawBid } from './bids.ts';
import { bindAllotments, rebindAllotment, recordLapse, recordReservation } from './binding.ts';
import { releaseBudget } from './budget.ts';
import { calendarActs } from './calendar-adoption.ts';
import { cancelProcurement } from './cancel.ts';
import { assessEffect, raiseChallenge, raiseEnquiry } from './challenge.ts';
import { closeComplaintRecord, recordComplaint, resumeProcurement, suspendProcurement } from './complaint-notes.ts';
import { checkConformity } from './conformity.ts';
import { arrangeContinuity } from './continuity.ts';
import { approveContract, draftContract, fileTakeoverPlan, returnContract } from './contract.ts';
import { correctionActs, openStages } from './correction.ts';
import { acceptCounter, counterContract, declineCounter } from './counter.ts';
import { confirmCreditSearch, enterCreditSearch } from './credit.ts';
import { deemWinner, objectToReport } from './deemed-award.ts';
import { acceptCure, answerCure, declareDefault, demandCure } from './default.ts';
import { reviewDefault } from './default-review.ts';
import { deliveryActs } from './delivery-acts.ts';
import { recordDemand, recordEstimate } from './demand.ts';
import { recordAward, recordConfirmation, recordFailure } from './elsewhere-award.ts';
import { recordClarification, recordNotice } from './elsewhere-notice.ts';
import { recordOpening } from './elsewhere-opening.ts';
import { recordReport } from './elsewhere-report.ts';
import { entrustAgency, withinPowers } from './entrustment.ts';
import { checkQualification, openBids, recordFinalOffers } from './examination.ts';
import { recordExpertDraw } from './expert-draw.ts';
import {
  approveScheme,
  countersignScheme,
  draftScheme,
  fileProcurementPlan,
  recordPlanNumber,
  returnPlan,
  returnScheme,
} from './filing.ts';
import { closeFinalOffers, requestFinalOffers, submitFinalOffer } from './final-offers.ts';
import { held } from './hold-acts.ts';
import { freeInstalment, requestPayment, settleInstalment } from './instalment.ts';
import { publishIntention } from './intention.ts';
import { invalidateTender } from './invalidation.ts';
import { consentToDocuments, inviteSuppliers, prepareNegotiation } from './invitation.ts';
import { claimAward, claiming, recordClaimAnswer } from './lot-claims.ts';
import { lotNews, openLot, recordLotNews } from './lots.ts';
import { askPriceExplanation, explainPrice, judgePrice } from './low-price.ts';
import { ofItsMethod } from './method-acts.ts';
import { recordMethodApproval } from './method-approval.ts';
import { chooseMethod } from './method-choice.ts';
import { openProcurement } from './opening.ts';
import { outcomes } from './outcome-acts.ts';
import { adoptPack, confirmPack, rejectPack } from './pack-move.ts';
import { declarePartDefault, endPart, reviewPartDefault } from './partial-default.ts';
import { reportDelivery, verifyDelivery } from './performance.ts';
import { answerPriceCorrection, correctBidPrice } from './price-correction.ts';
import { type Procurement, runningStages, type Stage, stageTitles } from './procurement.ts';
import { fileDocument, withdrawDocument } from './procurement-documents.ts';
import { gated, releaseActs } from './publication-gate.ts';
import { declareInterest } from './recusal.ts';
import { carryOutRemedy } from './remedy.ts';
import { publishSealingKey } from './sealing-keys.ts';
import { recordBidSecurity, recordPerformanceSecurity, returnBidSecurity } from './security.ts';
import { appointCommittee, scoreBids, signReport } from './selection.ts';
import { recordAdvanceRefund } from './settlement-paper.ts';
import { handOutShares } from './shares.ts';
import { fileContract, publishContract, refuseToSign, signContract } from './signing.ts';
import { answerObjection, displaySingleSource, objectToSingleSource, takeOtherMethod } from './single-source.ts';
import { consentToSubcontract, refuseSubcontract, requestSubcontract } from './subcontract.ts';
import { recordDrill } from './takeover-drill.ts';
import { activateTakeover, closeTakeoverRecord, recordTakeoverSettlement } from './takeover-record.ts';
import { changeRequirements, confirmChange, negotiateWith } from './talks.ts';
import { returnSecurity, settleTermination, terminateContract } from './termination.ts';
import { drawLot } from './tie.ts';
import { atItsVenue } from './venue.ts';

const opening = [openProcurement, adoptRunningCase, confirmAdoption, rejectAdoption];
const budget = [releaseBudget, bindAllotments, rebindAllotment, recordReservation, recordLapse, publishIntention];
const filing = [
  recordDemand,
  recordEstimate,
  chooseMethod,
  draftScheme,
  approveScheme,
  returnScheme,
  countersignScheme,
  fileProcurementPlan,
  recordPlanNumber,
  returnPlan,
];
/** Of an agency, and of what it does on a platform. */
const elsewhere = [
  entrustAgency,
  recordNotice,
  recordClarification,
  recordOpening,
  recordReport,
  recordConfirmation,
  recordAward,
  recordFailure,
];
const invitation = [prepareNegotiation, consentToDocuments, inviteSuppliers];
const lots = [openLot, recordLotNews, claimAward, recordClaimAnswer];
const singleSource = [
  recordMethodApproval,
  displaySingleSource,
  objectToSingleSource,
  answerObjection,
  takeOtherMethod,
];
const agreement = [recordAgreement, confirmAgreement];
const belowLimit = [decidePurchase, recordQuote, chooseSupplier, publishChoice, objectToChoice];
const announcement = [publishSealingKey, publishNotice, clarifyNotice, registerForDocuments, submitBid, withdrawBid];
const examination = [
  handOutShares,
  openBids,
  enterCreditSearch,
  confirmCreditSearch,
  recordExpertDraw,
  appointCommittee,
  declareInterest,
];
const review = [checkQualification, checkConformity, correctBidPrice, answerPriceCorrection];
const talks = [negotiateWith, changeRequirements, confirmChange];
const finalOffers = [requestFinalOffers, submitFinalOffer, closeFinalOffers, recordFinalOffers];
const lowPrice = [askPriceExplanation, explainPrice, judgePrice];
const scoring = [scoreBids, signReport];
const award = [deliverReport, drawLot, objectToReport, fixWinner, deemWinner, issueAwardNotice, invalidateTender];
const contract = [
  draftContract,
  counterContract,
  acceptCounter,
  declineCounter,
  approveContract,
  returnContract,
  fileTakeoverPlan,
];
const securities = [recordBidSecurity, returnBidSecurity, recordPerformanceSecurity];
const subcontracting = [requestSubcontract, consentToSubcontract, refuseSubcontract];
const amendment = [draftAmendment, approveAmendment, withdrawAmendment, signAmendment, publishAmendment];
const signing = [signContract, publishContract, fileContract, refuseToSign, cancelProcurement];
const performance = [reportDelivery, verifyDelivery, requestPayment, settleInstalment, freeInstalment];
const breach = [demandCure, answerCure, acceptCure, declareDefault, terminateContract];
const partialDefault = [reviewDefault, declarePartDefault, reviewPartDefault, endPart, recordDrill];
const takeover = [activateTakeover, recordTakeoverSettlement, closeTakeoverRecord];
const challenges = [raiseEnquiry, raiseChallenge, assessEffect, arrangeContinuity];
const complaints = [recordComplaint, suspendProcurement, resumeProcurement, carryOutRemedy, closeComplaintRecord];
const bans = [noteBan, noteBanEnd, reviewBan];
const ending = [settleTermination, recordAdvanceRefund, returnSecurity];
/** At any stage: what was done leaves papers. */
const documents = [fileDocument, withdrawDocument];
const law = [adoptPack, confirmPack, rejectPack];

const all: readonly Act<Procurement, string, never>[] = [
  ...opening,
  ...budget,
  ...filing,
  ...singleSource,
  ...elsewhere,
  ...invitation,
  ...announcement,
  ...lots,
  ...agreement,
  ...belowLimit,
  ...examination,
  ...review,
  ...talks,
  ...finalOffers,
  ...lowPrice,
  ...scoring,
  ...award,
  ...contract,
  ...signing,
  ...securities,
  ...deliveryActs,
  ...performance,
  ...subcontracting,
  ...amendment,
  ...breach,
  ...partialDefault,
  ...takeover,
  ...outcomes,
  ...ending,
  ...bans,
  ...challenges,
  ...complaints,
  ...documents,
  ...law,
];

const acts = all.map(withinPowers).map(atItsVenue).map(ofItsMethod).map(held).map(claiming).map(unbanned);

const ends = ['closed', 'cancelled', 'unadopted'] as const;
const corrections = correctionActs(acts, openStages<Stage>(stageTitles, ends), [
  'officer',
  'director',
  'unitAccountant',
  'agency',
  'supplier',
  'regulator',
]);

const releases = releaseActs<Procurement>(runningStages, ['officer', 'director', 'agency']);

export const procurementProceeding: Proceeding<Procurement> = {
  name: 'procurement',
  path: 'procurements',
  title: '采购',
  opening: 'openProcurement',
  otherOpenings: ['adoptRunningCase', 'openLot'],
  ends,
  stageTitles,
  course: {
    adopting: ['performance', 'acceptance', 'evaluation'],
    budget: ['filing'],
    filing: ['announcement'],
    announcement: ['selection'],
    lots: ['closed'],
    selection: ['contract'],
    contract: ['performance'],
    performance: ['acceptance'],
    acceptance: ['evaluation'],
    evaluation: ['closed'],
    terminated: ['closed'],
  },
  acts: [...acts, ...corrections, ...releases, ...calendarActs<Procurement>(openStages<Stage>(stageTitles, ends))].map(
    gated,
  ),
  entering: lotNews,
  partyOf,
};

/** Purchaser and agency are named when the case is opened; from the award on, the supplier is the one who won. */
function partyOf({ opening, contract }: Procurement, role: Role): string | undefined {
  if (role === 'officer' || role === 'director' || role === 'unitAccountant') return opening?.purchaser;
  if (role === 'agency') return opening?.agency ?? '';
  return role === 'supplier' ? contract?.provider : undefined;
}
