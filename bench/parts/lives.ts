/** Whole lives, with the law and with the engine alone, in turns: cases a minute, processor time and bytes a case. */
import { instantOf } from '../../play/times.ts';
import { each, median, rounded, total } from '../figures.ts';
import { runsOf } from '../history.ts';
import { type Leg, RealCase, legs as wholeLife } from '../real.ts';
import { type Recording, workflowOf } from '../recording.ts';
import type { Bench } from '../system.ts';
import { TwinCase } from '../twin.ts';
import { between, type Cpu, cpuOf, plus } from '../usage.ts';

export interface Lives {
  casesAMinute: { real: number[]; twin: number[] };
  /** Of the turns' middles; beside it that of each pair of turns. */
  ratio: number;
  ratios: number[];
  /** Milliseconds a case, by program. */
  cpuMs: { real: Cpu; twin: Cpu };
  /** Grown in the two databases, for each case. */
  bytes: { application: number; engine: number; histories: number };
  /** How often a clock had to be moved on, because the treasury took its time. */
  nudges: number;
}

interface Turn {
  ms: number;
  cpu: Cpu;
}

/** A life in legs, between which its clock is moved while the watch stands still. */
interface Life {
  legs: number;
  leg(place: number): Promise<void>;
  moveClock(place: number): Promise<void>;
}

const clocksAtOnce = 4;

export async function measureLives(
  bench: Bench,
  { legs, plan, sendings }: Recording,
  twinPid: number,
  { turns, cases, callers }: { turns: number; cases: number; callers: number },
): Promise<Lives> {
  const real: Turn[] = [];
  const twin: Turn[] = [];
  const nudges: RealCase[] = [];
  const before = await sizes(bench);
  let after = before;
  const grown = { application: 0, engine: 0 };
  for (let turn = 0; turn < turns; turn++) {
    const reals = Array.from({ length: cases }, () => new RealCase(bench.api));
    nudges.push(...reals);
    const from = await sizes(bench);
    real.push(
      await timed(
        bench,
        twinPid,
        reals.map((one) => realLife(one, legs)),
        callers,
      ),
    );
    after = await sizes(bench);
    grown.application += after.application - from.application;
    grown.engine += after.engine - from.engine;
    const twins = Array.from({ length: cases }, () => new TwinCase(bench.client, plan));
    twin.push(
      await timed(
        bench,
        twinPid,
        twins.map((one) => twinLife(one, sendings)),
        callers,
      ),
    );
  }
  const lived = turns * cases;
  const rate = ({ ms }: Turn) => rounded((cases * 60_000) / ms);
  const ratios = real.map(({ ms }, place) => rounded(twin[place]!.ms / ms));
  const [sample] = nudges;
  return {
    casesAMinute: { real: real.map(rate), twin: twin.map(rate) },
    ratio: rounded(median(twin.map(({ ms }) => ms)) / median(real.map(({ ms }) => ms))),
    ratios,
    cpuMs: { real: cpuACase(real, lived), twin: cpuACase(twin, lived) },
    bytes: {
      application: Math.round(grown.application / lived),
      engine: Math.round(grown.engine / lived),
      histories: await historyBytes(bench, sample!.id, Object.keys(plan)),
    },
    nudges: total(nudges.map((one) => one.nudges)),
  };
}

/** Leg by leg, so many callers at once; what a clock takes to be moved is nobody's work and is not counted. */
async function timed(bench: Bench, twinPid: number, lives: Life[], callers: number): Promise<Turn> {
  const programs = () => ({ ...bench.processes(), 'twin worker': twinPid, callers: process.pid });
  let ms = 0;
  let cpu: Cpu = {};
  for (let place = 0; place < lives[0]!.legs; place++) {
    if (place > 0) await each(lives, clocksAtOnce, (life) => life.moveClock(place));
    const began = performance.now();
    const used = cpuOf(programs());
    await each(lives, callers, (life) => life.leg(place));
    ms += performance.now() - began;
    cpu = plus(cpu, between(used, cpuOf(programs())));
  }
  return { ms, cpu };
}

function realLife(one: RealCase, legs: readonly Leg[]): Life {
  return {
    legs: legs.length,
    leg: async (place) => {
      if (place === 0) await one.open();
      await one.live(legs[place]!);
      if (place === wholeLife.length - 1) await one.end();
    },
    moveClock: (place) => one.moveClock(instantOf(legs[place]!.at)),
  };
}

function twinLife(one: TwinCase, sendings: Recording['sendings']): Life {
  return {
    legs: sendings.length,
    leg: async (place) => {
      await one.live(sendings[place]!);
      await (place === wholeLife.length - 1 ? one.end() : one.allSent());
    },
    moveClock: () => one.moveClock(),
  };
}

function cpuACase(turns: readonly Turn[], lived: number): Cpu {
  const sum = turns.reduce<Cpu>((all, { cpu }) => plus(all, cpu), {});
  const shares = Object.entries(sum).map(([name, ms]) => [name, rounded(ms / lived)] as const);
  return Object.fromEntries(shares.filter(([, ms]) => ms >= 1));
}

async function sizes({ db }: Bench): Promise<{ application: number; engine: number }> {
  const { rows } = await db.query(
    `select pg_database_size(current_database())::bigint as application, pg_database_size('temporal')::bigint as engine`,
  );
  return { application: Number(rows[0].application), engine: Number(rows[0].engine) };
}

/** As the engine counts them for its limits. */
async function historyBytes({ client }: Bench, id: string, members: readonly string[]): Promise<number> {
  let sum = 0;
  for (const member of members) {
    const workflowId = workflowOf(id, member);
    for (const run of await runsOf(client, workflowId)) {
      const { originalExecutionRunId } = run[0]!.workflowExecutionStartedEventAttributes!;
      const { raw } = await client.workflow.getHandle(workflowId, originalExecutionRunId).describe();
      sum += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
    }
  }
  return sum;
}
