import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { Procurement } from '../domain/procurement.ts';
import { cancellationPublication, endedWithItsRound } from '../domain/publication.ts';
import { tellOfEarlierRound, tellOfNotice } from './announcement.ts';
import type { Dossier } from './dossier.ts';
import { tellOfAward } from './selection.ts';

const { announce } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' });

/** 发布终止公告：whoever could read the notice reads in the same place why nothing comes of it; then the case is over. */
export async function cancelling(dossier: Dossier<Procurement>): Promise<'cancelled'> {
  // The cancellation may have cut short what was just being told: nobody reads of the end without the beginning.
  await tellOfEarlierRound(dossier);
  if (dossier.state.notice) await tellOfNotice(dossier);
  if (dossier.state.award) await tellOfAward(dossier);
  if (!endedWithItsRound(dossier.state))
    await announce(`${dossier.caseId}:cancellation`, cancellationPublication(dossier.state));
  return 'cancelled';
}
