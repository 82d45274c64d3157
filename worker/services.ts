/** What the activities are served by: the journal, the treasury, the roster, the post between cases. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { Services } from '../activities/index.ts';
import { pendingBefore } from '../db/deeds.ts';
import { Journal } from '../db/journal.ts';
import { countRecipients } from '../db/recipients.ts';
import { measureGaps } from '../db/takeover-lines.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { BetweenCases } from '../post/between-cases.ts';

/** `playsTime`: cases have clocks of their own (demo and rehearsal). */
export function servicesOf(
  em: () => EntityManager,
  client: Client,
  playsTime: boolean,
  treasury: Services['treasury'],
): Services {
  return {
    journal: new Journal(em, chinaCalendar),
    treasury,
    recipients: {
      count: (takeover) => countRecipients(em(), takeover),
      gaps: (takeover) => measureGaps(em(), takeover),
    },
    post: new BetweenCases(client, em, playsTime),
    deeds: { pendingBefore: (caseId, moment) => pendingBefore(em(), caseId, moment) },
  };
}
