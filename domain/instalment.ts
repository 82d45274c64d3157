/** 款项：when an instalment may be asked for, and what came of it. The money moves in a proceeding of its own, the payment. */
import type { Circumstance, Consequence } from './act.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { drawn, payable as fundsFor, spendings, trims } from './funding.ts';
import { earnedFen, fellShort, gateOf, isUnasked, owedFen, paymentKey, prepaymentAfterDefault } from './gate.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { sum, yuan } from './money.ts';
import { asCounted, countedSum, isNothing } from './payable.ts';
import { defineAct, type Instalment, isSettled, type Procurement } from './procurement.ts';
import type { InstalmentRelease, InstalmentSettlement, PaymentRequest } from './shapes/instalment.ts';
import { isMeasured } from './tape.ts';

const payable = ['performance', 'acceptance', 'evaluation', 'terminated'] as const;

export const requestPayment = defineAct<PaymentRequest>()({
  name: 'requestPayment',
  title: '申请支付',
  during: payable,
  by: ['officer'],
  under: [cite('rules2019', 18), cite('procurementRegulation', 51)],
  awaited: (state) =>
    Object.keys(state.instalments ?? {})
      .filter((number) => isUnasked(state.instalments![number]!) && gateOf(state, number).holds)
      .map((number) => ({ subject: number, clock: paymentKey(state, number) })),
  judge: (state, input) => {
    const instalment = state.instalments?.[input.instalment];
    if (!instalment) return [unknownInstalment()];
    return [
      ...unasked(instalment),
      gateOf(state, input.instalment, input.amountFen === 0),
      ...prepaymentAfterDefault(state, input.instalment),
      ...countedSum(state, input),
      ...fundsFor(state, input.amountFen),
      ...(isMeasured(state, input.instalment) ? [] : deduction(state, input)),
      ...withinContract(state, instalment, input),
    ];
  },
  apply: (state, input) => {
    const { instalment } = input;
    const counted = asCounted(state, input);
    if (isNothing(counted)) return withInstalment(state, instalment, counted);
    const requests = (state.instalments?.[instalment]?.requests ?? 0) + 1;
    return withInstalment(state, instalment, { ...counted, requests, payment: paymentId(state, instalment, requests) });
  },
  // Where nothing was performed nothing is paid, and nobody is asked to pay it.
  sends: (state, input, circumstance) => {
    const { tape } = state.instalments![input.instalment]!;
    if (!tape) return [opening(state, input, circumstance)];
    return isNothing({ tape }) ? trims(state) : [opening(state, input, circumstance), ...trims(state)];
  },
  stops: (state, { instalment }) =>
    isNothing(state.instalments![instalment]!)
      ? [clockKey('paymentSme', instalment), clockKey('paymentOther', instalment)]
      : [],
});

export const settleInstalment = defineAct<InstalmentSettlement>()({
  name: 'settleInstalment',
  title: '记入本期款项的支付结果',
  during: payable,
  by: ['proceeding'],
  under: [],
  judge: (state, { instalment: number, paidFen, deductedFen }) => {
    const instalment = state.instalments?.[number];
    if (!instalment) return [unknownInstalment()];
    return [
      houseRule(
        !isSettled(instalment) && instalment.payment !== undefined,
        '本期款项正在支付',
        '请核对支付案卷',
        'blocks',
      ),
      termOf('contract', paidFen + deductedFen === owedFen(instalment), '支付与扣减之和应当等于本期应付金额', {
        required: yuan(owedFen(instalment)),
        actual: yuan(paidFen + deductedFen),
        remedy: '请核对支付案卷',
      }),
    ];
  },
  apply: (state, { instalment, paidFen, deductedFen }) =>
    drawn(withInstalment(state, instalment, { paidFen, deductedFen }), instalment, paidFen),
  sends: (state, { instalment }) => [...spendings(state, instalment), ...trims(state)],
  stops: (_, { instalment }) => [clockKey('paymentSme', instalment), clockKey('paymentOther', instalment)],
});

export const freeInstalment = defineAct<InstalmentRelease>()({
  name: 'freeInstalment',
  title: '支付申请撤回，本期款项可重新申请',
  during: payable,
  by: ['proceeding'],
  under: [],
  judge: (state, { instalment: number }) => {
    const instalment = state.instalments?.[number];
    if (!instalment) return [unknownInstalment()];
    return [houseRule(!isSettled(instalment), '本期款项尚未结清', '请核对支付案卷', 'blocks')];
  },
  apply: (state, { instalment }) => withInstalment(state, instalment, { payment: undefined }),
});

function unknownInstalment(): Finding {
  return termOf('contract', false, '合同约定的分期方可办理', { remedy: '合同未约定这一期款项：请核对分期序号' });
}

function unasked(instalment: Instalment): Finding[] {
  const settled = isSettled(instalment);
  return [
    termOf('contract', !settled, '本期款项尚未结清方可申请', { remedy: '本期款项已经结清，无须再申请' }),
    houseRule(
      settled || instalment.payment === undefined,
      '同一期款项同时只有一笔支付在办',
      `支付 ${instalment.payment} 正在办理：请待其办结，或在退回后撤回`,
      'blocks',
    ),
  ];
}

function deduction(state: Procurement, { instalment, deductionFen, deductionReason }: PaymentRequest): Finding[] {
  if (deductionFen === 0) return [];
  const short = fellShort(state, instalment);
  const remedy = '请全额申请；确有未达标的，先在核验、验收或者绩效评价中认定';
  return [
    termOf('contract', deductionReason !== undefined, '扣减款项应当写明事由和所依据的合同条款', {
      remedy: '请填写扣减事由',
    }),
    // Who buys from a small enterprise owes by law what is not in dispute; to others the contract says the same.
    state.contract?.providerIsSme
      ? requirement(short, '部分存在争议的，对于无争议部分应当履行及时付款义务', cite('smePayment', 15), remedy)
      : termOf('contract', short, '扣减以核验、验收或者绩效评价认定的未达标为依据', { remedy }),
  ];
}

function withinContract(state: Procurement, { gate }: Instalment, { amountFen }: PaymentRequest): Finding[] {
  const all = Object.values(state.instalments ?? {});
  const valueFen = state.contract?.valueFen ?? 0;
  const paid = sum(all.map(({ paidFen }) => paidFen)) + amountFen;
  const inValue = termOf('contract', paid <= valueFen, '累计支付不得超过合同金额', {
    required: `≤ ${yuan(valueFen)}`,
    actual: yuan(paid),
    remedy: '请核对各期已付金额',
  });
  if (gate === 'prepayment') return [inValue];
  const earned = earnedFen(state);
  const later = all.filter((one) => one.gate !== 'prepayment');
  const paidForWork = sum(later.map(({ paidFen }) => paidFen)) + amountFen;
  return [
    inValue,
    termOf('contract', paidForWork <= earned, '除预付款外，累计支付不得超过已经核验、验收或者评价的部分', {
      required: `≤ ${yuan(earned)}`,
      actual: yuan(paidForWork),
      remedy: '请先核验已经履行的部分',
    }),
  ];
}

/** A payment that was withdrawn keeps its number; the next request has one of its own. */
function paymentId({ id }: Procurement, instalment: string, requests: number): string {
  return requests === 1 ? `${id}:${instalment}` : `${id}:${instalment}-${requests}`;
}

function withInstalment(state: Procurement, number: string, change: Partial<Instalment>): Procurement {
  const instalment = state.instalments?.[number];
  if (!instalment) return state;
  return { ...state, instalments: { ...state.instalments, [number]: { ...instalment, ...change } } };
}

function opening(state: Procurement, input: PaymentRequest, { actor, at, deadlines }: Circumstance): Consequence {
  const { id, contract } = state;
  const { title, payment, tape } = state.instalments![input.instalment]!;
  const due = deadlines[paymentKey(state, input.instalment)]?.due;
  return {
    proceeding: 'payment',
    id: payment!,
    act: 'openPayment',
    input: {
      ...input,
      procurement: id,
      title,
      purchaser: state.opening.purchaser,
      provider: contract!.provider,
      providerIsSme: contract!.providerIsSme,
      contractNumber: contract!.number,
      account: contract!.account,
      requestedBy: actor.person,
      requestedAt: at,
      ...(due ? { due } : {}),
      ...(tape ? { tape } : {}),
    },
  };
}
