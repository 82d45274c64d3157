/** 询问、质疑、投诉：what a supplier raises against a purchase, on its way from the purchaser to the finance department. */
import type { Act, Proceeding, Role } from './act.ts';
import { calendarActs } from './calendar-adoption.ts';
import { answerEnquiry, completeChallenge, openComplaint, replyToChallenge } from './challenge-answer.ts';
import { decideComplaint, lapseComplaint, publishDecision, recordRemedy } from './complaint-decision.ts';
import { fileComplaintDocument, withdrawComplaintDocument } from './complaint-documents.ts';
import { fileComplaint, withdrawComplaint } from './complaint-filing.ts';
import { acceptComplaint, correctComplaint, declineComplaint, requestComplaintCorrection } from './complaint-intake.ts';
import {
  answerComplaint,
  endExcludedTime,
  endSuspension,
  excludeTime,
  liftSuspension,
  orderSuspension,
  sendComplaintCopies,
} from './complaint-review.ts';
import { type Complaint, type ComplaintStage, complaintStages } from './complaint-state.ts';
import { correctionActs, openStages } from './correction.ts';
import { decisionReleases, gated } from './publication-gate.ts';

const acts: readonly Act<Complaint, string, never>[] = [
  openComplaint,
  answerEnquiry,
  completeChallenge,
  replyToChallenge,
  fileComplaint,
  requestComplaintCorrection,
  correctComplaint,
  acceptComplaint,
  declineComplaint,
  sendComplaintCopies,
  answerComplaint,
  orderSuspension,
  liftSuspension,
  endSuspension,
  excludeTime,
  endExcludedTime,
  withdrawComplaint,
  lapseComplaint,
  decideComplaint,
  publishDecision,
  recordRemedy,
  fileComplaintDocument,
  withdrawComplaintDocument,
];
const ends = ['closed'] as const;
const stages = openStages<ComplaintStage>(complaintStages, ends);
const corrections = correctionActs(
  acts,
  stages,
  ['officer', 'agency', 'regulator'],
  ['director', 'officer', 'regulator'],
);

const releases = decisionReleases<Complaint>(stages, ['regulator']);

export const complaintProceeding: Proceeding<Complaint> = {
  name: 'complaint',
  path: 'complaints',
  title: '质疑投诉',
  opening: 'openComplaint',
  ends,
  stageTitles: complaintStages,
  // A challenge whose answer is late may become a complaint without one.
  course: {
    enquiry: ['closed'],
    challenge: ['answered', 'intake', 'closed'],
    answered: ['intake', 'closed'],
    intake: ['review', 'closed'],
    review: ['decided', 'closed'],
    decided: ['closed'],
  },
  acts: [...acts, ...corrections, ...releases, ...calendarActs<Complaint>(stages)].map(gated),
  partyOf,
};

/** Several suppliers may be parties: who raised it, and whose award is in question; each act says which it is for. */
function partyOf({ purchaser, agency }: Complaint, role: Role): string | undefined {
  if (role === 'officer' || role === 'director') return purchaser;
  return role === 'agency' ? (agency ?? '') : undefined;
}
