/** 保证金: not in cash, not too much, and back in five working days. */

import { publishNotice } from '../../domain/announcement.ts';
import { issueAwardNotice } from '../../domain/award.ts';
import { registerForDocuments } from '../../domain/bids.ts';
import { cancelProcurement } from '../../domain/cancel.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { recordBidSecurity, recordPerformanceSecurity, returnBidSecurity } from '../../domain/security.ts';
import { returnSecurity } from '../../domain/termination.ts';
import { readable, readableEntry } from '../../domain/visibility.ts';
import {
  agency,
  aNotice,
  announced,
  at,
  clocked,
  done,
  judged,
  officer,
  readyForNotice,
  supplier,
  won,
} from './builders.ts';
import { aPerformance } from './performing.ts';
import { fields } from './selecting.ts';

const on = '2026-03-20';
const money = { amountFen: 30_000_00, form: 'guarantee', occurredOn: on, evidenceSha256: 'd'.repeat(64) };
const of = (one: string, over: object = {}) => ({ supplier: one, ...money, ...over });
const back = (one: string, over: object = {}) => {
  return { supplier: one, outcome: 'returned', occurredOn: '2026-04-01', evidenceSha256: 'e'.repeat(64), ...over };
};
const keptOf = (one: string) => ({ ...of(one), round: 1, received: { by: agency.person, at: at(on) } }) as never;
const held = (state: Procurement, ...suppliers: string[]): Procurement => ({
  ...state,
  bidSecurities: Object.fromEntries(suppliers.map((one) => [`1:${one}`, keptOf(one)])),
});

test.each([
  [30_000_00, undefined],
  [30_000_01, 33],
])(
  'a notice that asks for %i fen on a budget of 150 万元 is refused above two hundredths',
  (bidSecurityFen, article) => {
    const notice = { ...aNotice, bidSecurityFen };
    const { refusal } = judged(publishNotice, readyForNotice(), notice, { on: '2026-03-02' });
    expect(refusal?.cite?.article).toBe(article);
    if (article) expect(refusal?.remedy).toBe('投标保证金最多 30,000.00 元');
  },
);

test('what came in is on record with a reason where it is too much or in cash, and once for each', () => {
  const warned = (over: object) => judged(recordBidSecurity, announced(), of('ANKANG', over), { on }).warnings;
  expect(warned({})).toEqual([]);
  expect(warned({ amountFen: 30_000_01 }).map(({ cite }) => cite?.article)).toEqual([33]);
  expect(warned({ form: 'cash' }).map(({ cite }) => cite?.article)).toEqual([33]);
  const state = done(recordBidSecurity, announced(), of('ANKANG'), { on });
  expect(judged(recordBidSecurity, state, of('ANKANG'), { on }).refusal).toBeDefined();
  expect(judged(recordBidSecurity, announced(), of('B', { occurredOn: '2026-03-21' }), { on }).refusal).toBeDefined();
});

test('who has given a security is told to nobody before the opening', () => {
  const state = held(announced(), 'ANKANG');
  const entry = { act: 'recordBidSecurity', deed: { actor: agency }, change: {} } as never;
  for (const actor of [officer, supplier('BOAI')]) {
    expect(JSON.stringify(readable(state, actor))).not.toContain('ANKANG');
    expect(readableEntry(state, entry, actor)).toBe(false);
  }
  expect(readableEntry(state, entry, agency)).toBe(true);
});

test('from the award notice the losers have theirs back in five working days, with a reason on the sixth', () => {
  const state = held({ ...won(), stage: 'selection', award: undefined } as never, 'ANKANG', 'BOAI');
  const deadlines = clocked(issueAwardNotice, state, fields, { on: '2026-03-25' });
  expect(deadlines['bidSecurityReturn:1:BOAI']).toMatchObject({ due: '2026-04-01T15:59:59.999Z' });
  expect(deadlines['bidSecurityReturn:1:ANKANG']).toBeUndefined();
  const awarded = done(issueAwardNotice, state, fields, { on: '2026-03-25' });
  expect(returnBidSecurity.awaited?.(awarded)).toEqual([{ subject: '1:BOAI', clock: 'bidSecurityReturn:1:BOAI' }]);
  const late = (occurredOn: string) =>
    judged(returnBidSecurity, awarded, back('BOAI', { occurredOn }), { on: '2026-04-07', deadlines }).warnings;
  expect(late('2026-04-01')).toEqual([]);
  expect(late('2026-04-02').map(({ cite }) => cite?.article)).toEqual([33]);
  const returned = done(returnBidSecurity, awarded, back('BOAI'), { on: '2026-04-01' });
  expect(returnBidSecurity.awaited?.(returned)).toEqual([]);
  expect(judged(returnBidSecurity, returned, back('BOAI'), { on: '2026-04-01' }).refusal).toBeDefined();
});

test('one is kept with a reason; where the supplier did not refuse to sign, another reason is asked for', () => {
  const state = held(won(), 'BOAI');
  const kept = back('BOAI', { outcome: 'kept', reason: '采购文件第十条' });
  expect(
    judged(returnBidSecurity, state, back('BOAI', { outcome: 'kept' }), { on: '2026-04-01' }).refusal,
  ).toBeDefined();
  expect(judged(returnBidSecurity, state, kept, { on: '2026-04-01' }).warnings).toHaveLength(1);
  const refused = { ...state, refusals: { BOAI: { at: at('2026-03-30'), reason: '无力履行' } } };
  expect(judged(returnBidSecurity, refused, kept, { on: '2026-04-01' }).warnings).toEqual([]);
});

test('whoever gives a purchase up while securities are held says why', () => {
  const warned = (state: Procurement) =>
    judged(cancelProcurement, state, { reason: '任务取消' }, { on }).warnings.filter(({ rule }) =>
      rule.includes('保证金'),
    );
  expect(warned(held(announced(), 'ANKANG'))).toMatchObject([{ remedy: expect.stringContaining('ANKANG') }]);
  expect(warned(announced())).toEqual([]);
});

test('who refused to sign takes no part in the restart without a reason', () => {
  const rounds = { 1: { refusals: { ANKANG: { at: at('2026-03-01'), reason: '无力履行' } } } };
  const state = announced(undefined, { round: 2, rounds });
  const asked = (one: string) => judged(registerForDocuments, state, {}, { on, actor: supplier(one) }).warnings;
  expect(asked('ANKANG')).toHaveLength(1);
  expect(asked('BOAI')).toEqual([]);
});

test('the performance security is what the contract says; less or more is on record with a reason, and all of it goes back', () => {
  const told = aPerformance();
  const given = { ...money, amountFen: 60_000_00 };
  const scene = { on: '2026-04-13', actor: { ...officer, role: 'unitAccountant' as const } };
  expect(recordPerformanceSecurity.awaited?.(told.state)).toEqual([{}]);
  expect(told.judges(recordPerformanceSecurity, given, scene).warnings).toEqual([]);
  expect(told.judges(recordPerformanceSecurity, { ...given, amountFen: 59_999_99 }, scene).warnings).toHaveLength(1);
  expect(told.judges(recordPerformanceSecurity, { ...given, form: 'cash' }, scene).warnings).toMatchObject([
    { cite: { article: 48 } },
  ]);
  const received = told.does(recordPerformanceSecurity, { ...given, amountFen: 50_000_00 }, scene);
  const sum = { returnedFen: 50_000_00, keptFen: 0 };
  expect(received.refuses(returnSecurity, sum, scene)).toBeUndefined();
  expect(received.refuses(returnSecurity, { ...sum, returnedFen: 60_000_00 }, scene)).toBeDefined();
});
