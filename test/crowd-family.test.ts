/** Many callers at once on a payment and on a takeover: the same promise as on a purchase. */
import { randomUUID } from 'node:crypto';
import type { Roster } from '../play/roster.ts';
import { readCase } from '../play/telling.ts';
import { instantOf } from '../play/times.ts';
import { playedBefore } from './playing.ts';
import { act, advance, call, journal, leave, seen } from './world.ts';

afterAll(leave);

const playsWithinMs = 120_000;

interface Sent {
  seq: number;
  body: Record<string, unknown>;
}

/** Asks again, under the same key, until there is a final answer. */
async function final(send: (key: string) => ReturnType<typeof act>): Promise<Awaited<ReturnType<typeof act>>> {
  const key = randomUUID();
  let answer = await send(key);
  while (answer.status === 202 || answer.status === 503) answer = await send(key);
  return answer;
}

test(
  'thirty callers on one payment, sending it back and in again: what was answered is on record, and nothing else is',
  async () => {
    const { id, step } = await playedBefore('cases/returned-payment.json', 'requestPayment');
    await act('officer', id, 'requestPayment', step.input);
    await advance(id, instantOf(step.at));
    const { body } = await call('auditor', 'GET', `/api/procurements/${id}`);
    const { instalments } = body.state as { instalments: Record<string, { payment?: string }> };
    const payment = encodeURIComponent(Object.values(instalments).find((one) => one.payment)!.payment!);
    const on = `payments/${payment}`;
    const before = (await journal(payment, 'payments')).length;
    const done: Sent[] = [];
    const callers = Array.from({ length: 30 }, async (_, caller) => {
      for (let attempt = 0; attempt < 4; attempt++) {
        const version = await seen(payment, 'payments');
        const answer = await final((key) =>
          caller % 2
            ? act('reviewer', id, 'returnPayment', { reason: `第 ${caller} 人` }, { on, key, seen: version })
            : act('officer', id, 'resubmitPayment', { invoiceNumber: `25${caller}`, remark: '补正' }, { on, key }),
        );
        expect([201, 409]).toContain(answer.status);
        if (answer.status === 201) done.push({ seq: answer.body.seq as number, body: answer.body });
      }
    });
    await Promise.all(callers);
    const entries = await journal(payment, 'payments');
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => place + 1));
    const onRecord = entries.slice(before).map(({ seq }) => seq);
    expect(done.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(onRecord);
    expect(onRecord.length).toBeGreaterThan(1);
  },
  playsWithinMs,
);

test(
  'thirty requests at once for one instalment open one payment',
  async () => {
    const { id, step } = await playedBefore('cases/returned-payment.json', 'requestPayment');
    const ask = () => final((key) => act('officer', id, 'requestPayment', step.input, { key }));
    const answers = await Promise.all(Array.from({ length: 30 }, ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(29).fill(409)]);
  },
  playsWithinMs,
);

/** Where two interim providers serve one township, it is said which of them received. */
function receivedIn(township: string): object {
  return township === '双桥镇' ? { provider: 'nuanyang-social-work' } : {};
}

/** Each batch repeats the last name of the one before. */
function batchesOf(roster: Roster, size: number): { township: string; recipients: string[] }[] {
  return Object.entries(roster).flatMap(([township, all]) =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, place) => ({
      township,
      recipients: all.slice(Math.max(0, place * size - 1), (place + 1) * size).map(({ pseudonym }) => pseudonym),
    })),
  );
}

test(
  'thirty callers confirm a thousand recipients at once, some twice: the count is a thousand',
  async () => {
    const file = 'cases/default-and-takeover.json';
    const { id } = await playedBefore(file, 'confirmServed');
    const takeover = encodeURIComponent(`${id}:1`);
    const batches = batchesOf(readCase(file).roster, 25);
    const left = [...batches];
    const seqs: unknown[] = [];
    const on = `takeovers/${takeover}`;
    const callers = Array.from({ length: 30 }, async () => {
      for (let batch = left.shift(); batch; batch = left.shift()) {
        const answer = await final((key) =>
          act(
            'officer',
            id,
            'confirmServed',
            { ...batch!, ...receivedIn(batch!.township) },
            { on, key, reason: '集中确认' },
          ),
        );
        expect(answer).toMatchObject({ status: 201 });
        seqs.push(answer.body.seq);
      }
    });
    await Promise.all(callers);
    expect(new Set(seqs).size).toBe(batches.length);
    await advance(id, '2025-07-01T02:00:00.000Z');
    const { body } = await call('auditor', 'GET', `/api/takeovers/${takeover}/recipients`);
    const townships = body.townships as Record<string, { served: number }>;
    expect(Object.values(townships).reduce((sum, { served }) => sum + served, 0)).toBe(1_000);
    const { body: row } = await call('auditor', 'GET', `/api/takeovers/${takeover}`);
    expect(row).toMatchObject({ stage: 'settling', state: { counted: { townships } } });
  },
  playsWithinMs,
);
