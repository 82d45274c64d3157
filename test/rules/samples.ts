/** Inputs made of shapes alone: one that is well formed for every act, and every way in which it can be malformed. */
import { z } from 'zod';
import { shapes } from '../../domain/shapes/index.ts';

/** A shape as JSON Schema, as far as it is read here. */
export interface Schema {
  type?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
}

export function schemaOf(act: string): Schema {
  return z.toJSONSchema(shapes[act]!, { unrepresentable: 'any' }) as Schema;
}

/** What strings of the trade look like; the first that a shape takes is its sample. */
const words = [
  '2026-03-02',
  '2026-03-02T01:00:00.000Z',
  'a'.repeat(64),
  '1',
  'r-abcd',
  'ANKANG',
  '2026',
  '2026-04',
  '宛城区民政局',
  '91411303MA4000001X',
  '6228480000000001',
  'text/plain',
  'A0403',
  'henan-county@2020-03-09',
  '国务院办公厅放假通知2004–2026',
  'A'.repeat(43),
  'A'.repeat(64),
];

/** Where a shape asks for more than its parts tell: what fields must be besides. */
const besides: Readonly<Record<string, object>> = {
  raiseChallenge: { step: undefined },
  declineComplaint: { forum: undefined },
  fileProcurementPlan: { lots: undefined },
};

/** Well formed, with everything optional in it. */
export function inputOf(act: string): Record<string, unknown> {
  const schema = schemaOf(act);
  const input = { ...(sampleOf(schema) as object), ...besides[act] } as Record<string, unknown>;
  if (/^file\w*Document$/.test(act)) return { ...input, name: '合同.pdf' };
  return JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
}

/** A value that the schema takes, with everything optional in it. */
export function sampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return sampleOf(first);
  if (schema.type === 'string') return wordFor(schema);
  if (schema.type === 'integer' || schema.type === 'number') return numberFor(schema);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 1 }, () => sampleOf(schema.items ?? {}));
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, sampleOf(one)]));
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object')
    return { [String(sampleOf(schema.propertyNames ?? { type: 'string' }))]: sampleOf(schema.additionalProperties) };
  return {};
}

function wordFor({ pattern, minLength = 0, maxLength = Number.MAX_SAFE_INTEGER }: Schema): string {
  const fits = (word: string) =>
    (!pattern || new RegExp(pattern, 'u').test(word)) && word.length >= minLength && word.length <= maxLength;
  const found = words.find(fits);
  if (found === undefined) throw new Error(`no sample for ${pattern}, ${minLength} to ${maxLength}`);
  return found;
}

function numberFor({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
  return Math.min(Math.max(least, 1), maximum ?? Number.MAX_SAFE_INTEGER);
}

/** A way in which an input is malformed, and the field that is to be named. */
export interface Malformed {
  way: string;
  path: readonly string[];
  /** As JSON, as it would come: a key like `__proto__` is there only before it is read. */
  json: string;
}

const tooMany = 2_000;

/** Everything that can be wrong with each field of what an act takes. */
export function malformedOf(act: string): Malformed[] {
  const [schema, input] = [schemaOf(act), inputOf(act)];
  return [...ofWhole(), ...ofFields(schema, input, [])].map(({ way, path, put }) => {
    const copy = JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
    return {
      way,
      path: path.map((key) => (key === '$proto' ? '__proto__' : key)),
      json: JSON.stringify(put(copy)).replaceAll('"$proto"', '"__proto__"'),
    };
  });
}

type Breaking = Pick<Malformed, 'way' | 'path'> & { put: (input: Record<string, unknown>) => unknown };

function ofWhole(): Breaking[] {
  return [null, 'x', 7, []].map((value) => ({ way: `all of it ${JSON.stringify(value)}`, path: [], put: () => value }));
}

function ofFields(given: Schema, value: unknown, path: readonly string[]): Breaking[] {
  // Of several forms the sample has the first.
  const schema = (given.anyOf ?? given.oneOf)?.[0] ?? given;
  if (!value || typeof value !== 'object' || Array.isArray(value)) return [];
  const record = value as Record<string, unknown>;
  const strange =
    schema.properties && schema.additionalProperties === false
      ? ['extra', '$proto', 'constructor'].map((key) => set(`an unknown field ${key}`, path, key, { polluted: true }))
      : [];
  const fields = Object.keys(record).flatMap((key) => {
    const one = schema.properties?.[key] ?? (schema.additionalProperties as Schema);
    const missing = schema.required?.includes(key) ? [set('missing', path, key, undefined)] : [];
    const wrong = wrongOf(one).map(([way, bad]) => set(way, path, key, bad));
    return [...missing, ...wrong, ...ofFields(one, record[key], [...path, key])];
  });
  return [...strange, ...fields];
}

function set(way: string, within: readonly string[], key: string, bad: unknown): Breaking {
  const put = (input: Record<string, unknown>) => {
    const holder = within.reduce((one, step) => one[step] as Record<string, unknown>, input);
    holder[key] = bad;
    return input;
  };
  return { way, path: [...within, key], put };
}

/** Wrong values for a field of a kind. */
function wrongOf(schema: Schema): [way: string, bad: unknown][] {
  // What may be anything is judged by the act that it is for.
  if (Object.keys(schema).length === 0) return [];
  const nothing: [string, unknown][] = [['null', null]];
  if ('const' in schema || schema.enum) return [...nothing, ['none of its words', 'no-such-word'], ['a number', 7.5]];
  if (schema.anyOf ?? schema.oneOf) return [...nothing, ['of no kind', 7.5]];
  if (schema.type === 'string') return [...nothing, ...wrongWords(schema)];
  if (schema.type === 'integer' || schema.type === 'number') return [...nothing, ...wrongNumbers(schema)];
  if (schema.type === 'boolean') return [...nothing, ['a word', 'true'], ['a number', 1]];
  if (schema.type === 'array') {
    const many = Array.from({ length: tooMany }, () => sampleOf(schema.items ?? {}));
    return [...nothing, ['a record', {}], ['a word', 'x'], ['a huge list', many]];
  }
  return [...nothing, ['a word', 'x'], ['a list', []]];
}

function wrongWords({ format, maxLength }: Schema): [string, unknown][] {
  const isDay = format === 'date' || format === 'date-time';
  const limit = maxLength ?? 200;
  return [
    ['a number', 7],
    ['a list', ['x']],
    ['a record', {}],
    ['blank', ' '],
    ['too long', '长'.repeat(Math.max(limit, 400) + 1)],
    ['a NUL', 'x\u0000'],
    ['half a character', 'x\ud800'],
    ...(isDay
      ? ([
          ['a day that is none', '2026-02-30'],
          ['a year of five digits', '12026-01-01'],
        ] as [string, unknown][])
      : []),
  ];
}

function wrongNumbers({ type, minimum, exclusiveMinimum, maximum }: Schema): [string, unknown][] {
  return [
    ['a word', '7'],
    ['a list', [7]],
    ['negative', Math.min(-1, (minimum ?? exclusiveMinimum ?? 0) - 1)],
    ['beyond its most', (maximum ?? Number.MAX_SAFE_INTEGER) + 1],
    ...(type === 'integer' ? ([['no whole number', (minimum ?? 0) + 0.5]] as [string, unknown][]) : []),
  ];
}
