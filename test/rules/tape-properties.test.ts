/** 计算单, whatever was agreed and done: never above the cap, in whatever order, and the steps make the sum. */
import { apportioned } from '../../domain/apportion.ts';
import { finalAccount } from '../../domain/final-account.ts';
import { requestPayment, settleInstalment } from '../../domain/instalment.ts';
import { sum } from '../../domain/money.ts';
import { type Instalment, isSettled, type Procurement } from '../../domain/procurement.ts';
import { openInstalments } from '../../domain/settlement.ts';
import type { Measured, PaymentTerms } from '../../domain/shapes/payment-terms.ts';
import { tapeOf } from '../../domain/tape.ts';
import { at, officer } from './builders.ts';
import { clause, counted, period, request, underTerms } from './counting-terms.ts';

const situations = 10_000;

/** Numbers that are the same in every run (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) % below;
  };
}

type Roll = ReturnType<typeof dice>;

const levels = { independent: 123_45, partial: 678_91, full: 1_550_07 };

function aBasis(roll: Roll): PaymentTerms['basis'] {
  const minimum = roll(3) === 0 ? { minimumFen: roll(500) } : {};
  return [
    { kind: 'instalments', clause } as const,
    {
      kind: 'unitPrice',
      clause,
      lines: { 1: { unitPriceFen: 1 + roll(9_999) }, 2: { unitPriceFen: 1 + roll(99) } },
      ...minimum,
    } as const,
    { kind: 'perHead', clause, monthlyFen: levels, counting: roll(2) ? 'heads' : 'daily', ...minimum } as const,
    { kind: 'milestones', clause, partlyBp: roll(10_001) } as const,
    { kind: 'fundShare', clause, shareBp: 1 + roll(999), ...minimum } as const,
  ][roll(5)]!;
}

function someWork(roll: Roll, number: string): Measured {
  const parts = (most: number) => roll(most) / 100;
  const heads = { independent: parts(9_000), partial: parts(9_000), full: parts(900) };
  return {
    volumes: { 1: parts(20_000), 2: parts(20_000) },
    heads: { [`2026-0${number}`]: heads },
    handledFen: roll(10_000_000),
    points: roll(10_001),
  };
}

interface Situation {
  state: Procurement;
  numbers: string[];
}

function aSituation(seed: number): Situation {
  const roll = dice(seed);
  const count = 2 + roll(4);
  const numbers = Array.from({ length: count }, (_, place) => String(place + 2));
  const advance: Record<string, Instalment> = { 1: { ...period('prepayment', 1 + roll(200_000)) } };
  const work = Object.fromEntries(numbers.map((number) => [number, period('assessment', 1 + roll(200_000))]));
  const bands = { 1: { belowPoints: 9000, deductBp: 333 }, 2: { belowPoints: 6000, deductBp: 7777 } };
  const terms = counted(aBasis(roll), {
    roundingLine: numbers.at(-1)!,
    rounding: roll(2) ? 'halfUp' : 'down',
    ...(roll(2) ? { recovery: { clause: '第六条' } } : {}),
    ...(roll(2) ? { deductions: { clause: '第八条', bands } } : {}),
  });
  const signed = { by: officer.person, at: at('2026-06-12') };
  const reported = { ...signed, summary: '服务', quantity: 1, evidenceSha256: 'a'.repeat(64) };
  const deliveries = Object.fromEntries(
    numbers.map((number) => {
      const result = (['met', 'partly', 'notMet', 'met', 'met'] as const)[roll(5)]!;
      const measured = someWork(roll, number);
      return [
        number,
        { reported: { ...reported, measured }, verified: { ...signed, result, remark: '核验', measured } },
      ];
    }),
  );
  return { state: underTerms(terms, { ...advance, ...work }).with({ deliveries }).state, numbers };
}

/** Asked for and paid in the given order, as the acts themselves book it. */
function paidIn(state: Procurement, order: readonly string[]): Procurement {
  const circumstance = { actor: officer, at: at('2026-06-15') } as never;
  return order.reduce((before, number) => {
    const { payableFen, deductedFen } = tapeOf(before, number);
    const asked = requestPayment.apply(before, request(number, payableFen, deductedFen), circumstance);
    if (isSettled(asked.instalments![number]!)) return asked;
    const receipt = { instalment: number, paidFen: payableFen, deductedFen, occurredOn: '2026-06-16' };
    return settleInstalment.apply(asked, receipt, circumstance);
  }, state);
}

function shuffled(all: readonly string[], roll: Roll): string[] {
  return all
    .map((one) => [roll(1_000_000), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

/** What is wrong with how one situation was paid; nothing where all holds. */
function faultsOf(seed: number): string[] {
  const { state, numbers } = aSituation(seed);
  const last = numbers.at(-1)!;
  const straight = paidIn(state, ['1', ...numbers]).instalments!;
  const other = paidIn(state, ['1', ...shuffled(numbers.slice(0, -1), dice(seed + 1)), last]).instalments!;
  const each = Object.entries(straight).flatMap(([number, one]) => {
    const { paidFen, deductedFen, waivedFen, tape } = one;
    const steps = sum(Object.values(tape?.steps ?? {}).map(({ fen }) => fen));
    const second = other[number]!;
    return [
      isSettled(one) ? '' : 'not settled',
      Math.min(paidFen, deductedFen, waivedFen) >= 0 ? '' : 'less than nothing',
      steps === (tape?.payableFen ?? 0) ? '' : 'the steps make another sum',
      paidFen === second.paidFen && deductedFen === second.deductedFen ? '' : 'another sum in another order',
    ];
  });
  const paid = sum(Object.values(straight).map(({ paidFen }) => paidFen));
  return [...each, paid <= state.contract!.valueFen ? '' : 'above the contract'].filter((fault) => fault !== '');
}

test(`of ${situations} contracts none pays more than it is worth, and each is settled to the fen in any order`, () => {
  const faulty = Array.from({ length: situations }, (_, place) => [place + 1, faultsOf(place + 1)] as const).filter(
    ([, faults]) => faults.length > 0,
  );
  expect(faulty).toEqual([]);
});

test('a sum divided by weights is the sum again, each part within a fen of its share, whatever the order', () => {
  const roll = dice(7);
  for (let turn = 0; turn < 2_000; turn++) {
    const fen = roll(1_000_000_000);
    const names = Array.from({ length: 1 + roll(9) }, (_, place) => `乡${place}`);
    const weights = Object.fromEntries(names.map((name) => [name, roll(1_000)]));
    const whole = sum(Object.values(weights));
    const parts = apportioned(fen, weights);
    expect(sum(Object.values(parts))).toBe(whole === 0 ? 0 : fen);
    for (const name of names) {
      if (whole > 0) expect(Math.abs(parts[name]! - (fen * weights[name]!) / whole)).toBeLessThan(1);
    }
    const turned = Object.fromEntries(Object.entries(weights).reverse());
    expect(apportioned(fen, turned)).toEqual(parts);
  }
});

/** Ended after some periods were paid: what is settled stays within each instalment, and all of it within the contract. */
function faultsOfEnd(seed: number): string[] {
  const { state, numbers } = aSituation(seed);
  const roll = dice(seed + 2);
  const advance = roll(2) ? ['1'] : [];
  const ended = paidIn(state, [...advance, ...numbers.slice(0, roll(numbers.length))]);
  const account = finalAccount(ended, Object.keys(openInstalments(ended)))!;
  const due = Object.entries(account.lines);
  const paid = sum(Object.values(ended.instalments!).map(({ paidFen }) => paidFen));
  const owed = paid + sum(due.map(([, { dueFen }]) => dueFen)) - account.refundFen;
  return [
    due.every(([number, { dueFen }]) => dueFen >= 0 && dueFen <= ended.instalments![number]!.amountFen)
      ? ''
      : 'beyond its instalment',
    account.refundFen >= 0 && owed <= ended.contract!.valueFen ? '' : 'above the contract',
    due.length === Object.keys(openInstalments(ended)).length ? '' : 'an instalment is left out',
  ].filter((fault) => fault !== '');
}

test('of 2000 contracts that end early none is settled for more than it is worth, and no instalment is left out', () => {
  const faulty = Array.from({ length: 2_000 }, (_, place) => [place + 1, faultsOfEnd(place + 1)] as const).filter(
    ([, faults]) => faults.length > 0,
  );
  expect(faulty).toEqual([]);
});
