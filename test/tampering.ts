/** Hands that write where only the journal may: each change in a transaction that is taken back. */
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { entryHash, noHash } from '../db/chain.ts';
import { storedCases } from '../verify/reading.ts';
import { type Verdict, verify, type Wanted } from '../verify/verify.ts';

class TakenBack extends Error {}

/** What verification says after something was done to the tables; afterwards it has not been done. */
export async function verdictAfter(
  orm: MikroORM,
  tamper: (em: EntityManager) => Promise<unknown>,
  wanted: Wanted = {},
): Promise<Verdict> {
  let verdict: Verdict | undefined;
  const tried = orm.em.fork().transactional(async (em) => {
    await tamper(em);
    verdict = await verify(em, wanted);
    throw new TakenBack();
  });
  await tried.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return verdict!;
}

/** Counts every hash of a case anew, as whoever owns the database could: the chain is whole again. */
export async function rehash(em: EntityManager, caseId: string): Promise<void> {
  let previousHash = noHash;
  for await (const { entries } of storedCases(em, caseId)) {
    for (const { hash: _, ...entry } of entries) {
      const hash = entryHash({ ...entry, previousHash });
      await em.execute('update journal set previous_hash = ?, hash = ? where case_id = ? and seq = ?', [
        previousHash,
        hash,
        caseId,
        entry.seq,
      ]);
      await em.execute(
        `update deed set answer = jsonb_set(answer, '{body,hash}', to_jsonb(?::text))
                         where id = ? and answer is not null`,
        [hash, entry.deedId],
      );
      previousHash = hash;
    }
  }
  await em.execute('update case_file set head = ? where id = ?', [previousHash, caseId]);
}

/** Another value of the same type, as near as can be. */
export function flipped(type: string, value: string | null): string {
  if (type === 'integer') return String(Number(value) + 1);
  if (type.startsWith('timestamp')) return new Date(Date.parse(value!) + 1).toISOString();
  if (value === null) return type === 'jsonb' ? '{}' : 'x';
  if (type === 'jsonb') return flippedJson(value);
  return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
}

/** One digit or letter inside; where there is none, something that was not there. */
function flippedJson(text: string): string {
  const place = text.search(/(?<=: ?"?)[0-9a-z]/);
  if (place < 0) return '[1]';
  const other = /[0-9]/.test(text[place]!) ? String((Number(text[place]) % 8) + 1) : text[place] === 'b' ? 'c' : 'b';
  const changed = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
  try {
    JSON.parse(changed);
    return changed;
  } catch {
    return '[1]';
  }
}
