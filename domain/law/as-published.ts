/** 已发布的政策包之更正：what a pack said when it was published, where the rows know better since. Running cases are bound by it. */
import { cite } from './cite.ts';
import type { ClockName, LimitName } from './lines.ts';
import { read } from './packs/instruments.ts';
import type { Figure } from './row.ts';

/**
 * By pack, then by figure. A row that turned out wrong is set right by rows that say so; a pack that was published goes on saying
 * what it said, because a pack is never edited: whoever should be judged by the right one is moved (adoptPack).
 */
export const asPublished: Readonly<Record<string, Partial<Record<LimitName | ClockName, Figure>>>> = {
  'henan-county@2020-03-09': {
    // Release 0.1.0 had one pack for all days since, and gave small enterprises the regulation of 2025 from its beginning.
    paymentSme: { from: '2020-03-09', source: '国务院令第802号', value: 30, cite: cite('smePayment', 9), ...read },
  },
};
