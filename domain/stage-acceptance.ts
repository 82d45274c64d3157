/** 分期验收与拖延验收：a stage is accepted by a group of its own; an inspection that is let drag is put on record (条例45, 保障款10). */
import { cureClock } from './acceptance.ts';
import { havePassed, ofGroup, ofRecord, someStandard } from './acceptance-rules.ts';
import type { Circumstance } from './act.ts';
import { anotherPerson, type Finding, houseRule, requirement, termOf } from './finding.ts';
import { behindGate, startPayment } from './gate.ts';
import { inspectedOn, inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey, type Deadlines, isLate, isRunning } from './law/clocks.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { StageAcceptanceRecord, StallNote } from './shapes/acceptance.ts';
import { type CivilDate, civilDate, type Instant } from './time.ts';

export const acceptStage = defineAct<StageAcceptanceRecord>()({
  name: 'acceptStage',
  title: '分期验收',
  during: ['performance'],
  by: ['officer'],
  under: [cite('procurementLaw', 41), cite('procurementRegulation', 45)],
  awaited: ({ instalments = {}, deliveries = {} }) =>
    Object.entries(deliveries)
      .filter(([number, { verified }]) => !verified && instalments[number]?.gate === 'stageAcceptance')
      .map(([number]) => ({ subject: number, clock: clockKey('verification', number) })),
  judge: (state, { instalment: number, members, ...found }, circumstance) => {
    const delivery = state.deliveries?.[number];
    return [
      termOf(
        'contract',
        state.instalments?.[number]?.gate === 'stageAcceptance',
        '合同约定分阶段验收的各期方可分期验收',
        {
          remedy: '请核对分期序号；按期考核的，请核验本期服务',
        },
      ),
      houseRule(delivery !== undefined, '承接主体报告本期服务后分期验收', '请承接主体先报告本期服务', 'blocks'),
      houseRule(!delivery?.verified, '本期尚未验收', '本期已经验收；未达标的，请待重新报告', 'blocks'),
      anotherPerson(circumstance.actor, [delivery?.reported.by], '验收人与报告人不得为同一人'),
      ...ofGroup(state, members),
      ...someStandard(state, Object.keys(found.items)),
      ...ofRecord(state, members, found, civilDate(circumstance.at)),
      ...inTime(circumstance, clockKey('verification', number)),
    ];
  },
  decides: ({ deliveries }) => deliveries,
  apply: (state, { instalment, members, ...found }, { actor, at }) => {
    const delivery = state.deliveries?.[instalment];
    if (!delivery) return state;
    const recorded = { by: actor.person, at };
    const passed = havePassed(found.items);
    const number = String(Object.keys(state.stageAcceptances ?? {}).length + 1);
    const verified = { ...recorded, result: passed ? ('met' as const) : ('notMet' as const) };
    return {
      ...state,
      stageAcceptances: {
        ...state.stageAcceptances,
        [number]: { instalment, group: members, ...found, passed, recorded },
      },
      deliveries: { ...state.deliveries, [instalment]: { ...delivery, verified } },
    };
  },
  starts: (state, { instalment, items, cureBy }, circumstance) =>
    havePassed(items)
      ? startPayment(state, [instalment], inspectedOn(circumstance, clockKey('verification', instalment)))
      : cureClock(cureBy, circumstance.at, instalment),
  stops: (_, { instalment }) => [clockKey('verification', instalment)],
});

/** 拖延验收: the money's time has begun to count, whatever the purchaser does with the inspection. */
export const noteStall = defineAct<StallNote>()({
  name: 'noteStall',
  title: '登记拖延检验、验收',
  during: ['performance', 'acceptance'],
  by: ['supplier', 'officer', 'director'],
  under: [cite('smePayment', 10)],
  judge: (state, { instalment, since }, circumstance) => {
    const key = inspectionOf(instalment);
    const stalled = stalledSince(circumstance.deadlines, key, circumstance.at);
    return [
      // A second inspection of the same object may be let drag as the first was.
      houseRule(state.stalls?.[key]?.since !== since, '同一次检验、验收的拖延只登记一次', '已经登记', 'blocks'),
      past(state, stalled, circumstance, key),
      ...(stalled === undefined ? [] : [fromItsDay(stalled, since)]),
    ];
  },
  apply: (state, { instalment, since }, { actor, at }) => ({
    ...state,
    stalls: { ...state.stalls, [inspectionOf(instalment)]: { since, by: actor.person, at } },
  }),
  starts: (state, { instalment, since }) =>
    startPayment(state, instalment === undefined ? behindGate(state, ['finalAcceptance']) : [instalment], since),
});

/** The clock that an inspection is under. */
function inspectionOf(instalment: string | undefined): string {
  return instalment === undefined ? 'acceptance' : clockKey('verification', instalment);
}

/**
 * The last day of the agreed period of an inspection that is still to come: from it the time for the money counts
 * (保障中小企业款项支付条例第十条第二款). Nothing while the period runs, or once the inspection is over.
 */
export function stalledSince(deadlines: Deadlines, key: string, at: Instant): CivilDate | undefined {
  const deadline = deadlines[key];
  return deadline && isRunning(deadline) && isLate(deadline, at) ? civilDate(deadline.due) : undefined;
}

function fromItsDay(stalled: CivilDate, since: CivilDate): Finding {
  return {
    ...houseRule(since === stalled, '自约定的期限届满之日起算', `应当填写 ${stalled}`, 'blocks'),
    required: stalled,
    actual: since,
  };
}

function past(
  { contract }: Procurement,
  since: CivilDate | undefined,
  { deadlines }: Circumstance,
  key: string,
): Finding {
  const due = deadlines[key];
  const running = due && isRunning(due) ? `约定的期限至 ${civilDate(due.due)} 届满` : '没有进行中的检验、验收';
  const rule = '拖延检验或者验收的，付款期限自约定的检验或者验收期限届满之日起算';
  return contract?.providerIsSme
    ? requirement(since !== undefined, rule, cite('smePayment', 10, 2), running)
    : houseRule(since !== undefined, rule, running, 'blocks');
}
