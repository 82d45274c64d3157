/** Service logs and the standing of recipients, by pseudonym, in PostgreSQL only. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Register, Standing } from '../domain/service-count.ts';
import { RecipientStanding, ServiceLogRow } from './service-entities.ts';
import { Recipient } from './world-entities.ts';

/** Keeps a log whole; the same log again is the one that is there. */
export async function keepLog(em: EntityManager, log: ServiceLogRow): Promise<void> {
  await em.upsert(ServiceLogRow, log, { onConflictAction: 'ignore' });
}

export async function logOf(em: EntityManager, procurement: string, sha256: string) {
  return (await em.findOne(ServiceLogRow, { procurement, sha256 })) ?? undefined;
}

export async function logsOf(em: EntityManager, procurement: string, hashes: readonly string[]) {
  return em.find(ServiceLogRow, { procurement, sha256: [...hashes] }, { orderBy: { fromDay: 'asc' } });
}

export async function logsUploadedSince(em: EntityManager, procurement: string, since: Date): Promise<number> {
  return em.count(ServiceLogRow, { procurement, uploadedAt: { $gte: since } });
}

/** The register as it stands now. */
export async function registerOf(em: EntityManager, procurement: string): Promise<Register> {
  const [recipients, standings] = await Promise.all([
    em.find(Recipient, { procurement }),
    em.find(RecipientStanding, { procurement }),
  ]);
  const standing = new Map(standings.map((one) => [one.pseudonym, one.standing]));
  return new Map(
    recipients.map(({ pseudonym, township, care }) => [pseudonym, { township, care, ...standing.get(pseudonym) }]),
  );
}

/** Brings the standing of recipients up to date; what is not said of one is left as it was. */
export async function noteStandings(
  em: EntityManager,
  procurement: string,
  changes: ReadonlyMap<string, Omit<Standing, 'township' | 'care'>>,
): Promise<void> {
  const rows = [...changes].map(([pseudonym, standing]) => ({ procurement, pseudonym, standing }));
  await em.execute(
    `insert into recipient_standing (procurement, pseudonym, standing)
     select procurement, pseudonym, standing
       from jsonb_to_recordset(?::jsonb) as r (procurement text, pseudonym text, standing jsonb)
     on conflict (procurement, pseudonym) do update set standing = recipient_standing.standing || excluded.standing`,
    [JSON.stringify(rows)],
  );
}
