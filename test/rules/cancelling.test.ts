/** 终止公告, without an engine: whoever could read the notice is told that nothing comes of it, once, and why. */
import { jest } from '@jest/globals';
import { cancelProcurement } from '../../domain/cancel.ts';
import { invalidateTender } from '../../domain/invalidation.ts';
import type { Procurement } from '../../domain/procurement.ts';
import type { Publication } from '../../domain/publication.ts';
import { announced, bidsIn, done, won } from './builders.ts';

const published = new Map<string, Publication>();
const announce = async (key: string, publication: Publication) => void published.set(key, publication);
jest.unstable_mockModule('@temporalio/workflow', () => ({ proxyActivities: () => ({ announce }) }));
const { cancelling } = await import('../../workflows/cancelling.ts');

const on = '2026-03-26';
const reason = '政策调整，任务取消';
const caseId = 'procurement:1';

async function told(state: Procurement) {
  published.clear();
  expect(await cancelling({ caseId, state } as never)).toBe('cancelled');
  return Object.fromEntries([...published].map(([key, { title }]) => [key.slice(caseId.length + 1), title]));
}

test('a purchase cancelled after its notice is announced as terminated, with the reason and without a name', async () => {
  const state = done(cancelProcurement, announced(), { reason }, { on });
  expect(await told(state)).toMatchObject({ cancellation: '特困人员照料护理服务终止公告' });
  const publication = published.get(`${caseId}:cancellation`)!;
  expect(publication).toMatchObject({ kind: 'termination', body: { round: 1, purchaser: 'MZ-WL', reason } });
  expect(JSON.stringify(publication)).not.toContain('li-wei');
});

test('what the cancellation cut short is told before it, under the keys of its own stage', async () => {
  const state = done(cancelProcurement, won(), { reason }, { on });
  expect(Object.keys(await told(state))).toEqual(['round:1:notice', 'round:1:award:ANKANG', 'cancellation']);
});

test('a tender given up because its task is cancelled is announced once, as the end of its round', async () => {
  const giveUp = { ground: 'cancelledTask', reason, next: 'cancelled' };
  const state = done(invalidateTender, bidsIn(['ANKANG', 'BOAI', 'CIYUAN']), giveUp, { on });
  expect(state.diverted).toBe('cancelling');
  expect(await told(state)).toEqual({ 'round:1:invalidation': '特困人员照料护理服务废标公告（第 1 次采购）' });
  expect(published.get(`${caseId}:round:1:invalidation`)).toMatchObject({ kind: 'termination', body: { reason } });
});

test('a second round that is cancelled before its notice ends the purchase in public all the same', async () => {
  const giveUp = { ground: 'irregularity', reason: '评审现场录像缺失', next: 'announcement' };
  const again = done(invalidateTender, bidsIn(['ANKANG', 'BOAI', 'CIYUAN']), giveUp, { on });
  const anew: Procurement = { ...again, stage: 'announcement' };
  const state = done(cancelProcurement, anew, { reason }, { on });
  expect(Object.keys(await told(state))).toEqual(['round:1:invalidation', 'cancellation']);
});
