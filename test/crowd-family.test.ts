/** Many callers at once on a payment and on a takeover: the same promise as on a purchase. */
import { randomUUID } from 'node:crypto';
import { System } from '../play/http.ts';
import { play } from '../play/player.ts';
import { readCase, tellingOf } from '../play/telling.ts';
import { act, call, journal, leave, seen } from './world.ts';

afterAll(leave);

const system = new System(process.env.API_ADDRESS!);
const playsWithinMs = 120_000;

/** Plays a told case up to and with its first step of an act; answers with the number of the purchase. */
async function playedTo(file: string, name: string): Promise<string> {
  const { told } = readCase(file);
  const last = told.steps.findIndex((step) => step.act === name && !step.refused);
  const { procurement, failed } = await play(
    tellingOf(file, { ...told, steps: told.steps.slice(0, last + 1) }),
    system,
  );
  if (!procurement || failed) throw new Error(JSON.stringify(failed));
  return procurement;
}

interface Sent {
  seq: number;
  key: string;
}

async function crowd(
  callers: number,
  tries: number,
  send: (caller: number, key: string) => ReturnType<typeof act>,
): Promise<Sent[]> {
  const done: Sent[] = [];
  const all = Array.from({ length: callers }, async (_, caller) => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const key = randomUUID();
      let answer = await send(caller, key);
      while (answer.status === 202 || answer.status === 503) answer = await send(caller, key);
      expect([201, 409]).toContain(answer.status);
      if (answer.status === 201) done.push({ seq: answer.body.seq as number, key });
    }
  });
  await Promise.all(all);
  return done;
}

test(
  'thirty callers on one payment, sending it back and in again: what was answered is on record, and nothing else is',
  async () => {
    const id = await playedTo('cases/returned-payment.json', 'requestPayment');
    const { body } = await call('auditor', 'GET', '/api/payments');
    const payment = (body.cases as { number: string }[]).find(({ number }) => number.startsWith(`${id}:`))!.number;
    const on = `payments/${encodeURIComponent(payment)}`;
    const before = (await journal(encodeURIComponent(payment), 'payments')).length;
    const done = await crowd(30, 4, async (caller, key) => {
      const version = await seen(encodeURIComponent(payment), 'payments');
      return caller % 2
        ? act('reviewer', id, 'returnPayment', { reason: `第 ${caller} 人` }, { on, key, seen: version })
        : act(
            'officer',
            id,
            'resubmitPayment',
            { invoiceNumber: `2025${caller}`, remark: '补正' },
            { on, key, seen: version },
          );
    });
    const entries = await journal(encodeURIComponent(payment), 'payments');
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
    const { told } = readCase('cases/returned-payment.json');
    const steps = told.steps.filter((step) => step.act === 'requestPayment' && !step.refused);
    const first = told.steps.indexOf(steps[0]!);
    const telling = tellingOf('cases/returned-payment.json', { ...told, steps: told.steps.slice(0, first) });
    const { procurement: id } = await play(telling, system);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => act('officer', id!, 'requestPayment', steps[0]!.input)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(29).fill(409)]);
  },
  playsWithinMs,
);
