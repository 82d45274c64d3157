import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 接入：a contract that ran already waits for a second person; then the case goes on where the contract stands. */
export async function adopting(dossier: Dossier<Procurement>): Promise<Procurement['stage']> {
  await dossier.until(({ adoption }) => adoption?.confirmed);
  return dossier.state.adoption!.stage;
}
