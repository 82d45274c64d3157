/** An envelope is opened by two holders together, by neither alone, and not at all where a byte of it was changed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from '../../documents/content.ts';
import { argumentsWith } from '../../sealing/arguments.ts';
import { NotOpened, newKey, open, seal, shareOf } from '../../sealing/envelope.ts';
import { partsOf } from '../../sealing/header.ts';
import { fromText, joined, toText } from '../../sealing/text.ts';

const purchase = 'procurement:henan-county-2026-0001#1';
const bid = { supplier: 'nuanyang-social-work', priceFen: 38_401_800 };
const paper = new TextEncoder().encode('暖阳社会工作服务中心的响应文件');
const [purchaser, agency, stranger] = [await newKey(), await newKey(), await newKey()];
const envelope = await seal(bid, paper, purchase, [purchaser.publicKey, agency.publicKey]);
const shares = [await shareOf(envelope, purchase, purchaser), await shareOf(envelope, purchase, agency)];

test('both shares open it, in either order, and give the bid, its price and the very paper', async () => {
  expect(await open(envelope, purchase, shares)).toEqual({ ...bid, paper });
  expect(await open(envelope, purchase, [...shares].reverse())).toEqual({ ...bid, paper });
});

test.each([
  ['the purchaser’s alone', [shares[0]!]],
  ['the agency’s alone', [shares[1]!]],
  ['one of them twice', [shares[0]!, shares[0]!]],
  ['one of them and a made-up one', [shares[1]!, toText(new Uint8Array(32).fill(7))]],
])('one share is not enough: %s', async (_, given) => {
  const failed = await open(envelope, purchase, given).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(NotOpened);
  expect((failed as NotOpened).byHolder).toBe(true);
});

test('neither who bids nor the price nor how long the paper is can be read outside', async () => {
  const text = Buffer.from(envelope).toString('latin1');
  for (const secret of [bid.supplier, String(bid.priceFen)]) expect(text).not.toContain(secret);
  expect(text).not.toContain(Buffer.from(paper).toString('latin1'));
  const longer = await seal(bid, new Uint8Array(60_000), purchase, [purchaser.publicKey, agency.publicKey]);
  expect(longer.length).toBe(envelope.length);
});

test('the same bid sealed twice makes two envelopes: nobody can try prices until one fits', async () => {
  const again = await seal(bid, paper, purchase, [purchaser.publicKey, agency.publicKey]);
  expect(Buffer.compare(again, envelope)).not.toBe(0);
});

test('whoever holds no key of it gets no share, nor does a key that only claims to be one of the two', async () => {
  await expect(shareOf(envelope, purchase, stranger)).rejects.toThrow('not sealed for this key');
  const pretended = { ...stranger, publicKey: purchaser.publicKey };
  await expect(shareOf(envelope, purchase, pretended)).rejects.toThrow('cannot be read with this key');
});

test('an envelope of another round is not opened in this one, though it is sealed for the same keys', async () => {
  const other = purchase.replace('#1', '#2');
  await expect(open(envelope, other, shares)).rejects.toThrow('is for');
  const { header, bytes, cipher } = partsOf(envelope);
  const renamed = joined(new TextEncoder().encode(new TextDecoder().decode(bytes).replace('#1', '#2')), cipher);
  expect(partsOf(renamed, other).header.wraps).toEqual(header.wraps);
  await expect(shareOf(renamed, other, purchaser)).rejects.toThrow('made wrongly, or changed');
  await expect(open(renamed, other, shares)).rejects.toThrow('made wrongly, or changed');
});

test('a changed byte, wherever it is, and a cut envelope are found out', async () => {
  const { bytes } = partsOf(envelope);
  const places = [0, 12, ...Array.from({ length: 40 }, (_, at) => at * 11 + 20), bytes.length, envelope.length - 1];
  for (const at of places) {
    const changed = Uint8Array.from(envelope);
    changed[at]! ^= 1;
    await expect(open(changed, purchase, shares)).rejects.toThrow();
  }
  await expect(open(envelope.slice(0, -1), purchase, shares)).rejects.toThrow('cut short');
  await expect(open(envelope.slice(0, bytes.length), purchase, shares)).rejects.toThrow('cut short');
  await expect(open(new Uint8Array(), purchase, shares)).rejects.toThrow('no envelope');
});

test('shares that are swapped between two envelopes open neither', async () => {
  const other = await seal(bid, paper, purchase, [purchaser.publicKey, agency.publicKey]);
  const others = [await shareOf(other, purchase, purchaser), await shareOf(other, purchase, agency)];
  await expect(open(envelope, purchase, [shares[0]!, others[1]!])).rejects.toMatchObject({ byHolder: true });
});

test('the store takes an envelope for what it is, and refuses one that is cut short or changed outside', async () => {
  const file = Buffer.from(envelope);
  expect(await inspect(file)).toEqual({ type: 'envelope' });
  const { bytes } = partsOf(envelope);
  const cut = [file.subarray(0, -1), file.subarray(0, bytes.length), file.subarray(0, bytes.length - 1)];
  const renamed = Buffer.from(file.toString('latin1').replace('"wraps"', '"other"'), 'latin1');
  for (const broken of [...cut, renamed])
    expect(await inspect(broken)).toMatchObject({ objection: { actual: '密封信封不完整' } });
});

test('it is sealed for two keys, never twice for one', async () => {
  const { publicKey } = purchaser;
  await expect(seal(bid, paper, purchase, [publicKey, publicKey])).rejects.toThrow('two different keys');
  expect(fromText(publicKey)).toHaveLength(32);
});

test('the commands make keys that only their owner can read, seal, and open with both shares', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jieli-sealing-'));
  const at = (name: string) => join(folder, name);
  const run = (program: string, ...args: string[]) =>
    execFileSync(process.execPath, [`sealing/${program}.ts`, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  writeFileSync(at('paper'), paper);
  const keys = ['purchaser', 'agency'].map((name) => run('seal', 'key', at(name)));
  expect(() => run('seal', 'key', at('agency'))).toThrow('EEXIST');
  const told = ['--purchase', purchase, '--supplier', bid.supplier, '--price-fen', String(bid.priceFen)];
  const hash = run('seal', 'bid', ...told, '--for', keys[0]!, '--for', keys[1]!, at('paper'), at('envelope'));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const [one, two] = ['purchaser', 'agency'].map((name) =>
    run('unseal', 'share', '--purchase', purchase, at(name), at('envelope')),
  );
  const handed = run('unseal', 'shares', '--purchase', purchase, at('agency'), at('envelope'));
  expect(JSON.parse(handed)).toEqual({ shares: { [hash]: two } });
  const opening = (...given: string[]) =>
    run(
      'unseal',
      'open',
      '--purchase',
      purchase,
      ...given.flatMap((share) => ['--share', share]),
      at('envelope'),
      at('out'),
    );
  expect(() => opening(one!)).toThrow('shares are missing');
  expect(JSON.parse(opening(one!, two!))).toEqual(bid);
  expect(new Uint8Array(readFileSync(at('out')))).toEqual(paper);
  rmSync(folder, { recursive: true });
}, 60_000);

test('a key or a share that begins with a hyphen is taken for what it is', () => {
  const given = ['bid', '--for', '-abc', '--for', '--x', 'paper'];
  expect(argumentsWith(['--for'], given)).toEqual(['bid', '--for=-abc', '--for=--x', 'paper']);
  expect(argumentsWith(['--for'], ['bid', '--for'])).toEqual(['bid', '--for']);
});
