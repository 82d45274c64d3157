import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { complaintProceeding } from '../domain/complaint.ts';
import { type Complaint, isGivenUp, runningSuspension } from '../domain/complaint-state.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';

const { noPendingDeeds } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
});

const longPast = '1970-01-01T00:00:00.000Z';

/** 询问、质疑、投诉：answered by the purchaser, then, where the supplier complains, decided by the finance department. */
const course: Course<Complaint> = { enquiry, challenge, answered, intake, review, decided };

export function complaint(file: CaseFile<Complaint>): Promise<void> {
  return follow(complaintProceeding, course, file);
}

/** 询问：answered, and nothing more. */
async function enquiry(dossier: Dossier<Complaint>): Promise<'closed'> {
  await dossier.until(({ answer, withdrawn }) => answer ?? withdrawn);
  return 'closed';
}

/** 质疑：answered; or, where the answer does not come in time, complained of without one. */
async function challenge(dossier: Dossier<Complaint>): Promise<'answered' | 'intake' | 'closed'> {
  await dossier.until((state) => state.reply ?? state.complaint ?? isGivenUp(state));
  if (isGivenUp(dossier.state)) return 'closed';
  if (dossier.state.complaint) return 'intake';
  return 'answered';
}

/** 已答复：the supplier may complain until its right has run out, and what it posted in time has had time to come. */
async function answered(dossier: Dossier<Complaint>): Promise<'intake' | 'closed'> {
  const isOver = (state: Complaint) => state.complaint !== undefined || isGivenUp(state);
  const until = await dossier.runOut('complaintByPost', isOver);
  if (!isOver(dossier.state)) {
    await noPendingDeeds(dossier.caseId, until);
    await dossier.perform('lapseComplaint', {}, (admitted) => !isOver(admitted));
  }
  return isGivenUp(dossier.state) ? 'closed' : 'intake';
}

/** 审查：accepted, or it is said why not. */
async function intake(dossier: Dossier<Complaint>): Promise<'review' | 'closed'> {
  const isLookedThrough = (state: Complaint) => state.complaint?.accepted !== undefined || isGivenUp(state);
  await standStill(dossier, isLookedThrough);
  return isGivenUp(dossier.state) ? 'closed' : 'review';
}

/** 处理：decided, or withdrawn. */
async function review(dossier: Dossier<Complaint>): Promise<'decided' | 'closed'> {
  await standStill(dossier, (state) => state.decision !== undefined || isGivenUp(state));
  return isGivenUp(dossier.state) ? 'closed' : 'decided';
}

/** 公告：what was decided is told to everybody. */
async function decided(dossier: Dossier<Complaint>): Promise<'closed'> {
  await dossier.until(({ published }) => published);
  return 'closed';
}

/** Waits for something; an order to the purchase to stand still ends by itself meanwhile. */
async function standStill(dossier: Dossier<Complaint>, isOver: (state: Complaint) => boolean): Promise<void> {
  for (;;) {
    await dossier.until((state) => isOver(state) || runningSuspension(state));
    if (isOver(dossier.state)) return;
    const [number] = runningSuspension(dossier.state) ?? [];
    await dossier.reach((state) => (isOver(state) ? longPast : (runningSuspension(state)?.[1].until ?? longPast)));
    // One that was ordered meanwhile runs its own time.
    const runsStill = (state: Complaint) => runningSuspension(state)?.[0] === number;
    await dossier.perform('endSuspension', {}, (admitted) => !isOver(admitted) && runsStill(admitted));
  }
}
