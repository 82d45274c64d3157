/** 摘要：SHA-256 (FIPS 180-4) of a text, for rules that pin an exact wording: where cases run there is no library for it. */

/** The first 32 bits of the fractional parts of a root of the first primes. */
function fractions(count: number, root: (prime: number) => number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    const isPrime = Array.from({ length: candidate - 2 }, (_, n) => n + 2).every(
      (divisor) => candidate % divisor !== 0,
    );
    if (isPrime) found.push(Math.floor((root(candidate) % 1) * 2 ** 32) >>> 0);
  }
  return found;
}

const constants = fractions(64, Math.cbrt);
const initial = fractions(8, Math.sqrt);
const blockBytes = 64;

/** Of the text in UTF-8, as 64 hexadecimal digits. */
export function sha256Of(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  let state = [...initial];
  for (let start = 0; start < bytes.length; start += blockBytes)
    state = mixed(state, bytes.subarray(start, start + 64));
  return state.map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** One bit, zeros, and the length in bits, to whole blocks. */
function padded(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / blockBytes) * blockBytes);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0);
  return bytes;
}

function mixed(before: readonly number[], block: Uint8Array): number[] {
  const words = schedule(block);
  let [a, b, c, d, e, f, g, h] = before as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < 64; round++) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + constants[round]! + words[round]!) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, place) => (word + before[place]!) >>> 0);
}

function schedule(block: Uint8Array): Int32Array {
  const words = new Int32Array(64);
  const view = new DataView(block.buffer, block.byteOffset, blockBytes);
  for (let place = 0; place < 16; place++) words[place] = view.getInt32(place * 4);
  for (let place = 16; place < 64; place++) {
    const [near, far] = [words[place - 2]!, words[place - 15]!];
    const nearly = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    const farther = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    words[place] = words[place - 16]! + farther + words[place - 7]! + nearly;
  }
  return words;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
