/** `npm run seal`: makes a key of a holder, or seals a bid for the two keys of a purchase. Nothing leaves this machine. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { argumentsWith } from './arguments.ts';
import { newKey, seal } from './envelope.ts';

const usage = `npm run seal -- key <private-key-file>
npm run seal -- bid --purchase <case>#<round> --supplier <code> --price-fen <fen> --for <key> --for <key> <paper> <envelope>`;

const { values, positionals } = parseArgs({
  args: argumentsWith(['--for']),
  allowPositionals: true,
  options: {
    purchase: { type: 'string', default: '' },
    supplier: { type: 'string', default: '' },
    'price-fen': { type: 'string', default: '' },
    for: { type: 'string', multiple: true, default: [] },
  },
});
const [what, first, second] = positionals;

if (what === 'key' && first) await makeKey(first);
else if (what === 'bid' && second && isTold()) await sealBid(first!, second);
else {
  console.error(usage);
  process.exit(2);
}

/** Readable by its owner alone; a file that is there is never written over: it may be the only key to sealed bids. */
async function makeKey(file: string): Promise<void> {
  const key = await newKey();
  writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  console.log(key.publicKey);
}

function isTold(): boolean {
  const { purchase, supplier, for: keys } = values;
  return Boolean(purchase && supplier && /^\d{1,15}$/.test(values['price-fen']) && keys.length === 2);
}

async function sealBid(paper: string, envelope: string): Promise<void> {
  const { purchase, supplier, for: keys } = values;
  const bid = { supplier, priceFen: Number(values['price-fen']) };
  const sealed = await seal(bid, readFileSync(paper), purchase, keys as [string, string]);
  writeFileSync(envelope, sealed, { flag: 'wx' });
  console.log(createHash('sha256').update(sealed).digest('hex'));
}
