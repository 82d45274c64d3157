/** 终止后的计算：what the contract's own terms make of what was performed until its end, with the advance that was not earned. */
import { rounded } from './apportion.ts';
import { sum, yuan } from './money.ts';
import { capFen, exactWork, isCounted, termsOf, workLines } from './period-work.ts';
import { isSettled, type Procurement } from './procurement.ts';
import type { PaymentTerms } from './shapes/payment-terms.ts';
import type { Performed } from './shapes/settlement.ts';
import { tapeOf } from './tape.ts';

export interface FinalAccount {
  /** By instalment that is open: what is still to be paid, and how it comes. */
  lines: Readonly<Record<string, { grossFen: number; deductedFen: number; recoveredFen: number; dueFen: number }>>;
  /** Of the advance, what nothing has earned: the provider gives it back. */
  refundFen: number;
}

type Lines = Record<string, FinalAccount['lines'][string]>;

/** `open`: the instalments that a settlement is about. Nothing where the contract has no terms to count by. */
export function finalAccount(
  state: Procurement,
  open: readonly string[],
  performed: Readonly<Record<string, Performed>> = {},
): FinalAccount | undefined {
  const terms = termsOf(state);
  if (!terms) return undefined;
  const instalments = state.instalments!;
  const lines: Lines = {};
  let leftFen = terms.recovery ? unearnedFen(state) : 0;
  let beyondFen = 0;
  for (const number of workLines(instalments).filter((one) => open.includes(one))) {
    const { grossFen, deductedFen } = earned(state, terms, number, performed[number]);
    const recoveredFen = Math.min(leftFen, grossFen - deductedFen);
    const owedFen = grossFen - deductedFen - recoveredFen;
    const dueFen = Math.min(owedFen, instalments[number]!.amountFen);
    leftFen -= recoveredFen;
    beyondFen += owedFen - dueFen;
    lines[number] = { grossFen, deductedFen, recoveredFen, dueFen };
  }
  return { lines: withAdvances(state, lines, open, beyondFen), refundFen: leftFen };
}

/** What a period has earned beyond its own amount, for want of an advance, is paid out of the advance that was not given. */
function withAdvances(
  { instalments = {} }: Procurement,
  lines: Lines,
  open: readonly string[],
  beyondFen: number,
): Lines {
  let left = beyondFen;
  const advances = open.filter((number) => instalments[number]!.gate === 'prepayment').sort();
  const given = advances.map((number) => {
    const dueFen = Math.min(left, instalments[number]!.amountFen);
    left -= dueFen;
    return [number, { grossFen: dueFen, deductedFen: 0, recoveredFen: 0, dueFen }] as const;
  });
  return { ...lines, ...Object.fromEntries(given) };
}

/** Of the advance that was given, or is on its way, what no period has given back. */
function unearnedFen({ instalments = {} }: Procurement): number {
  const all = Object.values(instalments);
  const advances = all.filter(({ gate }) => gate === 'prepayment');
  const given = advances.map((one) => (one.payment !== undefined && !isSettled(one) ? one.amountFen : one.paidFen));
  const back = all
    .filter((one) => one.payment !== undefined || isSettled(one))
    .map(({ tape }) => tape?.recoveredFen ?? 0);
  return sum(given) - sum(back);
}

/** What was verified counts as it was; what was not, as both sides put it down. No minimum is due for what was cut short. */
function earned(state: Procurement, terms: PaymentTerms, number: string, performed: Performed | undefined) {
  const result = state.deliveries?.[number]?.verified?.result;
  const isAccepted = state.instalments![number]!.gate === 'finalAcceptance' && state.acceptance?.passed === true;
  if (result === 'met' || result === 'partly' || isAccepted) return tapeOf(state, number);
  const cap = capFen(state.instalments!, terms, number);
  const counted = isCounted(terms)
    ? rounded(exactWork(terms, performed?.measured ?? {}), terms.rounding)
    : (performed?.agreedFen ?? 0);
  return { grossFen: Math.min(cap, counted), deductedFen: 0 };
}

/** As it is told in a refusal. */
export function accountInWords({ lines, refundFen }: FinalAccount): string {
  const each = Object.entries(lines).map(([number, { grossFen, deductedFen, recoveredFen, dueFen }]) => {
    const less = [
      deductedFen > 0 ? `扣减 ${yuan(deductedFen)}` : '',
      recoveredFen > 0 ? `抵扣预付款 ${yuan(recoveredFen)}` : '',
    ];
    return `第 ${number} 期：${[`已履行 ${yuan(grossFen)}`, ...less, `应付 ${yuan(dueFen)}`].filter(Boolean).join('，')}`;
  });
  return [...each, ...(refundFen > 0 ? [`承接主体应当退回预付款 ${yuan(refundFen)}`] : [])].join('；');
}
