/** What is done to a machine on trial is fixed by its seed, bearable, and never done in production. */
import { failpointsOf } from '../../failpoints/strike.ts';
import { planOf } from '../../faults/nemesis.ts';
import { allStrikes, points } from '../../faults/points.ts';
import { chanceOf } from '../../faults/random.ts';
import { Switchboard } from '../../faults/switchboard.ts';

const programs = ['api', 'postgres', 'temporal', 'treasury', 'worker'];
const minuteMs = 60_000;
const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const plan = (seed: number) => planOf(chanceOf(seed), 5 * minuteMs, programs);

test('the same seed is the same plan, another seed another', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(new Set(seeds.map((seed) => JSON.stringify(plan(seed)))).size).toBe(seeds.length);
});

test('no plan kills a program so often that its supervisor would give it up', () => {
  const worst = seeds.map(plan).flatMap((faults) =>
    faults.flatMap(({ afterMs }) => {
      const inMinute = faults.filter((one) => one.afterMs >= afterMs && one.afterMs < afterMs + minuteMs);
      const deaths = inMinute.filter(({ kind }) => kind !== 'stop').flatMap((one) => one.programs);
      return programs.map((name) => deaths.filter((one) => one === name).length);
    }),
  );
  expect(Math.max(...worst)).toBe(3);
});

test('over some seeds every kind of fault happens, and to every program', () => {
  const faults = seeds.flatMap(plan);
  const kinds = new Set(faults.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['everything', 'kill', 'restart', 'stop', 'supervisor']);
  for (const kind of ['kill', 'restart', 'stop'])
    expect(new Set(faults.filter((one) => one.kind === kind).flatMap((one) => one.programs))).toEqual(
      new Set(programs),
    );
});

test('every failpoint is tried at its first and at its second hit', () => {
  expect(allStrikes).toHaveLength(points.length * 2);
});

test('failpoints are refused in production, with what to do', () => {
  const named = { JIELI_FAILPOINTS: 'http://127.0.0.1:1' };
  expect(() => failpointsOf({ ...named, JIELI_MODE: 'production' })).toThrow(/unset it, or set JIELI_MODE to demo/);
  expect(() => failpointsOf(named)).toThrow(/JIELI_MODE/);
  expect(failpointsOf({ JIELI_MODE: 'production' })).toBeUndefined();
});

describe('the switchboard', () => {
  const switchboard = new Switchboard();
  let reach: (point: string, caseId: string) => Promise<void>;
  beforeAll(async () => {
    reach = failpointsOf({ JIELI_FAILPOINTS: await switchboard.open(), JIELI_MODE: 'demo' })!;
  });
  afterAll(() => switchboard.close());

  test('strikes at the hit that was meant, in the family that came first, and nowhere else', async () => {
    const armed = switchboard.arm('record.after', [2], { do: 'error' });
    await reach('record.after', 'procurement:a');
    await reach('record.after', 'procurement:b');
    await reach('record.before', 'procurement:a');
    await expect(reach('record.after', 'payment:a:1')).rejects.toThrow('failpoint record.after');
    await reach('record.after', 'procurement:a');
    await reach('record.after', 'procurement:b');
    expect(armed).toMatchObject({ family: 'a', hits: 3, struck: 1 });
  });

  test('when nobody decides any more, nothing is in the way', async () => {
    switchboard.close();
    await reach('record.after', 'procurement:c');
  });
});
