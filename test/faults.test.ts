/** A minute of `npm run faults`, always with the same seed: the machine fails in told ways and by chance, and keeps its promises. */
import { points, tryStrikes } from '../faults/points.ts';
import { playRound } from '../faults/rounds.ts';
import { crowd } from '../faults/scenarios/crowd.ts';
import { poison } from '../faults/scenarios/poison.ts';
import { powerCut } from '../faults/scenarios/power-cut.ts';
import { Trial } from '../faults/trial.ts';

const seed = 20_261_124;
const roundMs = 25_000;
/** A busy machine may be ten times as slow as one that has nothing else to do. */
const endsWithinMs = 480_000;
let trial: Trial;

beforeAll(async () => {
  trial = await Trial.begin();
}, 180_000);

afterAll(() => trial.end(), 60_000);

test.each([crowd, poison, powerCut])(
  '$name: $sentence',
  async ({ run }) => {
    const { violations } = await run(trial);
    expect(violations).toEqual([]);
  },
  endsWithinMs,
);

test(
  'programs that crash with an act half recorded, a stage half ended or an act half answered do it once after all',
  async () => {
    const at = (name: string) => points.find((point) => point.name === name)!;
    const strikes = [
      { point: at('record.after'), hit: 2 },
      { point: at('handover.after'), hit: 1 },
      { point: at('update.after'), hit: 1 },
    ] as const;
    const { violations } = await tryStrikes(trial, strikes);
    expect(violations).toEqual([]);
  },
  endsWithinMs,
);

test(
  'eight callers act while programs are killed, stopped and restarted by chance: nothing is lost, nothing is done twice',
  async () => {
    const { violations, faults, answered } = await playRound(trial, seed, roundMs, ['cases/returned-payment.json']);
    expect({ violations, faults }).toEqual({ violations: [], faults });
    expect(answered).toBeGreaterThan(50);
  },
  endsWithinMs,
);
