/** 申请支付的金额：what is asked for is what the tape says, and where the terms count, the tape goes with the money. */
import { type Finding, houseRule, termOf } from './finding.ts';
import { yuan } from './money.ts';
import { termsOf, workLines } from './period-work.ts';
import { type Instalment, isSettled, type Procurement } from './procurement.ts';
import type { PaymentRequest } from './shapes/instalment.ts';
import { tapeOf } from './tape.ts';
import type { Tape, TapeStep } from './tape-state.ts';

/** To the fen. */
export function countedSum(state: Procurement, request: PaymentRequest): Finding[] {
  const { instalment: number, amountFen, deductionFen } = request;
  const tape = tapeOf(state, number, request);
  if (!isCountedNow(state, number)) return [wholeSum(tape.grossFen, request)];
  const holds = amountFen === tape.payableFen && deductionFen === tape.deductedFen;
  return [
    ...othersFirst(state, number),
    termOf('contract', holds, '申请支付的金额由合同条款计得', {
      required: `支付 ${yuan(tape.payableFen)}，扣减 ${yuan(tape.deductedFen)}`,
      actual: `支付 ${yuan(amountFen)}，扣减 ${yuan(deductionFen)}`,
      remedy: `请按计算单填写：${inWords(tape)}`,
    }),
  ];
}

/** Where no terms count, what is paid and what is deducted make the instalment. */
function wholeSum(owed: number, { amountFen, deductionFen }: PaymentRequest): Finding {
  return termOf('contract', amountFen + deductionFen === owed, '申请支付与扣减之和应当等于本期应付金额', {
    required: yuan(owed),
    actual: yuan(amountFen + deductionFen),
    remedy:
      deductionFen <= owed
        ? `扣减 ${yuan(deductionFen)} 的，应当申请支付 ${yuan(owed - deductionFen)}`
        : `扣减最多为 ${yuan(owed)}`,
  });
}

/** An advance can be taken back only where it was given; what rounding has left is known only when all is verified. */
function othersFirst(state: Procurement, number: string): Finding[] {
  const { roundingLine, recovery } = termsOf(state)!;
  const instalments = state.instalments!;
  const unpaid = Object.keys(instalments).filter(
    (other) => instalments[other]!.gate === 'prepayment' && !isSettled(instalments[other]!),
  );
  const open = workLines(instalments).filter((other) => other !== number && isUncounted(state, other));
  return [
    houseRule(
      !recovery || unpaid.length === 0,
      '预付款结清后方可支付抵扣预付款的各期',
      `请先支付第 ${unpaid.join('、')} 期预付款`,
      'blocks',
    ),
    termOf('contract', number !== roundingLine || open.length === 0, '尾差归入的一期在其他各期核验之后申请', {
      remedy: `请先办理第 ${open.join('、')} 期`,
    }),
  ];
}

/** Nobody has found yet what the period came to. */
function isUncounted({ instalments, deliveries = {}, ...state }: Procurement, number: string): boolean {
  const instalment = instalments![number]!;
  if (isSettled(instalment) || instalment.payment !== undefined) return false;
  if (instalment.gate === 'finalAcceptance') return state.acceptance?.passed !== true;
  if (instalment.gate === 'evaluation') return state.evaluation?.published === undefined;
  return deliveries[number]?.verified === undefined;
}

function isCountedNow(state: Procurement, number: string): boolean {
  const { gate, dueFen } = state.instalments![number]!;
  return termsOf(state) !== undefined && dueFen === undefined && gate !== 'prepayment';
}

/** With what the terms make of it; nothing where the contract has no terms to count by. */
export function asCounted(state: Procurement, request: PaymentRequest): Partial<Instalment> {
  const { instalment: number } = request;
  if (!state.instalments?.[number] || !isCountedNow(state, number)) return {};
  const tape = tapeOf(state, number, request);
  const { amountFen } = state.instalments[number];
  return { tape, waivedFen: amountFen - tape.payableFen - tape.deductedFen };
}

/** Whether the tape came to nothing, neither to be paid nor to be deducted. */
export function isNothing({ tape }: Pick<Partial<Instalment>, 'tape'>): boolean {
  return tape !== undefined && tape.payableFen === 0 && tape.deductedFen === 0;
}

/** `单价乘以核验数量 1,000.00 元；抵扣预付款 -200.00 元`. */
export function inWords({ steps, payableFen }: Tape): string {
  const of = ({ what, clause, fen }: TapeStep) => `${what}（${clause}）${yuan(fen)}`;
  return `${Object.values(steps).map(of).join('；')}；应付 ${yuan(payableFen)}`;
}
