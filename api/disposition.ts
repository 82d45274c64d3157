/** How a download is named, so that every browser saves it under its name and none takes the name for anything else. */

/** What may stand in `filename*` as it is (RFC 8187, attr-char). */
const plain = /[A-Za-z0-9!#$&+.^_`|~-]/;

/**
 * RFC 6266: an attachment, but for what we have made ourselves to be read in the browser;
 * `filename*` for all that can read it, a plain `filename` for the rest. Names are held
 * against `nameFault` before they are filed; here nothing is taken for granted, for this goes into a header.
 */
export function disposition(name: string, number: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const whole = name.toWellFormed();
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(whole)?.[0] ?? '';
  const ascii =
    /^[A-Za-z0-9 ._()+-]+$/.test(whole) && !/\.\.|^[. ]|[. ]$/.test(whole) ? whole : `document-${number}${extension}`;
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded(whole)}`;
}

function encoded(name: string): string {
  return [...new TextEncoder().encode(name)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return byte < 0x80 && plain.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
