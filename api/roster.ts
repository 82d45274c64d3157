/** A look-up that no case can make itself: whether those of whom an act speaks are on the roster. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Recipient } from '../db/world-entities.ts';
import type { Finding } from '../domain/finding.ts';

/** The part of an act's input that names recipients. */
interface Named {
  township?: string;
  recipients?: readonly string[];
  recipient?: string;
}

const shownMax = 5;

/** Refuses recipients who are not on the township's roster: confirmed by mistake, somebody else would be left without service. */
export async function strangers(em: EntityManager, takeover: string, input: unknown): Promise<Finding | undefined> {
  const { township, recipients, recipient } = input as Named;
  const named = recipients ?? (recipient ? [recipient] : []);
  if (!township || named.length === 0) return undefined;
  const procurement = takeover.split(':')[0]!;
  const known = await em.find(Recipient, { procurement, township, pseudonym: [...named] }, { fields: ['pseudonym'] });
  const found = new Set(known.map(({ pseudonym }) => pseudonym));
  const missing = named.filter((one) => !found.has(one));
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, shownMax).join('、');
  return {
    rule: '所列服务对象应当在该乡镇（街道）的名册上',
    basis: 'house',
    holds: false,
    force: 'blocks',
    actual: `${missing.length} 人不在“${township}”名册上：${shown}${missing.length > shownMax ? ' 等' : ''}`,
    remedy: '请核对代号和乡镇；名册有缺的，先补报名册',
  };
}
