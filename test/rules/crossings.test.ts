/** What one case sent another: done, refused, under way, or lost. */
import { type Crossings, type Sent, unanswered } from '../../verify/crossings.ts';

const recordedAt = '2026-03-02T01:00:00.000Z';
const soonAfter = '2026-03-02T02:00:00.000Z';
const anHourAndMore = '2026-03-02T02:00:00.001Z';

function sent(seq: number): Sent {
  const deed = `procurement:1:${seq}:openPayment`;
  return { from: 'procurement:1', seq, to: `payment:1:${seq}`, deed, input: 'i', consequence: `c${seq}`, recordedAt };
}

function crossings(more: Partial<Crossings>): Crossings {
  return { sent: [sent(4), sent(7)], received: [], refused: [], ...more };
}

const received = (seq: number) => ({ ...sent(seq), from: sent(seq).deed, seq: 1 });
const refused = (seq: number) => ({ by: 'procurement:1', consequence: `c${seq}` });

test('what was done or refused has its answer', () => {
  const both = crossings({ received: [received(4)], refused: [refused(7)] });
  expect(unanswered(both, anHourAndMore, [])).toEqual({ lost: [], underWay: 0 });
});

test('what has no answer is under way for an hour of the journal, and lost after that', () => {
  const first = crossings({ received: [received(4)] });
  expect(unanswered(first, soonAfter, [])).toEqual({ lost: [], underWay: 1 });
  expect(unanswered(first, anHourAndMore, []).lost).toMatchObject([{ case: 'procurement:1', seq: 7 }]);
});

test('what was overtaken by a later one of the same case is lost at once: they go out one after the other', () => {
  for (const answer of [{ received: [received(7)] }, { refused: [refused(7)] }])
    expect(unanswered(crossings(answer), recordedAt, [])).toMatchObject({ lost: [{ seq: 4 }], underWay: 0 });
});

test('one refusal answers one of two that say the same', () => {
  const same = [sent(4), { ...sent(7), consequence: 'c4' }];
  expect(unanswered(crossings({ sent: same, refused: [refused(4)] }), soonAfter, []).underWay).toBe(1);
});

test('of a case that is at fault itself nothing is known', () => {
  const faults = [{ case: 'payment:1:4', what: 'its row is missing' }];
  expect(unanswered(crossings({ received: [received(7)] }), recordedAt, faults)).toEqual({ lost: [], underWay: 0 });
});
