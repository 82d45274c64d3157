/** The arguments of a command in which keys and shares stand: one in sixty-four begins with a hyphen, and is a value all the same. */

export function argumentsWith(options: readonly string[], given: readonly string[] = process.argv.slice(2)): string[] {
  const found: string[] = [];
  for (let at = 0; at < given.length; at++) {
    const one = given[at]!;
    const hasValue = options.includes(one) && at + 1 < given.length;
    found.push(hasValue ? `${one}=${given[++at]}` : one);
  }
  return found;
}
