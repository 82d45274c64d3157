/** 结算：after the end of a contract what was performed is paid, and only what was not is waived (民法典566). */
import type { Circumstance } from './act.ts';
import { finalAccount } from './final-account.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { isUnasked, paymentKey, startPayment } from './gate.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, isRunning } from './law/clocks.ts';
import { yuan } from './money.ts';
import { termsOf } from './period-work.ts';
import { type Instalment, isSettled, type Procurement } from './procurement.ts';
import { civilDate } from './time.ts';

/** An instalment that is neither settled nor asked for when the contract ends. */
export interface OpenInstalment {
  title: string;
  amountFen: number;
  verified?: 'met' | 'partly' | 'notMet';
  /** What the terms of the contract make of what was verified, where it has such terms. */
  owedFen?: number;
}

/** What a settlement is about, by instalment. */
export function openInstalments(state: Procurement): Record<string, OpenInstalment> {
  const open = Object.entries(state.instalments ?? {}).filter(
    ([, instalment]) => isUnasked(instalment) && instalment.dueFen === undefined,
  );
  const account = finalAccount(
    state,
    open.map(([number]) => number),
  );
  return Object.fromEntries(
    open.map(([number, { title, amountFen }]) => {
      const verified = resultOf(state, number);
      const counted = account && verified ? { owedFen: account.lines[number]!.dueFen } : {};
      return [number, { title, amountFen, ...(verified ? { verified } : {}), ...counted }];
    }),
  );
}

/** Every open instalment gets a figure, none is given more than its amount, and what is not in dispute is paid as a whole. */
export function settlementFindings(
  open: Readonly<Record<string, OpenInstalment>>,
  dueFen: Readonly<Record<string, number>>,
  providerIsSme: boolean,
): Finding[] {
  const [required, actual] = [open, dueFen].map((all) => Object.keys(all).sort().join('、'));
  const complete: Finding = {
    ...houseRule(required === actual, '结算应当逐期列明尚未结清的款项', `应当列明第 ${required} 期`, 'blocks'),
    required: required!,
    actual: actual!,
  };
  if (!complete.holds) return [complete];
  return [
    complete,
    ...Object.entries(open).map(([number, { amountFen }]) =>
      termOf('contract', dueFen[number]! <= amountFen, `第 ${number} 期应付不得超过本期金额`, {
        required: `≤ ${yuan(amountFen)}`,
        actual: yuan(dueFen[number]!),
        remedy: `第 ${number} 期最多为 ${yuan(amountFen)}`,
      }),
    ),
    ...Object.entries(open)
      .filter(([, { verified }]) => verified === 'met')
      .map(([number, { amountFen, owedFen = amountFen }]) =>
        undisputed(number, owedFen, dueFen[number]!, providerIsSme),
      ),
  ];
}

function undisputed(number: string, amountFen: number, dueFen: number, providerIsSme: boolean): Finding {
  const holds = dueFen === amountFen;
  const remedy = `第 ${number} 期已经核验达标，应当全额支付 ${yuan(amountFen)}`;
  const figures = { required: yuan(amountFen), actual: yuan(dueFen) };
  return providerIsSme
    ? {
        ...requirement(holds, '部分存在争议的，对于无争议部分应当履行及时付款义务', cite('smePayment', 15), remedy),
        ...figures,
      }
    : termOf('contract', holds, '已经核验达标的部分没有争议，应当全额支付', { ...figures, remedy });
}

/**
 * Fixes what is owed. An instalment that is settled, or asked for by now, is left alone, and so is one that was fixed before:
 * a payment on its way and a settlement that crosses it cannot hurt each other. What was verified as met stays due.
 */
export function fixDue(state: Procurement, dueFen: Readonly<Record<string, number>>): Procurement {
  const fixed = Object.entries(state.instalments ?? {}).map(([number, instalment]): [string, Instalment] => {
    const due = dueFen[number];
    if (due === undefined || !isUnasked(instalment) || instalment.dueFen !== undefined) return [number, instalment];
    const isWhole = resultOf(state, number) === 'met' && !termsOf(state);
    const owed = isWhole ? instalment.amountFen : Math.min(due, instalment.amountFen);
    return [number, { ...instalment, dueFen: owed, waivedFen: instalment.amountFen - owed }];
  });
  return { ...state, instalments: Object.fromEntries(fixed) };
}

/** What is newly owed is paid in time as anything else is; where the period runs since an inspection it runs on. */
export function owedClocks(
  state: Procurement,
  dueFen: Readonly<Record<string, number>>,
  { at, deadlines }: Circumstance,
): ClockStart[] {
  const numbers = Object.keys(dueFen).filter((number) => {
    const deadline = deadlines[paymentKey(state, number)];
    return state.instalments?.[number] !== undefined && !(deadline && isRunning(deadline));
  });
  return startPayment(state, numbers, civilDate(at));
}

/** Nobody waits for the payment of what was waived as a whole. */
export function waivedClocks(state: Procurement, dueFen: Readonly<Record<string, number>>): string[] {
  return Object.keys(dueFen)
    .filter((number) => state.instalments?.[number] && isSettled(state.instalments[number]))
    .map((number) => paymentKey(state, number));
}

/** What the purchaser found: of a period on its verification, of the whole on its acceptance. */
function resultOf({ instalments, deliveries, acceptance }: Procurement, number: string): OpenInstalment['verified'] {
  if (instalments?.[number]?.gate === 'finalAcceptance' && acceptance?.passed) return 'met';
  return deliveries?.[number]?.verified?.result;
}
