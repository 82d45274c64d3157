import type { Procurement } from '../domain/procurement.ts';
import { isWoundUp } from '../domain/termination.ts';
import type { Dossier } from './dossier.ts';

/** 绩效评价：three sides score, the result is published; the case closes when the last fen is paid and the security is back. */
export async function evaluation(dossier: Dossier<Procurement>): Promise<'closed'> {
  await dossier.until((state) => state.evaluation?.published);
  await dossier.until(isWoundUp);
  return 'closed';
}
