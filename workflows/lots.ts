import { areLotsOver } from '../domain/lots.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 分包进行：each lot goes its own way; the whole purchase is over when the last of them is. */
export async function lots(dossier: Dossier<Procurement>): Promise<'closed'> {
  await dossier.until(areLotsOver);
  return 'closed';
}
