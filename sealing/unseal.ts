/** `npm run unseal`: after the deadline a holder reads its share of an envelope; with both shares anybody opens it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type KeyPair, open, shareOf } from './envelope.ts';

const usage = `npm run unseal -- share --purchase <case>#<round> <private-key-file> <envelope>
npm run unseal -- open --purchase <case>#<round> --share <share> --share <share> <envelope> <paper>`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { purchase: { type: 'string', default: '' }, share: { type: 'string', multiple: true, default: [] } },
});
const { purchase, share: shares } = values;
const [what, first, second] = positionals;

if (!purchase || !first || !second || (what !== 'share' && what !== 'open')) {
  console.error(usage);
  process.exit(2);
}
try {
  console.log(what === 'share' ? await readShare(first, second) : await openEnvelope(first, second));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function readShare(keyFile: string, envelope: string): Promise<string> {
  return shareOf(readFileSync(envelope), purchase, JSON.parse(readFileSync(keyFile, 'utf8')) as KeyPair);
}

async function openEnvelope(envelope: string, file: string): Promise<string> {
  const { supplier, priceFen, paper } = await open(readFileSync(envelope), purchase, shares);
  writeFileSync(file, paper, { flag: 'wx' });
  return JSON.stringify({ supplier, priceFen });
}
