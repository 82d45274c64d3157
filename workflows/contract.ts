import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 合同：drafted, approved and signed; the later signature begins the performance, whoever still has to publish and file. */
export async function contract(dossier: Dossier<Procurement>): Promise<'performance'> {
  await dossier.until(({ contract }) => contract?.signedOn);
  return 'performance';
}
