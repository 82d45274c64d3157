/** 采购取消: open until the contract is signed; once the winner is told, only with a reason and the law's warning. */
import { cancelProcurement } from '../../domain/cancel.ts';
import { aContractDraft, announced, aProcurement, director, done, judged, won } from './builders.ts';

const reason = { reason: '政策调整，任务取消' };
const on = '2026-03-26';

test.each([
  [aProcurement({ stage: 'budget' }), 0],
  [aProcurement(), 0],
  [announced(), 0],
  [aProcurement({ stage: 'announcement', round: 2, rounds: { 1: {} } }), 0],
  [won(), 1],
])('a purchase is cancelled before the contract, after the award with a reason', (state, reasons) => {
  const { refusal, warnings } = judged(cancelProcurement, state, reason, { on });
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(reasons);
  expect(cancelProcurement.during).toContain(state.stage);
  expect(done(cancelProcurement, state, reason, { on })).toMatchObject({
    diverted: 'cancelled',
    cancellation: { by: director.person, reason: reason.reason },
  });
});

test('a signed contract is not cancelled', () => {
  const drafted = { by: director.person, at: '2026-03-25T01:00:00.000Z' };
  const { instalments: _, ...clauses } = aContractDraft;
  const signed = won(undefined, { contract: { ...clauses, provider: 'ANKANG', drafted, signedOn: '2026-03-25' } });
  expect(judged(cancelProcurement, signed, reason, { on }).refusal).toBeDefined();
});

test('a cancellation leaves no clock of its own running', () => {
  expect(cancelProcurement.stops?.(won(), reason)).toEqual(
    expect.arrayContaining(['noticePublication', 'bidOpening', 'winnerFixing', 'contractSigning']),
  );
});
