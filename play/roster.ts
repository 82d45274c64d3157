/** The recipients of a told case, by pseudonyms that are made up, and always the same for the same case. */
import { createHash } from 'node:crypto';
import type { CaseFile } from './case.ts';

export interface Recipient {
  pseudonym: string;
  township: string;
  care: 'independent' | 'partial' | 'full';
}

/** By township, in the order of their numbers. */
export type Roster = Readonly<Record<string, readonly Recipient[]>>;

const pseudonymLength = 12;

export function rosterOf({ recipients }: Pick<CaseFile, 'recipients'>): Roster {
  const { townships = {}, seed = '' } = recipients ?? {};
  return Object.fromEntries(
    Object.entries(townships).map(([township, count]) => [
      township,
      Array.from({ length: count }, (_, index) => recipient(seed, township, index + 1)),
    ]),
  );
}

/** Of a hundred people sixty look after themselves, fifteen need full care; who does, the seed decides. */
function recipient(seed: string, township: string, number: number): Recipient {
  const hash = createHash('sha256')
    .update(JSON.stringify([seed, township, number]))
    .digest('hex');
  const percent = Number.parseInt(hash.slice(-4), 16) % 100;
  const care = percent < 60 ? 'independent' : percent < 85 ? 'partial' : 'full';
  return { pseudonym: `r-${hash.slice(0, pseudonymLength)}`, township, care };
}
