/** Look-ups that no case can make itself: whether a supplier is banned today, and which cases a provider is in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../db/entities.ts';
import { Recipient } from '../db/world-entities.ts';
import type { FoundBan } from '../domain/ban.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { RunningCase, Sanction } from '../domain/sanction-state.ts';
import { civilDate } from '../domain/time.ts';
import type { Looking } from './envelopes.ts';

/** More cases of one provider at a time than a county has; one more is not told by itself. */
const casesMax = 500;
const underContract = ['contract', 'performance', 'acceptance', 'evaluation'];
const choosing = ['announcement', 'selection'];

/** The input with the ban that runs for whoever takes part; where there is none it is left as it is. */
export async function withBan(em: EntityManager, input: unknown, _: Case, { actor, receivedAt }: Looking) {
  const supplier = (input as { supplier?: string }).supplier ?? actor.organisation;
  const where = { proceeding: 'sanction', stage: 'banned', state: { provider: supplier } };
  const rows = (await em.find(Case, where as never, { limit: casesMax })) as Case[];
  const day = civilDate(receivedAt);
  const bans = rows
    .map(({ number, state }) => ({ sanction: number, ...(state as Sanction).ban! }))
    .filter(({ from, until }) => from <= day && until >= day)
    .map(({ sanction, until }): FoundBan => ({ sanction, until }))
    .sort((a, b) => (a.until < b.until ? 1 : -1));
  return bans[0] ? { ...(input as object), ban: bans[0] } : input;
}

/** The decision with every case that the provider is in: under contract, or a supplier in a purchase that is not decided yet. */
export async function withRunning(em: EntityManager, input: unknown, { state }: Case): Promise<unknown> {
  const { provider } = state as Sanction;
  const procurement = { proceeding: 'procurement' };
  const mine = { ...procurement, stage: { $in: underContract }, state: { contract: { provider } } };
  const open = { ...procurement, stage: { $in: choosing } };
  const found = [
    ...((await em.find(Case, mine as never, { limit: casesMax })) as Case[]),
    ...((await em.find(Case, open as never, { limit: casesMax })) as Case[]).filter((row) => takesPart(row, provider)),
  ];
  const running: Record<string, RunningCase> = {};
  for (const { number, stage } of found)
    running[number] = { stage, recipients: await em.count(Recipient, { procurement: number } as never) };
  return { ...(input as object), running };
}

function takesPart({ state }: Case, provider: string): boolean {
  const { registrations = {}, bids = {}, quotes = {} } = state as Procurement & { quotes?: object };
  return [registrations, bids, quotes].some((one) => Object.hasOwn(one, provider));
}
