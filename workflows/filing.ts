import { courses } from '../domain/methods.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

/** 方案与备案：the scheme is approved and countersigned, then the plan is filed; the regulator's number ends the stage, which below the limit needs none. */
export async function filing(dossier: Dossier<Procurement>): Promise<'announcement'> {
  await dossier.until(({ scheme }) => scheme?.approved && scheme.countersigned);
  await dossier.until(({ plan, opening }) => plan?.number || !courses[opening.method].statutory);
  return 'announcement';
}
