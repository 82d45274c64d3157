import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 预算下达：the purchaser's accountant enters the allotment; until then nothing else may be done. */
export async function budget(dossier: Dossier<Procurement>): Promise<'filing'> {
  await dossier.until(({ allotment, sources }) => allotment ?? sources);
  return 'filing';
}
