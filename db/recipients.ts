/** Recipients, by pseudonym, in PostgreSQL only: the roster, and what became of each in a takeover. Cases hold counts. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RecipientCounts } from '../activities/index.ts';
import type { Entry } from '../domain/effects.ts';
import { linesOf, numbersOf } from './takeover-lines.ts';
import { Recipient } from './world-entities.ts';

interface Confirmation {
  recipients: readonly string[];
  provider?: string;
  servedAt?: string;
  confirmedBy?: string;
  lines?: Readonly<Record<string, { lastServedAt?: string; nextDueAt?: string }>>;
}

interface Ending {
  recipient: string;
  outcome: string;
}

/** What a takeover's entry says of recipients, written with that entry; the last word on each counts. */
export function outcomesOf({ case: caseId, act, seq, deed }: Entry) {
  const takeover = caseId.slice('takeover:'.length);
  if (act === 'confirmServed') {
    const confirmation = deed!.input as Confirmation;
    return [...new Set(confirmation.recipients)].map((pseudonym) => ({
      takeover,
      pseudonym,
      outcome: 'served',
      seq,
      ...lineOf(confirmation, pseudonym),
    }));
  }
  if (act !== 'endRecipient') return [];
  const { recipient, outcome } = deed!.input as Ending;
  return [{ takeover, pseudonym: recipient, outcome, seq, ...nothingSaid }];
}

const nothingSaid = { served_at: null, provider: null, confirmed_by: null, last_served_at: null, next_due_at: null };

function lineOf({ provider, servedAt, confirmedBy, lines = {} }: Confirmation, pseudonym: string) {
  const { lastServedAt, nextDueAt } = Object.hasOwn(lines, pseudonym) ? lines[pseudonym]! : {};
  return {
    served_at: servedAt ?? null,
    provider: provider ?? null,
    confirmed_by: confirmedBy ?? null,
    last_served_at: lastServedAt ?? null,
    next_due_at: nextDueAt ?? null,
  };
}

/** Of the recipients on the roster: how many there are in each township, how many are served again, how many have ended. */
export async function countRecipients(em: EntityManager, takeover: string): Promise<RecipientCounts> {
  const rows = await em.execute<{ township: string; total: number; served: number; ended: number }[]>(
    `${linesOf} select township, count(*)::int as total,
            count(*) filter (where is_served)::int as served,
            count(*) filter (where outcome <> 'served')::int as ended
       from lines_now
      group by township`,
    numbersOf(takeover),
  );
  return Object.fromEntries(rows.map(({ township, ...counts }) => [township, counts]));
}

/** Puts recipients on a procurement's roster; one who is there already is brought up to date. */
export async function enrol(em: EntityManager, recipients: readonly Recipient[]): Promise<void> {
  const batch = 1_000;
  for (let from = 0; from < recipients.length; from += batch)
    await em.upsertMany(Recipient, recipients.slice(from, from + batch));
}
