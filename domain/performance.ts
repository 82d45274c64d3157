/** 履约：what the provider reports as performed, and how the purchaser verifies it, one instalment after the other (细则18). */

import { notByStage } from './acceptance-rules.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule, requirement, termOf } from './finding.ts';
import { startPayment } from './gate.ts';
import { inspectedOn, inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { reportedFindings, verifiedFindings } from './measured.ts';
import type { Delivery } from './performance-state.ts';
import { defineAct, type Instalment, isSettled, type Procurement } from './procurement.ts';
import type { DeliveryReport, Verification } from './shapes/performance.ts';
import { civilDate } from './time.ts';
import { ofVolumes } from './verified-volume.ts';

export const reportDelivery = defineAct<DeliveryReport>()({
  name: 'reportDelivery',
  title: '报告本期服务',
  during: ['performance'],
  by: ['supplier'],
  under: [cite('rules2019', 25), cite('rules2019', 32), cite('civilCode', 509)],
  awaited: ({ instalments = {}, deliveries = {}, contract }) =>
    Object.entries(instalments)
      .filter(
        ([number, instalment]) =>
          isByPeriod(instalment) && !instalment.payment && mayReport(instalment, deliveries[number]),
      )
      .map(([number]) => ({
        subject: number,
        ...(contract ? { organisation: contract.provider } : {}),
        clock: clockKey('delivery', number),
      })),
  judge: (state, { instalment: number, measured }, circumstance) => {
    const { instalments, deliveries } = state;
    const instalment = instalments?.[number];
    if (!instalment) return [unknownInstalment()];
    const verified = deliveries?.[number]?.verified;
    return [
      termOf('contract', isByPeriod(instalment), '按期考核或者分阶段验收的各期，方以本期服务的报告为付款条件', {
        remedy: byOther[instalment.gate],
      }),
      termOf('contract', !isSettled(instalment), '本期款项尚未结清方可报告', { remedy: '本期已经结清，无须再报告' }),
      houseRule(
        instalment.payment === undefined,
        '本期款项已经申请支付的，不得重新报告',
        '请待支付办结；或者由经办人先撤回支付申请',
        'blocks',
      ),
      houseRule(
        verified === undefined || verified.result === 'notMet',
        '本期服务尚未核验，或者核验未达标，方可重新报告',
        '本期已经核验；其余服务请在下一期报告',
        'blocks',
      ),
      ...reportedFindings(state, number, measured),
      ...inTime(circumstance, clockKey('delivery', number)),
    ];
  },
  apply: (state, { instalment, ...report }, { actor, at }) =>
    withDelivery(state, instalment, { reported: { ...report, by: actor.person, at } }),
  starts: ({ contract }, { instalment }, { at }) => [
    {
      clock: 'verification',
      of: instalment,
      from: civilDate(at),
      basis: 'contract',
      ...(contract ? { length: contract.verificationDays } : {}),
    },
  ],
  stops: (_, { instalment }) => [clockKey('delivery', instalment), clockKey('acceptanceCure', instalment)],
  fact: {
    fields: ['summary', 'quantity', 'evidenceSha256', 'measured'],
    instead: { instalment: '报错分期的，请按正确的分期另行报告' },
    stands: ({ deliveries }, { input, at }) => [
      inForce(deliveries?.[input.instalment]?.reported.at === at),
      houseRule(
        !deliveries?.[input.instalment]?.verified,
        '核验之前方可更正报告',
        '核验已据此作出：未达标的，请重新报告；已达标的，请在验收中说明',
        'blocks',
      ),
    ],
    without: (state, { input }) => {
      const { [input.instalment]: reported, ...deliveries } = state.deliveries ?? {};
      return { ...state, deliveries };
    },
  },
});

export const verifyDelivery = defineAct<Verification>()({
  name: 'verifyDelivery',
  title: '核验本期服务',
  during: ['performance'],
  by: ['officer'],
  under: [cite('rules2019', 18), cite('smePayment', 10)],
  awaited: ({ deliveries = {} }) =>
    Object.entries(deliveries)
      .filter(([, { verified }]) => !verified)
      .map(([number]) => ({ subject: number, clock: clockKey('verification', number) })),
  judge: (state, input, circumstance) => {
    const { instalment: number, result, remark, measured } = input;
    const delivery = state.deliveries?.[number];
    if (!delivery) return [notReported()];
    return [
      notByStage(state, number),
      houseRule(!delivery.verified, '本期服务尚未核验', '本期已经核验；未达标的，请待重新报告', 'blocks'),
      anotherPerson(circumstance.actor, [delivery.reported.by], '核验人与报告人不得为同一人'),
      houseRule(
        result === 'met' || remark !== undefined,
        '核验为部分达标或者未达标的，应当写明未达标之处',
        '请填写核验意见',
        'blocks',
      ),
      ...ofVolumes(state, input),
      ...verifiedFindings(state, number, { result, measured }),
      ...inTime(circumstance, clockKey('verification', number)),
    ];
  },
  decides: ({ deliveries }) => deliveries,
  apply: (state, { instalment, ...verification }, { actor, at }) => {
    const delivery = state.deliveries?.[instalment];
    if (!delivery) return state;
    return withDelivery(state, instalment, { ...delivery, verified: { ...verification, by: actor.person, at } });
  },
  starts: (state, { instalment, result }, circumstance) =>
    result === 'notMet'
      ? []
      : startPayment(state, [instalment], inspectedOn(circumstance, clockKey('verification', instalment))),
  stops: (_, { instalment }) => [clockKey('verification', instalment)],
});

/** What the others wait for instead. */
const byOther: Partial<Record<Instalment['gate'], string>> = {
  prepayment: '预付款在合同签订后支付，无须报告',
  finalAcceptance: '服务全部完成后，请申请验收',
  evaluation: '本期在绩效评价结果公布后支付，无须报告',
};

/** Money for a period of service, due on its verification. */
export function isByPeriod({ gate }: Pick<Instalment, 'gate'>): boolean {
  return gate === 'assessment' || gate === 'stageAcceptance';
}

/** The periods that are neither verified as performed nor settled otherwise. */
export function unverified({ instalments = {}, deliveries = {} }: Procurement): string[] {
  return Object.keys(instalments).filter((number) => {
    const result = deliveries[number]?.verified?.result;
    return (
      isByPeriod(instalments[number]!) && !isSettled(instalments[number]!) && result !== 'met' && result !== 'partly'
    );
  });
}

function mayReport(instalment: Instalment, delivery: Delivery | undefined): boolean {
  return !isSettled(instalment) && (!delivery || delivery.verified?.result === 'notMet');
}

function unknownInstalment(): Finding {
  return termOf('contract', false, '合同约定的分期方可办理', { remedy: '合同未约定这一期服务：请核对分期序号' });
}

function notReported(): Finding {
  return requirement(
    false,
    '应当及时了解掌握项目的实施进度：核验以承接主体的报告为据',
    cite('rules2019', 18),
    '请承接主体先报告本期服务',
  );
}

function withDelivery(state: Procurement, number: string, delivery: Delivery): Procurement {
  return { ...state, deliveries: { ...state.deliveries, [number]: delivery } };
}
