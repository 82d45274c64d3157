/** Text that can be kept: PostgreSQL takes no NUL, and half a surrogate pair is no character. */

/** The place of the first text that cannot be kept, in a value that came as JSON; nothing where all can. */
export function unkept(value: unknown, path: string[] = []): string[] | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = unkept(key, [...path, key]) ?? unkept(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
