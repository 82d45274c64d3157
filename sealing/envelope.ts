/**
 * 信封：a bid sealed for two keys, so that neither holder can open it alone. WebCrypto only: it runs in Node and in browsers.
 *
 * Two random shares together make the key of the content; each is sealed for one holder (X25519, HKDF-SHA256, AES-256-GCM).
 * The purchase it is for, and everything else that is said outside, is bound to both: an envelope of another purchase or
 * round, or one in which a byte was changed, does not open. Each share is committed to by its hash, so that a holder who
 * hands out another share is told apart from a bidder who made the envelope wrongly.
 */
import { headerOf, keyBytes, packed, paddedTo, partsOf, shareText, type Wrap } from './header.ts';
import { fromText, hashOf, joined, toText } from './text.ts';

/** What a bidder says; the bytes of its paper go with it. */
export interface Bid {
  supplier: string;
  /** In fen. */
  priceFen: number;
}

export interface Opened extends Bid {
  paper: Uint8Array;
}

export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

/** What a holder hands out after the deadline, for one envelope: it opens nothing without the other one. */
export type Share = string;

/** Why an envelope does not open; `byHolder`: another share would open it. */
export class NotOpened extends Error {
  readonly byHolder: boolean;

  constructor(why: string, byHolder = false) {
    super(why);
    this.byHolder = byHolder;
  }
}

const { subtle } = globalThis.crypto;
/** Every key seals one thing: a counter is not needed, and a nonce cannot come twice. */
const nonce = new Uint8Array(12);
export const paperBytesMax = 49 * 1024 * 1024;

/** A key of one holder for one purchase; the private half stays on the machine that made it. */
export async function newKey(): Promise<KeyPair> {
  const pair = (await subtle.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair;
  const [open, closed] = [
    await subtle.exportKey('raw', pair.publicKey),
    await subtle.exportKey('pkcs8', pair.privateKey),
  ];
  return { publicKey: toText(new Uint8Array(open)), privateKey: toText(new Uint8Array(closed)) };
}

/** The public half of a private key. */
export async function publicKeyOf(privateKey: string): Promise<string> {
  const key = await subtle.importKey('pkcs8', fromText(privateKey), 'X25519', true, ['deriveBits']);
  return (await subtle.exportKey('jwk', key)).x!;
}

/** SHA-256 of a share, as the envelope says it outside. */
export function commitmentOf(share: Share): Promise<string> {
  return hashOf(fromText(share));
}

/** `purchase`: case and round, as the notice names them. Sealed for two different keys. */
export async function seal(
  bid: Bid,
  paper: Uint8Array,
  purchase: string,
  keys: readonly [string, string],
): Promise<Uint8Array> {
  if (keys[0] === keys[1]) throw new Error('An envelope is sealed for two different keys.');
  if (paper.length > paperBytesMax) throw new Error(`A paper has at most ${paperBytesMax} bytes.`);
  const once = await newKey();
  const shares = keys.map(() => globalThis.crypto.getRandomValues(new Uint8Array(keyBytes)));
  const wraps = await Promise.all(keys.map((key, place) => wrapped(shares[place]!, key, once, purchase)));
  const header = headerOf({ purchase, ephemeral: once.publicKey, wraps: wraps as [Wrap, Wrap] });
  const key = await contentKey(shares, once.publicKey, 'encrypt');
  const plain = paddedTo(packed(bid, paper));
  const cipher = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: header }, key, plain);
  return joined(header, new Uint8Array(cipher));
}

/** By a holder, with its private key: its share of this envelope. */
export async function shareOf(envelope: Uint8Array, purchase: string, key: KeyPair): Promise<Share> {
  const { header } = partsOf(envelope, purchase);
  const wrap = header.wraps.find(({ key: one }) => one === key.publicKey);
  if (!wrap) throw new NotOpened('It is not sealed for this key.');
  const closed = await subtle.importKey('pkcs8', fromText(key.privateKey), 'X25519', false, ['deriveBits']);
  try {
    const secret = await secretOf(closed, header.ephemeral);
    const opener = await wrapKey(secret, header.ephemeral, key.publicKey, 'decrypt');
    const additionalData = shareText(purchase, wrap.commitment);
    const share = await subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData }, opener, fromText(wrap.sealed));
    return toText(new Uint8Array(share));
  } catch {
    throw new NotOpened('The share in it cannot be read with this key: it was made wrongly, or changed.');
  }
}

/** With both shares, in any order. */
export async function open(envelope: Uint8Array, purchase: string, shares: readonly Share[]): Promise<Opened> {
  const { header, bytes, cipher } = partsOf(envelope, purchase);
  const found = await Promise.all(header.wraps.map((wrap) => committed(wrap, shares)));
  const missing = found.filter((share) => share === undefined).length;
  if (missing > 0)
    throw new NotOpened(`${missing} of its two shares are missing, or are not those it was sealed with.`, true);
  const key = await contentKey(found as Uint8Array[], header.ephemeral, 'decrypt');
  const plain = await subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: bytes }, key, cipher).catch(() => {
    throw new NotOpened('Its content cannot be read: it was made wrongly, or changed.');
  });
  return unpacked(new Uint8Array(plain));
}

function unpacked(plain: Uint8Array): Opened {
  const length = new DataView(plain.buffer, plain.byteOffset, 4).getUint32(0);
  try {
    const said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(4, 4 + length))) as unknown;
    const { supplier, priceFen, bytes } = said as Record<string, unknown>;
    const end = 4 + length + (bytes as number);
    const isBid = typeof supplier === 'string' && Number.isSafeInteger(priceFen) && (priceFen as number) >= 0;
    const isWhole = Number.isSafeInteger(bytes) && (bytes as number) >= 0 && end <= plain.length;
    if (isBid && isWhole) return { supplier, priceFen: priceFen as number, paper: plain.slice(4 + length, end) };
  } catch {
    // What is no bid is said below.
  }
  throw new NotOpened('What is in it is no bid: it was made wrongly.');
}

async function wrapped(share: Uint8Array<ArrayBuffer>, key: string, once: KeyPair, purchase: string): Promise<Wrap> {
  const commitment = await hashOf(share);
  const closed = await subtle.importKey('pkcs8', fromText(once.privateKey), 'X25519', false, ['deriveBits']);
  const sealer = await wrapKey(await secretOf(closed, key), once.publicKey, key, 'encrypt');
  const additionalData = shareText(purchase, commitment);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, sealer, share);
  return { key, commitment, sealed: toText(new Uint8Array(sealed)) };
}

async function committed({ commitment }: Wrap, shares: readonly Share[]): Promise<Uint8Array | undefined> {
  for (const share of shares) {
    const bytes = fromText(share);
    if ((await hashOf(bytes)) === commitment) return bytes;
  }
  return undefined;
}

async function secretOf(closed: CryptoKey, open: string): Promise<ArrayBuffer> {
  const other = await subtle.importKey('raw', fromText(open), 'X25519', false, []);
  return subtle.deriveBits({ name: 'X25519', public: other }, closed, keyBytes * 8);
}

function wrapKey(secret: ArrayBuffer, ephemeral: string, key: string, use: KeyUsage): Promise<CryptoKey> {
  return derived(new Uint8Array(secret), joined(fromText(ephemeral), fromText(key)), 'share', use);
}

function contentKey(shares: readonly Uint8Array[], ephemeral: string, use: KeyUsage): Promise<CryptoKey> {
  return derived(joined(...shares), fromText(ephemeral), 'content', use);
}

async function derived(from: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>, what: string, use: KeyUsage) {
  const base = await subtle.importKey('raw', from, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`jieli-envelope-1 ${what}`);
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}
