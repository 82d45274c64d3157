/** 服务中断预警: a silent week, or one with too few visits, becomes a task before anybody complains; a good week does not. */
import { demandCure } from '../../domain/default.ts';
import { anomaliesOf, counted } from '../../domain/service-count.ts';
import { fileServiceLog } from '../../domain/service-log-filing.ts';
import { agreeVisitRates, judgeWarning, silentWeek, warnOfSilence } from '../../domain/service-watch.ts';
import { recordMerger } from '../../domain/township-merger.ts';
import { aPerformance, provider, system } from './performing.ts';

const rates = { visitsAWeek: { 青石镇: 10, 白河镇: 3 }, warnedBelowBp: 8_000 };
const agreed = () => aPerformance().does(agreeVisitRates, rates, '2026-04-08');
const aWeek = (from: string, to: string, visits: Record<string, number>) => ({
  instalment: '2',
  from,
  to,
  logSha256: 'a'.repeat(64),
  counted: { visits: 0, recipients: 0, volumes: {}, anomalies: {}, weeks: { [to]: visits } },
});
const good = { 青石镇: 8, 白河镇: 3 };

test('the first week is the one in which rates were agreed; its log is due three days after its Sunday', () => {
  const told = agreed();
  expect(silentWeek(told.state)).toBe('2026-04-12');
  expect(told.deadlines['weeklyLog:2026-04-12']).toMatchObject({ basis: 'house', due: '2026-04-15T15:59:59.999Z' });
  expect(fileServiceLog.awaited?.(told.state)).toEqual([
    { subject: '2026-04-12', organisation: provider.organisation, clock: 'weeklyLog:2026-04-12' },
  ]);
  expect(silentWeek(aPerformance().state)).toBeUndefined();
});

test('a log of the week ends its clock and begins the next one', () => {
  const told = agreed().does(fileServiceLog, aWeek('2026-04-06', '2026-04-12', good), '2026-04-13');
  expect(told.deadlines['weeklyLog:2026-04-12']?.stoppedAt).toBeDefined();
  expect(told.deadlines['weeklyLog:2026-04-19']).toMatchObject({ due: '2026-04-22T15:59:59.999Z' });
  expect(told.state.serviceWarnings).toEqual({});
});

test.each([
  [{ 青石镇: 8, 白河镇: 3 }, undefined],
  [{ 青石镇: 7, 白河镇: 3 }, { 青石镇: { visits: 7, rate: 10 } }],
  [{ 青石镇: 10, 白河镇: 2 }, { 白河镇: { visits: 2, rate: 3 } }],
  [{ 青石镇: 30 }, { 白河镇: { visits: 0, rate: 3 } }],
])('of rates of ten and three, warned below four fifths, a week of %j is short in %j', (visits, short) => {
  const told = agreed().does(fileServiceLog, aWeek('2026-04-06', '2026-04-12', visits), '2026-04-13');
  expect(told.state.serviceWarnings?.[1]?.short).toEqual(short);
  expect(judgeWarning.awaited?.(told.state)).toEqual(short ? [{ subject: '1', clock: 'warningJudgement:1' }] : []);
});

test('a week that a log covers in part is not held against the rate of a whole one', () => {
  const told = agreed().does(fileServiceLog, aWeek('2026-04-08', '2026-04-12', { 青石镇: 1 }), '2026-04-13');
  expect(told.state.serviceWarnings).toEqual({});
});

test('a log of a later week does not answer for the one before it', () => {
  const told = agreed().does(fileServiceLog, aWeek('2026-04-13', '2026-04-19', good), '2026-04-20');
  expect(silentWeek(told.state)).toBe('2026-04-12');
});

test('a silent week is warned of once, is asked about in two working days, and the next week is watched', () => {
  const warned = agreed().does(warnOfSilence, { week: '2026-04-12' }, { on: '2026-04-16', actor: system });
  expect(warned.state.serviceWarnings).toMatchObject({ 1: { week: '2026-04-12', short: {} } });
  expect(warned.deadlines['warningJudgement:1']?.due).toBe('2026-04-20T15:59:59.999Z');
  expect(warned.deadlines['weeklyLog:2026-04-19']).toBeDefined();
  expect(warned.refuses(warnOfSilence, { week: '2026-04-12' }, { on: '2026-04-16', actor: system })).toBeDefined();
  // The log of the silent week is still owed.
  expect(fileServiceLog.awaited?.(warned.state).map(({ subject }) => subject)).toEqual(['2026-04-12', '2026-04-19']);
});

test('a warning that ends in the proposal of a cure asks the officer for it until it is demanded', () => {
  const warned = agreed().does(warnOfSilence, { week: '2026-04-12' }, { on: '2026-04-16', actor: system });
  const judgement = { warning: '1', conclusion: 'demandCure', remark: '电话无人接听，村里未见服务人员' } as const;
  const proposed = warned.does(judgeWarning, judgement, '2026-04-17');
  expect(judgeWarning.awaited?.(proposed.state)).toEqual([]);
  expect(demandCure.awaited?.(proposed.state)).toEqual([{ subject: '1' }]);
  const demanded = proposed.does(demandCure, { breach: '一周未提供服务', days: 5 }, '2026-04-17');
  expect(demandCure.awaited?.(demanded.state)).toEqual([]);
  const explained = warned.does(judgeWarning, { ...judgement, conclusion: 'explained' }, '2026-04-17');
  expect(demandCure.awaited?.(explained.state)).toEqual([]);
  expect(explained.refuses(judgeWarning, judgement, '2026-04-18')).toBeDefined();
});

const merger = { from: '白河镇', into: '青石镇', occurredOn: '2026-04-10', documentSha256: 'a'.repeat(64) };

test.each([
  [11, undefined],
  [10, { 青石镇: { visits: 10, rate: 13 } }],
])('from the week of a merger on the rates add up to thirteen: %i visits are short in %j', (visits, short) => {
  const merged = agreed().does(recordMerger, merger, '2026-04-10');
  const told = merged.does(fileServiceLog, aWeek('2026-04-06', '2026-04-12', { 青石镇: visits }), '2026-04-13');
  expect(told.state.serviceWarnings?.[1]?.short).toEqual(short);
});

test('a township is merged once, on a day that has come, and never into itself by a round', () => {
  expect(agreed().refuses(recordMerger, merger, '2026-04-09')?.actual).toBe('2026-04-10');
  const merged = agreed().does(recordMerger, merger, '2026-04-10');
  expect(merged.refuses(recordMerger, { ...merger, into: '南街' }, '2026-04-11')?.remedy).toContain('已经登记撤并');
  const back = { ...merger, from: '青石镇', into: '白河镇' };
  expect(merged.refuses(recordMerger, back, '2026-04-11')?.rule).toBe('不得并入自身');
});

test.each([
  ['2026-04-09', ['otherTownship']],
  ['2026-04-10', []],
])(
  'one who lives in the merged township and is served under the new name on %s is flagged as %j',
  (servedOn, flagged) => {
    const visit = {
      recipient: 'r-0001',
      township: '青石镇',
      servedOn,
      from: '08:00',
      to: '09:00',
      volumeHundredths: 100,
    };
    const register = new Map([['r-0001', { township: '白河镇', care: 'full' as const }]]);
    const contract = { periodFrom: '2026-03-01', periodTo: '2026-12-31' };
    const against = { register, contract, today: '2026-04-13', mergers: [merger] };
    expect(anomaliesOf([visit], against).map(({ kind }) => kind)).toEqual(flagged);
    expect(counted([visit], against).weeks).toEqual({ '2026-04-12': { 青石镇: 1 } });
  },
);

test.each([
  ['2026-04-19', '2026-04-19'],
  ['2026-04-18', undefined],
])('of a contract to %s the week after the first is watched: %s', (periodTo, week) => {
  const told = agreed().does(fileServiceLog, aWeek('2026-04-06', '2026-04-12', good), '2026-04-13');
  expect(silentWeek({ ...told.state, contract: { ...told.state.contract!, periodTo } })).toBe(week);
});
