/** I2: money, of which the treasury's own books are the judge. */
import type { Payment } from '../../domain/payment-state.ts';
import type { Procurement } from '../../domain/procurement.ts';
import type { Movement } from '../books.ts';
import type { Evidence, Invariant, Told } from '../evidence.ts';

export const moneyMovesOnce: Invariant = {
  name: 'I2',
  sentence:
    'The treasury paid each payment once at most, what it paid is what the journal says it paid, and a closed purchase has paid, deducted or waived all of its contract.',
  violations: ({ told, movements }) => [
    ...told.flatMap((one) => ofPayment(one, movements)),
    ...told.flatMap((one) => ofPurchase(one, movements)),
    ...strangers(told, movements),
  ],
};

function ofPayment({ row, isOver, entries }: Told, movements: readonly Movement[]): string[] {
  if (row.proceeding !== 'payment') return [];
  const { amountFen, settled } = row.state as Payment;
  const own = movements.filter(({ payment }) => payment === row.number);
  const paid = own.filter(({ outcome }) => outcome === 'paid');
  const receipts = entries.filter(({ act }) => act === 'recordReceipt');
  const returns = entries.filter(({ act }) => act === 'recordReturn');
  const found = [];
  if (paid.length > 1) found.push(`${row.id} was paid ${paid.length} times`);
  if (paid.some((one) => one.amountFen !== amountFen)) found.push(`${row.id} was paid another amount`);
  if (receipts.length > paid.length) found.push(`${row.id} has a receipt for what the treasury did not pay`);
  if (returns.length > own.filter(({ outcome }) => outcome === 'returned').length)
    found.push(`${row.id} notes a return that the treasury does not know of`);
  if (isOver && settled && amountFen > 0 && paid.length === 0) found.push(`${row.id} is settled and nothing was paid`);
  return found;
}

function ofPurchase({ row }: Told, movements: readonly Movement[]): string[] {
  if (row.proceeding !== 'procurement' || row.stage !== 'closed') return [];
  const { instalments = {} } = row.state as Procurement;
  const noted = Object.values(instalments).reduce((sum, { paidFen = 0 }) => sum + paidFen, 0);
  const own = movements.filter(({ payment, outcome }) => payment.startsWith(`${row.number}:`) && outcome === 'paid');
  const paid = own.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return noted === paid ? [] : [`${row.id} notes ${noted} fen as paid, the treasury ${paid}`];
}

/** Money that left for something that the journal does not know of. */
function strangers(told: Evidence['told'], movements: readonly Movement[]): string[] {
  const families = told.filter(({ row }) => row.proceeding === 'procurement').map(({ row }) => `${row.number}:`);
  const known = new Set(told.map(({ row }) => row.number));
  return movements
    .filter(({ payment }) => families.some((family) => payment.startsWith(family)) && !known.has(payment))
    .map(({ instruction }) => `the treasury has ${instruction}, the journal has no such payment`);
}
