/** `npm run unseal`: after the deadline a holder reads its share of an envelope; with both shares anybody opens it. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { argumentsWith } from './arguments.ts';
import { type KeyPair, open, shareOf } from './envelope.ts';

const usage = `npm run unseal -- share --purchase <case>#<round> <private-key-file> <envelope>
npm run unseal -- shares --purchase <case>#<round> <private-key-file> <envelope> …
npm run unseal -- open --purchase <case>#<round> --share <share> --share <share> <envelope> <paper>`;

const { values, positionals } = parseArgs({
  args: argumentsWith(['--share']),
  allowPositionals: true,
  options: { purchase: { type: 'string', default: '' }, share: { type: 'string', multiple: true, default: [] } },
});
const { purchase, share: shares } = values;
const [what = '', first, second, ...more] = positionals;
const known = ['share', 'shares', 'open'];

if (!purchase || !first || !second || !known.includes(what)) {
  console.error(usage);
  process.exit(2);
}
try {
  if (what === 'shares') console.log(await readShares(first, [second, ...more]));
  else console.log(what === 'share' ? await readShare(first, second) : await openEnvelope(first, second));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function readShare(keyFile: string, envelope: string): Promise<string> {
  return shareOf(readFileSync(envelope), purchase, JSON.parse(readFileSync(keyFile, 'utf8')) as KeyPair);
}

/** What `handOutShares` takes: by hash of the envelope. */
async function readShares(keyFile: string, envelopes: readonly string[]): Promise<string> {
  const shares: Record<string, string> = {};
  for (const envelope of envelopes) {
    const hash = createHash('sha256').update(readFileSync(envelope)).digest('hex');
    shares[hash] = await readShare(keyFile, envelope);
  }
  return JSON.stringify({ shares });
}

async function openEnvelope(envelope: string, file: string): Promise<string> {
  const { supplier, priceFen, paper } = await open(readFileSync(envelope), purchase, shares);
  writeFileSync(file, paper, { flag: 'wx' });
  return JSON.stringify({ supplier, priceFen });
}
