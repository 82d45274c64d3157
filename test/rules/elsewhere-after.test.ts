/** What follows from a tender elsewhere: another round, corrections, what each may see, and what losers are told. */
import { mayRead, readable, readableEntry } from '../../domain/visibility.ts';
import * as they from './builders.ts';
import {
  aFailure,
  agency,
  anAgreement,
  anOpening,
  aPlatformNotice,
  awaitedIn,
  before,
  bidder,
  director,
  entering,
  found,
  officer,
} from './elsewhere.ts';
import { three } from './selecting.ts';

const rules = (all: readonly { rule: string }[]) => all.map(({ rule }) => rule);
const { supplier } = they;

test('a tender that failed for too few leads to a second round, with nothing of the first left in it', () => {
  const told = before('recordReport');
  told.state = { ...told.state, bids: { ANKANG: told.state.bids!.ANKANG! } };
  told.did('recordFailure', aFailure, { on: '2026-03-23', by: officer });
  const { state } = told;
  expect(state).toMatchObject({ round: 2, diverted: 'announcement', entrusted: { platform: anAgreement.platform } });
  expect([state.notice, state.bids, state.elsewhere]).toEqual([undefined, undefined, undefined]);
  expect(state.rounds?.[1]?.elsewhere?.failure).toMatchObject({ number: 'ZB-1-F', occurredOn: '2026-03-23' });
  expect(told.deadlines.noticePublication).toMatchObject({ from: '2026-03-23' });
  entering(told, 'recordNotice');
  told.state = { ...told.state, diverted: undefined };
  const again = {
    ...aPlatformNotice,
    occurredOn: '2026-03-25',
    documentsFrom: '2026-03-25',
    documentsTo: '2026-04-01',
    noticeTo: '2026-04-01',
    bidsDue: '2026-04-14T01:00:00.000Z',
  };
  expect(told.does('recordNotice', again, { on: '2026-03-25', by: agency })).toBeUndefined();
});

test('a failure for too few where three have bid is found; the next round by invitation needs its approval and is held here', () => {
  const told = before('recordReport');
  expect(rules(found(told, 'recordFailure', aFailure, '2026-03-23'))).toEqual([
    '符合专业条件或者作实质响应的供应商不足三家的，应予废标',
  ]);
  const change = { ...aFailure, change: { method: 'invitedTender' } };
  expect(told.does('recordFailure', change, { on: '2026-03-23', by: officer, reason: '照实' })).toMatchObject({
    type: 'Refused',
    finding: { cite: { statute: 'procurementLaw', article: 37 } },
  });
  const approval = { authority: '宛城市财政局', number: '批〔2026〕1号', occurredOn: '2026-03-23' };
  const approved = { ...aFailure, change: { method: 'invitedTender', approval } };
  told.did('recordFailure', approved, { on: '2026-03-23', by: officer, reason: '照实' });
  entering(told, 'recordNotice');
  told.state = { ...told.state, diverted: undefined };
  expect(awaitedIn(told.state)).toContain('inviteSuppliers');
  expect(awaitedIn(told.state)).not.toContain('recordNotice');
});

test('a slip is set right by two: the clocks that ran from the wrong day run from the right one', () => {
  const told = before('nothing');
  const seq = told.entries.find(({ act }) => act === 'recordAward')!.seq;
  told.state = { ...told.state, stage: 'contract' };
  told.corrected(
    seq,
    { occurredOn: '2026-03-25' },
    { on: '2026-03-27', by: agency },
    { on: '2026-03-27', by: director },
  );
  expect(told.state.award?.noticed.at).toBe('2026-03-24T16:00:00.000Z');
  expect(told.deadlines.contractSigning?.from).toBe('2026-03-25');
});

test('the opening is not corrected under a report that rests on it; alone it is, and the bids are those of the right one', () => {
  const told = before('recordReport');
  const seq = told.entries.find(({ act }) => act === 'recordOpening')!.seq;
  const right = { ...anOpening.bidders, CIYUAN: bidder(1_444_000_00) };
  const reported = before('deliverReport');
  expect(reported.corrects(seq, { bidders: right }, { on: '2026-03-24', by: agency })?.finding.remedy).toBe(
    '请先更正评审报告的登记',
  );
  told.corrected(seq, { bidders: right }, { on: '2026-03-23', by: agency }, { on: '2026-03-23', by: director });
  expect(told.state.bids?.CIYUAN?.priceFen).toBe(1_444_000_00);
});

test('the agency of another case, and a supplier who reads, see nothing of bids, committee and points', () => {
  const other = { ...agency, organisation: 'AG-OTHER' };
  expect(mayRead(before('recordReport').state, other)).toBe(false);
  const told = before('deliverReport');
  const seen = readable(told.state, supplier('BOAI')) as typeof told.state;
  expect(seen.elsewhere?.notice?.number).toBe('ZB-1');
  expect([seen.elsewhere?.opening, seen.elsewhere?.report, seen.committee, seen.results, seen.entrusted]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const entry = told.entries.find(({ act }) => act === 'recordReport')!;
  const accountant = they.unitAccountant;
  expect([supplier('BOAI'), accountant].map((one) => readableEntry(told.state, entry, one))).toEqual([false, false]);
  expect(readableEntry(told.state, entry, officer)).toBe(true);
});

test('each loser is told its own points and rank, and why it did not qualify, once the award is out', () => {
  const outcome = (told: ReturnType<typeof before>, one: string) =>
    (readable(told.state, supplier(one)) as { outcome?: object }).outcome;
  expect(outcome(before('recordAward'), 'BOAI')).toBeUndefined();
  expect(outcome(before('nothing'), 'BOAI')).toMatchObject({ won: false, result: { points: 8500, rank: 2 } });
  expect(three.map((one) => outcome(before('nothing'), one))).toMatchObject([
    { won: true },
    {},
    { result: { rank: 3 } },
  ]);
});

test('silence on record is no silence of the purchaser: the course of the case deems nothing', () => {
  const told = before('recordConfirmation');
  const barred = told.does(
    'deemWinner',
    {},
    { on: '2026-04-20', by: { person: 'c', organisation: 'c', role: 'proceeding' } },
  );
  expect(barred?.finding.rule).toMatch(/在该平台办理/);
});
