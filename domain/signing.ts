/** 签订：both sides sign, the later signature makes the contract; it is published and filed, or the winner refuses. */

import type { Actor, Awaited, Circumstance } from './act.ts';
import { withoutObjection } from './below-limit.ts';
import { nextCandidate } from './competition.ts';
import { counterAnswered } from './counter.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule } from './finding.ts';
import { trims } from './funding.ts';
import { earlier, irregularities } from './irregular.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import type { ClockStart } from './law/clocks.ts';
import { courses } from './methods.ts';
import { isByPeriod } from './performance.ts';
import { type Contract, defineAct, type Procurement } from './procurement.ts';
import { contractPublication } from './publication.ts';
import { winnersClock } from './security.ts';
import type { ContractNote, ContractSignature, SigningRefusal } from './shapes/contract.ts';
import { notBefore } from './terms.ts';
import { civilDate, endOfDay } from './time.ts';

/** What is signed late, or after the service began, is signed all the same: such findings ask for a reason. */
export const signContract = defineAct<ContractSignature>()({
  name: 'signContract',
  title: '签订合同',
  during: ['contract'],
  by: ['director', 'supplier'],
  under: [cite('procurementLaw', 46, 1), cite('rules2019', 17), cite('tender87', 71, 1)],
  decides: termsOf,
  awaited: ({ contract }) => (contract?.approved ? sidesToSign(contract) : []),
  requires: (state, circumstance) => [
    houseRule(state.contract?.approved !== undefined, '合同经负责人审定后方可签订', '请负责人先审定合同', 'blocks'),
    ofParty(state, circumstance),
    houseRule(
      !state.contract?.[sideOf(circumstance.actor)],
      '本方尚未签署合同',
      '贵方已经签署合同，请待对方签署',
      'blocks',
    ),
    counterAnswered(state, '签订合同'),
    ...ofTakeoverPlan(state, circumstance),
    ...withoutObjection(state),
  ],
  judge: ({ award, contract }, { occurredOn, servedFrom }, circumstance) => [
    houseRule(occurredOn <= civilDate(circumstance.at), '签署日期不得晚于今天', '请填写合同上的签署日期', 'blocks'),
    notEarlier(award?.noticed.at, occurredOn),
    ...inTime({ ...circumstance, at: endOfDay(occurredOn) }, 'contractSigning'),
    ...(contract ? [notBefore(earlier(contract.periodFrom, servedFrom), occurredOn, '服务不早于合同签订')] : []),
  ],
  pins: ({ contract }, { occurredOn }, { actor }) => {
    const other = contract?.[sideOf(actor) === 'signedByProvider' ? 'signedByPurchaser' : 'signedByProvider'];
    return { contract: other && other.occurredOn > occurredOn ? other.occurredOn : occurredOn };
  },
  apply: (procurement, signature, circumstance) => {
    const signed = sign(procurement, signature, circumstance);
    const irregular = irregularities(signed.contract, signature, circumstance);
    return irregular && signed.contract ? { ...signed, contract: { ...signed.contract, irregular } } : signed;
  },
  earlier: { 1: sign },
  starts: (state) =>
    state.contract?.signedOn
      ? [...fromSignature(state, state.contract.signedOn), ...winnersClock(state, state.contract.signedOn)]
      : [],
  stops: ({ contract }) => (contract?.signedOn ? ['contractSigning'] : []),
  sends: (state) => (state.contract?.signedOn ? trims(state) : []),
  fact: {
    fields: ['occurredOn', 'servedFrom'],
    stands: ({ contract }, { actor, at }) => [inForce(contract?.[sideOf(actor)]?.at === at)],
    without: (state, { actor }) => ({
      ...state,
      contract: state.contract && {
        ...state.contract,
        [sideOf(actor)]: undefined,
        signedOn: undefined,
        irregular: undefined,
      },
    }),
    told: (state) => (state.contract?.publishedAt ? contractPublication(state) : undefined),
  },
});

export const publishContract = defineAct<ContractNote>()({
  name: 'publishContract',
  title: '公告合同',
  during: ['contract', 'performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['officer'],
  under: [cite('procurementRegulation', 50), cite('purchase102', 23)],
  awaited: ({ contract }) => (contract?.signedOn && !contract.publishedAt ? [{ clock: 'contractPublication' }] : []),
  requires: ({ contract }, circumstance) => [
    houseRule(contract?.signedOn !== undefined, '合同签订后方可公告', '请待双方签署', 'blocks'),
    houseRule(!contract?.publishedAt, '合同尚未公告', '合同已经公告，无需重复公告', 'blocks'),
    ...inTime(circumstance, 'contractPublication'),
  ],
  apply: (procurement, _, { at }) => ({
    ...procurement,
    contract: procurement.contract && { ...procurement.contract, publishedAt: at },
  }),
  stops: () => ['contractPublication'],
  tells: (state) => [contractPublication(state)],
});

export const fileContract = defineAct<ContractNote>()({
  name: 'fileContract',
  title: '报备合同副本',
  during: ['contract', 'performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['officer'],
  under: [cite('procurementLaw', 47)],
  awaited: ({ contract }) => (contract?.signedOn && !contract.filedAt ? [{ clock: 'contractFiling' }] : []),
  requires: ({ contract }, circumstance) => [
    houseRule(contract?.signedOn !== undefined, '合同签订后方可报备', '请待双方签署', 'blocks'),
    houseRule(!contract?.filedAt, '合同副本尚未报备', '合同副本已经报备，备案自提交完成', 'blocks'),
    ...inTime(circumstance, 'contractFiling'),
  ],
  apply: (procurement, _, { at }) => ({
    ...procurement,
    contract: procurement.contract && { ...procurement.contract, filedAt: at },
  }),
  stops: () => ['contractFiling'],
});

/** The candidate after it is taken in its place; everything that named it goes. */
export const refuseToSign = defineAct<SigningRefusal>()({
  name: 'refuseToSign',
  title: '登记拒绝签订合同',
  during: ['contract'],
  by: ['officer', 'supplier'],
  under: [cite('procurementRegulation', 49), cite('procurementRegulation', 72), cite('procurementLaw', 46, 2)],
  decides: ({ winner }) => winner,
  requires: (state, circumstance) => [
    houseRule(
      state.winner !== undefined,
      '确定中标（成交）供应商后方可登记拒绝签订',
      '请先确定中标（成交）供应商',
      'blocks',
    ),
    ...(circumstance.actor.role === 'supplier' ? [ofParty(state, circumstance)] : []),
    houseRule(
      !state.contract?.signedByProvider,
      '供应商尚未签署合同的，方为拒绝签订',
      '供应商已经签署，请由购买主体签署',
      'blocks',
    ),
  ],
  judge: (_, { evidenceSha256 }, { actor }) => [
    houseRule(
      actor.role === 'supplier' || evidenceSha256 !== undefined,
      '购买主体登记供应商拒绝签订合同的，应当有供应商的书面表示',
      '请附供应商拒绝签订合同的书面材料（SHA-256），或者由供应商自行办理',
      'blocks',
    ),
  ],
  apply: (procurement, { reason, evidenceSha256 }, { at }) => ({
    ...procurement,
    refusals: {
      ...procurement.refusals,
      [procurement.winner?.supplier ?? '']: { at, reason, ...(evidenceSha256 ? { evidenceSha256 } : {}) },
    },
    winner: undefined,
    award: undefined,
    contract: undefined,
    instalments: undefined,
    takeoverPlan: undefined,
    ...(procurement.counters ? { counters: undefined } : {}),
    diverted: 'selection',
  }),
  starts: (state, _, { at }) =>
    nextCandidate(state) ? [{ clock: 'winnerFixing', from: civilDate(at), basis: 'house' }] : [],
  givesUp: true,
  stops: () => ['contractSigning'],
});

/** What is signed: the clauses, not who has approved or signed them, so that one side's signature outdates nobody's. */
function termsOf({ contract, instalments }: Procurement) {
  if (!contract) return {};
  const { drafted, approved, returned, signedOn, signedByPurchaser, signedByProvider, ...published } = contract;
  const { publishedAt, filedAt, irregular, ...clauses } = published;
  return { clauses, instalments };
}

/** Each side has a step of its own, gone when it has signed. */
function sidesToSign({ provider, signedByProvider, signedByPurchaser }: Contract): Awaited[] {
  const clock = 'contractSigning';
  const ours: Awaited = { subject: 'purchaser', role: 'director', clock };
  const theirs: Awaited = { subject: 'provider', role: 'supplier', organisation: provider, clock };
  return [...(signedByPurchaser ? [] : [ours]), ...(signedByProvider ? [] : [theirs])];
}

function sideOf({ role }: Actor): 'signedByProvider' | 'signedByPurchaser' {
  return role === 'supplier' ? 'signedByProvider' : 'signedByPurchaser';
}

function sign(procurement: Procurement, { occurredOn }: ContractSignature, { actor, at }: Circumstance): Procurement {
  const { contract } = procurement;
  if (!contract) return procurement;
  const signed = { ...contract, [sideOf(actor)]: { by: actor.person, at, occurredOn } };
  return { ...procurement, contract: { ...signed, ...made(signed) } };
}

/** The contract is made on the day of the later signature. */
function made({ signedByPurchaser, signedByProvider }: Contract): Pick<Contract, 'signedOn'> {
  if (!signedByPurchaser || !signedByProvider) return {};
  const days = [signedByPurchaser.occurredOn, signedByProvider.occurredOn].sort();
  return { signedOn: days[1]! };
}

/** The law's days are for government procurement; what is bought below the limit is published by the house's own. */
function fromSignature({ opening, instalments = {} }: Procurement, signedOn: string): ClockStart[] {
  const { statutory } = courses[opening.method];
  const periods = Object.entries(instalments).filter(([, instalment]) => isByPeriod(instalment));
  return [
    { clock: 'contractPublication', from: signedOn, basis: statutory ? 'statute' : 'house' },
    ...(statutory ? [{ clock: 'contractFiling', from: signedOn, basis: 'statute' } as const] : []),
    ...periods.map(
      ([of, { plannedOn }]): ClockStart => ({
        clock: 'delivery',
        of,
        from: signedOn,
        due: endOfDay(plannedOn),
        basis: 'contract',
      }),
    ),
  ];
}

function ofParty({ winner }: Procurement, { actor }: Circumstance): Finding {
  const holds = actor.role !== 'supplier' || actor.organisation === winner?.supplier;
  return houseRule(holds, '由中标（成交）供应商办理', '贵单位不是本项目的中标（成交）供应商', 'blocks');
}

/** Asked of the purchaser alone, whose plan it is. */
function ofTakeoverPlan({ takeoverPlan }: Procurement, { actor }: Circumstance): Finding[] {
  if (actor.role === 'supplier') return [];
  const remedy = '请先制定临时接管预案；先行签订的，请写明理由';
  return [houseRule(takeoverPlan !== undefined, '签订合同前备妥临时接管预案', remedy)];
}

function notEarlier(noticedAt: string | undefined, occurredOn: string): Finding {
  const day = noticedAt === undefined ? '' : civilDate(noticedAt);
  return houseRule(
    occurredOn >= day,
    '合同签订不早于中标（成交）通知书发出之日',
    `通知书发出于 ${day}，请核对签署日期`,
  );
}
