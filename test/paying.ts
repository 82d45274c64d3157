/** One payment on the running system, from the request to the order; its procurement is opened, and knows nothing of it. */
import { randomUUID } from 'node:crypto';
import type { Payment } from '../domain/payment-state.ts';
import { open } from '../post/send.ts';
import { happens } from './treasury-world.ts';
import { act, call, client, journal, seen } from './world.ts';

export const amountFen = 12_345_600;
const settlesWithinMs = 40_000;
const inOrder = { contractOnFile: true, invoiceChecked: true, verificationOnFile: true, accountMatches: true };

/** Opened as the procurement would open it, at a moment of the case's own time; without one, now. */
export async function aPayment(procurement: string, at?: string): Promise<string> {
  const id = `${procurement}:1`;
  const requestedAt = at ?? new Date().toISOString();
  const input = {
    procurement,
    instalment: '1',
    title: '第一期',
    purchaser: 'qinghe-civil-affairs',
    provider: 'nuanyang-social-work',
    providerIsSme: true,
    contractNumber: 'HT-1',
    account: { name: '暖阳社会工作服务中心', bank: '青禾农商行', number: '6222000011112222' },
    amountFen,
    deductionFen: 0,
    invoiceNumber: randomUUID(),
    requestedBy: 'p-officer',
    requestedAt,
  };
  const from = `procurement:${procurement}`;
  const actor = { person: from, organisation: from, role: 'proceeding' } as const;
  const deed = { id: randomUUID(), actor, input, receivedAt: requestedAt, pack: 'henan-county@2020-03-09' } as const;
  const originMs = at ? Date.parse(at) - Date.now() : 0;
  await open(client, `payment:${id}`, deed, originMs);
  await happens(async () => (await paymentNow(id)).stage === 'review');
  return id;
}

/** Reviewed and approved: the order goes to the treasury, where there is one. */
export async function approved(id: string): Promise<void> {
  await done('reviewer', id, 'reviewPayment', inOrder, true);
  await happens(async () => (await paymentNow(id)).stage === 'approval');
  await done('treasurer', id, 'approvePayment', {}, true);
}

export async function paymentNow(id: string): Promise<Payment> {
  return (await call('auditor', 'GET', `/api/payments/${id}`)).body.state as Payment;
}

export async function isPaid(id: string): Promise<void> {
  await happens(async () => (await paymentNow(id)).stage === 'paid', settlesWithinMs);
}

/** An act on a payment; a decision names the version that is there now. */
export async function onPayment(login: string, id: string, name: string, input: object, decides = false) {
  const version = decides ? { seen: await seen(id, 'payments') } : {};
  return act(login, id, name, input, { on: `payments/${id}`, ...version });
}

export async function done(login: string, id: string, name: string, input: object, decides = false): Promise<void> {
  const answer = await onPayment(login, id, name, input, decides);
  if (answer.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer)}`);
}

/** How often the journal holds an act. */
export async function times(id: string, name: string): Promise<number> {
  return (await journal(id, 'payments')).filter((entry) => entry.act === name).length;
}

export async function awaitedOf(login: string, id: string): Promise<string[]> {
  const { body } = await call(login, 'GET', '/api/inbox');
  const rows = body as unknown as { case: string; act: string }[];
  return rows.filter((row) => row.case === `payment:${id}`).map((row) => row.act);
}
