/** The running system as its users meet it: signed in, over HTTP, and asked again until there is an answer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoAccounts } from '../db/demo-accounts.ts';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Nothing can be played: no system, or none with demo accounts. */
export class Unreachable extends Error {}

const answersWithinMs = 60_000;
const answeredWithinMs = 60_000;
const askAgainMs = 250;

export class System {
  readonly address: string;
  private readonly cookies = new Map<string, Promise<string>>();

  constructor(address: string) {
    this.address = address;
  }

  /** Throws where it is not there, or is not the system with the demo accounts. */
  async greet(): Promise<void> {
    const { status, body } = await this.send('GET', '/healthz', {});
    if (status !== 200 || body.status !== 'ok') throw new Unreachable(`${this.address} 上运行的不是本系统`);
    await this.cookieOf('auditor');
  }

  async get(login: string, path: string): Promise<Answer> {
    return this.send('GET', path, { cookie: await this.cookieOf(login) });
  }

  /** What cannot be told apart from done is asked again under the same key, and nothing is done twice. */
  async submit(login: string, path: string, content: object, method: 'POST' | 'PUT' = 'POST'): Promise<Answer> {
    const headers = {
      cookie: await this.cookieOf(login),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const until = Date.now() + answeredWithinMs;
    for (;;) {
      const answer = await this.send(method, path, headers, content);
      if (answer.status === 202) return this.receipt(login, answer.body.look as string, until);
      if (answer.status !== 503 || Date.now() > until) return answer;
      await sleep(askAgainMs);
    }
  }

  private async receipt(login: string, look: string, until: number): Promise<Answer> {
    for (;;) {
      const { status, body } = await this.get(login, look);
      if (status === 200) return body.answer as Answer;
      if (Date.now() > until) return { status, body };
      await sleep(askAgainMs);
    }
  }

  protected async send(
    method: string,
    path: string,
    headers: Record<string, string>,
    content?: object,
  ): Promise<Answer> {
    const body = content === undefined ? {} : { body: JSON.stringify(content) };
    const response = await this.reach(path, { method, headers, ...body });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  }

  private async reach(path: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.address}${path}`, { ...request, signal: AbortSignal.timeout(answersWithinMs) });
    } catch (cause) {
      throw new Unreachable(`${this.address} 没有应答（${wordsOf(cause)}）`, { cause });
    }
  }

  protected cookieOf(login: string): Promise<string> {
    const known = this.cookies.get(login) ?? this.signIn(login);
    this.cookies.set(login, known);
    known.catch(() => this.cookies.delete(login));
    return known;
  }

  private async signIn(login: string): Promise<string> {
    const password = demoAccounts.find((account) => account.login === login)?.password;
    const response = await this.reach('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (response.status !== 201 || !cookie)
      throw new Unreachable(`演示账号 ${login} 不能登录 ${this.address}（${response.status}）：案例只可在演示环境播放`);
    return cookie;
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return { title: text.slice(0, 200) };
  }
}

function wordsOf(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause as Error | undefined)?.message || message;
}
