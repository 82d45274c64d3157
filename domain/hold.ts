/** 暂停与中止：while something is open that may change the result nobody signs; what is signed is not performed (条例54, 采购法57). */
import type { Circumstance } from './act.ts';
import {
  type ComplaintRecord,
  complaintKinds,
  heldSince,
  holdingComplaints,
  isPerformanceSuspended,
  subjects,
  suspendingComplaints,
} from './complaint-record.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import type { ClockName } from './law/packs.ts';
import type { Procurement } from './procurement.ts';
import { type CivilDate, civilDate, clockTime } from './time.ts';

type Numbered = readonly [number: string, record: ComplaintRecord];

/**
 * Nobody signs while it is open; what was signed before it came in was signed then. The article speaks of enquiry and challenge;
 * of a complaint it is our own rule, for what was challenged is still undecided.
 */
export function mayBeSigned(state: Procurement, occurredOn: CivilDate, { deadlines }: Circumstance): Finding[] {
  const holding = holdingComplaints(state).filter(([, record]) => heldSince(record) <= occurredOn);
  const [complained, open] = [holding.filter(isComplained), holding.filter((one) => !isComplained(one))];
  const remedy = (of: readonly Numbered[]) => of.map((one) => openStill(one, deadlines)).join('；');
  return [
    requirement(
      open.length === 0,
      '询问或者质疑事项可能影响中标、成交结果的，采购人应当暂停签订合同',
      cite('procurementRegulation', 54),
      remedy(open),
    ),
    houseRule(
      complained.length === 0,
      '质疑事项已经投诉、可能影响结果的，处理决定作出之前暂停签订合同',
      remedy(complained),
      'blocks',
    ),
  ];
}

function isComplained([, { phase }]: Numbered): boolean {
  return phase === 'complained';
}

/** The purchase stands still where the regulator has told the purchaser so in writing; the order ends by itself. */
export function notSuspended(state: Procurement): Finding[] {
  const orders = suspendingComplaints(state).map(
    ([number, { suspended }]) =>
      `${suspended!.document}（第 ${number} 号投诉）暂停至 ${clockTime(suspended!.until)}，期满自行恢复`,
  );
  return [
    requirement(
      orders.length === 0,
      '监督管理部门书面通知暂停采购活动的，暂停期间不得进行该项采购活动',
      cite('procurementLaw', 57),
      `${orders.join('；')}；提前恢复由财政部门决定`,
    ),
  ];
}

/** The law stops the signing; to fix a winner or to tell it first is for the purchaser to answer for. */
export function settledFirst(state: Procurement, { deadlines }: Circumstance): Finding[] {
  const holding = holdingComplaints(state);
  const remedy = `${holding.map((one) => openStill(one, deadlines)).join('；')}；先行办理的，写明理由`;
  return [houseRule(holding.length === 0, '质疑、投诉可能影响结果的，处理完毕再定标', remedy)];
}

/** 中止履行：nothing is paid ahead for what may never be performed; what was performed stays due. */
export function payableAhead(state: Procurement, number: string): Finding[] {
  if (state.instalments?.[number]?.gate !== 'prepayment' || !state.contract?.signedOn) return [];
  return [
    suspension(state, '已经签订合同的，应当中止履行合同：中止履行期间不支付预付款', '请待质疑、投诉处理完毕再申请'),
  ];
}

/** What was done for recipients all the same is a fact, and needs a reason. */
export function performedMeanwhile(state: Procurement): Finding[] {
  if (!isPerformanceSuspended(state)) return [];
  const rule = '中止履行期间的服务，为维持服务对象的基本需要而提供';
  return [houseRule(false, rule, '合同正在中止履行：请写明所报告的服务是中止之前的，或者按接续安排提供的')];
}

function suspension(state: Procurement, rule: string, remedy: string): Finding {
  const holds = !isPerformanceSuspended(state);
  const isOnlyComplained = !holds && holdingComplaints(state).every(isComplained);
  if (isOnlyComplained) return houseRule(false, `投诉处理期间：${rule}`, remedy, 'blocks');
  return requirement(holds, rule, cite('procurementRegulation', 54), remedy);
}

/** The documents were found wanting: bids are opened only when they have been set right. */
export function documentsSetRight({ complaints = {}, clarifications = {} }: Procurement): Finding[] {
  const told = Object.keys(clarifications).length;
  const open = Object.entries(complaints).filter(([, { clarifiedBefore }]) => told <= (clarifiedBefore ?? -1));
  const numbers = open.map(([number]) => `第 ${number} 号`).join('、');
  return [
    houseRule(
      open.length === 0,
      '对采购文件的质疑成立的，澄清或者修改后方可开标',
      `${numbers}质疑成立：请先发布澄清（更正）公告，并按规定顺延截止时间`,
      'blocks',
    ),
  ];
}

/** Whether a clarification is waited for because of something upheld. */
export function mustClarify(state: Procurement): boolean {
  return documentsSetRight(state).some(({ holds }) => !holds);
}

/** What is waited for, who decides, and until when that is. */
function openStill([number, record]: Numbered, deadlines: Circumstance['deadlines']): string {
  const { kind, subject, phase, complainedAt, raised } = record;
  const clock: ClockName = phase === 'complained' ? 'complaintPending' : 'challengePending';
  const due = deadlines[clockKey(clock, number)]?.due;
  const about = subject ? `（对${subjects[subject]}）` : '';
  const by = due ? `，期限至 ${civilDate(due)}` : '';
  if (phase === 'complained')
    return `第 ${number} 号投诉${about}自 ${civilDate(complainedAt!)} 起在办，由财政部门决定${by}（检验、鉴定、评审、补正的时间另计）`;
  const how = kind === 'enquiry' ? '答复' : '答复；认为不影响结果的，由负责人认定';
  return `第 ${number} 号${complaintKinds[kind]}${about}自 ${raised.occurredOn} 起在办，由采购人、采购代理机构${how}${by}`;
}
