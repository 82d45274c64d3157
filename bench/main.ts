/** `npm run bench`: measures the whole system on a throw-away folder, and holds it against the engine alone. */
import { parseArgs } from 'node:util';
import { faultsOf, rowsOf } from './goals.ts';
import { keep, verdict } from './keep.ts';
import { measure, type Part, parts, type Size } from './measures.ts';
import { Stack } from './stack.ts';

const usage = `npm run bench -- [--scale 10] [--only ${parts.join(',')}] [--cases 10] [--turns 3] [--callers 10] [--keep]
  --scale  open cases, in thousands: 1 (the default, about ten minutes) or more; several, one after the other: 1,10
  --keep   writes bench/latest.json and the table of docs/performance.md`;
const exits = { measured: 0, broken: 1, usage: 2 } as const;
const scaleMax = 20;

process.exitCode = await run();

async function run(): Promise<number> {
  const told = wanted();
  if (!told) return exits.usage;
  let faults: string[] = [];
  for (const scale of told.scales) {
    const found = await measuredAt(scale, told);
    faults = [...faults, ...found];
  }
  for (const fault of faults) console.error(`BROKEN: ${fault}`);
  return faults.length > 0 ? exits.broken : exits.measured;
}

interface Told {
  scales: number[];
  only: Part[];
  size: (scale: number) => Size;
  keep: boolean;
}

async function measuredAt(scale: number, { only, size, keep: keeps }: Told): Promise<string[]> {
  const begun = Date.now();
  const says = (line: string) =>
    console.log(`[${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s] ${line}`);
  const stack = new Stack();
  const end = () => stack.end();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().then(() => process.exit(130)));
  try {
    says(`The system starts, with room for ${scale * 1000} open cases`);
    await stack.start();
    const measures = await measure(stack, only, size(scale), says);
    for (const row of rowsOf(measures))
      console.log(`  ${row.what}: ${row.figure}${row.goal ? `  [goal ${row.goal}${verdict(row)}]` : ''}`);
    const faults = faultsOf(measures);
    if (keeps && faults.length === 0) keep(String(scale), measures);
    return faults;
  } finally {
    await end();
  }
}

function wanted(): Told | undefined {
  const text = { type: 'string' } as const;
  const options = {
    scale: text,
    only: text,
    cases: text,
    turns: text,
    callers: text,
    open: text,
    keep: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const only = (values.only ?? parts.join(',')).split(',') as Part[];
    const scales = (values.scale ?? '1').split(',').map((one) => whole('--scale', one, scaleMax));
    const unknown = only.filter((one) => !parts.includes(one));
    if (unknown.length > 0) throw new Error(`--only knows no ${unknown.join(', ')}`);
    const number = (name: 'cases' | 'turns' | 'callers' | 'open', usual: number, most: number) =>
      values[name] === undefined ? usual : whole(`--${name}`, values[name], most);
    const turns = number('turns', 3, 20);
    const size = (scale: number): Size => ({
      open: number('open', 1000 * scale, 20_000),
      cases: number('cases', 10, 500),
      turns,
      callers: number('callers', 10, 100),
      latencySeconds: 10,
      due: 200 * scale,
      takeovers: 20,
    });
    return { scales, only, size, keep: values.keep ?? false };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return undefined;
  }
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`${name} takes a whole number from 1 to ${most}`);
  return value;
}
