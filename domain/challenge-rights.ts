/** 质疑期：from which day on what may be challenged, and by whom (采购法52, 条例53). It is a right: whoever sends it in time has it. */
import type { Circumstance } from './act.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import { type Bound, type ClockName, clockOf } from './law/packs.ts';
import { isTender } from './methods.ts';
import type { Procurement } from './procurement.ts';
import type { Challenge, OnPaper, ProcessStep } from './shapes/challenge.ts';
import { type CivilDate, civilDate, clockTime, endOfDay, type Instant } from './time.ts';

const clocks = {
  documents: 'challengeOfDocuments',
  process: 'challengeOfProcess',
  result: 'challengeOfResult',
} as const satisfies Record<string, ClockName>;

export const processSteps: Readonly<Record<ProcessStep, string>> = {
  opening: '开标（开启响应文件）',
  qualification: '资格审查',
  evaluation: '评审',
};

/** Of the documents: from the end of the notice period; working days of one period and of the next add up. */
export function sinceNotice(state: Procurement, from: CivilDate): ClockStart[] {
  const run = isTender(state.opening.method) ? 'noticeRunTender' : 'noticeRunOther';
  return [right('challengeOfDocuments', String(state.round), from, together(state, run, 'challengeOfDocuments'))];
}

/** Of the documents, for one supplier: from the day on which it had them; the later of the two counts. */
export function sinceReceipt(state: Procurement, supplier: string, from: CivilDate): ClockStart[] {
  return [right('challengeOfDocuments', `${state.round}-${supplier}`, from)];
}

/** Of a step of the process: from its end. */
export function sinceStep(state: Procurement, step: ProcessStep, from: CivilDate): ClockStart[] {
  return [right('challengeOfProcess', `${state.round}-${step}`, from)];
}

/** Of the result: from the end of its notice. */
export function sinceResult(state: Procurement, from: CivilDate): ClockStart[] {
  const length = together(state, 'resultNoticeRun', 'challengeOfResult');
  return [right('challengeOfResult', String(state.round), from, length)];
}

function right(clock: ClockName, of: string, from: CivilDate, length?: number): ClockStart {
  return { clock, of, from, basis: 'statute', ...(length === undefined ? {} : { length }) };
}

function together(bound: Bound, ...names: ClockName[]): number {
  return names.reduce((total, name) => total + clockOf(bound, name).value, 0);
}

/** The round that a challenge is about: the result of a round that was given up may be challenged in the next. */
export function roundOf(state: Procurement, { subject }: Pick<Challenge, 'subject'>): number {
  const isOfLast = subject === 'result' && !state.award && !state.contract?.signedOn && state.round > 1;
  return isOfLast ? state.round - 1 : state.round;
}

/** What counts for the right: the postmark, the day on which paper was handed in, or when the deed reached us. */
export function sentAt({ onPaper }: { onPaper?: OnPaper | undefined }, { receivedAt }: Circumstance): Instant {
  return onPaper ? endOfDay(onPaper.postedOn ?? onPaper.receivedOn) : receivedAt;
}

/** Whether there is anything to challenge yet, and whether it is challenged in time. */
export function inRight(
  state: Procurement,
  challenge: Challenge,
  supplier: string,
  circumstance: Circumstance,
): Finding[] {
  const begun = hasBegun(state, challenge);
  if (!begun.holds) return [begun];
  const round = roundOf(state, challenge);
  const { subject, step } = challenge;
  const objects = subject === 'process' ? [`${round}-${step}`] : [String(round), `${round}-${supplier}`];
  const dues = objects.flatMap((of) => circumstance.deadlines[clockKey(clocks[subject], of)]?.due ?? []);
  const last = dues.sort().at(-1);
  if (last === undefined)
    return [begun, houseRule(false, '质疑期由本系统计算', '本环节的质疑期未经本系统计算：请写明所依据的起算日')];
  const sent = sentAt(challenge, circumstance);
  const late = '质疑期已过：可以提出询问，或者向财政部门反映、检举';
  return [
    begun,
    {
      ...requirement(
        sent <= last,
        '可以在知道或者应知其权益受到损害之日起七个工作日内，以书面形式提出质疑',
        cite('procurementLaw', 52),
        late,
      ),
      required: `不晚于 ${clockTime(last)}`,
      actual: clockTime(sent),
    },
  ];
}

function hasBegun(state: Procurement, { subject, step }: Challenge): Finding {
  const ended: Record<ProcessStep, boolean> = {
    opening: state.openedAt !== undefined,
    qualification: state.qualification !== undefined,
    evaluation: state.ranking !== undefined,
  };
  const resultIsKnown = state.award !== undefined || state.contract?.signedOn !== undefined || state.round > 1;
  const what = {
    documents: { holds: state.notice !== undefined || state.contract !== undefined, remedy: '请待采购公告发布' },
    process: { holds: step !== undefined && ended[step], remedy: `请待${step ? processSteps[step] : '该环节'}结束` },
    result: { holds: resultIsKnown, remedy: '请待中标（成交）结果公告' },
  }[subject];
  return houseRule(what.holds, '所质疑的采购文件、环节、结果已经可知的，方可提出质疑', what.remedy, 'blocks');
}

/** Who takes part may challenge; who had the documents may challenge these. Not read in the order's own words: it warns. */
export function ofStanding(state: Procurement, { subject }: Challenge, supplier: string): Finding[] {
  const { bids = {}, registrations = {}, contract } = state;
  if (contract?.provider === supplier) return [];
  const holds = bids[supplier] !== undefined || (subject === 'documents' && registrations[supplier] !== undefined);
  const rule =
    subject === 'documents'
      ? '依法获取采购文件的供应商，可以对该文件提出质疑'
      : '提出质疑的供应商应当是参与所质疑项目采购活动的供应商';
  const remedy = '本系统没有该供应商参与的记载：请写明如何参与';
  return [requirement(holds, rule, cite('challenge94', 11), remedy, 'warns')];
}

/** A supplier speaks for itself, now; purchaser and agency enter for a named one what came on paper. Nothing is refused for that. */
export function ofEntry(onPaper: OnPaper | undefined, { actor, at }: Circumstance): Finding[] {
  if (actor.role === 'supplier')
    return [houseRule(!onPaper, '供应商为本单位提出，收到时间由系统记载', '请勿填写纸质登记各栏', 'blocks')];
  const today = civilDate(at);
  return [
    houseRule(onPaper !== undefined, '登记供应商提出的，应当写明供应商和收到日期', '请填写纸质登记各栏', 'blocks'),
    houseRule((onPaper?.receivedOn ?? today) <= today, '收到日期不得晚于今天', '请核对签收回执', 'blocks'),
    houseRule(
      (onPaper?.postedOn ?? '') <= (onPaper?.receivedOn ?? today),
      '交邮日期不得晚于收到日期',
      '请核对邮戳日期',
      'blocks',
    ),
  ];
}
