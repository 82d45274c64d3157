/** Puts into an input what a case file only names: a moment, the digest of a document, recipients of the roster. */
import { createHash, randomBytes } from 'node:crypto';
import type { Value } from './case.ts';
import type { Recipient, Roster } from './roster.ts';
import { instantOf } from './times.ts';

/** What is named, but is not there. */
export class NotThere extends Error {}

interface Range {
  township: string;
  from: number;
  count: number;
  except?: number[];
}

type Named = Record<string, Value>;

export function filled(value: Value, roster: Roster): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, roster));
  if (typeof value !== 'object') return value;
  if ('$moment' in value) return instantOf(value.$moment as string);
  if ('$sha256' in value)
    return createHash('sha256')
      .update(value.$sha256 as string)
      .digest('hex');
  if ('$unique' in value) return `${value.$unique}-${randomBytes(4).toString('hex')}`;
  if ('$recipient' in value) return one(value.$recipient as Named, roster);
  if ('$recipients' in value) return many(value.$recipients as unknown as Range, roster);
  return Object.fromEntries(Object.entries(value).map(([field, inside]) => [field, filled(inside, roster)]));
}

function one({ township, number }: Named, roster: Roster): string {
  return at(roster, township as string, number as number).pseudonym;
}

function many({ township, from, count, except = [] }: Range, roster: Roster): string[] {
  return Array.from({ length: count }, (_, index) => from + index)
    .filter((number) => !except.includes(number))
    .map((number) => at(roster, township, number).pseudonym);
}

function at(roster: Roster, township: string, number: number): Recipient {
  const all = roster[township];
  if (!all) throw new NotThere(`名册中没有“${township}”`);
  const found = all[number - 1];
  if (!found) throw new NotThere(`名册中“${township}”只有 ${all.length} 人，没有第 ${number} 名`);
  return found;
}
