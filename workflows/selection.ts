import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 评审定标：bids are opened, examined and scored, until the winner has its notice. */
export async function selection(dossier: Dossier<Procurement>): Promise<'contract'> {
  await dossier.until(({ award }) => award);
  return 'contract';
}
