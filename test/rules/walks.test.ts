/** 随机演练：two thousand purchases that go where chance takes them; JIELI_WALK=<seed> walks one of them and tells it. */
import { roles } from '../../domain/act.ts';
import type { Refusal } from '../../domain/admission.ts';
import { sentencesOf } from '../../domain/law/rests-on.ts';
import type { Procurement } from '../../domain/procurement.ts';
import type { Step } from './walk.ts';
import { broken } from './walk-invariants.ts';
import { walked } from './walking.ts';

const walksMost = 2000;
const auditor = { person: 'lu-ping', organisation: 'SJ-WL', role: 'auditor' } as const;
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

/** A walk to its end, with every step of it, and a state of it that is then made untrue. */
const steps: Step[] = [];
const whole = walked(
  seeds.find((seed) => {
    steps.length = 0;
    const walk = walked(seed, (step) => steps.push(step));
    return walk.method === 'openTender' && walk.state.stage === 'closed';
  })!,
  () => undefined,
);
const stepOf = (act: string) => steps.find(({ move }) => move?.act === act)!;
const withAfter = (act: string, over: (after: Procurement) => Partial<Procurement>): Step => {
  const step = stepOf(act);
  return { ...step, after: { ...step.after, ...over(step.after) } };
};

test.each<[string, Step, RegExp]>([
  ['a gap in the entries', withAfter('draftScheme', ({ seq }) => ({ seq: seq + 1 })), /follows/],
  ['a stage that is skipped', withAfter('draftScheme', () => ({ stage: 'selection' })), /filing leads to selection/],
  ['a winner of whom nobody reported', withAfter('fixWinner', () => ({ ranking: [] })), /no candidate/],
  [
    'a first candidate who is passed over',
    withAfter('fixWinner', ({ ranking = [] }) => ({ ranking: ['ZZ', ...ranking] })),
    /ZZ came before/,
  ],
  ['a report without all signatures', withAfter('fixWinner', () => ({ signatures: {} })), /did not sign/],
  [
    'a committee of two',
    withAfter('fixWinner', ({ committee }) => ({
      committee: Object.fromEntries(Object.entries(committee!).slice(0, 2)),
    })),
    /a committee of 2/,
  ],
  ['a winner who did not qualify', withAfter('fixWinner', () => ({ qualification: {} })), /did not qualify/],
  [
    'a winner beyond the ceiling',
    withAfter('fixWinner', ({ winner }) => ({ winner: { ...winner!, priceFen: 1e12 } })),
    /of at most/,
  ],
  [
    'a price before the opening',
    withAfter('submitBid', ({ bids }) => ({ bids: { A: { ...Object.values(bids!)[0]!, priceFen: 1 } } })),
    /prices before/,
  ],
  ['an opening before bids are due', { ...stepOf('openBids'), now: '2026-02-03T00:00:00.000Z' }, /prices before/],
  [
    'an instalment too much',
    withAfter('draftContract', ({ instalments }) => ({ instalments: { ...instalments, 9: instalments![1]! } })),
    /instalments of/,
  ],
  [
    'a part that is paid twice',
    withAfter('settleInstalment', ({ instalments }) => ({
      instalments: Object.fromEntries(
        Object.entries(instalments!).map(([one, part]) => [one, { ...part, paidFen: part.amountFen * 2 }]),
      ),
    })),
    /more than it is/,
  ],
  [
    'a contract of another sum',
    withAfter('publishContract', ({ winner }) => ({ winner: { ...winner!, priceFen: 1 } })),
    /not what was awarded/,
  ],
  [
    'a scheme beyond its money',
    withAfter('countersignScheme', ({ allotment }) => ({ allotment: { ...allotment!, amountFen: 1 } })),
    /beyond its money/,
  ],
  [
    'a deed by one who may not',
    { ...stepOf('fixWinner'), move: { ...stepOf('fixWinner').move!, actor: auditor } },
    /auditor does it/,
  ],
])('%s would be seen', (_, step, words) => {
  expect(broken(step, whole).join()).toMatch(words);
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
