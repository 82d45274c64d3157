/** What the public is told with an act: the beginning, every change, and the end of a purchase; with reasons, without names. */
import { clarifyNotice, publishNotice } from '../../domain/announcement.ts';
import { cancelProcurement } from '../../domain/cancel.ts';
import { invalidateTender } from '../../domain/invalidation.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { aNotice, announced, aProcurement, bidsIn, done, readyForNotice, won } from './builders.ts';

const on = '2026-03-26';
const reason = '政策调整，任务取消';

test('a notice is told with the entry that publishes it, and each clarification with its own', () => {
  const begun = done(publishNotice, readyForNotice(aProcurement()), aNotice, { on: '2026-03-02' });
  expect(publishNotice.tells?.(begun, aNotice)).toMatchObject([{ kind: 'notice', body: { bidsDue: aNotice.bidsDue } }]);
  const text = { text: '联系电话更正', affectsBids: false };
  const clarified = done(clarifyNotice, announced(), text, { on: '2026-03-05' });
  expect(clarifyNotice.tells?.(clarified, text)).toMatchObject([{ kind: 'clarification', body: { number: '1' } }]);
});

test('a purchase cancelled after its notice is announced as terminated, with the reason and without a name', () => {
  const state = done(cancelProcurement, won(), { reason }, { on });
  const told = cancelProcurement.tells?.(state, { reason });
  expect(told).toMatchObject([
    { kind: 'termination', title: '特困人员照料护理服务终止公告', body: { round: 1, reason } },
  ]);
  expect(JSON.stringify(told)).not.toContain('li-wei');
});

test('a purchase that nobody outside has read of ends without a word', () => {
  const state = done(cancelProcurement, aProcurement(), { reason }, { on });
  expect(cancelProcurement.tells?.(state, { reason })).toEqual([]);
});

test('a tender given up is told as the end of its round, and a second round cancelled before its notice all the same', () => {
  const giveUp = { ground: 'irregularity', reason: '评审现场录像缺失', next: 'announcement' } as const;
  const again = done(invalidateTender, bidsIn(['ANKANG', 'BOAI', 'CIYUAN']), giveUp, { on });
  expect(invalidateTender.tells?.(again, giveUp)).toMatchObject([
    { kind: 'termination', title: '特困人员照料护理服务废标公告（第 1 次采购）', body: { reason: giveUp.reason } },
  ]);
  const anew: Procurement = { ...again, stage: 'announcement' };
  const state = done(cancelProcurement, anew, { reason }, { on });
  expect(cancelProcurement.tells?.(state, { reason })).toHaveLength(1);
});
