import type { Procurement } from '../domain/procurement.ts';
import { isWoundUp } from '../domain/termination.ts';
import type { Dossier } from './dossier.ts';

/** 合同终止：what was performed is settled and paid, the security goes back, every takeover ends; then the case is closed. */
export async function terminated(dossier: Dossier<Procurement>): Promise<'closed'> {
  await dossier.until(isWoundUp);
  return 'closed';
}
