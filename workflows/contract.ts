import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { Procurement } from '../domain/procurement.ts';
import { contractPublication } from '../domain/publication.ts';
import type { Dossier } from './dossier.ts';

const { announce } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' });

/** 合同：drafted, approved and signed; the later signature begins the performance, whoever still has to publish and file. */
export async function contract(dossier: Dossier<Procurement>): Promise<'performance'> {
  await dossier.until(({ contract }) => contract?.signedOn);
  return 'performance';
}

/** The public reads the contract when the officer has published it: a duty that outlives its stage, so each later one begins this. */
export async function tellOfContract(dossier: Dossier<Procurement>): Promise<void> {
  await dossier.until(({ contract }) => contract?.publishedAt);
  await announce(`${dossier.caseId}:contract`, contractPublication(dossier.state));
}
