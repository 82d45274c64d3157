/** 答复：an enquiry is answered within three working days, a challenge within seven, in writing, to everybody whom it concerns. */
import type { Actor, Consequence } from './act.ts';
import { type Complaint, defineComplaintAct, missingIn } from './complaint-state.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, isLate } from './law/clocks.ts';
import { clockOf, limitOf } from './law/packs.ts';
import { figures } from './methods.ts';
import type { Method } from './procurement.ts';
import type { Matter } from './shapes/challenge.ts';
import type { ChallengeReply, ComplaintOpening, Completion, EnquiryAnswer } from './shapes/complaint.ts';
import { type CivilDate, civilDate } from './time.ts';

export const openComplaint = defineComplaintAct<ComplaintOpening>()({
  name: 'openComplaint',
  title: '受理询问、质疑',
  during: ['unopened'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 51), cite('procurementLaw', 52), cite('challenge94', 15)],
  apply: (complaint, { raisedBy, raisedAt, occurredOn, postedOn, onPaper, ...opening }) => ({
    ...complaint,
    ...opening,
    stage: opening.kind === 'enquiry' ? 'enquiry' : 'challenge',
    raised: { by: raisedBy, at: raisedAt, occurredOn, ...(postedOn ? { postedOn } : {}), onPaper },
  }),
  starts: (state, { occurredOn }) => answerClocks(state, occurredOn),
  fact: {
    fields: ['occurredOn', 'postedOn'],
    by: ['officer', 'agency'],
    stands: ({ reply, answer, complaint, raised }, { input }) => [
      inForce(raised.occurredOn === input.occurredOn && raised.onPaper),
      houseRule(!reply && !answer && !complaint, '答复之前方可更正收到日期', '已经答复：请在答复中说明', 'blocks'),
    ],
    without: (state) => state,
    replaced: (state, { corrected: { occurredOn, postedOn } }) => ({
      ...state,
      raised: { ...state.raised, occurredOn, ...(postedOn ? { postedOn } : {}) },
    }),
  },
});

export const answerEnquiry = defineComplaintAct<EnquiryAnswer>()({
  name: 'answerEnquiry',
  title: '答复询问',
  during: ['enquiry'],
  by: ['officer', 'agency'],
  under: [cite('procurementLaw', 51), cite('procurementRegulation', 52)],
  awaited: ({ answer, agency }) => (answer ? [] : [{ clock: 'enquiryAnswer', role: agency ? 'agency' : 'officer' }]),
  requires: ({ answer }, circumstance) => [
    houseRule(!answer, '询问尚未答复', '询问已经答复，无需重复答复', 'blocks'),
    ...inTime(circumstance, 'enquiryAnswer'),
  ],
  apply: (complaint, { answer, affectsBids }, { actor, at }) => ({
    ...complaint,
    answer: { answer, by: actor.person, at, ...(affectsBids ? { affectsBids } : {}) },
  }),
  stops: () => ['enquiryAnswer'],
  sends: (complaint, { affectsBids }) => {
    const closed = closing(complaint, 'answered');
    return [affectsBids ? { ...closed, input: { ...closed.input, affectsBids } } : closed];
  },
});

/** What the letter lacks is asked for: it is received all the same, and the answer is due all the same. */
export const completeChallenge = defineComplaintAct<Completion>()({
  name: 'completeChallenge',
  title: '补充质疑材料',
  during: ['challenge'],
  by: ['supplier', 'officer', 'agency'],
  under: [cite('challenge94', 12)],
  awaited: (state) =>
    missingIn(state).length > 0 && !state.reply ? [{ organisation: state.supplier, role: 'supplier' }] : [],
  requires: (state, { actor }) => [
    ofChallenger(state, actor),
    houseRule(!state.reply, '答复之前方可补充材料', '质疑已经答复：不满意的，可以投诉', 'blocks'),
  ],
  judge: ({ matters = {} }, input) => {
    const strange = Object.keys(input.matters ?? {}).filter((number) => !matters[number]);
    const remedy = `没有第 ${strange.join('、')} 项：新的事项请在质疑期内另行提出`;
    return [houseRule(strange.length === 0, '补充的是已经提出的质疑事项', remedy, 'blocks')];
  },
  apply: (complaint, { matters = {}, letter }) => ({
    ...complaint,
    matters: Object.fromEntries(
      Object.entries(complaint.matters ?? {}).map(([number, matter]): [string, Matter] => [
        number,
        { ...withoutUndefined(matters[number] ?? {}), ...matter },
      ]),
    ),
    ...(letter ? { letter } : {}),
  }),
});

/** To uphold is to change what the purchaser has done: that is for the director. */
export const replyToChallenge = defineComplaintAct<ChallengeReply>()({
  name: 'replyToChallenge',
  title: '答复质疑',
  during: ['challenge'],
  by: ['officer', 'agency', 'director'],
  under: [cite('procurementLaw', 53), cite('procurementLaw', 54), cite('challenge94', 15), cite('challenge94', 16)],
  decides: ({ matters, letter }) => ({ matters, letter }),
  awaited: ({ reply, agency }) => (reply ? [] : [{ clock: 'challengeReply', role: agency ? 'agency' : 'officer' }]),
  requires: ({ reply }, circumstance) => [
    houseRule(!reply, '质疑尚未答复', '已经答复：供应商不满意的，可以依法投诉', 'blocks'),
    ...inTime(circumstance, 'challengeReply'),
  ],
  judge: (state, input, { actor }) => [
    houseRule(
      !input.upheld || actor.role === 'director',
      '质疑成立的，由采购人的负责人答复',
      '请由负责人答复',
      'blocks',
    ),
    anotherPerson(actor, state.raised.onPaper ? [] : [state.raised.by], '答复的人不是提出质疑的人'),
    ...complete(state, input),
    ...consistent(input),
  ],
  apply: (complaint, reply, { actor, at }) => ({ ...complaint, reply: { ...reply, by: actor.person, at } }),
  starts: (state, _, { at, deadlines }) =>
    // A reply that came too late leaves the whole time for a complaint.
    state.kind === 'challenge' && isLate(deadlines.challengeReply, at) ? complaintClocks(state, civilDate(at), []) : [],
  stops: () => ['challengeReply'],
  sends: (state, input) => (input.upheld ? [remedy(state, 'purchaser', input)] : [closing(state, 'answered')]),
});

/** How many qualified suppliers have to be left is said by the law of the case; the purchase reckons by it. */
export function remedy(
  complaint: Complaint,
  by: 'purchaser' | 'regulator',
  found: Pick<ChallengeReply, 'mayChangeResult' | 'clarifiable' | 'candidatesStand' | 'excludes'> & {
    upheld: boolean;
    document?: string;
  },
): Consequence {
  const { number, procurement, method } = complaint;
  const { upheld, mayChangeResult, clarifiable, candidatesStand, excludes, document } = found;
  const limit = method === 'consultation' ? 'biddersLeftConsultation' : figures[method as Method].bidders;
  return {
    proceeding: 'procurement',
    id: procurement,
    act: 'carryOutRemedy',
    input: {
      complaint: number,
      by,
      ...(document ? { document } : {}),
      finding: { upheld, mayChangeResult, clarifiable, candidatesStand, excludes },
      enough: limitOf(complaint, limit).value,
    },
  };
}

export function closing({ procurement, number }: Complaint, outcome: string): Consequence {
  return {
    proceeding: 'procurement',
    id: procurement,
    act: 'closeComplaintRecord',
    input: { complaint: number, outcome },
  };
}

/** On paper purchaser and agency enter it for the supplier. */
function ofChallenger({ supplier }: Complaint, { role, organisation }: Actor): Finding {
  return houseRule(
    role !== 'supplier' || organisation === supplier,
    '由提出的供应商办理',
    '请由该供应商办理',
    'blocks',
  );
}

function complete({ kind }: Complaint, { rightToComplainTold }: ChallengeReply): Finding[] {
  if (kind !== 'challenge') return [];
  const rule = '质疑答复应当告知质疑供应商依法投诉的权利';
  const remedy = '请在答复中写明：不满意的，可以在答复期满后十五个工作日内向采购人同级财政部门投诉';
  return [requirement(rightToComplainTold, rule, cite('challenge94', 15), remedy, 'warns')];
}

/** What follows is only for what was upheld; who falls is named. */
function consistent({ upheld, mayChangeResult, excludes }: ChallengeReply): Finding[] {
  const holds = upheld || (!mayChangeResult && excludes.length === 0);
  const rule = '质疑成立的，方有结果的改变和被取消的供应商';
  return [houseRule(holds, rule, '质疑不成立的，不填结果的改变和被取消的供应商', 'blocks')];
}

function answerClocks(state: Complaint, from: CivilDate): ClockStart[] {
  if (state.kind === 'enquiry') return [{ clock: 'enquiryAnswer', from, basis: 'statute' }];
  return [{ clock: 'challengeReply', from, basis: 'statute' }, ...complaintClocks(state, from, ['challengeReply'])];
}

/** 答复期满后十五个工作日: working days of one period and of the next add up. After it the case stays open for the post. */
function complaintClocks(complaint: Complaint, from: CivilDate, before: readonly 'challengeReply'[]): ClockStart[] {
  const days = (...names: ('challengeReply' | 'complaintFiling' | 'complaintByPost')[]) =>
    names.reduce((total, name) => total + clockOf(complaint, name).value, 0);
  return [
    { clock: 'complaintFiling', from, length: days(...before, 'complaintFiling'), basis: 'statute' },
    { clock: 'complaintByPost', from, length: days(...before, 'complaintFiling', 'complaintByPost'), basis: 'house' },
  ];
}

function withoutUndefined<T extends object>(parts: T): T {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;
}
