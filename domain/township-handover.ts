/** 岗位交接：all tasks, drafts and originals go over, signed by both and a witness. What a person did stays that person's. */
import { type Finding, houseRule } from './finding.ts';
import type { HandoverPreparation, HandoverSignature } from './shapes/township.ts';
import { civilDate } from './time.ts';
import {
  defineTownshipAct,
  type Handover,
  linesMax,
  nextNumber,
  onRecord,
  roomFor,
  type Township,
} from './township-state.ts';
import { open } from './township-window.ts';

export const prepareHandover = defineTownshipAct<HandoverPreparation>()({
  name: 'prepareHandover',
  title: '移交岗位（列明事项并签字）',
  during: ['running'],
  by: ['officer'],
  under: [],
  requires: ({ handovers }) => [roomFor(handovers, linesMax)],
  judge: (state, { to, witness, tasks }, { actor }) => {
    const missing = tasksOf(state, actor.person).filter((task) => tasks[task] === undefined);
    return [
      {
        ...houseRule(
          missing.length === 0,
          '移交的清单应当列明全部未办结的事项',
          `清单缺少：${missing.join('、')}`,
          'blocks',
        ),
        required: `${tasksOf(state, actor.person).length} 项`,
        actual: `${tasksOf(state, actor.person).length - missing.length} 项`,
      },
      houseRule(
        new Set([actor.person, to, witness]).size === 3,
        '移交人、接收人、监交人应当是三个人',
        '请另行确定接收人、监交人',
        'blocks',
      ),
      houseRule(!pendingOf(state, actor.person), '前一次移交办结之后方可再次移交', '请先办结前一次移交', 'blocks'),
    ];
  },
  apply: (state, preparation, { actor, at }) =>
    withHandover(state, nextNumber(state.handovers), { ...preparation, prepared: { by: actor.person, at } }),
  starts: (state, _, { at }) => [
    {
      clock: 'postHandover',
      of: String(Object.keys(state.handovers ?? {}).length),
      from: civilDate(at),
      basis: 'house',
    },
  ],
});

export const takeOverPost = defineTownshipAct<HandoverSignature>()({
  name: 'takeOverPost',
  title: '接收岗位（核对并签字）',
  during: ['running'],
  by: ['officer'],
  under: [],
  awaited: ({ handovers }) =>
    waiting(handovers, ({ tookOver }) => !tookOver).map(([subject, { to }]) => ({
      subject,
      person: to,
      clock: `postHandover:${subject}`,
    })),
  judge: ({ handovers = {} }, { number }, { actor }) => [
    onRecord(handovers[number] !== undefined, '岗位移交'),
    houseRule(!handovers[number]?.tookOver, '尚未接收的方可接收', '已经签字接收', 'blocks'),
    named(handovers[number]?.to, actor.person, '由移交清单所列的接收人本人签字'),
  ],
  apply: (state, { number }, { actor, at }) =>
    withHandover(state, number, { ...state.handovers![number]!, tookOver: { by: actor.person, at } }),
});

/** With the third signature every open task is the successor's; what was drafted and signed remains the predecessor's deed. */
export const witnessHandover = defineTownshipAct<HandoverSignature>()({
  name: 'witnessHandover',
  title: '监交（签字，交接生效）',
  during: ['running'],
  by: ['director', 'officer'],
  under: [],
  decides: ({ handovers }) => handovers,
  awaited: ({ handovers }) =>
    waiting(handovers, ({ tookOver, witnessed }) => tookOver !== undefined && !witnessed).map(
      ([subject, { witness }]) => ({ subject, person: witness, clock: `postHandover:${subject}` }),
    ),
  judge: (state, { number }, { actor }) => {
    const one = state.handovers?.[number];
    const since = one ? tasksOf(state, one.prepared.by).filter((task) => one.tasks[task] === undefined) : [];
    return [
      onRecord(one !== undefined, '岗位移交'),
      houseRule(one?.tookOver !== undefined, '移交人、接收人签字之后方可监交', '请先由接收人签字', 'blocks'),
      houseRule(!one?.witnessed, '一次移交监交一次', '交接已经生效', 'blocks'),
      named(one?.witness, actor.person, '由移交清单所列的监交人本人签字'),
      houseRule(
        since.length === 0,
        '清单之后新接的事项一并移交',
        `清单之后又有：${since.join('、')}；一并移交的，写明理由`,
      ),
    ];
  },
  apply: (state, { number }, { actor, at }) => {
    const one = state.handovers![number]!;
    const { requests, ...rest } = withHandover(state, number, { ...one, witnessed: { by: actor.person, at } });
    if (!requests) return rest;
    const moved = Object.entries(requests).map(([request, before]): [string, typeof before] => [
      request,
      !before.settled && before.responsible === one.prepared.by ? { ...before, responsible: one.to } : before,
    ]);
    return { ...rest, requests: Object.fromEntries(moved) };
  },
  stops: (_, { number }) => [`postHandover:${number}`],
});

/** Numbers of what a person has in hand. */
export function tasksOf({ requests }: Township, person: string): string[] {
  return open(requests)
    .filter(([, { responsible }]) => responsible === person)
    .map(([request]) => request);
}

function pendingOf({ handovers = {} }: Township, person: string): boolean {
  return Object.values(handovers).some(({ prepared, witnessed }) => prepared.by === person && !witnessed);
}

function named(person: string | undefined, actor: string, rule: string): Finding {
  return {
    ...houseRule(person === actor, rule, '请由本人办理；换人的，重新移交', 'blocks'),
    ...(person === undefined ? {} : { required: person }),
    actual: actor,
  };
}

function waiting(handovers: Township['handovers'] = {}, isWaiting: (one: Handover) => boolean): [string, Handover][] {
  return Object.entries(handovers).filter(([, one]) => isWaiting(one));
}

function withHandover(state: Township, number: string, one: Handover): Township {
  return { ...state, handovers: { ...state.handovers, [number]: one } };
}
