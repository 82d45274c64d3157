import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { evaluationPublication } from '../domain/outcome-publication.ts';
import type { Procurement } from '../domain/procurement.ts';
import { isWoundUp } from '../domain/termination.ts';
import { tellOfContract } from './contract.ts';
import type { Dossier } from './dossier.ts';

const { announce } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' });

/** 绩效评价：three sides score, the result is published; the case closes when the last fen is paid and the security is back. */
export async function evaluation(dossier: Dossier<Procurement>): Promise<'closed'> {
  const told = tellOfContract(dossier);
  await dossier.until((state) => state.evaluation?.published);
  await announce(`${dossier.caseId}:evaluation`, evaluationPublication(dossier.state));
  await dossier.until(isWoundUp);
  await told;
  return 'closed';
}
