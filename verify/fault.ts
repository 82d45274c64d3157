/** What verification found wrong: the first entry of a case that is not what it should be, and in what. */

export interface Fault {
  case: string;
  /** The first entry that differs; absent where it is no entry, but what is read from them. */
  seq?: number;
  /** What is wrong with it, in a sentence. */
  what: string;
  expected?: unknown;
  found?: unknown;
}

/** What a check says of an entry: nothing where it is as it should be. */
export type Difference = Omit<Fault, 'case' | 'seq'> | undefined;

/** Compares what is stored with what was counted. */
export function difference(what: string, found: unknown, counted: unknown): Difference {
  return isSame(found, counted) ? undefined : { what, ...innermost(found, counted) };
}

/** As JSON: what is undefined in a counted value is not there. */
function isSame(found: unknown, counted: unknown): boolean {
  if (found === counted) return true;
  if (!isRecord(found) || !isRecord(counted) || Array.isArray(found) !== Array.isArray(counted)) return false;
  const keys = Object.keys(counted).filter((key) => counted[key] !== undefined);
  return keys.length === Object.keys(found).length && keys.every((key) => isSame(found[key], counted[key]));
}

/** The innermost place at which two values differ: whoever looks into it needs no whole states. */
function innermost(found: unknown, expected: unknown, path = ''): { expected: unknown; found: unknown } {
  if (isRecord(found) && isRecord(expected))
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)]))
      if (!isSame(found[key], expected[key]))
        return innermost(found[key], expected[key], path ? `${path}.${key}` : key);
  return { expected: at(path, expected), found: at(path, found) };
}

function at(path: string, value: unknown): unknown {
  return path ? { [path]: value ?? null } : (value ?? null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
