/** The judges of `npm run faults` find what they are there to find: a small whole case, and each way in which it can be untrue. */
import type { Evidence, Invariant, Told } from '../../faults/evidence.ts';
import { noCallerHears500, oneTruth } from '../../faults/invariants/answers.ts';
import { nothingStuck } from '../../faults/invariants/engine.ts';
import { lawful, oneTakesOver, toldOnce } from '../../faults/invariants/law.ts';
import { moneyMovesOnce } from '../../faults/invariants/money.ts';
import { gapless, threeWays, verified } from '../../faults/invariants/record.ts';
import type { Asked } from '../../faults/witness.ts';

const at = '2026-03-02T01:00:00.000Z';
const officer = { person: 'p-officer', organisation: 'qinghe-civil-affairs', role: 'officer' } as const;
const accountant = { ...officer, person: 'p-accountant', role: 'unitAccountant' } as const;
const caseId = 'procurement:1';
const opening = { purchaser: 'qinghe-civil-affairs', title: '探访', method: 'consultation' };
const first = { id: '1', stage: 'budget', seq: 1, pack: 'henan-county@2020-03-09', round: 1, opening };

/** As far as the judges look at it. */
type Loose = Record<string, unknown>;

function anEntry(seq: number, act: string, change: object, more: Loose = {}): Loose {
  const deed = { id: `deed-${seq}`, actor: seq === 1 ? officer : accountant, input: {}, receivedAt: at };
  const body = { case: caseId, seq, act, at, deed, change };
  return {
    caseId,
    seq,
    act,
    deedId: deed.id,
    at: new Date(at),
    findings: [],
    deadlines: {},
    dispatches: [],
    body,
    ...more,
  };
}

function aCase(more: Loose = {}): Loose {
  const entries = [
    anEntry(1, 'openProcurement', first),
    anEntry(2, 'releaseBudget', { seq: 2, allotment: { amountFen: 5 } }),
  ];
  const state = { ...first, seq: 2, allotment: { amountFen: 5 } };
  const row = { id: caseId, proceeding: 'procurement', number: '1', family: caseId, seq: 2, stage: 'budget', state };
  const run = { runId: 'r', status: 'RUNNING', history: { events: [] } };
  const pending = { activities: [], taskAttempt: 0 };
  return { row, isOver: false, entries, deadlines: [], inbox: [], runs: [run], state, pending, ...more };
}

function aPayment(state: Loose, acts: string[], more: Loose = {}): Loose {
  const row = { id: 'payment:1:1', proceeding: 'payment', number: '1:1', family: caseId, seq: 1, stage: 'paid', state };
  const entries = acts.map((act, place) => anEntry(place + 1, act, {}));
  return { ...aCase(), row, isOver: true, entries, runs: [], state: undefined, ...more };
}

function evidence(more: Loose = {}): Evidence {
  const told = [aCase()] as unknown as Told[];
  const whole = { told, deeds: [], asked: [], movements: [], faults: [] };
  return { ...whole, ...more } as Evidence;
}

const asked = (more: Partial<Asked>): Asked => ({
  login: 'accountant',
  path: '/api/procurements/1/acts/releaseBudget',
  key: 'k',
  heard: [201],
  outcome: 'ok',
  deed: 'deed-2',
  case: caseId,
  seq: 2,
  began: 0,
  tookMs: 1,
  ...more,
});
const paid = { instruction: 'payment:1:1:1', payment: '1:1', amountFen: 7, outcome: 'paid' } as const;
const settled = { amountFen: 7, settled: { at } };
const inEngine = (type: string, attributes: object) => ({ eventId: 9, [type]: attributes });
const success = { outcome: { success: {} }, meta: { updateId: 'deed-2' } };
const done = inEngine('workflowExecutionUpdateCompletedEventAttributes', success);

/** What is done to the evidence, and what the judge then says. */
const untrue: [string, Invariant, Loose, RegExp][] = [
  ['a caller who heard 500', noCallerHears500, { asked: [asked({ heard: [500, 201] })] }, /heard 500 201/],
  ['a caller without an answer', noCallerHears500, { asked: [asked({ heard: [202], outcome: 'unknown' })] }, /unknown/],
  ['an answer without its entry', oneTruth, { asked: [asked({ deed: 'deed-9' })] }, /^lost: /],
  ['an answer with another number', oneTruth, { asked: [asked({ seq: 1 })] }, /^lost: /],
  ['a refusal with an entry', oneTruth, { asked: [asked({ outcome: 'refused' })] }, /^done though refused/],
  [
    'two entries of one deed',
    oneTruth,
    { told: [aCase({ entries: [anEntry(1, 'a', {}), anEntry(2, 'a', {}, { deedId: 'deed-1' })] })] },
    /^double: /,
  ],
  [
    'a deed whose answer is another',
    oneTruth,
    { deeds: [{ id: 'deed-2', answer: { status: 409, body: {} } }] },
    /answered 409/,
  ],
  [
    'a deed that was done nowhere',
    oneTruth,
    { deeds: [{ id: 'deed-9', answer: { status: 201, body: { seq: 9 } } }] },
    /nowhere/,
  ],
  [
    'an update that the engine did twice',
    oneTruth,
    { told: [aCase({ runs: [{ runId: 'r', status: 'RUNNING', history: { events: [done, done] } }] })] },
    /did deed-2 twice/,
  ],
  [
    'a payment that was paid twice',
    moneyMovesOnce,
    { told: [aPayment(settled, ['recordReceipt'])], movements: [paid, { ...paid, instruction: 'x' }] },
    /paid 2 times/,
  ],
  [
    'a payment of another amount',
    moneyMovesOnce,
    { told: [aPayment(settled, ['recordReceipt'])], movements: [{ ...paid, amountFen: 8 }] },
    /another amount/,
  ],
  ['a receipt without a payment', moneyMovesOnce, { told: [aPayment(settled, ['recordReceipt'])] }, /did not pay/],
  ['money that nobody asked for', moneyMovesOnce, { movements: [paid] }, /no such payment/],
  ['a gap', gapless, { told: [aCase({ entries: [anEntry(1, 'a', {}), anEntry(3, 'a', {})] })] }, /entry 3/],
  [
    'a workflow ahead of its journal',
    gapless,
    { told: [aCase({ state: { ...first, seq: 5 } })] },
    /the workflow is at 5/,
  ],
  ['what the verifier found', verified, { faults: ['procurement:1 entry 2: its content is not'] }, /its content/],
  [
    'a row that is not what the journal says',
    threeWays,
    { told: [aCase({ row: { ...(aCase().row as Loose), state: first } })] },
    /not what the journal folds/,
  ],
  [
    'a workflow that holds another state',
    threeWays,
    { told: [aCase({ state: { ...first, seq: 2 } })] },
    /another state/,
  ],
  [
    'deadlines that no entry started',
    threeWays,
    { told: [aCase({ deadlines: [{ key: 'x', body: {} }] })] },
    /its deadlines/,
  ],
  [
    'an act by one who may not',
    lawful,
    { told: [aCase({ entries: [anEntry(1, 'openProcurement', first), anEntry(2, 'approveScheme', { seq: 2 })] })] },
    /entry 2/,
  ],
  ['a deadline that is told twice', toldOnce, { told: [aCase({ entries: [passing(1), passing(2)] })] }, /tells twice/],
  [
    'a deadline that is told early',
    toldOnce,
    { told: [aCase({ entries: [passing(1, '2026-03-03T01:00:00.000Z')] })] },
    /before it passed/,
  ],
  ['two takeovers at once', oneTakesOver, { told: [aTakeover(1), aTakeover(2)] }, /two takeovers/],
  ['an open case without a run', nothingStuck, { told: [aCase({ runs: [] })] }, /0 runs/],
  [
    'a task that fails without end',
    nothingStuck,
    { told: [aCase({ pending: { activities: [], taskAttempt: 9 } })] },
    /fails its task/,
  ],
  [
    'an activity that fails without end',
    nothingStuck,
    { told: [aCase({ pending: { activities: [{ name: 'record', attempt: 99 }], taskAttempt: 0 } })] },
    /tries record/,
  ],
  ['a deed that still waits', nothingStuck, { deeds: [{ id: 'd', caseId, answeredAt: null }] }, /still waits/],
];

function passing(seq: number, due = '2026-03-01T01:00:00.000Z'): Loose {
  const body = { case: caseId, seq, act: 'deadlinePassed', at, change: { seq }, passed: 'clock' };
  return anEntry(seq, 'deadlinePassed', {}, { deedId: null, body, deadlines: { clock: { due, passedAt: at } } });
}

function aTakeover(number: number): Loose {
  const row = { id: `takeover:1:${number}`, proceeding: 'takeover', family: caseId, stage: 'running' };
  return aCase({ row });
}

test.each(untrue)('%s is found', async (_, invariant, change, words) => {
  const found = await invariant.violations(evidence(change));
  expect(found.join('\n')).toMatch(words);
});

test.each([
  noCallerHears500,
  oneTruth,
  moneyMovesOnce,
  gapless,
  verified,
  lawful,
  toldOnce,
  oneTakesOver,
  nothingStuck,
])('$name finds nothing in what is true: $sentence', async ({ violations }) => {
  expect(await violations(evidence({ asked: [asked({})] }))).toEqual([]);
});
