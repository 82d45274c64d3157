import { patched, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { isSilent } from '../domain/deemed-award.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { Dossier } from './dossier.ts';

const { noPendingDeeds } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
});

/**
 * 评审定标：bids are opened, examined and scored, until the winner has its notice. A purchaser who stays silent till its days
 * are over has chosen the first of the report: the law says so, and the case notes it (87号令68).
 */
export async function selection(dossier: Dossier<Procurement>): Promise<'contract'> {
  if (patched('2026-11-24-selection-deemed')) {
    await dossier.until((state) => state.award || (dossier.passed('winnerFixing') && isSilent(state)));
    const due = dossier.passed('winnerFixing');
    // What the purchaser sent in time counts, however long its answer takes.
    if (due) await noPendingDeeds(dossier.caseId, due);
    if (due) await dossier.perform('deemWinner', {}, isSilent);
  }
  await dossier.until(({ award }) => award);
  return 'contract';
}
