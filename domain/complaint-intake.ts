/** 投诉审查：what a complaint lacks is asked for once; it is accepted, or it is said why not and where to go (94号令21). */
import type { Circumstance } from './act.ts';
import { closing } from './challenge-answer.ts';
import { type Complaint, defineComplaintAct, missingInComplaint } from './complaint-state.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { isLate, isRunning } from './law/clocks.ts';
import type { Acceptance, ComplaintCorrection, CorrectionRequest, Declination } from './shapes/complaint.ts';
import { civilDate } from './time.ts';

/** Once, and all of it at once; while it is waited for no time runs (条例58). */
export const requestComplaintCorrection = defineComplaintAct<CorrectionRequest>()({
  name: 'requestComplaintCorrection',
  title: '通知补正投诉材料',
  during: ['intake'],
  by: ['regulator'],
  under: [cite('challenge94', 21), cite('procurementRegulation', 58, 1)],
  awaited: (state) => (missingInComplaint(state).length > 0 && !state.correcting ? [{ clock: 'complaintIntake' }] : []),
  requires: ({ correcting }, circumstance) => [
    requirement(
      !correcting,
      '投诉书内容不符合规定的，应当一次性书面通知投诉人补正',
      cite('challenge94', 21),
      '已经通知过补正：请受理，或者不予受理',
      'warns',
    ),
    houseRule(!isWaiting(correcting), '前一次补正尚未完成的，不另行通知', '请待投诉人补正', 'blocks'),
    ...inTime(circumstance, 'complaintIntake'),
  ],
  judge: (state, { occurredOn }, { at }) => ofDay(state, occurredOn, at, '补正通知的日期'),
  apply: (state, input, { actor, at }) => ({
    ...state,
    correcting: { requested: { ...input, by: actor.person, at } },
  }),
  starts: (_, { days, occurredOn: from }) => [{ clock: 'complaintCorrection', from, length: days, basis: 'house' }],
  pauses: (_, { occurredOn: from, document: paper }) =>
    ['complaintDecision', 'complaintIntake', 'complaintCopies'].map((key) => ({
      key,
      name: 'correction',
      ground: '补正',
      paper,
      cite: cite('procurementRegulation', 58, 1),
      from,
    })),
  fact: {
    fields: ['document', 'occurredOn'],
    instead: { missing: '补正的内容应当一次性告知，不以更正改变', days: '期限已经通知投诉人，不以更正改变' },
    stands: ({ correcting }, { at }) => [inForce(correcting?.requested.at === at && !correcting.corrected)],
    without: ({ correcting, ...state }) => state,
  },
});

export const correctComplaint = defineComplaintAct<ComplaintCorrection>()({
  name: 'correctComplaint',
  title: '补正投诉材料',
  during: ['intake'],
  by: ['supplier', 'regulator'],
  under: [cite('challenge94', 21)],
  awaited: ({ correcting, supplier }) =>
    isWaiting(correcting) ? [{ organisation: supplier, role: 'supplier', clock: 'complaintCorrection' }] : [],
  requires: ({ correcting, supplier }, circumstance) => [
    houseRule(isWaiting(correcting), '财政部门通知补正的，方须补正', '没有待补正的通知', 'blocks'),
    ofComplainant(supplier, circumstance),
    ...inTime(circumstance, 'complaintCorrection'),
  ],
  apply: (state, { remark, ...parts }, { actor, at }) => {
    const { complaint, correcting } = state;
    if (!complaint || !correcting) return state;
    const filled = Object.entries(parts).filter(([, part]) => part !== undefined);
    return {
      ...state,
      complaint: { ...complaint, ...Object.fromEntries(filled) },
      correcting: { ...correcting, corrected: { remark, by: actor.person, at } },
    };
  },
  stops: () => ['complaintCorrection'],
  resumes: (_, __, { at }) =>
    ['complaintDecision', 'complaintIntake', 'complaintCopies'].map((key) => ({
      key,
      name: 'correction',
      to: civilDate(at),
    })),
});

export const acceptComplaint = defineComplaintAct<Acceptance>()({
  name: 'acceptComplaint',
  title: '受理投诉',
  during: ['intake'],
  by: ['regulator'],
  under: [cite('challenge94', 6), cite('challenge94', 19), cite('challenge94', 21)],
  decides: ({ complaint, correcting }) => ({ complaint, correcting }),
  awaited: (state) =>
    state.complaint && !isWaiting(state.correcting) && !state.declined && !state.complaint.accepted
      ? [{ clock: 'complaintIntake' }]
      : [],
  requires: (state, circumstance) => {
    const missing = missingInComplaint(state);
    return [
      houseRule(!state.complaint?.accepted && !state.declined, '投诉尚未受理', '投诉已经审查完毕', 'blocks'),
      requirement(
        missing.length === 0,
        '投诉书应当有明确的请求、事实和法律依据，并签字、盖章',
        cite('challenge94', 18),
        `尚缺${missing.join('、')}：请通知补正；仍予受理的，写明理由`,
        'warns',
      ),
      ...inTime(circumstance, 'complaintIntake'),
    ];
  },
  apply: (state, _, { actor, at }) => ({
    ...state,
    complaint: state.complaint && { ...state.complaint, accepted: { by: actor.person, at } },
  }),
  stops: () => ['complaintIntake', 'complaintDecline', 'complaintCorrection'],
});

/** Told in three working days, with the reason, or with whom to go to. The challenge ends with it, and holds nothing any more. */
export const declineComplaint = defineComplaintAct<Declination>()({
  name: 'declineComplaint',
  title: '不予受理（告知向有管辖权的部门投诉）',
  during: ['intake'],
  by: ['regulator'],
  under: [cite('challenge94', 6), cite('challenge94', 19), cite('challenge94', 21)],
  decides: ({ complaint, correcting }) => ({ complaint, correcting }),
  requires: ({ complaint, declined }, circumstance) => [
    houseRule(!complaint?.accepted && !declined, '投诉尚未受理', '投诉已经审查完毕', 'blocks'),
    ...inTime(circumstance, 'complaintDecline'),
  ],
  judge: (state, { ground }, { deadlines, at }) => [
    requirement(
      ground !== 'incomplete' || ranOut(state, deadlines.complaintCorrection, at),
      '投诉书内容不符合规定的，应当先通知补正；未按期补正或者补正后仍不符合规定的，不予受理',
      cite('challenge94', 21),
      '请先通知补正；不待补正的，写明理由',
      'warns',
    ),
  ],
  apply: (state, input, { actor, at }) => ({ ...state, declined: { ...input, by: actor.person, at } }),
  givesUp: true,
  stops: () => [...complaintClocks],
  sends: (state) => [closing(state, 'declined')],
});

/** Those that run for a complaint until it is decided, or given up. */
export const complaintClocks = [
  'complaintIntake',
  'complaintDecline',
  'complaintCorrection',
  'complaintCopies',
  'complaintDecision',
] as const;

export function ofComplainant(supplier: string, { actor }: Circumstance): Finding {
  const holds = actor.role !== 'supplier' || actor.organisation === supplier;
  return houseRule(holds, '由投诉的供应商办理', '请由提起投诉的供应商办理', 'blocks');
}

/** A paper of the finance department goes out after the complaint has come in, and not in days to come. */
export function ofDay({ complaint }: Complaint, day: string, at: string, what: string): Finding[] {
  return [
    houseRule(day <= civilDate(at), `${what}不得晚于今天`, '请填写文书上的日期', 'blocks'),
    houseRule(
      day >= (complaint?.occurredOn ?? ''),
      `${what}不得早于收到投诉之日`,
      `收到投诉于 ${complaint?.occurredOn ?? ''}：请核对日期`,
      'blocks',
    ),
  ];
}

function isWaiting(correcting: Complaint['correcting']): boolean {
  return correcting !== undefined && !correcting.corrected;
}

function ranOut({ correcting }: Complaint, due: Circumstance['deadlines'][string] | undefined, at: string): boolean {
  if (!correcting) return false;
  return correcting.corrected !== undefined || (due !== undefined && isRunning(due) && isLate(due, at));
}
