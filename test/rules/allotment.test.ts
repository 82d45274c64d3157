/** 预算指标: one budget paper, many purchases. It alone says what is left, so that no two are promised the same fen. */
import type { Actor, Circumstance, Consequence } from '../../domain/act.ts';
import { findings } from '../../domain/act.ts';
import {
  allotmentProceeding,
  lapseAllotment,
  registerAllotment,
  releaseFunds,
  reserveFunds,
  spendFunds,
} from '../../domain/allotment.ts';
import { type AllotmentState, heldFen, leftFen } from '../../domain/allotment-state.ts';
import { recordLapse, recordReservation } from '../../domain/binding.ts';
import { blocking } from '../../domain/finding.ts';
import { shapes } from '../../domain/shapes/allotment.ts';
import { shapes as funding } from '../../domain/shapes/funding.ts';
import { at, financeReviewer, officer, unitAccountant } from './builders.ts';

const system: Actor = { person: 'procurement:A:5', organisation: 'procurement:A:5', role: 'proceeding' };
const unopened = {
  id: 'MZ-WL-2026-0001',
  stage: 'unopened',
  seq: 0,
  pack: 'henan-county@2020-03-09',
} as AllotmentState;
const paper = {
  purchaser: 'MZ-WL',
  region: 'henan-county',
  number: '宛财指〔2026〕12号',
  fundSource: '社会救助工作经费',
  budgetItem: '困难群众照料服务',
  fiscalYear: 2026,
  amountFen: 1_000_000_00,
  occurredOn: '2026-02-03',
} as const;

const scene = (on: string, actor: Actor): Circumstance => ({ actor, at: at(on), receivedAt: at(on), deadlines: {} });
const refusalOf = (input: object, on = '2026-02-03', actor = unitAccountant) =>
  blocking(findings(registerAllotment as never, unopened, input, scene(on, actor)));

/** An allotment to which purchases do things in turn; what it answered last is kept. */
class Ledger {
  state = registerAllotment.apply(unopened, paper, scene('2026-02-03', unitAccountant));
  sent: Consequence[] = [];

  does(act: { name: string; apply: unknown; sends?: unknown }, input: object, on = '2026-03-02'): this {
    const shape = shapes[act.name as keyof typeof shapes];
    expect(shape.safeParse(input).error).toBeUndefined();
    const one = act as typeof reserveFunds;
    this.state = one.apply(this.state, input as never, scene(on, system));
    this.sent = one.sends?.(this.state, input as never, scene(on, system)) ?? [];
    for (const { act: name, input: said } of this.sent)
      expect(funding[name as keyof typeof funding].safeParse(said).error).toBeUndefined();
    return this;
  }

  reserve(procurement: string, amountFen: number, request = 1): this {
    return this.does(reserveFunds, { procurement, request, amountFen });
  }
}

test.each([
  ['2026-02-02', 16],
  ['2026-02-03', undefined],
])('a paper of 3 February is entered on %s: refused under article %s of the county rules', (on, article) => {
  expect(refusalOf(paper, on)?.cite?.article).toBe(article);
});

test.each([
  [2025, 6],
  [2026, undefined],
  [2027, undefined],
  [2028, 6],
])('a paper of 2026 for the year %i is refused under article %s', (fiscalYear, article) => {
  expect(refusalOf({ ...paper, fiscalYear })?.cite?.article).toBe(article);
});

test.each([
  [2024, 42],
  [2025, undefined],
  [2026, 42],
])('money of %i carried over into 2026: what was not used in two years is surplus', (carriedFrom, article) => {
  expect(refusalOf({ ...paper, carriedFrom })?.cite).toEqual(
    article && { statute: 'budgetLaw', article, paragraph: 1 },
  );
});

test.each([
  ['2025-12-31', true],
  ['2026-01-01', false],
  ['2026-12-31', false],
  ['2027-01-01', true],
])('a treasury that closes 2026 on %s is refused: %s', (closesOn, refused) => {
  expect(refusalOf({ ...paper, closesOn }) !== undefined).toBe(refused);
});

test('an accountant enters money of the own unit, finance that of every unit, an officer none', () => {
  expect(refusalOf({ ...paper, purchaser: 'MZ-YC' })?.remedy).toContain('MZ-WL');
  expect(refusalOf({ ...paper, purchaser: 'MZ-YC' }, '2026-02-03', financeReviewer)).toBeUndefined();
  expect(registerAllotment.by).not.toContain(officer.role);
});

test('the year closes on 31 December where finance has named no earlier day', () => {
  expect(new Ledger().state.closesOn).toBe('2026-12-31');
});

test.each([
  [999_999_99, 'granted', 1],
  [1_000_000_00, 'granted', 0],
  [1_000_000_01, 'refused', 1_000_000_00],
])('of 100 万元, %i fen are asked for: %s, and %i fen are left', (fen, outcome, left) => {
  const { sent, state } = new Ledger().reserve('A', fen);
  expect(sent).toMatchObject([{ id: 'A', act: 'recordReservation', input: { outcome, leftFen: left } }]);
  expect(leftFen(state)).toBe(outcome === 'granted' ? 1_000_000_00 - fen : 1_000_000_00);
});

test('two purchases never hold more than there is: the second is told what is left, to the fen', () => {
  const { sent, state } = new Ledger().reserve('A', 600_000_00).reserve('B', 400_000_01);
  expect(sent[0]?.input).toMatchObject({ outcome: 'refused', leftFen: 400_000_00, reservedFen: 0 });
  expect(heldFen(state)).toBe(600_000_00);
});

test('who asks for more than before keeps what it had, where more is not there', () => {
  const ledger = new Ledger().reserve('A', 600_000_00).reserve('B', 300_000_00).reserve('A', 800_000_00, 2);
  expect(ledger.sent[0]?.input).toMatchObject({ outcome: 'refused', leftFen: 700_000_00, reservedFen: 600_000_00 });
  expect(ledger.reserve('A', 700_000_00, 3).sent[0]?.input).toMatchObject({ outcome: 'granted', leftFen: 0 });
});

test('an older request that comes late changes nothing and is not answered', () => {
  const ledger = new Ledger().reserve('A', 600_000_00, 3).reserve('A', 100_00, 2);
  expect(ledger.sent).toEqual([]);
  expect(heldFen(ledger.state)).toBe(600_000_00);
});

test('a purchase that comes to nothing gives everything back, and the next one has it', () => {
  const ledger = new Ledger().reserve('A', 1_000_000_00);
  ledger.does(releaseFunds, { procurement: 'A', request: 2, keepFen: 0, final: true });
  expect(ledger.sent).toEqual([]);
  expect(ledger.reserve('B', 1_000_000_00).sent[0]?.input).toMatchObject({ outcome: 'granted' });
});

test('a contract that is cheaper trims what was reserved, but never below what was paid', () => {
  const ledger = new Ledger().reserve('A', 600_000_00);
  ledger.does(spendFunds, { procurement: 'A', instalment: '1', amountFen: 200_000_00 });
  ledger.does(releaseFunds, { procurement: 'A', request: 1, keepFen: 500_000_00 });
  expect(ledger.sent[0]?.input).toMatchObject({ outcome: 'trimmed', reservedFen: 500_000_00, leftFen: 500_000_00 });
  ledger.does(releaseFunds, { procurement: 'A', request: 1, keepFen: 100_000_00 });
  expect(ledger.sent[0]?.input).toMatchObject({ reservedFen: 200_000_00 });
});

test('at the end of the year what is not spent lapses, every holder is told, and nothing more can be had', () => {
  const ledger = new Ledger().reserve('A', 600_000_00).reserve('B', 300_000_00);
  ledger.does(spendFunds, { procurement: 'A', instalment: '1', amountFen: 250_000_00 });
  ledger.does(lapseAllotment, {}, '2027-01-01');
  expect(ledger.sent.map(({ id, act, input }) => [id, act, input])).toEqual([
    ['A', recordLapse.name, { allotment: unopened.id, lapsedFen: 350_000_00 }],
    ['B', recordLapse.name, { allotment: unopened.id, lapsedFen: 300_000_00 }],
  ]);
  expect(ledger.state.lapsed?.fen).toBe(750_000_00);
  expect(ledger.reserve('C', 1).sent[0]).toMatchObject({ act: recordReservation.name, input: { leftFen: 0 } });
});

test('a payment under way at the close is a fact: it is spent of the closed year, and no longer lapsed', () => {
  const ledger = new Ledger().reserve('A', 600_000_00).does(lapseAllotment, {}, '2027-01-01');
  ledger.does(spendFunds, { procurement: 'A', instalment: '1', amountFen: 600_000_00 });
  expect(ledger.state.reservations?.A).toMatchObject({ spentFen: 600_000_00, lapsedFen: 0 });
  expect(ledger.state.lapsed?.fen).toBe(400_000_00);
});

test('a paper that turns out smaller is not corrected below what purchases hold: they give way first', () => {
  const { state } = new Ledger().reserve('A', 600_000_00);
  const stands = (amountFen: number) =>
    registerAllotment.fact!.stands(state, { corrected: { ...paper, amountFen } } as never);
  expect(blocking(stands(600_000_00))).toBeUndefined();
  expect(blocking(stands(599_999_99))?.remedy).toContain('0.01 元');
});

test('it is over a year after its own, and until then answers whoever asks', () => {
  expect(allotmentProceeding.course).toEqual({ open: ['lapsed'], lapsed: ['closed'] });
  expect(reserveFunds.during).toContain('lapsed');
});

test('the same request that comes twice is answered twice with the same, and holds nothing more', () => {
  const ledger = new Ledger().reserve('A', 600_000_00, 2);
  const held = heldFen(ledger.state);
  expect(ledger.reserve('A', 700_000_00, 2).state).toEqual(ledger.state);
  expect(heldFen(ledger.state)).toBe(held);
});

test('a year that closes over purchases that hold nothing writes to none of them', () => {
  const ledger = new Ledger().reserve('A', 1_000_000_01);
  expect(ledger.does(lapseAllotment, {}, '2027-01-01').sent).toEqual([]);
  expect(new Ledger().does(lapseAllotment, {}, '2027-01-01').state).not.toHaveProperty('reservations');
});
