/** 处理：what follows for the purchase from something upheld, by the stage that it has come to (条例71). Nobody evaluates anew. */
import type { Circumstance, Consequence } from './act.ts';
import {
  type ComplaintRecord,
  heldSince,
  isPerformanceSuspended,
  type Remedy,
  type RescindedContract,
  released,
  withComplaint,
} from './complaint-record.ts';
import { type Finding, houseRule } from './finding.ts';
import { goingOn } from './hold-clocks.ts';
import { roundClocks, roundGivenUp } from './invalidation.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import { defineAct, isSettled, type Procurement } from './procurement.ts';
import { invalidationPublication, resultVoidPublication } from './publication.ts';
import type { RemedyOrder } from './shapes/challenge.ts';
import { civilDate, type Instant } from './time.ts';

/** By the complaint: what the purchaser answered, or the regulator decided, is carried out at once. */
export const carryOutRemedy = defineAct<RemedyOrder>()({
  name: 'carryOutRemedy',
  title: '执行质疑答复（投诉处理决定）',
  during: ['announcement', 'selection', 'contract', 'performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['proceeding'],
  under: [cite('procurementRegulation', 71), cite('procurementRegulation', 44, 1)],
  judge: (state, { complaint }) => [known(state.complaints?.[complaint])],
  apply: (state, order, circumstance) => carriedOut(state, order, circumstance),
  starts: (state, { complaint }, { at }) => begins(remedyIn(state, complaint), civilDate(at)),
  givesUp: true,
  stops: (state, { complaint }) => [
    clockKey('challengePending', complaint),
    clockKey('complaintPending', complaint),
    ...(isPerformanceSuspended(state) ? [] : ['continuityArranged']),
    ...clocksOf(state, remedyIn(state, complaint)),
  ],
  resumes: (state, { complaint }, circumstance) => goingOn(state, complaint, circumstance),
  tells: (state, { complaint }) => {
    const remedy = remedyIn(state, complaint);
    if (isRestart(remedy)) return [invalidationPublication(state)];
    return takesAnother(remedy) ? [resultVoidPublication(state, complaint)] : [];
  },
  sends: (state, { complaint }) => [recorded(state, complaint)],
});

/** What the law puts next, of what was found and of how far the purchase has come. */
export function remedyOf(
  state: Procurement,
  record: ComplaintRecord,
  { finding, by, enough }: Pick<RemedyOrder, 'finding' | 'by' | 'enough'>,
  at: Instant,
): Remedy {
  const { upheld, mayChangeResult, clarifiable } = finding;
  if (!upheld || !mayChangeResult || record.round !== state.round) return 'goOn';
  if (isPerformed(state, record, at)) return 'damages';
  // That the documents can still be set right is the purchaser's to say; the regulator orders it to begin anew.
  if (record.subject === 'documents' && clarifiable && by === 'purchaser' && state.stage === 'announcement')
    return 'clarify';
  const isSigned = state.contract?.signedOn !== undefined;
  if (record.subject !== 'documents' && mayTakeAnother(state, finding, enough))
    return isSigned ? 'rescindAndAnother' : 'anotherCandidate';
  return isSigned ? 'rescindAndRestart' : 'restart';
}

/** A winner was fixed, its award falls, and of the others the law's number is left whose evaluation stands. */
function mayTakeAnother(
  { winner, ranking = [], refusals = {} }: Procurement,
  { candidatesStand, excludes }: RemedyOrder['finding'],
  enough: number,
): boolean {
  if (!winner || !candidatesStand || !excludes.includes(winner.supplier)) return false;
  const left = ranking.filter((supplier) => !excludes.includes(supplier));
  return left.length >= enough && left.some((supplier) => refusals[supplier] === undefined);
}

/** Whether anything of the contract was performed: reported, paid for, or begun before it was suspended. */
function isPerformed(state: Procurement, record: ComplaintRecord, at: Instant): boolean {
  const { contract, stage, deliveries, takeovers, continuity, instalments = {} } = state;
  if (!contract?.signedOn) return false;
  if (stage !== 'contract' && stage !== 'performance') return true;
  const isPaid = Object.values(instalments).some((one) => one.payment !== undefined || isSettled(one));
  if (isPaid || deliveries !== undefined || takeovers !== undefined) return true;
  if (continuity) return continuity.how === 'provider';
  return contract.periodFrom <= civilDate(at) && heldSince(record) > contract.periodFrom;
}

function carriedOut(state: Procurement, order: RemedyOrder, { actor, at }: Circumstance): Procurement {
  const { complaint, enough, ...ordered } = order;
  const record = state.complaints?.[complaint];
  if (!record) return state;
  const remedy = remedyOf(state, record, order, at);
  const clarifiedBefore = Object.keys(state.clarifications ?? {}).length;
  const noted = withComplaint(state, complaint, {
    phase: order.by === 'regulator' ? 'ended' : 'answered',
    suspended: undefined,
    ordered: { ...ordered, at, remedy },
    ...(remedy === 'clarify' ? { clarifiedBefore } : {}),
  });
  if (takesAnother(remedy)) return withoutWinner(noted, order, at);
  if (!isRestart(remedy)) return released(noted);
  const reason = `第 ${complaint} 号质疑（投诉）成立，可能影响结果`;
  const invalidated = { by: actor.person, at, ground: 'upheldComplaint' as const, reason };
  return { ...roundGivenUp(withoutContract(noted, complaint, at), invalidated), diverted: 'announcement' };
}

function withoutWinner(state: Procurement, { complaint, finding }: RemedyOrder, at: Instant): Procurement {
  const fallen = finding.excludes.map((supplier) => [supplier, { at, complaint }] as const);
  return {
    ...withoutContract(state, complaint, at),
    excluded: { ...state.excluded, ...Object.fromEntries(fallen) },
    winner: undefined,
    award: undefined,
    diverted: 'selection',
  };
}

/** What was signed is kept as rescinded; a draft goes with the award that it was made for. */
function withoutContract(state: Procurement, complaint: string, at: Instant): Procurement {
  const { contract, instalments, rescinded = {} } = state;
  const number = String(Object.keys(rescinded).length + 1);
  const was: RescindedContract | undefined = contract?.signedOn
    ? { contract, ...(instalments ? { instalments } : {}), at, complaint }
    : undefined;
  return {
    ...state,
    contract: undefined,
    instalments: undefined,
    takeoverPlan: undefined,
    continuity: undefined,
    ...(was ? { rescinded: { ...rescinded, [number]: was } } : {}),
  };
}

function remedyIn({ complaints = {} }: Procurement, complaint: string): Remedy {
  return complaints[complaint]?.ordered?.remedy ?? 'goOn';
}

function takesAnother(remedy: Remedy): boolean {
  return remedy === 'anotherCandidate' || remedy === 'rescindAndAnother';
}

function isRestart(remedy: Remedy): boolean {
  return remedy === 'restart' || remedy === 'rescindAndRestart';
}

/** The law names no day for it; the house goes by those of the first time. */
function begins(remedy: Remedy, from: string): ClockStart[] {
  if (takesAnother(remedy)) return [{ clock: 'winnerFixing', from, basis: 'house' }];
  return isRestart(remedy) ? [{ clock: 'noticePublication', from, basis: 'house' }] : [];
}

function clocksOf({ rescinded = {} }: Procurement, remedy: Remedy): string[] {
  if (!takesAnother(remedy) && !isRestart(remedy)) return [];
  const last = rescinded[String(Object.keys(rescinded).length)];
  const ofContract = Object.keys(last?.instalments ?? {}).map((of) => clockKey('delivery', of));
  const ofSigning = ['awardNotice', 'contractSigning', 'contractPublication', 'contractFiling'];
  return [...ofSigning, ...ofContract, ...(isRestart(remedy) ? roundClocks : [])];
}

function recorded({ id, complaints = {} }: Procurement, number: string): Consequence {
  const remedy = complaints[number]?.ordered?.remedy ?? 'goOn';
  return { proceeding: 'complaint', id: `${id}:${number}`, act: 'recordRemedy', input: { remedy } };
}

function known(record: ComplaintRecord | undefined): Finding {
  const holds = record !== undefined && record.phase !== 'ended';
  return houseRule(holds, '所执行的质疑、投诉应当在办', '请核对质疑、投诉的序号', 'blocks');
}
