/** What an envelope says outside: its form, which purchase it is for, and the two shares, each sealed for its holder. */
import { fromText, joined } from './text.ts';

export interface Wrap {
  /** The holder's public key. */
  key: string;
  /** SHA-256 of the share. */
  commitment: string;
  sealed: string;
}

export interface Header {
  /** Case and round. */
  purchase: string;
  /** The public half of a key that was used for this envelope alone. */
  ephemeral: string;
  wraps: readonly [Wrap, Wrap];
}

const format = 'jieli-envelope-1';
export const keyBytes = 32;
const tagBytes = 16;
export const headerBytesMax = 2_000;
const purchaseMax = 200;
/** The length of a bid tells nothing but which multiple of this it is below. */
const blockBytes = 64 * 1024;
const lineEnd = 10;

/** With the line's end: what follows is ciphertext. */
export function headerOf({ purchase, ephemeral, wraps }: Header): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify({ format, purchase, ephemeral, wraps })}\n`);
}

export function shareText(purchase: string, commitment: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([format, purchase, commitment]));
}

/** Length of what is said, what is said, the paper. */
export function packed(bid: object, paper: Uint8Array): Uint8Array {
  const said = new TextEncoder().encode(JSON.stringify({ ...bid, bytes: paper.length }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, said.length);
  return joined(length, said, paper);
}

export function paddedTo(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(plain, new Uint8Array(Math.ceil(plain.length / blockBytes) * blockBytes - plain.length));
}

export interface Parts {
  header: Header;
  /** The header as it stands, which the ciphertext is bound to. */
  bytes: Uint8Array<ArrayBuffer>;
  cipher: Uint8Array<ArrayBuffer>;
}

/** Whether a file begins as an envelope does; it may be a broken one. */
export function claimsToBeEnvelope(file: Uint8Array): boolean {
  const begins = `{"format":"${format}"`;
  return new TextDecoder().decode(file.subarray(0, begins.length)) === begins;
}

/** Throws where it is no whole envelope, or one for another purchase; without `purchase` for whichever. */
export function partsOf(envelope: Uint8Array, purchase?: string): Parts {
  const header = outsideOf(envelope);
  const end = envelope.indexOf(lineEnd) + 1;
  const bytes = envelope.slice(0, end);
  const cipher = envelope.slice(end);
  if (cipher.length <= tagBytes || (cipher.length - tagBytes) % blockBytes !== 0)
    throw new Error('The envelope is cut short.');
  if (purchase !== undefined && header.purchase !== purchase)
    throw new Error(`The envelope is for ${header.purchase}, not for ${purchase}.`);
  return { header, bytes, cipher };
}

/** What an envelope says outside, by its beginning alone: enough where the whole was looked through when it came. */
export function outsideOf(beginning: Uint8Array): Header {
  const end = beginning.subarray(0, headerBytesMax).indexOf(lineEnd) + 1;
  if (!claimsToBeEnvelope(beginning) || end === 0) throw new Error('This is no envelope.');
  return read(beginning.slice(0, end));
}

/** What is read must be what would be written: there is one way to say it, and nothing beside it. */
function read(bytes: Uint8Array): Header {
  const text = new TextDecoder().decode(bytes);
  try {
    const { purchase, ephemeral, wraps } = JSON.parse(text) as Header;
    const told = wraps.map(({ key, commitment, sealed }) => ({ key, commitment, sealed }));
    const isShort = typeof purchase === 'string' && purchase.length <= purchaseMax;
    const areKeys = [ephemeral, ...told.flatMap(({ key, commitment }) => [key, commitment])].every(isKey);
    const areSealed = told.every(({ sealed }) => fromText(sealed).length === keyBytes + tagBytes);
    const header = { purchase, ephemeral, wraps: told as unknown as Header['wraps'] };
    const isSame = new TextDecoder().decode(headerOf(header)) === text;
    if (told.length === 2 && told[0]!.key !== told[1]!.key && isShort && areKeys && areSealed && isSame) return header;
  } catch {
    // Whatever is wrong with it, it is no header.
  }
  throw new Error('What the envelope says outside cannot be read.');
}

function isKey(text: string): boolean {
  return fromText(text).length === keyBytes;
}
