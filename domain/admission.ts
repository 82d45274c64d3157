/** Whether a deed is admitted: the same function serves the workflow's validator, the preview and the list of what one may do. */
import { type Act, type CaseState, type Circumstance, type Deed, findings, type Proceeding, roles } from './act.ts';
import { blocking, type Finding, warning } from './finding.ts';

/**
 * `Refused`: unlawful now. `ReasonNeeded`: lawful with a reason. `SeenNeeded`: a decision that names no version.
 * `Outdated`: what was decided on has changed since.
 */
export interface Refusal {
  type: 'Refused' | 'ReasonNeeded' | 'SeenNeeded' | 'Outdated';
  finding: Finding;
}

/** How many deeds a run knows that were done in earlier ones, so that none is done twice. */
export const recentMax = 100;

type AnyAct<State extends CaseState> = Act<State, string, never>;

const house = { basis: 'house', holds: false, force: 'blocks' } as const;

/** Why this party may not do this act in this case now, whatever it submits; nothing where it may. */
export function standing<State extends CaseState>(
  proceeding: Proceeding<State>,
  act: AnyAct<State>,
  state: State,
  { actor }: Circumstance,
): Finding | undefined {
  if (!act.by.includes(actor.role)) {
    const may = act.by.map((role) => roles[role]).join('、');
    return { ...house, rule: `${roles[actor.role]}无权${act.title}`, remedy: `请由${may}办理` };
  }
  if (!act.during.includes(state.stage)) {
    const now = proceeding.stageTitles[state.stage] ?? state.stage;
    const then = act.during.map((stage) => proceeding.stageTitles[stage] ?? stage).join('、');
    const remedy = then ? `此行为在“${then}”阶段办理` : '此行为已停用';
    return { ...house, rule: `现处“${now}”阶段，不可${act.title}`, required: then, actual: now, remedy };
  }
  const party = proceeding.partyOf(state, actor.role);
  const isOpenToAll = act.anySupplier === true && actor.role === 'supplier';
  if (party !== undefined && party !== actor.organisation && !isOpenToAll)
    return { ...house, rule: `本案的${roles[actor.role]}不是贵单位`, remedy: '请由本案当事单位的人员办理' };
  return undefined;
}

/** Why a deed is refused; nothing where it is admitted. `changedAt` says when what the act decides on last changed. */
export function refusal<State extends CaseState>(
  proceeding: Proceeding<State>,
  act: AnyAct<State>,
  state: State,
  deed: Pick<Deed, 'input' | 'seen' | 'reason'>,
  circumstance: Circumstance,
  changedAt = 0,
): Refusal | undefined {
  const barred = standing(proceeding, act, state, circumstance);
  if (barred) return { type: 'Refused', finding: barred };
  const found = findings(act, state, deed.input, circumstance);
  const broken = blocking(found);
  if (broken) return { type: 'Refused', finding: broken };
  if (act.decides && circumstance.actor.role !== 'proceeding') {
    if (deed.seen === undefined) return { type: 'SeenNeeded', finding: unseen(act.title) };
    if (deed.seen > state.seq) return { type: 'SeenNeeded', finding: notYet };
    if (deed.seen < changedAt) return { type: 'Outdated', finding: outdated };
  }
  const warned = warning(found);
  return warned && !deed.reason ? { type: 'ReasonNeeded', finding: warned } : undefined;
}

function unseen(title: string): Finding {
  return {
    ...house,
    rule: `${title}是决定，应当注明据以决定的版本`,
    remedy: '请先读取本案，再以 seen 注明所见的版本号',
  };
}

// The numbers of entries are not told here: how many there are tells how many bids are sealed (numbering.ts).
const notYet: Finding = {
  ...house,
  rule: '所见版本应当是本案已有的版本',
  required: '不晚于本案现在的版本',
  remedy: '请先读取本案，以读到的 seq 为所见版本',
};

const outdated: Finding = {
  ...house,
  rule: '所决定的内容在您查看之后已有变动',
  required: '所见版本不早于最近一次变动',
  remedy: '请查看变动之处，再作决定',
};
