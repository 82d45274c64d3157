/** Who calls: sign-in by cookie, and the person behind it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseCookie, stringifySetCookie } from 'cookie';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Account } from '../db/access-entities.ts';
import { holderOf, signIn, signOut } from '../db/accounts.ts';
import type { Actor } from '../domain/act.ts';
import { malformed, problem, signInFirst } from './problems.ts';
import { reply } from './reply.ts';

const cookieName = 'jieli_session';
/** Wrong passwords an address may try in a quarter of an hour; those that are right do not count. */
const wrongTriesMax = 20;
const windowMs = 15 * 60_000;

export const Credentials = z.strictObject({ login: z.string().max(60), password: z.string().max(200) });

export interface Caller extends Actor {
  login: string;
  name: string;
}

type Em = () => EntityManager;

export function sessionRoutes(em: Em, secure: boolean): Router {
  const limit = rateLimit({
    windowMs,
    limit: wrongTriesMax,
    skipSuccessfulRequests: true,
    // Only a wrong password is a try: while the database is away, nobody is locked out for asking.
    requestWasSuccessful: (_, { statusCode }) => statusCode !== 401,
    handler: (_, response) =>
      reply(response, problem(429, 'too-many', '登录失败次数过多', { remedy: '请十五分钟后再试，或联系系统管理员' })),
  });
  const settings = { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;
  return Router()
    .post('/session', limit, async (request, response) => {
      const read = Credentials.safeParse(request.body);
      if (!read.success) return reply(response, malformed(read.error.issues));
      const token = await signIn(em(), read.data.login, read.data.password);
      if (!token) return reply(response, problem(401, 'wrong-password', '账号或密码不对', { remedy: '请核对后再试' }));
      response.set('set-cookie', stringifySetCookie({ name: cookieName, value: token, ...settings }));
      const account = await holderOf(em(), token);
      reply(response, { status: 201, body: callerOf(account!) });
    })
    .delete('/session', async (request, response) => {
      const token = tokenOf(request);
      if (token) await signOut(em(), token);
      response.set('set-cookie', stringifySetCookie({ name: cookieName, value: '', ...settings, maxAge: 0 }));
      response.status(204).end();
    });
}

/** Lets nobody through who has not signed in. */
export function signedIn(em: Em): RequestHandler {
  return async (request, response, next) => {
    const token = tokenOf(request);
    const account = token ? await holderOf(em(), token) : undefined;
    if (!account) return reply(response, signInFirst());
    response.locals.caller = callerOf(account);
    next();
  };
}

export function callerIn(response: Response): Caller {
  return response.locals.caller as Caller;
}

/** The caller as the party to an act. */
export function actorIn(response: Response): Actor {
  const { person, organisation, role } = callerIn(response);
  return { person, organisation, role };
}

function callerOf({ login, person, name, organisation, role }: Account): Caller {
  return { login, person, name, organisation, role };
}

function tokenOf(request: Request): string | undefined {
  return parseCookie(request.get('cookie') ?? '')[cookieName];
}
