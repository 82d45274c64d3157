import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { takeoverProceeding } from '../domain/takeover.ts';
import { isEveryoneServed, needsRecount, type Takeover } from '../domain/takeover-state.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';
import { measuresGaps } from './patches.ts';

const { countRecipients, measureGaps } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { maximumInterval: '10 seconds' },
});

/** 临时接管：the plan, the service, the settlement. */
const course: Course<Takeover> = { activated, running, settling };

export function takeover(file: CaseFile<Takeover>): Promise<void> {
  return follow(takeoverProceeding, course, file);
}

/** 启动预案：the commander is in place. */
async function activated(dossier: Dossier<Takeover>): Promise<'running'> {
  await dossier.until((state) => state.activated);
  return 'running';
}

/** 接续服务：whatever is said of a recipient is counted against the roster, until nobody is left. */
async function running(dossier: Dossier<Takeover>): Promise<'settling'> {
  while (!isEveryoneServed(dossier.state)) {
    await dossier.until(needsRecount);
    await recount(dossier);
  }
  return 'settling';
}

/** 结算与收尾：the director closes; what is still said of a recipient is counted until then. */
async function settling(dossier: Dossier<Takeover>): Promise<'closed'> {
  for (;;) {
    await dossier.until((state) => state.closed ?? needsRecount(state));
    if (dossier.state.closed) return 'closed';
    await recount(dossier);
  }
}

/** Everything on record before the counting is in the count; what comes meanwhile is counted next time. */
async function recount(dossier: Dossier<Takeover>): Promise<void> {
  const upTo = dossier.state.seq;
  const counts = await countRecipients(dossier.state.id);
  const gaps = measuresGaps() ? { gaps: await measureGaps(dossier.state.id) } : {};
  await dossier.perform('recountRecipients', { counts, upTo, ...gaps });
}
