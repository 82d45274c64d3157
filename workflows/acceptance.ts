import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { acceptancePublication } from '../domain/outcome-publication.ts';
import type { Procurement } from '../domain/procurement.ts';
import { tellOfContract } from './contract.ts';
import type { Dossier } from './dossier.ts';

const { announce } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' });

/** 验收：the group's findings are recorded and published; where something is not passed, performance goes on. */
export async function acceptance(dossier: Dossier<Procurement>): Promise<'evaluation'> {
  void tellOfContract(dossier);
  await dossier.until((state) => state.acceptance?.published);
  // A purchase is accepted once, so the key is the same whenever the stage is begun again.
  await announce(`${dossier.caseId}:acceptance`, acceptancePublication(dossier.state));
  return 'evaluation';
}
