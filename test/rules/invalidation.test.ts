/** 废标（终止）：on what ground a round is given up, what is kept of it, and how the purchase goes on. */
import { checkQualification, openBids } from '../../domain/examination.ts';
import { invalidateTender } from '../../domain/invalidation.ts';
import { done, judged, officer } from './builders.ts';
import { awarded, fixed, on, opened, qualifying, seated, tender, three } from './selecting.ts';

test.each([
  [2, undefined],
  [3, 36],
])('a tender with %i qualified bidders may or may not be given up for their number', (count, article) => {
  const state = done(checkQualification, seated, qualifying(three, three.slice(count)), { on });
  const giveUp = { ground: 'tooFewBidders', reason: '不足三家', next: 'announcement' };
  expect(judged(invalidateTender, state, giveUp, { on }).refusal?.cite?.article).toBe(article);
});

test('a round is given up for its prices only where every one is above the budget', () => {
  const ground = { ground: 'overBudget', reason: '报价均超预算', next: 'announcement' };
  const above = { ANKANG: 1_500_000_01, BOAI: 1_600_000_00, CIYUAN: 1_700_000_00 };
  const all = done(openBids, tender, { offers: above }, { on });
  expect(judged(invalidateTender, all, ground, { on }).refusal).toBeUndefined();
  const one = done(openBids, tender, { offers: { ...above, ANKANG: 1_500_000_00 } }, { on });
  expect(judged(invalidateTender, one, ground, { on }).refusal).toBeDefined();
  expect(judged(invalidateTender, tender, ground, { on }).refusal).toBeDefined();
});

test.each([
  ['2026-03-22', undefined],
  ['2026-03-23', undefined],
  ['2026-03-24', 37],
])('a tender that failed goes on as a consultation approved on %s, not on a later day', (occurredOn, article) => {
  const approval = { authority: '市财政局', number: '宛财购〔2026〕7号', occurredOn };
  const change = { method: 'consultation', approval };
  const giveUp = { ground: 'irregularity', reason: '两次招标均不足三家', next: 'announcement', change };
  expect(judged(invalidateTender, fixed, giveUp, { on }).refusal?.cite?.article).toBe(article);
  if (article) return;
  const again = done(invalidateTender, fixed, giveUp, { on });
  expect(again).toMatchObject({ round: 2, opening: { method: 'consultation' } });
  expect(again.rounds?.['1']?.invalidated?.changed).toEqual({ methodBefore: 'openTender', approval });
});

test('a round given up begins anew, and nothing of it is left but the archive', () => {
  const giveUp = { ground: 'irregularity', reason: '评审现场录像缺失', next: 'announcement' };
  const again = done(invalidateTender, fixed, giveUp, { on });
  expect(again).toMatchObject({ round: 2, diverted: 'announcement', rounds: { 1: { ranking: three } } });
  expect(again.rounds?.['1']?.invalidated).toMatchObject({ ground: 'irregularity', by: officer.person });
  for (const field of ['notice', 'bids', 'committee', 'scores', 'ranking', 'winner', 'openedAt'] as const)
    expect(again[field]).toBeUndefined();
  expect(again.scheme).toBeDefined();
});

test('a task that is cancelled ends the purchase, and no other ground does', () => {
  const cancelled = { ground: 'cancelledTask', reason: '政策调整', next: 'cancelled' };
  expect(done(invalidateTender, opened, cancelled, { on })).toMatchObject({ diverted: 'cancelled', cancellation: {} });
  const wrong = judged(invalidateTender, opened, { ...cancelled, next: 'announcement' }, { on });
  expect(wrong.refusal?.cite?.article).toBe(37);
  const other = judged(invalidateTender, opened, { ...cancelled, ground: 'irregularity' }, { on });
  expect(other.refusal?.cite?.article).toBe(37);
});

test('after the notice to the winner the round stands', () => {
  const giveUp = { ground: 'irregularity', reason: '复核', next: 'announcement' };
  expect(judged(invalidateTender, awarded, giveUp, { on }).refusal?.cite).toMatchObject({ article: 46, paragraph: 2 });
});
