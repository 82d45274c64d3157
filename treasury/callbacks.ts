/**
 * Tells whoever instructs what became of it, over and over until there is an answer; carries out meanwhile what is due.
 *
 * `POST <address>` with `x-treasury-signature: <hex HMAC-SHA256 of the body, by the shared secret>`.
 */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Books, Callback } from './books.ts';

const lookEveryMs = 200;
const atOnce = 20;
const answersWithinMs = 10_000;
const againAfterMs = 500;
const againAfterMaxMs = 60_000;
/** Nearly an hour of trying; who has not heard by then asks, or reads the statement. */
const triesMax = 60;

export class Callbacks {
  private readonly books: Books;
  private readonly address: string;
  private readonly secret: string;
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(books: Books, address: string, secret: string) {
    this.books = books;
    this.address = address;
    this.secret = secret;
  }

  begin(): void {
    this.running = this.keepOn();
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async keepOn(): Promise<void> {
    while (!this.stop.signal.aborted) {
      this.books.carryOutDue();
      await Promise.all(this.books.callbacksDue(atOnce).map((one) => this.tell(one)));
      await sleep(lookEveryMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  private async tell(callback: Callback): Promise<void> {
    const isHeard = await this.post(callback.body);
    if (this.stop.signal.aborted && !isHeard) return;
    if (isHeard || callback.tries + 1 >= triesMax) return this.books.told(callback);
    this.books.tellAgain(callback, Math.min(againAfterMaxMs, againAfterMs * 2 ** callback.tries));
  }

  /** An answer that says that we are wrong is an answer; none, or a fault of theirs, is not. */
  private async post(body: string): Promise<boolean> {
    const signature = createHmac('sha256', this.secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-treasury-signature': signature };
    const signal = AbortSignal.any([AbortSignal.timeout(answersWithinMs), this.stop.signal]);
    try {
      const { status } = await fetch(this.address, { method: 'POST', headers, body, signal });
      return status < 500 && status !== 429;
    } catch {
      return false; // Nobody there, or too slow: told again.
    }
  }
}
