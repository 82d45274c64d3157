/** `npm run packs [-- --on <day> | publish <release> | impact <pack>]`: whether the figures of the law are whole, and what they are on a day. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packFor } from '../domain/law/packs.ts';
import { regions } from '../domain/law/row.ts';
import { civilDate } from '../domain/time.ts';
import { packFaults } from './faults.ts';
import { lawOnFile } from './law.ts';
import { asFile, publishedWith } from './publishing.ts';
import { wordsOfFaults, wordsOfPack } from './words.ts';

const exits = { whole: 0, faulty: 1, notAsked: 2 } as const;
const usage = 'npm run packs [-- --on <day> | publish <release> | impact <pack>]';
const today = civilDate(new Date().toISOString());

process.exitCode = await run();

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { on: { type: 'string' } }, allowPositionals: true });
  const [what, name, ...more] = positionals;
  if (more.length > 0 || (what && !name)) return complain(usage);
  if (what === 'impact') return (await import('./impact-main.ts')).run(name!);
  if (what === 'publish') return publish(name!);
  if (what) return complain(usage);
  return values.on === undefined ? check() : show(values.on);
}

function check(): number {
  const law = lawOnFile();
  const faults = packFaults(law, today);
  console.log(wordsOfFaults(faults, law));
  return faults.length > 0 ? exits.faulty : exits.whole;
}

function show(day: string): number {
  const { packs } = lawOnFile();
  for (const region of Object.keys(regions)) {
    const id = packFor(region, day);
    console.log(id ? wordsOfPack(id, packs[id]!) : `${region}: no pack on ${day}`);
  }
  return exits.whole;
}

/** Not of what is at fault: what is published stays. */
function publish(release: string): number {
  const law = lawOnFile();
  const faults = packFaults(law, today).filter(({ what }) => !what.includes(`release ${release} `));
  if (faults.length > 0) return complain(wordsOfFaults(faults, law), exits.faulty);
  const file = new URL('../domain/law/published.ts', import.meta.url);
  writeFileSync(file, asFile(publishedWith(law, release, today)));
  console.log(`Published as ${release}: format it with npx biome check --write domain/law/published.ts`);
  return exits.whole;
}

function complain(words: string, code: number = exits.notAsked): number {
  console.error(words);
  return code;
}
