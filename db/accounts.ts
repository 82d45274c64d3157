/** Accounts and sessions: argon2id for passwords, and of a session's token only its hash. */
import { argon2 as argon2Callback, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account, Session } from './access-entities.ts';
import { demoAccounts } from './demo-accounts.ts';

const argon2 = promisify(argon2Callback);
/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;
/** A write for every request would cost more than the rest of it. */
const notedEveryMs = 60_000;

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await argon2('argon2id', { ...cost, message: password, nonce });
  return `${nonce.toString('base64url')}$${hash.toString('base64url')}`;
}

async function isPassword(password: string, kept: string): Promise<boolean> {
  const [nonce = '', hash = ''] = kept.split('$').map((part) => Buffer.from(part, 'base64url'));
  const found = await argon2('argon2id', { ...cost, message: password, nonce: nonce as Buffer });
  return timingSafeEqual(found, hash as Buffer);
}

/** Compared where there is no such account, so that the time taken does not tell which logins exist. */
const nobody = await hashPassword(randomBytes(16).toString('hex'));

/** A session's token, or nothing where login and password do not fit. */
export async function signIn(em: EntityManager, login: string, password: string): Promise<string | undefined> {
  const account = await em.findOne(Account, { login });
  const fits = await isPassword(password, account?.passwordHash ?? nobody);
  if (!account || !fits) return undefined;
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  await em.insert(Session, { tokenHash: hashOf(token), login, createdAt: now, seenAt: now });
  return token;
}

export async function signOut(em: EntityManager, token: string): Promise<void> {
  await em.nativeDelete(Session, { tokenHash: hashOf(token) });
}

/** Who holds a token; nothing where it is unknown, idle too long or too old. That it was seen is noted once a minute. */
export async function holderOf(em: EntityManager, token: string): Promise<Account | undefined> {
  const now = Date.now();
  const tokenHash = hashOf(token);
  const [found] = await em.execute<(Account & { seen: Date })[]>(
    `select a.login, a.person, a.name, a.organisation, a.role, s.seen_at as seen
       from session s join account a using (login)
      where s.token_hash = ? and s.seen_at > ? and s.created_at > ?`,
    [tokenHash, new Date(now - idleMs), new Date(now - absoluteMs)],
  );
  if (!found) return undefined;
  const { seen, ...account } = found;
  if (now - new Date(seen).getTime() > notedEveryMs)
    await em.nativeUpdate(Session, { tokenHash }, { seenAt: new Date(now) });
  return account;
}

/** Puts the demo's accounts in, where they are not there yet. */
export async function seedDemo(em: EntityManager): Promise<void> {
  const present = new Set((await em.find(Account, {})).map(({ login }) => login));
  for (const { password, ...account } of demoAccounts.filter(({ login }) => !present.has(login)))
    await em.insert(Account, { ...account, passwordHash: await hashPassword(password) });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
