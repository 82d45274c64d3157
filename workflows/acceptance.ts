import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 验收：the group's findings are recorded and published; where something is not passed, performance goes on. */
export async function acceptance(dossier: Dossier<Procurement>): Promise<'evaluation'> {
  await dossier.until((state) => state.acceptance?.published);
  return 'evaluation';
}
