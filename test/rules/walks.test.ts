/** 随机演练：two thousand purchases that go where chance takes them; JIELI_WALK=<seed> walks one of them and tells it. */
import { roles } from '../../domain/act.ts';
import type { Refusal } from '../../domain/admission.ts';
import { sentencesOf } from '../../domain/law/rests-on.ts';
import { broken } from './walk-invariants.ts';
import { walked } from './walking.ts';

const walksMost = 2000;
const seeds = Array.from({ length: walksMost }, (_, place) => place + 1);

interface Told {
  broken: string[];
  refusals: Map<string, Refusal>;
  /** How often an act was done, or a stage entered. */
  times: Record<string, number>;
}

const told: Told = { broken: [], refusals: new Map(), times: {} };

beforeAll(() => {
  for (const seed of seeds) {
    const walk = walked(seed, (step, itself) => {
      told.broken.push(...broken(step, itself));
    });
    for (const one of walk.refusals) told.refusals.set(`${one.type} ${one.finding.rule}`, one);
    for (const entry of walk.entries) told.times[entry] = (told.times[entry] ?? 0) + 1;
  }
});

test('no walk skips a stage, awards unlawfully, or breaks a sum', () => {
  expect(told.broken.slice(0, 20)).toEqual([]);
});

test('the walks come far: every stage is reached, hundreds of awards are made, signed and closed', () => {
  const entered = (stage: string) => told.times[`enterStage ${stage}`] ?? 0;
  for (const stage of ['filing', 'announcement', 'selection', 'contract', 'performance', 'acceptance', 'evaluation'])
    expect([stage, entered(stage) > 1000]).toEqual([stage, true]);
  expect(entered('closed')).toBeGreaterThan(900);
  expect(entered('cancelled')).toBeGreaterThan(50);
  expect(told.times.fixWinner).toBeGreaterThan(600);
  expect(told.times.issueAwardNotice).toBeGreaterThan(800);
  expect(told.times.signContract).toBeGreaterThan(2000);
  expect(told.times.settleInstalment).toBeGreaterThan(2000);
  expect(told.times.invalidateTender).toBeGreaterThan(50);
  expect(Object.keys(told.times).length).toBeGreaterThan(75);
});

test('every refusal on the way says what is required and what can be done', () => {
  expect(told.refusals.size).toBeGreaterThan(200);
  const mute = [...told.refusals.values()].filter(
    ({ finding }) => !/[\u4e00-\u9fff]/.test(finding.rule) || !/[\u4e00-\u9fff]/.test(finding.remedy ?? ''),
  );
  expect(mute.map(({ finding }) => finding.rule).slice(0, 40)).toEqual([]);
});

test('a refusal that prints an article rests on a sentence of it, and one that prints none is no statute', () => {
  for (const { finding } of told.refusals.values()) {
    expect(finding.basis === 'statute').toBe(finding.cite !== undefined);
    if (finding.cite) expect([finding.rule, sentencesOf(finding.cite).length > 0]).toEqual([finding.rule, true]);
  }
});

test('the same seed is the same walk, to the last entry', () => {
  const [one, again] = [walked(7, () => undefined), walked(7, () => undefined)];
  expect(again.entries).toEqual(one.entries);
  expect(again.state).toEqual(one.state);
  expect(walked(8, () => undefined).entries).not.toEqual(one.entries);
});

test('a walk of old can be told: JIELI_WALK names its seed', () => {
  const seed = Number(process.env.JIELI_WALK ?? 1);
  const lines: string[] = [];
  walked(seed, ({ after, now, move }) => {
    lines.push(
      `${after.seq} ${now} ${move ? `${roles[move.actor.role]} ${move.act} ${JSON.stringify(move.input)}` : after.stage}`,
    );
  });
  if (process.env.JIELI_WALK) process.stdout.write(`${lines.join('\n')}\n`);
  expect(lines.length).toBeGreaterThan(3);
});
