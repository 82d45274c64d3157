/** Contracts with terms to count by, told act by act. */
import { requestPayment, settleInstalment } from '../../domain/instalment.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import type { Instalment, Procurement } from '../../domain/procurement.ts';
import type { Measured, PaymentTerms } from '../../domain/shapes/payment-terms.ts';
import { tapeOf } from '../../domain/tape.ts';
import { aContract, aDelivery, aPerformance, type Told } from './performing.ts';

export const clause = '第五条第一款';

/** Periods behind assessments, each with its most; the last absorbs. */
export function periods(...fens: number[]): Record<string, Instalment> {
  return Object.fromEntries(fens.map((fen, place) => [String(place + 1), period('assessment', fen)]));
}

export function period(gate: Instalment['gate'], amountFen: number): Instalment {
  return { title: gate, amountFen, gate, plannedOn: '2026-06-30', paidFen: 0, deductedFen: 0, waivedFen: 0 };
}

export function counted(basis: PaymentTerms['basis'], over: Partial<PaymentTerms> = {}): PaymentTerms {
  return { basis, rounding: 'halfUp', roundingLine: '3', ...over };
}

export function underTerms(paymentTerms: PaymentTerms, instalments: Record<string, Instalment>): Told<Procurement> {
  const valueFen = Object.values(instalments).reduce((all, { amountFen }) => all + amountFen, 0);
  return aPerformance({ contract: { ...aContract, valueFen, paymentTerms }, instalments });
}

export type Result = 'met' | 'partly' | 'notMet';

export function performed(
  told: Told<Procurement>,
  instalment: string,
  measured: Measured,
  result: Result = 'met',
): Told<Procurement> {
  const { points: _, ...reported } = measured;
  return told
    .does(reportDelivery, { ...aDelivery(instalment), measured: reported }, '2026-06-10')
    .does(verifyDelivery, { instalment, result, remark: '核验意见', measured }, '2026-06-12');
}

/** Asked for as the tape says, and paid unless nothing is to be paid. */
export function paid(told: Told<Procurement>, instalment: string): Told<Procurement> {
  const { payableFen, deductedFen } = tapeOf(told.state, instalment);
  const asked = told.does(requestPayment, request(instalment, payableFen, deductedFen), '2026-06-15');
  if (payableFen + deductedFen === 0) return asked;
  const receipt = { instalment, paidFen: payableFen, deductedFen, receipt: 'GK-1', occurredOn: '2026-06-16' };
  return asked.does(settleInstalment, receipt, '2026-06-16');
}

export function request(instalment: string, amountFen: number, deductionFen = 0) {
  return { instalment, amountFen, deductionFen, invoiceNumber: '24412000000012345678' };
}
