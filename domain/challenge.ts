/** 询问与质疑：what suppliers raise about a purchase opens a case of its own, and what may change the result stops the signing. */
import type { Circumstance, Consequence } from './act.ts';
import { inRight, ofEntry, ofStanding, roundOf } from './challenge-rights.ts';
import {
  type ComplaintRecord,
  complaintKinds,
  isPerformanceSuspended,
  released,
  withComplaint,
} from './complaint-record.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { continuityClock, goingOn, haltedBy } from './hold-clocks.ts';
import { cite } from './law/cite.ts';
import type { ClockStart } from './law/clocks.ts';
import { defineAct, type Procurement, stagesFromNotice } from './procurement.ts';
import type { Challenge, EffectAssessment, Enquiry, OnPaper } from './shapes/challenge.ts';
import { civilDate } from './time.ts';

/** Many at once are a case for the finance department, not for this file, which is carried from run to run. */
const complaintsMax = 99;

export const raiseEnquiry = defineAct<Enquiry>()({
  name: 'raiseEnquiry',
  title: '提出询问',
  during: stagesFromNotice,
  by: ['supplier', 'officer', 'agency'],
  anySupplier: true,
  under: [cite('procurementLaw', 51), cite('procurementLaw', 54), cite('procurementRegulation', 52, 1)],
  requires: (state) => [notTooMany(state)],
  judge: (_, input, circumstance) => ofEntry(input.onPaper, circumstance),
  apply: (state, input, circumstance) => noted(state, { kind: 'enquiry', round: state.round }, input, circumstance),
  starts: (state, input, circumstance) => pending(state, receivedOn(input.onPaper, circumstance)),
  sends: (state, input, circumstance) => [opening(state, { question: input.question }, input.onPaper, circumstance)],
});

export const raiseChallenge = defineAct<Challenge>()({
  name: 'raiseChallenge',
  title: '提出质疑',
  during: stagesFromNotice,
  by: ['supplier', 'officer', 'agency'],
  anySupplier: true,
  under: [cite('procurementLaw', 52), cite('procurementRegulation', 53), cite('challenge94', 15)],
  requires: (state) => [notTooMany(state)],
  judge: (state, input, circumstance) => {
    const supplier = challenger(input, circumstance);
    return [
      ...ofEntry(input.onPaper, circumstance),
      ...inRight(state, input, supplier, circumstance),
      ...ofStanding(state, input, supplier),
      ...once(state, input, supplier),
    ];
  },
  apply: (state, input, circumstance) => {
    const { subject, step } = input;
    const what = { kind: 'challenge', subject, ...(step ? { step } : {}), round: roundOf(state, input) } as const;
    return noted(state, what, input, circumstance);
  },
  starts: (state, input, circumstance) => [
    ...pending(state, receivedOn(input.onPaper, circumstance)),
    ...continuityClock(state, circumstance),
  ],
  pauses: (state, input, circumstance) => haltedBy(state, lastOf(state), receivedOn(input.onPaper, circumstance)),
  sends: (state, input, circumstance) => {
    const { onPaper, ...what } = input;
    return [opening(state, what, onPaper, circumstance)];
  },
});

/** A challenge is taken to be able to change the result, an enquiry is not; the director may find otherwise, and says why. */
export const assessEffect = defineAct<EffectAssessment>()({
  name: 'assessEffect',
  title: '认定询问、质疑事项是否可能影响结果',
  during: stagesFromNotice,
  by: ['director'],
  under: [cite('procurementRegulation', 54)],
  decides: ({ complaints }) => complaints,
  judge: (state, { complaint, mayChangeResult }) => {
    const record = state.complaints?.[complaint];
    const isOpen = record?.phase === 'open';
    return [
      houseRule(isOpen, '所认定的询问、质疑尚未答复', '请核对序号；投诉事项是否影响结果，由财政部门决定', 'blocks'),
      houseRule(
        record?.mayChangeResult !== mayChangeResult,
        '认定与现在的不同方须办理',
        '现在即是如此，无需认定',
        'blocks',
      ),
    ];
  },
  apply: (state, { complaint, mayChangeResult, reason }, { actor, at }) =>
    released(withComplaint(state, complaint, { mayChangeResult, assessed: { by: actor.person, at, reason } })),
  starts: (state, _, circumstance) => continuityClock(state, circumstance),
  stops: (state) => (isPerformanceSuspended(state) ? [] : ['continuityArranged']),
  pauses: (state, { complaint }, { at }) => haltedBy(state, complaint, civilDate(at)),
  resumes: (state, { complaint }, circumstance) => goingOn(state, complaint, circumstance),
});

export function challenger({ onPaper }: { onPaper?: OnPaper | undefined }, { actor }: Circumstance): string {
  return onPaper?.supplier ?? actor.organisation;
}

/** Where the documents ask for it, all that is to be said of one step is said at once. */
function once(state: Procurement, input: Challenge, supplier: string): Finding[] {
  if (!state.notice?.challengeOnce) return [];
  const [number] =
    Object.entries(state.complaints ?? {}).find(
      ([, one]) =>
        one.kind !== 'enquiry' &&
        one.supplier === supplier &&
        one.subject === input.subject &&
        one.step === input.step &&
        one.round === roundOf(state, input),
    ) ?? [];
  return [
    termOf('plan', number === undefined, '采购文件要求针对同一采购程序环节的质疑在质疑期内一次性提出', {
      remedy: `请在第 ${number} 号质疑中补充材料`,
    }),
  ];
}

function notTooMany({ complaints = {} }: Procurement): Finding {
  const holds = Object.keys(complaints).length < complaintsMax;
  return houseRule(holds, `一案所记的询问、质疑不超过 ${complaintsMax} 件`, '请以书面向采购人提出', 'blocks');
}

type What = Pick<ComplaintRecord, 'kind' | 'subject' | 'step' | 'round'>;

function noted(
  state: Procurement,
  what: What,
  input: { onPaper?: OnPaper | undefined },
  circumstance: Circumstance,
): Procurement {
  const { actor, at } = circumstance;
  const record: ComplaintRecord = {
    ...what,
    supplier: challenger(input, circumstance),
    raised: { by: actor.person, at, occurredOn: receivedOn(input.onPaper, circumstance) },
    phase: 'open',
    mayChangeResult: what.kind !== 'enquiry',
  };
  const number = String(Object.keys(state.complaints ?? {}).length + 1);
  return { ...state, complaints: { ...state.complaints, [number]: record } };
}

function receivedOn(onPaper: OnPaper | undefined, { receivedAt }: Circumstance): string {
  return onPaper?.receivedOn ?? civilDate(receivedAt);
}

/** Until when an answer is owed, for those whose signing waits on it. */
function pending(state: Procurement, from: string): ClockStart[] {
  return [{ clock: 'challengePending', of: lastOf(state), from, basis: 'house' }];
}

function lastOf({ complaints = {} }: Procurement): string {
  return String(Object.keys(complaints).length);
}

function opening(
  state: Procurement,
  what: object,
  onPaper: OnPaper | undefined,
  circumstance: Circumstance,
): Consequence {
  const { id, opening: purchase, winner } = state;
  const number = lastOf(state);
  const { kind, supplier, raised } = state.complaints![number]!;
  const { occurredOn } = raised;
  return {
    proceeding: 'complaint',
    id: `${id}:${number}`,
    act: 'openComplaint',
    input: {
      ...what,
      procurement: id,
      number,
      kind,
      title: `${purchase.title}${complaintKinds[kind]}`,
      method: purchase.method,
      purchaser: purchase.purchaser,
      ...(purchase.agency ? { agency: purchase.agency } : {}),
      supplier,
      concerned: state.award && winner && winner.supplier !== supplier ? [winner.supplier] : [],
      raisedBy: circumstance.actor.person,
      raisedAt: circumstance.receivedAt,
      occurredOn,
      ...(onPaper?.postedOn ? { postedOn: onPaper.postedOn } : {}),
      onPaper: onPaper !== undefined,
    },
  };
}
