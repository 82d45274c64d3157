import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { Procurement } from '../domain/procurement.ts';
import { awardPublication } from '../domain/publication.ts';
import type { Dossier } from './dossier.ts';

const { announce } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' });

/** 评审定标：bids are opened, examined and scored; when the winner has its notice, the public is told who won. */
export async function selection(dossier: Dossier<Procurement>): Promise<'contract'> {
  await dossier.until(({ award }) => award);
  await tellOfAward(dossier);
  return 'contract';
}

/** Keyed by the winner: where one refuses to sign, the next is published too. */
export async function tellOfAward(dossier: Dossier<Procurement>): Promise<void> {
  const { round, winner } = dossier.state;
  await announce(`${dossier.caseId}:round:${round}:award:${winner!.supplier}`, awardPublication(dossier.state));
}
