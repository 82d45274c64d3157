/** What a complaint tells the purchase that it is about: that it was filed, that the purchase stands still, that it is over. */

import { type ComplaintRecord, isPerformanceSuspended, released, withComplaint } from './complaint-record.ts';
import { type Finding, houseRule } from './finding.ts';
import { continuityClock, goingOn, haltedBy } from './hold-clocks.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { defineAct, stagesFromNotice } from './procurement.ts';
import { untoldAnswer } from './questions.ts';
import type { ComplaintEnd, ComplaintNote, SuspensionNote } from './shapes/challenge.ts';
import { civilDate } from './time.ts';

export const recordComplaint = defineAct<ComplaintNote>()({
  name: 'recordComplaint',
  title: '记入供应商提起投诉',
  during: stagesFromNotice,
  by: ['proceeding'],
  under: [cite('procurementLaw', 55), cite('procurementRegulation', 54)],
  judge: ({ complaints }, { complaint }) => [known(complaints?.[complaint])],
  apply: (state, { complaint }, { at }) =>
    withComplaint(state, complaint, { phase: 'complained', complainedAt: at, mayChangeResult: true }),
  starts: (state, { complaint }, circumstance) => [
    { clock: 'complaintPending', of: complaint, from: civilDate(circumstance.at), basis: 'house' },
    ...continuityClock(state, circumstance),
  ],
  stops: (_, { complaint }) => [clockKey('challengePending', complaint)],
  pauses: (state, { complaint }, { at }) => haltedBy(state, complaint, civilDate(at)),
});

export const suspendProcurement = defineAct<SuspensionNote>()({
  name: 'suspendProcurement',
  title: '记入暂停采购活动的通知',
  during: stagesFromNotice,
  by: ['proceeding'],
  under: [cite('procurementLaw', 57)],
  judge: ({ complaints }, { complaint }) => [known(complaints?.[complaint])],
  apply: (state, { complaint, document, until }) => withComplaint(state, complaint, { suspended: { document, until } }),
});

/** When the order has run out, or was lifted before. */
export const resumeProcurement = defineAct<ComplaintNote>()({
  name: 'resumeProcurement',
  title: '记入恢复采购活动',
  during: stagesFromNotice,
  by: ['proceeding'],
  under: [cite('procurementLaw', 57)],
  judge: ({ complaints }, { complaint }) => [known(complaints?.[complaint])],
  apply: (state, { complaint }) => withComplaint(state, complaint, { suspended: undefined }),
});

/** What is over holds nothing; signing and performance go on when it was the last. */
export const closeComplaintRecord = defineAct<ComplaintEnd>()({
  name: 'closeComplaintRecord',
  title: '记入询问、质疑、投诉已经办结',
  during: stagesFromNotice,
  by: ['proceeding'],
  under: [],
  judge: ({ complaints }, { complaint }) => [known(complaints?.[complaint])],
  apply: (state, { complaint, outcome, affectsBids }, { at }) => {
    // What was upheld is carried out by an act of its own; to clarify is still to be done.
    const phase = outcome === 'answered' ? 'answered' : 'ended';
    const untold = affectsBids ? untoldAnswer(state, at) : {};
    return released(withComplaint(state, complaint, { phase, suspended: undefined, outcome, ...untold }));
  },
  stops: (state, { complaint }) => [
    clockKey('challengePending', complaint),
    clockKey('complaintPending', complaint),
    ...(isPerformanceSuspended(state) ? [] : ['continuityArranged']),
  ],
  resumes: (state, { complaint }, circumstance) => goingOn(state, complaint, circumstance),
});

function known(record: ComplaintRecord | undefined): Finding {
  const holds = record !== undefined && record.phase !== 'ended';
  return houseRule(holds, '所记的质疑、投诉应当在办', '请核对质疑、投诉的序号', 'blocks');
}
