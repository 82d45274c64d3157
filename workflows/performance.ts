import { clockKey } from '../domain/law/clocks.ts';
import type { Procurement } from '../domain/procurement.ts';
import { silentWeek } from '../domain/service-watch.ts';
import type { Dossier } from './dossier.ts';

/**
 * 履约：one period after the other is reported, verified and paid; it ends when acceptance of the whole is asked for. A week
 * whose log is overdue is warned of by the case itself. Only a case in which rates were agreed does so: histories from before
 * hold none, and replay as they are.
 */
export async function performance(dossier: Dossier<Procurement>): Promise<'acceptance'> {
  for (;;) {
    await dossier.until((state) => state.acceptance || overdueWeek(dossier, state));
    const week = overdueWeek(dossier, dossier.state);
    if (dossier.state.acceptance || week === undefined) return 'acceptance';
    // A log that was admitted in the same moment answers for the week: then nobody is warned.
    await dossier.perform('warnOfSilence', { week }, (admitted) => silentWeek(admitted) === week);
    await dossier.until((state) => state.acceptance || silentWeek(state) !== week);
  }
}

function overdueWeek(dossier: Dossier<Procurement>, state: Procurement): string | undefined {
  const week = silentWeek(state);
  return week !== undefined && dossier.passed(clockKey('weeklyLog', week)) !== undefined ? week : undefined;
}
