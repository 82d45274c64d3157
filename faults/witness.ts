/** A caller that asks until it has an answer, whatever is away meanwhile, and keeps what it was told. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, System, Unreachable } from '../play/http.ts';

/** One act as its caller saw it. */
export interface Asked {
  login: string;
  path: string;
  key: string;
  /** In the order in which they came; 0 where nothing came back. */
  heard: number[];
  /** `ok`: on record, it was told. `refused`: not done. `unknown`: no final answer within the caller's patience. */
  outcome: 'ok' | 'refused' | 'unknown';
  deed?: string;
  case?: string;
  seq?: number;
  hash?: string;
  began: number;
  tookMs: number;
}

const patienceMs = 240_000;
const askAgainMs = 250;
/** While these come, the same is asked again under the same key (docs/http-status.md). */
const notFinal: readonly number[] = [0, 202, 500, 502, 503];

export class Witness extends System {
  readonly asked: Asked[] = [];

  /** What was asked of some purchases, their payments and takeovers; an opening that got no answer belongs to all. */
  askedOf(families: readonly string[]): Asked[] {
    return this.asked.filter(({ path, case: id }) => {
      const named = id ?? /^\/api\/\w+\/([^/]+)\/acts/.exec(path)?.[1];
      const number = decodeURIComponent(named ?? '')
        .replace(/^[a-z]+:/, '')
        .split(':')[0]!;
      return number === '' || families.includes(number);
    });
  }

  override async get(login: string, path: string): Promise<Answer> {
    return this.until(async () => this.send('GET', path, { cookie: await this.cookieOf(login) }), []);
  }

  override async submit(
    login: string,
    path: string,
    content: object,
    method: 'POST' | 'PUT' = 'POST',
    key: string = randomUUID(),
  ): Promise<Answer> {
    const began = Date.now();
    const heard: number[] = [];
    const ask = async () => {
      const cookie = await this.cookieOf(login);
      return this.send(method, path, { cookie, 'content-type': 'application/json', 'idempotency-key': key }, content);
    };
    const answer = await this.until(ask, heard);
    if (isAct(path)) this.keep({ login, path, key, heard, began, tookMs: Date.now() - began }, answer);
    return answer;
  }

  private async until(ask: () => Promise<Answer>, heard: number[]): Promise<Answer> {
    for (const limit = Date.now() + patienceMs; ; ) {
      const answer = await ask().catch(unreachable);
      heard.push(answer.status);
      const isFinal = !notFinal.includes(answer.status) || answer.body.type === '/problems/rule-broke';
      if (isFinal || Date.now() > limit) return answer;
      await sleep(askAgainMs);
    }
  }

  private keep(asked: Omit<Asked, 'outcome'>, { status, body }: Answer): void {
    const { deed, case: id, seq, hash } = body as { deed?: string; case?: string; seq?: number; hash?: string };
    const outcome = status === 201 ? 'ok' : notFinal.includes(status) ? 'unknown' : 'refused';
    this.asked.push({ ...asked, outcome, ...defined({ deed, case: id, seq, hash }) });
  }
}

function isAct(path: string): boolean {
  return path.includes('/acts/') || /\/procurements(\?|$)/.test(path);
}

function unreachable(error: unknown): Answer {
  if (!(error instanceof Unreachable)) throw error;
  return { status: 0, body: { title: error.message } };
}

function defined<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
