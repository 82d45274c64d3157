/** 立项: an officer opens a purchase for the own organisation, and the case begins at the budget. */
import { openProcurement } from '../../domain/opening.ts';
import { shapes } from '../../domain/shapes/opening.ts';
import { aProcurement, done, judged, officer } from './builders.ts';

const { opening } = aProcurement();
const unopened = aProcurement({ stage: 'unopened', allotment: undefined });

test('a purchase for another organisation is refused', () => {
  const { refusal } = judged(openProcurement, unopened, { ...opening, purchaser: 'MZ-WC' }, { on: '2026-02-02' });
  expect(refusal).toMatchObject({ basis: 'house', remedy: '购买主体应当填写 MZ-WL' });
});

test('an opened purchase waits at the budget, in its first round, under the name of who opened it', () => {
  const opened = done(openProcurement, unopened, opening, { on: '2026-02-02' });
  expect(opened).toMatchObject({ stage: 'budget', round: 1, opening, opened: { by: officer.person } });
});

test('a method or a region that the law of this house does not know has no shape', () => {
  expect(shapes.openProcurement.safeParse(opening).success).toBe(true);
  expect(shapes.openProcurement.safeParse({ ...opening, method: 'auction' }).success).toBe(false);
  expect(shapes.openProcurement.safeParse({ ...opening, region: 'beijing' }).success).toBe(false);
});
