/** 提起与撤回投诉：within fifteen working days after the time for the reply, to the finance department, of what was challenged. */
import type { Circumstance } from './act.ts';
import { closing } from './challenge-answer.ts';
import { ofEntry, sentAt } from './challenge-rights.ts';
import { complaintClocks, ofComplainant } from './complaint-intake.ts';
import { type Complaint, defineComplaintAct, type FiledComplaint, respondents } from './complaint-state.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { ComplaintFiling, Withdrawal } from './shapes/complaint.ts';
import { civilDate, clockTime, endOfDay } from './time.ts';

export const fileComplaint = defineComplaintAct<ComplaintFiling>()({
  name: 'fileComplaint',
  title: '提起投诉',
  during: ['challenge', 'answered'],
  by: ['supplier', 'regulator'],
  under: [cite('procurementLaw', 55), cite('procurementRegulation', 55), cite('challenge94', 18)],
  requires: (state, circumstance) => [
    houseRule(
      state.kind === 'challenge',
      '提起质疑的供应商方可投诉',
      '限额标准以下的异议由采购人答复；另有意见的，可以向财政部门反映',
      'blocks',
    ),
    houseRule(!state.complaint, '尚未提起投诉', '已经提起投诉', 'blocks'),
    afterReply(state, circumstance),
  ],
  judge: (state, input, circumstance) => [
    ...ofEntry(input.onPaper, circumstance),
    houseRule(
      (input.onPaper?.supplier ?? circumstance.actor.organisation) === state.supplier,
      '由提出质疑的供应商投诉',
      '贵单位没有提出本件质疑：请先就自己的权益提出质疑',
      'blocks',
    ),
    inRight(input, circumstance),
    ofChallenged(state, input),
  ],
  apply: (state, input, circumstance) => {
    const { onPaper, ...filed } = input;
    const { actor, at, receivedAt } = circumstance;
    const complaint: FiledComplaint = {
      ...filed,
      by: actor.person,
      at,
      occurredOn: onPaper?.receivedOn ?? civilDate(receivedAt),
      ...(onPaper?.postedOn ? { postedOn: onPaper.postedOn } : {}),
      onPaper: onPaper !== undefined,
    };
    return { ...state, complaint };
  },
  starts: ({ complaint }) => {
    const from = complaint!.occurredOn;
    return [
      { clock: 'complaintIntake', from, basis: 'statute' },
      { clock: 'complaintDecline', from, basis: 'statute' },
      { clock: 'complaintCopies', from, basis: 'statute' },
      { clock: 'complaintDecision', from, basis: 'statute' },
    ];
  },
  stops: () => ['complaintFiling', 'complaintByPost'],
  sends: ({ procurement, number }) => [
    { proceeding: 'procurement', id: procurement, act: 'recordComplaint', input: { complaint: number } },
  ],
});

/** In writing; then nothing is decided any more, and nothing waits (条例57). */
export const withdrawComplaint = defineComplaintAct<Withdrawal>()({
  name: 'withdrawComplaint',
  title: '撤回询问、质疑（投诉）',
  during: ['enquiry', 'challenge', 'answered', 'intake', 'review'],
  by: ['supplier', 'officer', 'agency', 'regulator'],
  under: [cite('procurementRegulation', 57, 2)],
  requires: (state, circumstance) => [
    ofComplainant(state.supplier, circumstance),
    houseRule(!state.withdrawn && !state.decision, '尚未撤回、尚未处理完毕', '已经办结', 'blocks'),
    withdrawnAt(state, circumstance.actor.role),
  ],
  apply: (state, input, { actor, at }) => ({ ...state, withdrawn: { ...input, by: actor.person, at } }),
  givesUp: true,
  stops: (state) => [
    'enquiryAnswer',
    'challengeReply',
    'complaintFiling',
    'complaintByPost',
    ...complaintClocks,
    ...respondents(state).map((one) => `respondentAnswer:${one}`),
  ],
  sends: (state) => [closing(state, 'withdrawn')],
});

/** A complaint is withdrawn with the finance department, anything before it with the purchaser. */
function withdrawnAt({ complaint }: Complaint, role: string): Finding {
  const holds = role === 'supplier' || (role === 'regulator') === (complaint !== undefined);
  return houseRule(
    holds,
    '书面撤回向受理的单位提出，由其登记',
    complaint ? '请由财政部门登记' : '请由采购人登记',
    'blocks',
  );
}

/** Who has its answer, or has waited for it as long as the law lets it be waited for. */
function afterReply({ reply }: Complaint, { deadlines, receivedAt }: Circumstance): Finding {
  const due = deadlines.challengeReply;
  const holds = reply !== undefined || (due !== undefined && receivedAt > due.due);
  const remedy = due ? `请待答复；${clockTime(due.due)} 之后仍无答复的，可以投诉` : '请待答复';
  return requirement(
    holds,
    '对答复不满意或者未在规定的时间内作出答复的，可以在答复期满后十五个工作日内投诉',
    cite('procurementLaw', 55),
    remedy,
  );
}

function inRight(input: ComplaintFiling, circumstance: Circumstance): Finding {
  const due = circumstance.deadlines.complaintFiling?.due ?? endOfDay('9999-12-30');
  const sent = sentAt(input, circumstance);
  return {
    ...requirement(
      sent <= due,
      '可以在答复期满后十五个工作日内向同级政府采购监督管理部门投诉',
      cite('procurementLaw', 55),
      '投诉期限已过：可以向财政部门检举、控告',
    ),
    required: `不晚于 ${clockTime(due)}`,
    actual: clockTime(sent),
  };
}

function ofChallenged({ matters = {} }: Complaint, input: ComplaintFiling): Finding {
  const strange = input.matters.filter((number) => !matters[number]);
  return requirement(
    strange.length === 0,
    '供应商投诉的事项不得超出已质疑事项的范围',
    cite('procurementRegulation', 55),
    `没有质疑过第 ${strange.join('、')} 项：请删去；因答复而起的，写在“基于答复内容的事项”中`,
  );
}
