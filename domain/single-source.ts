/** 单一来源：the public may object before one supplier alone is bought from; where it is right, another method is taken. */
import type { Actor, Circumstance } from './act.ts';
import { displayPublication } from './course-publication.ts';
import type { Objection } from './course-state.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { isLate } from './law/clocks.ts';
import { limitOf } from './law/packs.ts';
import { wholeFen } from './lot-state.ts';
import { methodTitles } from './methods.ts';
import { defineAct, type Method, type Procurement } from './procurement.ts';
import type { ObjectionAnswer, ObjectionLetter, OtherMethod, SingleSourceDisplay } from './shapes/direct.ts';
import { civilDate, clockTime, endOfDay } from './time.ts';

export const displaySingleSource = defineAct<SingleSourceDisplay>()({
  name: 'displaySingleSource',
  title: '单一来源采购公示',
  during: ['filing', 'announcement'],
  by: ['officer', 'agency'],
  under: [cite('procurementRegulation', 38), cite('procurementRegulation', 27), cite('nonTender74', 38)],
  awaited: (state) => (reachesTender(state) && !state.display && !state.agreement ? [{}] : []),
  requires: (state) => [
    houseRule(!state.display, '尚未公示', '已经公示：公示有误的，请改用其他方式或者终止后重新公示', 'blocks'),
    houseRule(!state.agreement, '协商之前公示', '协商已经完成', 'blocks'),
  ],
  apply: (procurement, display, { actor, at }) => ({
    ...procurement,
    display: { ...display, published: { by: actor.person, at } },
  }),
  starts: (_, __, { at }) => [{ clock: 'singleSourceDisplay', from: civilDate(at), basis: 'statute' }],
  tells: (state) => [displayPublication(state)],
});

/** Any supplier, in writing, while the display runs; a letter of somebody else is entered with the day on which it came. */
export const objectToSingleSource = defineAct<ObjectionLetter>()({
  name: 'objectToSingleSource',
  title: '对单一来源公示提出异议',
  during: ['filing', 'announcement'],
  by: ['supplier', 'officer', 'agency'],
  under: [cite('nonTender74', 39)],
  requires: ({ display, agreement }) => [
    houseRule(display !== undefined, '公示之后方可提出异议', '请待公示', 'blocks'),
    houseRule(!agreement, '协商之前方可提出异议', '结果公告之后可以依法质疑', 'blocks'),
  ],
  judge: (_, letter, circumstance) => [...ofLetter(letter, circumstance), ofDisplayRun(letter, circumstance)],
  apply: withObjection,
  starts: (_, __, { deadlines, at }) => [
    {
      clock: 'supplementaryArgument',
      from: civilDate(deadlines.singleSourceDisplay?.due ?? at),
      basis: 'statute',
    },
  ],
});

/** 补充论证：its outcome is told to whoever objected, who reads it in the case. */
export const answerObjection = defineAct<ObjectionAnswer>()({
  name: 'answerObjection',
  title: '答复异议（补充论证）',
  during: ['filing', 'announcement', 'selection', 'contract'],
  by: ['officer', 'agency', 'director'],
  under: [cite('nonTender74', 40)],
  awaited: (state) =>
    unanswered(state).map((subject) => ({ subject, clock: clockOfAnswer(state), role: 'officer' as const })),
  requires: (state, circumstance) => [
    houseRule(unanswered(state).length > 0, '有待答复的异议', '没有待答复的异议', 'blocks'),
    ...inTime(circumstance, clockOfAnswer(state)),
  ],
  judge: (state, { number }) => [
    houseRule(
      unanswered(state).includes(number),
      '所答复的为尚未答复的异议',
      `尚未答复：${unanswered(state).join('、') || '无'}`,
      'blocks',
    ),
  ],
  apply: (procurement, { number, upheld, reason }, { actor, at }) => {
    const objection = procurement.objections?.[number];
    if (!objection) return procurement;
    const answered = { by: actor.person, at, upheld, reason };
    const told = { ...procurement, objections: { ...procurement.objections, [number]: { ...objection, answered } } };
    return upheld && procurement.opening.method === 'belowLimit' ? withoutChoice(told) : told;
  },
  stops: (state) => [
    ...(unanswered(state).length === 0 ? [clockOfAnswer(state)] : []),
    ...(state.opening.method === 'belowLimit' && !state.winner ? ['contractSigning'] : []),
  ],
});

/** After an objection was upheld; at or above the tender threshold any method but the open tender needs its approval anew. */
export const takeOtherMethod = defineAct<OtherMethod>()({
  name: 'takeOtherMethod',
  title: '改用其他采购方式',
  during: ['filing', 'announcement'],
  by: ['director'],
  under: [cite('nonTender74', 40, 1), cite('procurementLaw', 27)],
  decides: ({ objections }) => objections,
  awaited: (state) => (isUpheld(state) ? [{}] : []),
  requires: (state) => [
    houseRule(isUpheld(state), '异议成立的，改用其他采购方式', '没有成立的异议', 'blocks'),
    houseRule(unanswered(state).length === 0, '全部异议答复之后改用', '请先答复其余异议', 'blocks'),
  ],
  judge: (state, { method, approval }, { at }) => ofApproval(state, method, approval?.occurredOn, civilDate(at)),
  apply: (procurement, { method, reason, approval }, { actor, at }) => {
    const { opening, round, rounds, display, objections } = procurement;
    const changed = { methodBefore: opening.method, ...(approval ? { approval } : {}) };
    const invalidated = { by: actor.person, at, ground: 'objectionUpheld' as const, reason, changed };
    return {
      ...procurement,
      opening: { ...opening, method },
      display: undefined,
      objections: undefined,
      round: round + 1,
      rounds: {
        ...rounds,
        [String(round)]: { ...(display ? { display } : {}), ...(objections ? { objections } : {}), invalidated },
      },
      ...(procurement.stage === 'announcement' ? { diverted: 'announcement' as const } : {}),
    };
  },
  starts: ({ stage }, _, { at }) =>
    stage === 'announcement' ? [{ clock: 'noticePublication', from: civilDate(at), basis: 'house' }] : [],
  givesUp: true,
  stops: () => ['singleSourceDisplay', 'supplementaryArgument', 'noticePublication'],
});

/** Whether the display is over and every objection to it was found to be wrong, before anybody negotiates. */
export function afterDisplay(state: Procurement, ground: string, { deadlines, at }: Circumstance): Finding[] {
  if (!reachesTender(state) || ground !== 'onlySupplier') return [];
  const run = deadlines.singleSourceDisplay;
  const article = cite('procurementRegulation', 38);
  const rule = '达到公开招标数额标准、只能从唯一供应商处采购的，应当公示，公示期不得少于5个工作日';
  return [
    requirement(state.display !== undefined, rule, article, '请先公示采购项目信息和唯一供应商名称'),
    {
      ...requirement(!run || isLate(run, at), rule, article, run && `${civilDate(run.due)} 公示期满，次日起可以协商`),
      ...(run ? { required: `晚于 ${clockTime(run.due)}`, actual: clockTime(at) } : {}),
    },
  ];
}

export function unanswered({ objections = {} }: Procurement): string[] {
  return Object.keys(objections).filter((number) => !objections[number]!.answered);
}

/** Whether an objection that was raised was found to be right. */
export function isUpheld({ objections = {} }: Procurement): boolean {
  return Object.values(objections).some(({ answered }) => answered?.upheld);
}

export function reachesTender(state: Procurement): boolean {
  return wholeFen(state) >= limitOf(state, 'belowOpenTender').value;
}

/** Below the limit the purchaser chooses again; from the contract the case goes back for it. */
function withoutChoice(state: Procurement): Procurement {
  const { chosen, winner, award, contract, instalments, takeoverPlan, ...rest } = state;
  return { ...rest, ...(state.stage === 'contract' ? { diverted: 'selection' as const } : {}) };
}

/** The objection of whoever acts, or of the one whose letter it is. */
export function withObjection(state: Procurement, letter: ObjectionLetter, circumstance: Circumstance): Procurement {
  const { actor, at } = circumstance;
  const number = String(Object.keys(state.objections ?? {}).length + 1);
  const objection: Objection = {
    organisation: letter.organisation ?? actor.organisation,
    text: letter.text,
    raised: { by: actor.person, at },
  };
  return { ...state, objections: { ...state.objections, [number]: objection } };
}

/** A supplier objects for itself; of a letter it is told whose it is, when it came, and which paper it is. */
export function ofLetter(
  { organisation, letterSha256, occurredOn }: ObjectionLetter,
  { actor, at }: Circumstance,
): Finding[] {
  if (isItself(actor)) {
    const own = organisation === undefined && occurredOn === undefined;
    return [houseRule(own, '供应商只为本单位提出异议', '请勿填写单位和收到日期', 'blocks')];
  }
  const told = organisation !== undefined && letterSha256 !== undefined && occurredOn !== undefined;
  return [
    houseRule(
      told,
      '登记书面异议应当写明单位、收到日期，并附原件',
      '请填写 organisation、occurredOn、letterSha256',
      'blocks',
    ),
    houseRule(!occurredOn || occurredOn <= civilDate(at), '收到日期不得晚于今天', '请核对签收记录', 'blocks'),
  ];
}

function isItself({ role }: Actor): boolean {
  return role === 'supplier';
}

function ofDisplayRun({ occurredOn }: ObjectionLetter, { deadlines, receivedAt }: Circumstance): Finding {
  const run = deadlines.singleSourceDisplay;
  const came = occurredOn === undefined ? receivedAt : endOfDay(occurredOn);
  const rule = '对单一来源公示有异议的，可以在公示期内提出书面意见';
  const finding = requirement(
    !isLate(run, came),
    rule,
    cite('nonTender74', 39),
    '公示期已满：结果公告之后可以依法质疑',
  );
  return run ? { ...finding, required: `不晚于 ${clockTime(run.due)}`, actual: clockTime(came) } : finding;
}

function clockOfAnswer({ opening }: Procurement): 'supplementaryArgument' | 'objectionAnswer' {
  return opening.method === 'belowLimit' ? 'objectionAnswer' : 'supplementaryArgument';
}

function ofApproval(state: Procurement, method: Method, approvedOn: string | undefined, today: string): Finding[] {
  if (!reachesTender(state) || method === 'openTender') return [];
  return [
    requirement(
      approvedOn !== undefined && approvedOn <= today,
      '采用公开招标以外的采购方式的，应当在采购活动开始前获得设区的市、自治州以上人民政府采购监督管理部门的批准',
      cite('procurementLaw', 27),
      `${methodTitles[method]}须经批准：请填写批准文件，或者改用公开招标`,
    ),
  ];
}
