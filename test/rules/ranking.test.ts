/** 得分与排序: the price is scored by formula, and the order hangs on nothing but points, price, technical merit and lot. */
import fc from 'fast-check';
import { fixWinner } from '../../domain/award.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { awaitsLot, levelWith, rank, resultsOf } from '../../domain/ranking.ts';
import { comparedFen, hoursPoints, pricePoints } from '../../domain/score.ts';
import { drawLot } from '../../domain/tie.ts';
import { aConsultation, after, at, bidsIn, done, judged } from './builders.ts';
import { delivered, examined, on, sheets, signing, three } from './selecting.ts';

test.each([
  [100, 100, 3000, 3000],
  [100, 200, 3000, 1500],
  [1, 3, 1000, 333],
  [2, 3, 1000, 667],
  [1, 2, 1, 1],
  [1, 4, 1, 0],
  [1_000_000_000_000, 1_000_000_000_000, 10_000, 10_000],
  [999_999_999_999, 1_000_000_000_000, 10_000, 10_000],
])('a price of %i against %i fen, weighing %i, makes %i hundredths of a point', (lowest, price, weight, points) => {
  expect(pricePoints(lowest, price, weight)).toBe(points);
});

const price = fc.integer({ min: 1, max: 1_000_000_000_000 });

test('no price gets more than its weight, the lowest gets all of it, and a lower price never gets less', () => {
  fc.assert(
    fc.property(
      fc.array(price, { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 0, max: 10_000 }),
      (prices, weight) => {
        const sorted = [...prices].sort((a, b) => a - b);
        const points = sorted.map((one) => pricePoints(sorted[0]!, one, weight));
        const falls = points.every((one, place) => place === 0 || one <= points[place - 1]!);
        return points[0] === weight && falls && points.every((one) => one >= 0 && one <= weight);
      },
    ),
  );
});

test('committed hours are compared where the price is fixed: the most gets all, half of them half', () => {
  expect([hoursPoints(800, 800, 2000), hoursPoints(800, 400, 2000), hoursPoints(0, 0, 2000)]).toEqual([2000, 1000, 0]);
});

const supplier = fc.record({
  priceFen: fc.integer({ min: 1_000_000, max: 1_000_003 }),
  points: fc.array(fc.constantFrom(3000, 4500, 6000), { minLength: 3, maxLength: 3 }),
});

function stateOf(
  suppliers: readonly { priceFen: number; points: number[] }[],
  order: readonly number[],
  members: readonly number[],
): Procurement {
  const names = order.map((place) => `S-${place}`);
  const base = bidsIn(names);
  const bids = Object.fromEntries(
    names.map((one, at) => [one, { ...base.bids![one]!, priceFen: suppliers[order[at]!]!.priceFen }]),
  );
  const given = (member: number) =>
    Object.fromEntries(names.map((one, at) => [one, { 1: suppliers[order[at]!]!.points[member]!, 2: 1500 }]));
  const sheetsOf = Object.fromEntries(members.map((member) => [`member-${member + 1}`, given(member)]));
  const scores = Object.fromEntries(
    Object.entries(sheetsOf).map(([person, sheet]) => [
      person,
      Object.fromEntries(Object.entries(sheet).map(([one, of]) => [one, of[1] + of[2]])),
    ]),
  );
  const qualification = Object.fromEntries(names.map((one) => [one, { qualified: true }]));
  return { ...base, notice: { ...base.notice!, ceilingFen: 2_000_000 }, bids, qualification, sheets: sheetsOf, scores };
}

test('the order of the report is total, and the same in whatever order bidders and members are listed', () => {
  const shuffledPlaces = fc.array(supplier, { minLength: 2, maxLength: 6 }).chain((suppliers) => {
    const places = suppliers.map((_, place) => place);
    const shuffled = fc.shuffledSubarray(places, { minLength: places.length });
    return fc.tuple(fc.constant(suppliers), shuffled, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }));
  });
  fc.assert(
    fc.property(shuffledPlaces, ([suppliers, order, members]) => {
      const plain = stateOf(
        suppliers,
        suppliers.map((_, place) => place),
        [0, 1, 2],
      );
      const ranking = rank(plain);
      expect(new Set(ranking).size).toBe(suppliers.length);
      expect(rank(stateOf(suppliers, order, members))).toEqual(ranking);
      const results = resultsOf(plain, ranking)!;
      for (const [place, one] of ranking.entries()) {
        expect(results[one]!.rank).toBe(place + 1);
        if (place > 0) expect(results[one]!.points).toBeLessThanOrEqual(results[ranking[place - 1]!]!.points + 1);
      }
    }),
  );
});

const fullyLevel = { ANKANG: { 1: 6000, 2: 2500 }, BOAI: { 1: 6000, 2: 2500 }, CIYUAN: { 1: 4500, 2: 1500 } };
const samePrice = {
  ...examined,
  bids: Object.fromEntries(three.map((one) => [one, { ...examined.bids![one]!, priceFen: 1_400_000_00 }])),
};
const lot = { drawnAt: at(on), order: ['BOAI', 'ANKANG'], witnesses: ['chen-jing', 'li-wei'] };

test('of two that are level in points and price nobody is taken before a lot is drawn between just these', () => {
  const tied = { ...after(samePrice, ...sheets(fullyLevel), ...signing()), report: delivered.report };
  expect(levelWith(tied, 'ANKANG').sort()).toEqual(['ANKANG', 'BOAI']);
  expect(judged(fixWinner, tied, { supplier: 'ANKANG' }, { on }).refusal).toMatchObject({
    cite: { statute: 'tender87', article: 68 },
    remedy: expect.stringContaining('抽签'),
  });
  expect(judged(drawLot, tied, { ...lot, order: three }, { on }).refusal?.remedy).toContain('ANKANG、BOAI');
  const drawn = done(drawLot, tied, lot, { on });
  expect(drawn.ranking).toEqual(['BOAI', 'ANKANG', 'CIYUAN']);
  expect(drawn.results?.BOAI?.rank).toBe(1);
  expect(awaitsLot(drawn, 'BOAI')).toBe(false);
  expect(judged(fixWinner, drawn, { supplier: 'ANKANG' }, { on }).refusal?.remedy).toContain('BOAI');
  expect(judged(fixWinner, drawn, { supplier: 'BOAI' }, { on }).refusal).toBeUndefined();
});

test('a lot is drawn only where candidates are level', () => {
  expect(judged(drawLot, delivered, lot, { on }).refusal?.remedy).toContain('不并列');
});

test('in a consultation technical merit comes before the lot', () => {
  const factors = {
    ...examined.notice!.scoring!.factors,
    2: { ...examined.notice!.scoring!.factors[2]!, weightBp: 6000 },
  };
  const state = {
    ...samePrice,
    opening: aConsultation().opening,
    finalOffersAt: at(on),
    notice: { ...examined.notice!, scoring: { factors } },
  };
  const one = { 'member-1': { ANKANG: { 1: 3000, 2: 2500 }, BOAI: { 1: 4500, 2: 1000 }, CIYUAN: { 1: 0, 2: 0 } } };
  const scores = { 'member-1': { ANKANG: 5500, BOAI: 5500, CIYUAN: 0 } };
  expect(rank({ ...state, sheets: one, scores })[0]).toBe('BOAI');
});

test('the price of a small enterprise is lowered for comparing, not for paying; a social organisation is none', () => {
  const declared = { kind: 'enterprise', size: 'small', smeDeclarationSha256: 'c'.repeat(64) } as const;
  const withOne = (over: object) => ({
    ...examined,
    qualification: { ...examined.qualification, BOAI: { qualified: true, declared: { ...declared, ...over } } },
  });
  expect(comparedFen(withOne({}), 'BOAI')).toBe(1_170_000_00);
  expect(comparedFen(withOne({ kind: 'socialOrganisation' }), 'BOAI')).toBe(1_300_000_00);
  expect(comparedFen(withOne({ smeDeclarationSha256: undefined }), 'BOAI')).toBe(1_300_000_00);
  expect(comparedFen(withOne({ size: 'medium' }), 'BOAI')).toBe(1_300_000_00);
  const whole = withOne({});
  const reserved = { ...whole, notice: { ...whole.notice!, sme: { reserved: 'whole', cutBp: 1000 } as const } };
  expect(comparedFen(reserved, 'BOAI')).toBe(1_300_000_00);
});
