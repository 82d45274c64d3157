/** Look-ups that no case can make itself: whether those of whom an act speaks are on the roster, and whether anybody is left. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../db/entities.ts';
import { countRecipients } from '../db/recipients.ts';
import { Recipient, RecipientOutcome } from '../db/world-entities.ts';
import { type Finding, houseRule, requirement } from '../domain/finding.ts';
import { cite } from '../domain/law/cite.ts';
import type { Takeover } from '../domain/takeover-state.ts';

/** The part of an act's input that names recipients. */
interface Named {
  township?: string;
  recipients?: readonly string[];
  recipient?: string;
  mistaken?: string;
}

const shownMax = 5;

/** What the roster says against an act of a takeover; nothing where it says nothing. */
export async function rosterFinding(
  em: EntityManager,
  row: Case,
  act: string,
  input: unknown,
): Promise<Finding | undefined> {
  if (row.proceeding !== 'takeover') return undefined;
  if (act === 'closeTakeover') return leftBehind(em, row);
  return (
    (await strangers(em, row.number, input as Named)) ??
    (act === 'confirmServed' ? await deceased(em, row.number, input as Named) : undefined)
  );
}

/** Refuses recipients who are not on the township's roster: confirmed by mistake, somebody else would be left without service. */
async function strangers(em: EntityManager, takeover: string, input: Named): Promise<Finding | undefined> {
  const { township, recipients, recipient } = input;
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

/** Who is on record as deceased is not served; where that was entered by mistake, it is said so. */
async function deceased(em: EntityManager, takeover: string, input: Named): Promise<Finding | undefined> {
  const { recipients = [], mistaken } = input;
  if (mistaken) return undefined;
  const found = await em.find(RecipientOutcome, { takeover, pseudonym: [...recipients], outcome: 'died' });
  if (found.length === 0) return undefined;
  const shown = found.slice(0, shownMax).map(({ pseudonym }) => pseudonym);
  return {
    ...houseRule(false, '已经登记去世的，不再确认服务', '请核对代号；原登记有误的，写明何以有误（mistaken）', 'blocks'),
    actual: `${found.length} 人已经登记去世：${shown.join('、')}`,
  };
}

/** The roster may have grown since the case last counted; and when the contract has ended, no township is anybody else's. */
async function leftBehind(em: EntityManager, { number, state }: Case): Promise<Finding | undefined> {
  const { townships, ended } = state as Takeover;
  const counts = Object.entries(await countRecipients(em, number));
  const left = counts
    .filter(([township]) => ended !== undefined || Object.hasOwn(townships, township))
    .map(([township, { total, served, ended: gone }]) => ({ township, open: total - served - gone }))
    .filter(({ open }) => open > 0);
  if (left.length === 0) return undefined;
  const rule = '及时启动预案，确保救助对象的正当权利不受影响：尚有服务对象既未恢复服务、也未记明去向的，接管不得结束';
  const remedy = '请逐人确认服务已经接续，或者记明去向';
  const actual = left.map(({ township, open }) => `${township} ${open} 人`).join('、');
  return { ...requirement(false, rule, cite('rules2019', 33), remedy), required: '0 人', actual };
}

/** Whether a takeover of a procurement has ended: its roster is evidence from then on. Each lot has a roster of its own. */
export async function isRosterClosed(em: EntityManager, { number, family }: Case): Promise<boolean> {
  const where = { family, proceeding: 'takeover', stage: 'closed', state: { procurement: number } } as const;
  return (await em.count(Case, where as never)) > 0;
}
