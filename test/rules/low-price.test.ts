/** 异常低价: strictly below the rates, thirty minutes, a majority; what is not proven is void. */
import fc from 'fast-check';
import { inTheRunning } from '../../domain/competition.ts';
import { askPriceExplanation, explainPrice, judgePrice, lowGrounds } from '../../domain/low-price.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { scoreBids } from '../../domain/selection.ts';
import { after, announced, at, clocked, done, judged, memberOf, supplier } from './builders.ts';
import { examined, on, people, sheet, three } from './selecting.ts';

const actor = memberOf(people[1]!);
const evidenceSha256 = 'd'.repeat(64);
const since = 'henan-county@2026-02-01';

/** Announced under the rule, with these prices; the ceiling is far away unless told otherwise. */
function pricedAt(prices: readonly number[], over: Partial<NonNullable<Procurement['notice']>> = {}): Procurement {
  const names = prices.map((_, place) => three[place] ?? `S-${place}`);
  const bids = Object.fromEntries(
    names.map((one, place) => [one, { ...examined.bids!.ANKANG!, priceFen: prices[place]! }]),
  );
  const notice = { ...examined.notice!, ceilingFen: Math.max(...prices), ...over };
  const each = <T>(value: T) => Object.fromEntries(names.map((one) => [one, value]));
  const found = { qualification: each({ qualified: true }), conformity: each({ conforms: true }) };
  return { ...examined, pack: since, notice, bids, ...found };
}

test.each([
  // Half of the second lowest, which is 2000.
  [[1000, 2000, 2000], 0],
  [[999, 2000, 2000], 1],
  // 45 % of a ceiling of 2000 is 900; half of the mean of 900, 1000 and 1100 is far below.
  [[900, 1000, 2000], 0],
  [[899, 1000, 2000], 1],
])('prices of %j raise %i doubt', (prices, doubts) => {
  expect(lowGrounds(pricedAt(prices), 'ANKANG')).toHaveLength(doubts);
});

test('half of the mean: three at 1000, 2000 and 3000 have a mean of 2000, and 1000 is exactly half', () => {
  const raised = { meanBp: 5000, secondBp: 5000 };
  expect(lowGrounds(pricedAt([1000, 2000, 3000], { lowPrice: raised, ceilingFen: 2000 }), 'ANKANG')).toEqual([]);
  expect(lowGrounds(pricedAt([999, 1999, 3000], { ceilingFen: 2000 }), 'ANKANG').join()).toContain('平均值');
});

test('the documents may raise the rates, never lower them', () => {
  const prices = [1200, 2000, 2000];
  expect(lowGrounds(pricedAt(prices), 'ANKANG')).toEqual([]);
  expect(lowGrounds(pricedAt(prices, { lowPrice: { secondBp: 6500 } }), 'ANKANG').join()).toContain('65%');
  expect(lowGrounds(pricedAt([999, 2000, 2000], { lowPrice: { secondBp: 1000 } }), 'ANKANG')).toHaveLength(1);
});

test('a case of the days before February 2026 knows no such figure', () => {
  const before = { ...pricedAt([1, 2000, 2000]), pack: 'henan-county@2022-07-01' };
  expect(lowGrounds(before, 'ANKANG')).toEqual([]);
});

test('at exactly the rate there is no doubt, a fen below there is, whatever the prices', () => {
  const even = fc.integer({ min: 1, max: 500_000_000_000 }).map((half) => half * 2);
  fc.assert(
    fc.property(even, fc.integer({ min: 5000, max: 6500 }), (second, rate) => {
      const ceilingFen = second;
      const lowPrice = { secondBp: rate, meanBp: 5000, ceilingBp: 4500 };
      const exact = (BigInt(second) * BigInt(rate)) / 10_000n;
      const isWhole = exact * 10_000n === BigInt(second) * BigInt(rate);
      const of = (price: number) =>
        lowGrounds(pricedAt([price, second, second], { ceilingFen, lowPrice }), 'ANKANG').some((one) =>
          one.includes('次低'),
        );
      const [atRate, below] = [of(Number(exact) + (isWhole ? 0 : 1)), of(Number(exact) - (isWhole ? 1 : 0))];
      return !atRate && below;
    }),
  );
});

const low = pricedAt([600_000_00, 1_300_000_00, 1_450_000_00], { ceilingFen: 1_500_000_00 });
const scoring = { sheets: { ...sheet } };
const ask = { supplier: 'ANKANG', dueAt: at(on, '02:00') };
const asked = done(askPriceExplanation, low, ask, { on, actor });
const proof = { statement: '批量采购，附成本测算', evidenceSha256 };

test('nobody scores while a low price is not judged, and the committee is awaited to ask', () => {
  const { refusal } = judged(scoreBids, low, scoring, { on, actor });
  expect(refusal).toMatchObject({ cite: { statute: 'lowPrice2026' }, remedy: expect.stringContaining('ANKANG') });
  expect(askPriceExplanation.awaited?.(low).map(({ subject, person }) => [subject, person])).toEqual(
    people.slice(1).map((person) => ['ANKANG', person]),
  );
  expect(explainPrice.awaited?.(asked)).toMatchObject([{ organisation: 'ANKANG', clock: 'priceExplanation:ANKANG' }]);
});

test.each([
  ['01:59', 1],
  ['02:00', 0],
])('an explanation due at %s, asked for at 01:30, needs %i reasons', (utc, reasons) => {
  const { refusal, warnings } = judged(askPriceExplanation, low, { ...ask, dueAt: at(on, utc) }, { on, actor });
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(reasons);
});

test('a price that no figure doubts is asked about only for a judgement in words', () => {
  expect(judged(askPriceExplanation, low, { ...ask, supplier: 'BOAI' }, { on, actor }).refusal?.remedy).toContain(
    '判断',
  );
  const judgement = '人工费低于当地最低工资';
  expect(
    judged(askPriceExplanation, low, { ...ask, supplier: 'BOAI', judgement }, { on, actor }).refusal,
  ).toBeUndefined();
});

test('the time to explain is a right: what came in it counts, a millisecond later does not', () => {
  const deadlines = clocked(askPriceExplanation, low, ask, { on, actor });
  expect(deadlines['priceExplanation:ANKANG']).toMatchObject({ kind: 'right', due: ask.dueAt });
  const own = { on, utc: '02:10', actor: supplier('ANKANG') };
  expect(judged(explainPrice, asked, proof, { ...own, receivedAt: ask.dueAt }).refusal).toBeUndefined();
  const late = judged(explainPrice, asked, proof, { ...own, receivedAt: `${on}T02:00:00.001Z` });
  expect(late.refusal?.rule).toContain('应当在评审委员会所定的时间内');
  expect(judged(explainPrice, asked, proof, { ...own, actor: supplier('BOAI') }).refusal).toBeDefined();
});

const votes = (inFavour: number) => Object.fromEntries(people.map((one, place) => [one, place < inFavour]));
const explained = done(explainPrice, asked, proof, { on, utc: '01:50', actor: supplier('ANKANG') });
const opinion = '成本测算未计社会保险';

test.each([
  [2, false],
  [3, true],
])('with %i of five in favour the price is proven: %s', (inFavour, proven) => {
  const state = done(judgePrice, explained, { supplier: 'ANKANG', votes: votes(inFavour), opinion }, { on, actor });
  expect(state.lowPrices?.ANKANG?.judged).toMatchObject({ proven, inFavour, against: 5 - inFavour });
  expect(inTheRunning(state).includes('ANKANG')).toBe(proven);
});

test('before the time is over nobody judges without an explanation; after it, never in favour', () => {
  const none = { supplier: 'ANKANG', votes: votes(0), opinion };
  expect(judged(judgePrice, asked, none, { on, utc: '01:45', actor }).refusal?.cite?.paragraph).toBe(3);
  expect(judged(judgePrice, asked, none, { on, utc: '02:01', actor }).refusal).toBeUndefined();
  const all = { ...none, votes: votes(5) };
  expect(judged(judgePrice, asked, all, { on, utc: '02:01', actor }).refusal?.cite?.paragraph).toBe(4);
});

test('every member votes, and nobody else', () => {
  const { [people[0]!]: _, ...four } = votes(5);
  for (const given of [four, { ...votes(5), stranger: true }])
    expect(
      judged(judgePrice, explained, { supplier: 'ANKANG', votes: given, opinion }, { on, actor }).refusal?.cite,
    ).toEqual({
      statute: 'tender87',
      article: 61,
    });
});

test('what is proven is scored as any other, and a void bid is not scored', () => {
  const proven = done(judgePrice, explained, { supplier: 'ANKANG', votes: votes(5), opinion }, { on, actor });
  expect(judged(scoreBids, proven, scoring, { on, actor }).refusal).toBeUndefined();
  const four = { ...announced(), ...proven };
  expect(after(four, [scoreBids, scoring, { on, actor }]).scores?.[actor.person]).toMatchObject({ ANKANG: 8500 });
  const isVoid = done(judgePrice, explained, { supplier: 'ANKANG', votes: votes(0), opinion }, { on, actor });
  expect(judged(scoreBids, isVoid, scoring, { on, actor }).refusal?.cite?.article).toBe(36);
});
