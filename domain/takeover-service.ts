/** 接续服务：the plan is set in motion, interim providers step in, and every recipient is confirmed one by one (细则33). */
import { defineActFor } from './act.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import type {
  HandOver,
  InterimAssignment,
  PlanActivation,
  RecipientEnd,
  Recount,
  ServiceConfirmation,
  TakeoverOpening,
} from './shapes/takeover.ts';
import { ofConfirmation, ofEnd } from './takeover-line.ts';
import { clocksOfPlan, isExhausted, nextSuccessor, ofPlaces, serving } from './takeover-order.ts';
import { openIn, type Takeover, type TownshipTaken, townshipOf, townshipsLeft } from './takeover-state.ts';
import { type CivilDate, civilDate } from './time.ts';

export const defineTakeoverAct = defineActFor<Takeover>();
export const continuity = cite('rules2019', 33);

export const untilClosed = ['activated', 'running', 'settling'] as const;

export const openTakeover = defineTakeoverAct<TakeoverOpening>()({
  name: 'openTakeover',
  title: '启动临时接管',
  during: ['unopened'],
  by: ['proceeding'],
  under: [continuity],
  apply: (takeover, { requestedBy, requestedAt, townships, ...opening }) => ({
    ...takeover,
    ...opening,
    stage: 'activated',
    requested: { by: requestedBy, at: requestedAt },
    townships: Object.fromEntries(Object.entries(townships).map(([township, told]) => [township, { told }])),
  }),
  starts: (state, { ended, requestedAt }, { at }) => [
    { clock: 'planActivation', from: civilDate(at), basis: 'house' },
    ...clocksOfPlan(state, requestedAt),
    ...(ended ? [{ clock: 'settlement', from: civilDate(at), basis: 'house' } as const] : []),
  ],
});

export const activatePlan = defineTakeoverAct<PlanActivation>()({
  name: 'activatePlan',
  title: '启动预案',
  during: ['activated'],
  by: ['director', 'officer'],
  under: [continuity],
  awaited: ({ activated, purchaser }) => (activated ? [] : [{ organisation: purchaser, clock: 'planActivation' }]),
  requires: ({ activated }) => [houseRule(!activated, '预案尚未启动', '预案已经启动', 'blocks')],
  judge: (takeover, { commander, occurredOn }, circumstance) => [
    notLater(occurredOn, civilDate(circumstance.at), '预案启动日期不得晚于今天'),
    houseRule(
      occurredOn >= civilDate(takeover.requested.at),
      '预案在决定接管之后启动',
      `决定接管于 ${civilDate(takeover.requested.at)}：请核对日期`,
    ),
    termOf('plan', commander === takeover.commander, '由预案确定的指挥人到位', {
      required: takeover.commander,
      actual: commander,
      remedy: '由他人指挥的，写明理由',
      force: 'warns',
    }),
    ...inTime(circumstance, 'planActivation', occurredOn),
  ],
  apply: (takeover, input, { actor, at }) => ({ ...takeover, activated: { ...input, by: actor.person, at } }),
  starts: ({ townships, handOver }, { occurredOn: from }) => [
    ...(handOver ? [] : [{ clock: 'recordHandOver', from, basis: 'house' } as const]),
    ...Object.keys(townships).map((of): ClockStart => ({ clock: 'recipientConfirmation', of, from, basis: 'house' })),
  ],
  stops: () => ['planActivation'],
  fact: {
    fields: ['commander', 'occurredOn'],
    stands: ({ activated }, { at }) => [inForce(activated?.at === at)],
    without: ({ activated, ...takeover }) => takeover,
  },
});

export const assignInterim = defineTakeoverAct<InterimAssignment>()({
  name: 'assignInterim',
  title: '派出接管力量',
  during: untilClosed,
  by: ['officer'],
  under: [continuity],
  awaited: (takeover) =>
    Object.keys(takeover.townships)
      .filter((township) => !takeover.townships[township]!.interim && !isExhausted(takeover, township))
      .map((township) => ({ subject: township })),
  judge: (takeover, { township, provider, places }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return [unknownTownship()];
    const next = nextSuccessor(takeover, taken);
    return [
      houseRule(provider !== takeover.provider, '接管力量不得是原承接主体', '请按预案另派接管力量', 'blocks'),
      houseRule(provider !== taken.interim?.provider, '接管力量有变动方须另派', '该力量已经在此接管', 'blocks'),
      termOf('plan', provider === next, '按预案确定的顺序派出接管力量', {
        required: next ?? '预案所列均已派出',
        actual: provider,
        remedy: '不按预案顺序的，写明理由',
        force: 'warns',
      }),
      ...ofPlaces(takeover, township, provider, places),
    ];
  },
  apply: (takeover, { township, provider, places }, { actor, at }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return takeover;
    const interim = { provider, assigned: { by: actor.person, at }, ...(places === undefined ? {} : { places }) };
    return withTownship(takeover, township, { ...taken, interim, tried: { ...taken.tried, [provider]: true } });
  },
});

export const handOverRecords = defineTakeoverAct<HandOver>()({
  name: 'handOverRecords',
  title: '移交服务档案与名册',
  during: untilClosed,
  by: ['supplier', 'officer'],
  under: [continuity, cite('rules2019', 25), cite('civilCode', 509)],
  awaited: ({ handOver, provider }) => (handOver ? [] : [{ organisation: provider, clock: 'recordHandOver' }]),
  requires: ({ handOver }) => [houseRule(handOver?.outcome !== 'handedOver', '档案尚未移交', '档案已经移交', 'blocks')],
  judge: (_, { outcome, occurredOn }, circumstance) => [
    notLater(occurredOn, civilDate(circumstance.at), '移交日期不得晚于今天'),
    houseRule(
      outcome === 'handedOver' || circumstance.actor.role === 'officer',
      '拒不移交由购买主体记录',
      '请由经办人记录',
      'blocks',
    ),
    ...inTime(circumstance, 'recordHandOver', occurredOn),
  ],
  apply: (takeover, input, { actor, at }) => ({ ...takeover, handOver: { ...input, by: actor.person, at } }),
  stops: () => ['recordHandOver'],
  fact: {
    fields: ['list', 'evidenceSha256', 'occurredOn'],
    instead: { outcome: '移交与否有变的，请重新记录移交情况' },
    stands: ({ handOver }, { at }) => [inForce(handOver?.at === at)],
    without: ({ handOver, ...takeover }) => takeover,
  },
});

export const confirmServed = defineTakeoverAct<ServiceConfirmation>()({
  name: 'confirmServed',
  title: '确认服务已经接续',
  during: ['running', 'settling'],
  by: ['officer'],
  under: [continuity],
  awaited: (takeover) =>
    townshipsLeft(takeover).map((township) => ({
      subject: township,
      clock: clockKey('recipientConfirmation', township),
    })),
  judge: (takeover, input, circumstance) => {
    const { township } = input;
    const taken = townshipOf(takeover, township);
    if (!taken) return [unknownTownship()];
    return [
      houseRule(serving(taken).length > 0, '派出接管力量后方可确认服务接续', '请先派出接管力量', 'blocks'),
      ...ofConfirmation(takeover, taken, input, circumstance.at),
      ...inTime(circumstance, clockKey('recipientConfirmation', township)),
    ];
  },
  apply: confirmed,
});

export const endRecipient = defineTakeoverAct<RecipientEnd>()({
  name: 'endRecipient',
  title: '记入服务对象的去向',
  during: ['running', 'settling'],
  by: ['officer', 'director'],
  under: [continuity],
  judge: (takeover, input, circumstance) =>
    townshipOf(takeover, input.township)
      ? [
          ...ofEnd(takeover, input, circumstance),
          ...inTime(circumstance, clockKey('recipientConfirmation', input.township)),
        ]
      : [unknownTownship()],
  apply: confirmed,
});

export const recountRecipients = defineTakeoverAct<Recount>()({
  name: 'recountRecipients',
  title: '按名册清点',
  during: ['running', 'settling'],
  by: ['proceeding'],
  under: [],
  apply: (takeover, { counts, upTo, gaps }) => ({
    ...takeover,
    counted: { upTo, townships: counts, ...(gaps ? { gaps } : {}) },
  }),
  stops: (takeover) =>
    Object.keys(takeover.townships)
      .filter((township) => openIn(takeover, township) <= 0)
      .flatMap((township) => [clockKey('recipientConfirmation', township), clockKey('townshipStaffed', township)]),
});

/** Who it was about is kept in PostgreSQL, in the transaction of this entry; the case keeps which entry it was. */
function confirmed(takeover: Takeover): Takeover {
  return { ...takeover, lastConfirmation: takeover.seq + 1 };
}

export function notLater(occurredOn: CivilDate, today: CivilDate, rule: string): Finding {
  return houseRule(occurredOn <= today, rule, `请在 ${occurredOn} 之后登记，或者核对日期`, 'blocks');
}

export function unknownTownship(): Finding {
  return houseRule(false, '应当是本次接管的乡镇（街道）', '请核对乡镇（街道）名称', 'blocks');
}

export function withTownship(takeover: Takeover, township: string, taken: TownshipTaken): Takeover {
  return { ...takeover, townships: { ...takeover.townships, [township]: taken } };
}
