/** `npm run packs -- impact <pack>`: which running cases there are, and which of their decisions would come out differently under a pack. */
import { openDatabase } from '../db/orm.ts';
import { packs } from '../domain/law/packs.ts';
import { databaseAddress } from '../engine/kept-address.ts';
import { storedCases } from '../verify/reading.ts';
import { type Impact, impactOn } from './impact.ts';

const exits = { told: 0, notAsked: 2, unreachable: 3 } as const;

export async function run(pack: string): Promise<number> {
  if (!packs[pack]) {
    console.error(`There is no pack ${pack}. There are: ${Object.keys(packs).join(', ')}`);
    return exits.notAsked;
  }
  const address = databaseAddress(process.env);
  if (!address) {
    console.error('There is no database to look into: run npm start, or set DATABASE_URL.');
    return exits.unreachable;
  }
  const orm = await openDatabase(address);
  try {
    const impact: Impact = { running: [], otherwise: [] };
    for await (const stored of storedCases(orm.em.fork())) {
      const otherwise = impactOn(stored, pack);
      if (!otherwise) continue;
      impact.running.push(stored.caseId);
      impact.otherwise.push(...otherwise);
    }
    console.log(wordsOf(pack, impact));
    return exits.told;
  } finally {
    await orm.close();
  }
}

function wordsOf(pack: string, { running, otherwise }: Impact): string {
  const lines = otherwise.map(
    (one) => `${one.case} entry ${one.seq} ${one.act} (${one.at}): ${one.what} ${one.of}: ${one.is} -> ${one.would}`,
  );
  const sum = `${running.length} running cases of ${packs[pack]!.region}; ${otherwise.length} things would come out differently under ${pack}.`;
  return [...running.map((id) => `running: ${id}`), ...lines, sum].join('\n');
}
