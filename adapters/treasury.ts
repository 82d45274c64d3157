/**
 * The way to the county treasury over HTTP (`treasury/main.ts` says what it answers).
 *
 * Money moves once because of three things together: the id is fixed and on record before anything is sent; whoever sends
 * asks first, for it cannot know whether it has sent before; and where the fate of what was sent is unknown nothing is sent
 * until the treasury has said that it never heard of it. Then the same id goes again, never another.
 */
import { z } from 'zod';
import type { Services, TreasuryAnswer, TreasuryInstruction } from '../activities/index.ts';

type Treasury = Services['treasury'];

/** Longer than a treasury that works takes, and five of them fit into one activity. */
const answersWithinMs = 5_000;
const sendsMax = 2;
const answerMaxBytes = 64 * 1024;

const Fact = z.string().min(1).max(2_000);
const Standing = z.object({
  instruction: z.string(),
  amountFen: z.int(),
  account: z.object({ name: z.string(), bank: z.string(), number: z.string() }),
  status: z.enum(['taken', 'paid', 'returned']),
  receipt: Fact.max(100).optional(),
  reason: Fact.optional(),
  occurredOn: z.iso.date().optional(),
});
type Standing = z.infer<typeof Standing>;
/** Only these words say that an order is not there: a 404 of anybody in between does not. */
const NeverHeard = z.object({ instruction: z.string(), status: z.literal('unknown') });

/** What a request came to: `unknown` means that it may have been done, or may yet be done. */
type Reply = { kind: 'answer'; status: number; body: unknown } | { kind: 'unknown'; why: string };

/** The treasury of TREASURY_ADDRESS; where none is given every order is given, and answered, by hand. */
export function treasuryOf(env: NodeJS.ProcessEnv): Treasury {
  const { address, secret } = { address: env.TREASURY_ADDRESS, secret: env.TREASURY_SECRET };
  return address ? new TreasuryByHttp(address, secret ?? '') : byHand;
}

/** 人工办理：the twin of the interface; `domain/treasury-answer.ts` has the acts. */
export const byHand: Treasury = {
  instruct: async () => 'byHand',
  ask: async () => ({ outcome: 'pending' }),
};

export class TreasuryByHttp implements Treasury {
  private readonly address: string;
  private readonly secret: string;
  private readonly withinMs: number;

  constructor(address: string, secret: string, withinMs = answersWithinMs) {
    this.address = address;
    this.secret = secret;
    this.withinMs = withinMs;
  }

  /** Throws while it is not known what became of the order: to be tried again, under the same id. */
  async instruct(order: TreasuryInstruction): Promise<'taken' | 'otherOrder'> {
    let unknown = 'it says that it has not heard of it';
    for (let sends = 0; ; sends++) {
      const found = await this.find(order.instruction);
      if (found) return isThis(order, found) ? 'taken' : 'otherOrder';
      if (sends === sendsMax) throw new Error(`the treasury was sent ${order.instruction}, but ${unknown}`);
      const reply = await this.send(order);
      if (reply.kind === 'unknown') unknown = reply.why;
      else if (reply.status === 409) return 'otherOrder';
      else if (reply.status === 200 || reply.status === 201) return 'taken';
      else throw new Error(`the treasury refuses ${order.instruction}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
  }

  async ask(instruction: string): Promise<TreasuryAnswer> {
    const found = await this.find(instruction);
    return found ? answerIn(found) : { outcome: 'pending' };
  }

  /** Nothing where the treasury says that it never heard of it; throws where it says nothing of use. */
  private async find(instruction: string): Promise<Standing | undefined> {
    const reply = await this.request('GET', instruction);
    if (reply.kind === 'unknown') throw new Error(`the treasury does not say how ${instruction} stands: ${reply.why}`);
    if (reply.status !== 200 && reply.status !== 404)
      throw new Error(`the treasury answers ${reply.status} when asked for ${instruction}`);
    const found = (reply.status === 404 ? NeverHeard : Standing).parse(reply.body);
    if (found.instruction !== instruction) throw new Error(`asked for ${instruction}, told of ${found.instruction}`);
    return found.status === 'unknown' ? undefined : found;
  }

  private send({ instruction, ...content }: TreasuryInstruction): Promise<Reply> {
    return this.request('PUT', instruction, JSON.stringify(content));
  }

  private async request(method: string, instruction: string, body?: string): Promise<Reply> {
    const headers = { authorization: `Bearer ${this.secret}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const signal = AbortSignal.timeout(this.withinMs);
    // No redirect is followed: an order goes where it was told to go, and nowhere else.
    const sent = { method, headers, signal, redirect: 'error', ...(body ? { body } : {}) } as const;
    try {
      const response = await fetch(`${this.address}/instructions/${encodeURIComponent(instruction)}`, sent);
      const { status } = response;
      if (status >= 500) return { kind: 'unknown', why: `it answers ${status}` };
      return { kind: 'answer', status, body: await jsonIn(response) };
    } catch (cause) {
      const { name, message, cause: inner } = cause as Error & { cause?: { code?: string } };
      return { kind: 'unknown', why: `${name}: ${inner?.code ?? message}` };
    }
  }
}

/** The treasury's books and ours must speak of the same money to the same account. */
function isThis(order: TreasuryInstruction, { amountFen, account }: Standing): boolean {
  const { name, bank, number } = order.account;
  return amountFen === order.amountFen && account.name === name && account.bank === bank && account.number === number;
}

function answerIn({ instruction, status, receipt, reason, occurredOn }: Standing): TreasuryAnswer {
  if (status === 'taken') return { outcome: 'pending' };
  if (status === 'paid' && receipt && occurredOn) return { outcome: 'paid', receipt, occurredOn };
  if (status === 'returned' && reason && occurredOn) return { outcome: 'returned', reason, occurredOn };
  throw new Error(`the treasury says that ${instruction} is ${status}, but not by which receipt, why, or on what day`);
}

async function jsonIn(response: Response): Promise<unknown> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > answerMaxBytes) throw new Error(`more than ${answerMaxBytes} bytes`);
  }
  return JSON.parse(text);
}
