/** 接管：the end of a takeover. Nobody is left without service, what was performed is paid, and only then it is closed. */
import type { Act, Proceeding, Role } from './act.ts';
import { calendarActs } from './calendar-adoption.ts';
import { correctionActs, openStages } from './correction.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import { settlementFindings } from './settlement.ts';
import type { ContractEnd, TakeoverClosing, TakeoverSettlement } from './shapes/takeover.ts';
import { fileTakeoverDocument, withdrawTakeoverDocument } from './takeover-documents.ts';
import { assignDuties, handOverKind, leftUndone, reviewEmergency, tellRecipients } from './takeover-duty.ts';
import { answerInterim, clocksOver, escalateTownship, reportInterimFailure } from './takeover-force.ts';
import { nobodyLeft } from './takeover-line.ts';
import {
  activatePlan,
  assignInterim,
  confirmServed,
  continuity,
  defineTakeoverAct,
  endRecipient,
  handOverRecords,
  openTakeover,
  recountRecipients,
} from './takeover-service.ts';
import { isEveryoneServed, needsRecount, type Takeover, type TakeoverStage, takeoverStages } from './takeover-state.ts';
import { linkSuccessor } from './takeover-successor.ts';

export const recordTermination = defineTakeoverAct<ContractEnd>()({
  name: 'recordTermination',
  title: '记入合同终止',
  during: ['activated', 'running', 'settling'],
  by: ['proceeding'],
  under: [cite('civilCode', 565)],
  apply: (takeover, ended) => ({ ...takeover, ended }),
  starts: (_, { occurredOn: from }) => [
    { clock: 'settlement', from, basis: 'house' },
    { clock: 'replacementPurchase', from, basis: 'plan' },
  ],
  fact: {
    fields: ['occurredOn'],
    by: ['director', 'officer'],
    stands: ({ ended }, { input }) => [inForce(ended?.occurredOn === input.occurredOn)],
    without: ({ ended, ...takeover }) => takeover,
  },
});

export const agreeSettlement = defineTakeoverAct<TakeoverSettlement>()({
  name: 'agreeSettlement',
  title: '与原承接主体结算',
  during: ['running', 'settling'],
  by: ['director'],
  under: [cite('civilCode', 566), cite('smePayment', 15)],
  awaited: ({ ended, settlement, purchaser }) =>
    ended && !settlement ? [{ organisation: purchaser, clock: 'settlement' }] : [],
  requires: ({ ended, settlement }, circumstance) => [
    requirement(
      ended !== undefined,
      '政府采购合同的双方当事人不得擅自变更、中止或者终止合同：合同终止前，其余各期不得以结算免除',
      cite('procurementLaw', 50, 1),
      '请先终止合同；服务恢复的，无须结算',
    ),
    houseRule(!settlement, '尚未结算', '已经结算', 'blocks'),
    ...inTime(circumstance, 'settlement'),
  ],
  judge: ({ ended, providerIsSme }, { dueFen, disputedFen }) =>
    ended
      ? [...settlementFindings(ended.instalments, dueFen, providerIsSme), disputed(ended, dueFen, disputedFen)]
      : [],
  decides: ({ ended }) => ended,
  apply: (takeover, input, { actor, at }) => ({ ...takeover, settlement: { ...input, by: actor.person, at } }),
  stops: () => ['settlement'],
  sends: ({ procurement, number }, { dueFen, disputedFen }) => [
    {
      proceeding: 'procurement',
      id: procurement,
      act: 'recordTakeoverSettlement',
      input: { takeover: number, dueFen, disputedFen },
    },
  ],
});

export const closeTakeover = defineTakeoverAct<TakeoverClosing>()({
  name: 'closeTakeover',
  title: '结束接管',
  during: ['running', 'settling'],
  by: ['director'],
  under: [continuity],
  awaited: (takeover) =>
    isEveryoneServed(takeover) && (!takeover.ended || takeover.settlement)
      ? [{ organisation: takeover.purchaser }]
      : [],
  requires: (takeover) => [
    houseRule(
      !needsRecount(takeover),
      '最后一次确认之后重新清点的，方可结束接管',
      '系统正在按名册清点，请稍候再办',
      'blocks',
    ),
    nobodyLeft(takeover),
    houseRule(
      !takeover.ended || takeover.settlement !== undefined,
      '合同终止的，结算后方可结束接管',
      '请先与原承接主体结算',
      'blocks',
    ),
    houseRule(takeover.handOver !== undefined, '档案移交或者拒不移交均已记录', '请先记录移交情况；或者写明理由'),
    ...leftUndone(takeover),
    ...asTold(takeover),
  ],
  decides: ({ counted, settlement }) => ({ counted, settlement }),
  apply: (takeover, { summary }, { actor, at }) => ({
    ...takeover,
    closed: { summary, by: actor.person, at },
    diverted: 'closed',
  }),
  stops: clocksOver,
  givesUp: true,
  sends: ({ procurement, number }) => [
    { proceeding: 'procurement', id: procurement, act: 'closeTakeoverRecord', input: { takeover: number } },
  ],
});

const acts: readonly Act<Takeover, string, never>[] = [
  openTakeover,
  answerInterim,
  reportInterimFailure,
  escalateTownship,
  assignDuties,
  tellRecipients,
  handOverKind,
  reviewEmergency,
  linkSuccessor,
  activatePlan,
  assignInterim,
  handOverRecords,
  confirmServed,
  endRecipient,
  recountRecipients,
  recordTermination,
  agreeSettlement,
  closeTakeover,
  fileTakeoverDocument,
  withdrawTakeoverDocument,
];
const ends = ['closed'] as const;
const stages = openStages<TakeoverStage>(takeoverStages, ends);
const corrections = correctionActs(acts, stages, ['officer', 'director', 'supplier']);

export const takeoverProceeding: Proceeding<Takeover> = {
  name: 'takeover',
  path: 'takeovers',
  title: '临时接管',
  opening: 'openTakeover',
  ends,
  stageTitles: takeoverStages,
  course: { activated: ['running'], running: ['settling'], settling: ['closed'] },
  acts: [...acts, ...corrections, ...calendarActs<Takeover>(stages)],
  partyOf,
};

/** The supplier here is the provider whose service is taken over: it hands over the records. */
function partyOf({ purchaser, provider }: Takeover, role: Role): string | undefined {
  if (role === 'officer' || role === 'director' || role === 'unitAccountant') return purchaser;
  return role === 'supplier' ? provider : undefined;
}

/** What is in dispute is part of what is not paid now. */
function disputed(
  { instalments }: NonNullable<Takeover['ended']>,
  dueFen: Readonly<Record<string, number>>,
  disputedFen: number,
): Finding {
  const most = sum(Object.values(instalments).map(({ amountFen }) => amountFen)) - sum(Object.values(dueFen));
  return {
    ...houseRule(disputedFen <= most, '争议金额不超过未予支付的部分', `争议金额最多为 ${yuan(most)}`, 'blocks'),
    required: `≤ ${yuan(most)}`,
    actual: yuan(disputedFen),
  };
}

/** A roster that differs from what was told at the start is looked at before anyone is forgotten. */
function asTold({ townships, counted }: Takeover): Finding[] {
  const differing = Object.entries(townships).filter(([township, { told }]) => {
    const total = counted && Object.hasOwn(counted.townships, township) ? counted.townships[township]!.total : 0;
    return total !== told;
  });
  return [
    houseRule(
      differing.length === 0,
      '名册人数与启动接管时报告的人数一致',
      `${differing.map(([township]) => township).join('、')}的人数不一致：请核对名册，并写明理由`,
    ),
  ];
}
