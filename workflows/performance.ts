import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 履约：one period after the other is reported, verified and paid; it ends when acceptance of the whole is asked for. */
export async function performance(dossier: Dossier<Procurement>): Promise<'acceptance'> {
  await dossier.until(({ acceptance }) => acceptance);
  return 'acceptance';
}
