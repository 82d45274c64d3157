/** 保证金：bid securities and the performance security, as they come in and go back (条例33, 48). */
import type { Circumstance } from './act.ts';
import type { BidSecurity, Security } from './contract-state.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import { limitOf } from './law/packs.ts';
import { yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { BidSecurityReceipt, BidSecurityReturn, PerformanceSecurityReceipt } from './shapes/security.ts';
import { type CivilDate, civilDate } from './time.ts';

const facts = ['amountFen', 'form', 'occurredOn', 'evidenceSha256'] as const;

/** What came in came in: too much, or in cash, is recorded with a reason and given back. */
export const recordBidSecurity = defineAct<BidSecurityReceipt>()({
  name: 'recordBidSecurity',
  title: '登记投标保证金',
  during: ['announcement', 'selection'],
  by: ['agency', 'officer', 'unitAccountant'],
  under: [cite('procurementRegulation', 33, 1)],
  requires: ({ notice }) => [houseRule(notice !== undefined, '公告发布后方可收取投标保证金', '请先发布公告', 'blocks')],
  judge: (state, { supplier, amountFen, form, occurredOn }, { at }) => [
    houseRule(!state.bidSecurities?.[keyOf(state.round, supplier)], '一家供应商只登记一次', '已经登记', 'blocks'),
    notAhead(occurredOn, at),
    ...withinBudget(state, amountFen).map((one) => ({ ...one, force: 'warns' as const })),
    nonCash(form, cite('procurementRegulation', 33, 1)),
  ],
  apply: (state, { supplier, ...security }, { actor, at }) => {
    const received = { by: actor.person, at };
    const one = { ...security, supplier, round: state.round, received };
    return { ...state, bidSecurities: { ...state.bidSecurities, [keyOf(state.round, supplier)]: one } };
  },
  fact: {
    fields: facts,
    instead: { supplier: '记错供应商的，请为正确的供应商另行登记' },
    stands: (state, { input, at }) => {
      const one = state.bidSecurities?.[keyOf(state.round, input.supplier)];
      return [inForce(one?.received.at === at && !one.ended)];
    },
    without: (state, { input }) => {
      const { [keyOf(state.round, input.supplier)]: wrong, ...bidSecurities } = state.bidSecurities ?? {};
      return { ...state, bidSecurities };
    },
  },
});

export const returnBidSecurity = defineAct<BidSecurityReturn>()({
  name: 'returnBidSecurity',
  title: '退还投标保证金',
  during: ['announcement', 'selection', 'contract', 'performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['agency', 'officer', 'unitAccountant'],
  under: [cite('procurementRegulation', 33, 2)],
  awaited: (state) =>
    Object.entries(state.bidSecurities ?? {})
      .filter(([, one]) => isDue(state, one))
      .map(([key]) => ({ subject: key, clock: clockKey('bidSecurityReturn', key) })),
  judge: (state, { supplier, round, outcome, reason, occurredOn }, circumstance) => {
    const key = keyOf(Number(round ?? state.round), supplier);
    const one = state.bidSecurities?.[key];
    const hasRefused = refusals(state, Number(round ?? state.round))[supplier] !== undefined;
    return [
      houseRule(one !== undefined && !one.ended, '登记过、尚未退还的方可办理', '请核对供应商和轮次', 'blocks'),
      notAhead(occurredOn, circumstance.at),
      houseRule(outcome === 'returned' || reason !== undefined, '不予退还的，应当写明事由', '请填写事由', 'blocks'),
      termOf('plan', outcome === 'returned' || hasRefused, '不予退还以采购文件载明的情形为限', {
        remedy: '该供应商没有拒绝签订合同：有其他情形的，写明采购文件的条款',
        force: 'warns',
      }),
      ...inTime(circumstance, clockKey('bidSecurityReturn', key), occurredOn),
    ];
  },
  apply: (state, { supplier, round, ...ended }, { actor, at }) => {
    const key = keyOf(Number(round ?? state.round), supplier);
    const one = state.bidSecurities?.[key];
    if (!one) return state;
    return {
      ...state,
      bidSecurities: { ...state.bidSecurities, [key]: { ...one, ended: { ...ended, by: actor.person, at } } },
    };
  },
  stops: (state, { supplier, round }) => [clockKey('bidSecurityReturn', keyOf(Number(round ?? state.round), supplier))],
  fact: {
    fields: ['reason', 'occurredOn', 'evidenceSha256'],
    instead: { outcome: '退还与否是决定，不以更正改变：应当退还的，请另行退还并写明' },
    stands: (state, { input, at }) => {
      const one = state.bidSecurities?.[keyOf(Number(input.round ?? state.round), input.supplier)];
      return [inForce(one?.ended?.at === at)];
    },
    without: (state, { input }) => {
      const key = keyOf(Number(input.round ?? state.round), input.supplier);
      const { ended: _, ...one } = state.bidSecurities![key]!;
      return { ...state, bidSecurities: { ...state.bidSecurities, [key]: one } };
    },
  },
});

export const recordPerformanceSecurity = defineAct<PerformanceSecurityReceipt>()({
  name: 'recordPerformanceSecurity',
  title: '登记履约保证金',
  during: ['contract', 'performance', 'acceptance'],
  by: ['unitAccountant'],
  under: [cite('procurementRegulation', 48)],
  awaited: ({ contract, performanceSecurity, security, adoption }) =>
    contract?.signedOn && contract.securityFen > 0 && !performanceSecurity && !security && !adoption ? [{}] : [],
  requires: ({ contract, performanceSecurity }) => [
    termOf('contract', (contract?.securityFen ?? 0) > 0, '合同约定了履约保证金', { remedy: '本合同不收履约保证金' }),
    houseRule(!performanceSecurity, '履约保证金尚未登记', '已经登记：有误的请更正登记', 'blocks'),
  ],
  judge: ({ contract }, { amountFen, form, occurredOn }, { at }) => [
    notAhead(occurredOn, at),
    termOf('contract', amountFen === contract?.securityFen, '履约保证金等于合同约定的数额', {
      required: yuan(contract?.securityFen ?? 0),
      actual: yuan(amountFen),
      remedy: '多收的应当退还，不足的请补交；照实登记的，写明理由',
      force: 'warns',
    }),
    nonCash(form, cite('procurementRegulation', 48)),
  ],
  apply: (state, security, { actor, at }) => ({
    ...state,
    performanceSecurity: { ...security, received: { by: actor.person, at } },
  }),
  fact: {
    fields: facts,
    stands: ({ performanceSecurity, security }, { at }) => [
      inForce(performanceSecurity?.received.at === at),
      houseRule(!security, '履约保证金退还之前方可更正', '保证金已经退还：差额请由单位财务结清', 'blocks'),
    ],
    without: ({ performanceSecurity, ...state }) => state,
  },
});

/** What the purchaser holds is due when the evaluation is published, or the contract has ended. */
export function securityClock({ contract, security }: Procurement, from: CivilDate): ClockStart[] {
  return contract && contract.securityFen > 0 && !security ? [{ clock: 'securityReturn', from, basis: 'house' }] : [];
}

/** What a notice may ask for. */
export function withinBudget(state: Procurement, amountFen: number): Finding[] {
  const budgetFen = state.scheme?.ceilingFen ?? 0;
  if (budgetFen === 0) return [];
  const most = Math.floor((budgetFen * limitOf(state, 'bidSecurity').value) / 10_000);
  return measure(state, 'bidSecurity', (amountFen * 10_000) / budgetFen, `投标保证金最多 ${yuan(most)}`);
}

/** 条例33：from the award notice those of the losers are to go back. */
export function losersClocks(state: Procurement, { at, deadlines }: Circumstance): ClockStart[] {
  return standing(state)
    .filter(
      ([key, { supplier }]) => supplier !== state.winner?.supplier && !deadlines[clockKey('bidSecurityReturn', key)],
    )
    .map(([of]) => ({ clock: 'bidSecurityReturn', of, from: civilDate(at), basis: 'statute' }));
}

/** And from the signature that of the winner. */
export function winnersClock(state: Procurement, signedOn: CivilDate): ClockStart[] {
  return standing(state)
    .filter(([, { supplier }]) => supplier === state.contract?.provider)
    .map(([of]) => ({ clock: 'bidSecurityReturn', of, from: signedOn, basis: 'statute' }));
}

/** What is still held when a purchase is given up. */
export function nothingHeld({ bidSecurities = {} }: Procurement): Finding {
  const held = Object.values(bidSecurities).filter(({ ended }) => !ended);
  const remedy = `请先退还 ${held.map(({ supplier }) => supplier).join('、')} 的投标保证金；尚未退还的，写明理由`;
  return houseRule(held.length === 0, '取消采购前退还投标保证金', remedy);
}

function standing({ bidSecurities = {}, round }: Procurement): [string, BidSecurity][] {
  return Object.entries(bidSecurities).filter(([, one]) => one.round === round && !one.ended);
}

/** Of an earlier round at once; of this one when the winner is told, its own when it has signed, or has refused to. */
function isDue(state: Procurement, { ended, round, supplier }: BidSecurity): boolean {
  if (ended) return false;
  if (round !== state.round || state.refusals?.[supplier]) return true;
  return supplier === state.winner?.supplier ? state.contract?.signedOn !== undefined : state.award !== undefined;
}

function refusals(state: Procurement, round: number): object & Record<string, unknown> {
  return (round === state.round ? state.refusals : state.rounds?.[String(round)]?.refusals) ?? {};
}

function keyOf(round: number, supplier: string): string {
  return `${round}:${supplier}`;
}

function notAhead(occurredOn: CivilDate, at: string): Finding {
  return houseRule(occurredOn <= civilDate(at), '日期不得晚于今天', '请填写实际办理之日', 'blocks');
}

function nonCash(form: Security['form'], article: ReturnType<typeof cite>): Finding {
  return requirement(
    form !== 'cash',
    '保证金应当以支票、汇票、本票或者保函等非现金形式提交',
    article,
    '已经收取现金的，写明原因并改换形式',
    'warns',
  );
}
