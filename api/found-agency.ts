/** A look-up that no purchase can make itself: for which roles an agency has accounts here, so that no authority and no bidder is one. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../db/access-entities.ts';
import type { Role } from '../domain/act.ts';
import type { AgencyAgreement } from '../domain/shapes/elsewhere.ts';

/** More accounts than an organisation has roles tell nothing new. */
const accountsMax = 500;

/** The input with the roles of the agency's accounts, in the order of the alphabet. */
export async function withAgencyRoles(em: EntityManager, input: unknown): Promise<unknown> {
  const { agency } = input as AgencyAgreement;
  const accounts = await em.find(Account, { organisation: agency }, { orderBy: { login: 'asc' }, limit: accountsMax });
  const agencyRoles: Role[] = [...new Set(accounts.map(({ role }) => role))].sort();
  return { ...(input as object), agencyRoles };
}
