/** 接管力量：what an interim provider answers, that one fails in its turn, and that nobody is left who could serve (细则33). */
import { houseRule } from './finding.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import type { Escalation, InterimAnswer, InterimFailure } from './shapes/takeover-force.ts';
import { isExhausted, nextSuccessor, sentThere, serving, staffedKey, staffingClock } from './takeover-order.ts';
import { continuity, defineTakeoverAct, unknownTownship, untilClosed, withTownship } from './takeover-service.ts';
import { type Interim, openIn, type Takeover, type TownshipTaken, townshipOf } from './takeover-state.ts';
import { civilDate } from './time.ts';

/** Full or refusing: the next of the plan is awaited at once, and what the full one has places for it keeps. */
export const answerInterim = defineTakeoverAct<InterimAnswer>()({
  name: 'answerInterim',
  title: '登记接管力量的答复',
  during: untilClosed,
  by: ['officer'],
  under: [continuity],
  // Whom everybody is served by has answered by serving.
  awaited: (takeover) =>
    Object.entries(takeover.townships)
      .filter(([township, { interim }]) => interim && !interim.accepted && openIn(takeover, township) > 0)
      .map(([subject]) => ({ subject, clock: staffedKey(subject) })),
  judge: (takeover, { township, provider, answer, places, answeredAt }, { at }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return [unknownTownship()];
    return [
      sentThere(taken, provider),
      houseRule(answeredAt <= at, '答复的时刻不得晚于现在', '请核对时刻', 'blocks'),
      houseRule(places === undefined || answer === 'full', '只有满员的单位注明尚可接续的人数', '请删去人数', 'blocks'),
      houseRule(
        (places ?? 0) < taken.told,
        '尚可接续的人数应当少于该乡镇（街道）的人数',
        '能够全部接续的，登记为接受',
        'blocks',
      ),
    ];
  },
  apply: (takeover, { township, provider, answer, places, answeredAt }) => {
    const taken = townshipOf(takeover, township);
    const sent = taken && serving(taken).find((one) => one.provider === provider);
    if (!taken || !sent) return takeover;
    if (answer === 'accepted')
      return withTownship(takeover, township, accepted(taken, { ...sent, accepted: answeredAt }));
    const rest = without(taken, provider);
    if (answer === 'refused' || places === undefined) return withTownship(takeover, township, rest);
    const beside = { ...rest.beside, [provider]: { ...sent, places, accepted: answeredAt } };
    return withTownship(takeover, township, { ...rest, beside });
  },
  stops: (_, { township, answer }) => (answer === 'accepted' ? [staffedKey(township)] : []),
});

/** A second default: whom the failing provider served is without service again, from the moment on at which it stopped. */
export const reportInterimFailure = defineTakeoverAct<InterimFailure>()({
  name: 'reportInterimFailure',
  title: '登记接管力量中断服务',
  during: untilClosed,
  by: ['officer'],
  under: [continuity],
  judge: (takeover, { township, provider, stoppedAt }, { at }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return [unknownTownship()];
    return [sentThere(taken, provider), houseRule(stoppedAt <= at, '中断的时刻不得晚于现在', '请核对时刻', 'blocks')];
  },
  apply: (takeover, { township, provider, stoppedAt }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return takeover;
    const seq = takeover.seq + 1;
    const failed = { ...taken.failed, [provider]: { seq, stoppedAt } };
    return { ...withTownship(takeover, township, { ...without(taken, provider), failed }), lastConfirmation: seq };
  },
  starts: (takeover, { township, stoppedAt }): ClockStart[] => [
    { clock: 'recipientConfirmation', of: township, from: civilDate(stoppedAt), basis: 'house' },
    ...staffingClock(takeover, township, stoppedAt),
  ],
});

/** 报请统筹：who has nobody left asks others for help, and says what is done for the recipients meanwhile. */
export const escalateTownship = defineTakeoverAct<Escalation>()({
  name: 'escalateTownship',
  title: '报请统筹接续力量',
  during: untilClosed,
  by: ['director'],
  under: [continuity],
  awaited: (takeover) =>
    Object.keys(takeover.townships)
      .filter((township) => isExhausted(takeover, township))
      .map((subject) => ({ subject, clock: staffedKey(subject) })),
  judge: (takeover, { township }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return [unknownTownship()];
    const next = nextSuccessor(takeover, taken);
    return [
      houseRule(!taken.interim, '无人接续的，方须报请统筹', `${taken.interim?.provider ?? ''}正在接续`, 'blocks'),
      houseRule(next === undefined, '预案所列单位均已派出', `预案中尚有 ${next}：先派出；或者写明理由`),
    ];
  },
  apply: (takeover, { township, to, relief }, { actor, at }) => {
    const taken = townshipOf(takeover, township);
    if (!taken) return takeover;
    return withTownship(takeover, township, { ...taken, escalated: { to, relief, by: actor.person, at } });
  },
});

function accepted(taken: TownshipTaken, sent: Interim): TownshipTaken {
  if (taken.interim?.provider === sent.provider) return { ...taken, interim: sent };
  return { ...taken, beside: { ...taken.beside, [sent.provider]: sent } };
}

/** Whoever asked for help may have to ask again when the help fails. */
function without(taken: TownshipTaken, provider: string): TownshipTaken {
  const { interim, beside = {}, escalated: _, ...rest } = taken;
  const { [provider]: __, ...others } = beside;
  return {
    ...rest,
    ...(interim && interim.provider !== provider ? { interim } : {}),
    ...(Object.keys(others).length > 0 ? { beside: others } : {}),
  };
}

/** Everything that a takeover waits for by the plan's clocks; when it ends, nothing of it is owed any more. */
export function clocksOver({ townships }: Takeover): string[] {
  return [
    ...Object.keys(townships).flatMap((of) => [staffedKey(of), clockKey('recipientConfirmation', of)]),
    'planActivation',
    'recordHandOver',
    'recipientsTold',
    'bridging',
    'replacementPurchase',
    'emergencyReview',
  ];
}
