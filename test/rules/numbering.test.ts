/** What somebody is told of a case while bids are sealed has no gaps, and comes back as what was seen. */
import fc from 'fast-check';
import { Numbering, plainNumbering } from '../../domain/numbering.ts';

const last = 60;
const hiddenOnes = fc.uniqueArray(fc.integer({ min: 2, max: last }), { maxLength: last - 2 });

test('whatever is hidden, the others are told as 1, 2, 3 …, and each number comes back as the entry that it was told for', () => {
  fc.assert(
    fc.property(hiddenOnes, (hidden) => {
      const numbering = new Numbering([...hidden].sort((a, b) => a - b));
      const open = Array.from({ length: last }, (_, place) => place + 1).filter((seq) => !hidden.includes(seq));
      expect(open.map((seq) => numbering.told(seq))).toEqual(open.map((_, place) => place + 1));
      expect(open.map((_, place) => numbering.real(place + 1))).toEqual(open);
      // What is hidden is told as the last entry before it: a version is the same before and after.
      for (const seq of hidden) expect(numbering.told(seq)).toBe(numbering.told(seq - 1));
      expect(numbering.real(numbering.told(last) + 1)).toBeGreaterThan(last);
    }),
  );
});

test('a correction is told with the numbers of the entries that it is about, and nothing else in it changes', () => {
  const numbering = new Numbering([11, 13, 14]);
  const state = { seq: 17, corrections: { 1: { entry: 12, proposedIn: 15, before: { entry: 99 } } } };
  expect(numbering.renumbered(state)).toEqual({
    seq: 14,
    corrections: { 1: { entry: 11, proposedIn: 12, before: { entry: 99 } } },
  });
  expect(numbering.renumbered({ corrections: { 1: { confirmed: true }, 2: null } })).toEqual({
    corrections: { 1: { confirmed: true }, 2: null },
  });
  const proposal = { entry: 12, fields: { seq: 20 }, original: { act: 'releaseBudget', correctedIn: 15 } };
  expect(numbering.ofProposal(proposal)).toEqual({
    entry: 11,
    fields: { seq: 20 },
    original: { act: 'releaseBudget', correctedIn: 12 },
  });
  expect(plainNumbering.renumbered(state)).toEqual(state);
});
