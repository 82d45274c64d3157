/** 服务记录: one wrong line and nothing is taken; what looks wrong is flagged, never rejected; two logs of one day do not both count. */
import { decodedTable } from '../../api/log-table.ts';
import { sha256Of } from '../../domain/digest.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import { anomaliesOf, type Counted, counted, type Register, weekEnd } from '../../domain/service-count.ts';
import { columns, readLog, type Visit, visitsMax, wordingOf } from '../../domain/service-log.ts';
import { fileServiceLog } from '../../domain/service-log-filing.ts';
import { callOrder, commitSample, recordCallBacks, revealSample } from '../../domain/service-sample.ts';
import { aContract, aDelivery, aPerformance } from './performing.ts';

const head = columns.join(',');
const line = 'r-0001,青石镇,2026-04-06,08:30,09:30,1,h-1';
const aVisit: Visit = {
  recipient: 'r-0001',
  township: '青石镇',
  servedOn: '2026-04-06',
  from: '08:30',
  to: '09:30',
  volumeHundredths: 100,
  staff: 'h-1',
};
const read = (...lines: string[]) => readLog([head, ...lines].join('\n'), '2026-04-06', '2026-04-12');

test('a table is read whatever its line ends, marks and quotation marks are', () => {
  expect(readLog(`\uFEFF${head}\r\n${line}\r\n\r\n`, '2026-04-06', '2026-04-12').visits).toEqual([aVisit]);
  expect(read(`"r-0001","青石镇",2026-04-06,08:30,09:30,"1.25",`).visits).toEqual([
    { ...aVisit, volumeHundredths: 125, staff: undefined },
  ]);
});

test.each([
  ['王小二,青石镇,2026-04-06,08:30,09:30,1,', '代号', '不得填写姓名'],
  ['r-0001,青 石,2026-04-06,08:30,09:30,1,', '乡镇', '乡镇'],
  ['r-0001,青石镇,2026/4/6,08:30,09:30,1,', '服务日期', '2026-04-13'],
  ['r-0001,青石镇,2026-04-31,08:30,09:30,1,', '服务日期', '核对服务日期'],
  ['r-0001,青石镇,2026-04-05,08:30,09:30,1,', '服务日期', '所属日期'],
  ['r-0001,青石镇,2026-04-13,08:30,09:30,1,', '服务日期', '所属日期'],
  ['r-0001,青石镇,2026-04-06,8:30,09:30,1,', '开始', '08:30'],
  ['r-0001,青石镇,2026-04-06,09:30,09:30,1,', '结束', '跨过零点'],
  ['r-0001,青石镇,2026-04-06,08:30,09:30,1.255,', '服务量', '两位小数'],
  ['r-0001,青石镇,2026-04-06,08:30,09:30,0,', '服务量', '删去本行'],
])('with the line %s nothing is taken: it is named by its number, with its column %s', (wrong, column, remedy) => {
  const { visits, faults } = read(line, wrong);
  expect(visits).toBeUndefined();
  expect(faults).toHaveLength(1);
  expect(faults![0]).toMatchObject({ row: 3, column });
  expect(faults![0]!.remedy).toContain(remedy);
});

test('the first and the last day of a log are of it', () => {
  expect(read(line, line.replace('04-06', '04-12')).visits).toHaveLength(2);
});

test('every wrong line is named at once, and a wrong heading before any line', () => {
  expect(read('x', 'y,z', line).faults!.map(({ row }) => row)).toEqual([2, 3]);
  expect(readLog(`姓名,身份证号\n${line}`, '2026-04-06', '2026-04-12').faults).toMatchObject([{ row: 1 }]);
});

test(`${visitsMax} visits are taken, one more is not`, () => {
  const lines = Array.from({ length: visitsMax }, () => line);
  expect(read(...lines).visits).toHaveLength(visitsMax);
  expect(read(...lines, line).faults).toMatchObject([{ actual: `${visitsMax + 1} 行` }]);
});

test('a table in the Chinese code page is read, a workbook is asked for as CSV', () => {
  const gb18030 = Buffer.from([0xc7, 0xe0, 0xca, 0xaf, 0xd5, 0xf2]);
  expect(decodedTable(gb18030)).toEqual({ text: '青石镇' });
  expect(decodedTable(Buffer.from('青石镇'))).toEqual({ text: '青石镇' });
  expect(decodedTable(Buffer.from([0x50, 0x4b, 3, 4])).fault?.remedy).toContain('CSV UTF-8');
});

test('the same visits are the same log in any order; other days or another purchase are another', () => {
  const other = { ...aVisit, recipient: 'r-0002' };
  const wording = (...visits: Visit[]) => wordingOf('A-1', '2026-04-06', '2026-04-12', visits);
  expect(wording(aVisit, other)).toBe(wording(other, aVisit));
  expect(wording(aVisit)).not.toBe(wording(aVisit, aVisit));
  expect(wording(aVisit)).not.toBe(wordingOf('A-2', '2026-04-06', '2026-04-12', [aVisit]));
});

const register: Register = new Map([
  ['r-0001', { township: '青石镇', care: 'full', registeredOn: '2026-04-06', visitsAMonth: 2 }],
  ['r-0002', { township: '白河镇', care: 'partial', left: { how: 'died', occurredOn: '2026-04-08' } }],
  ['r-0003', { township: '白河镇', care: 'independent', left: { how: 'moved', occurredOn: '2026-04-08' } }],
]);
const against = { register, contract: { periodFrom: '2026-04-01', periodTo: '2026-04-30' }, today: '2026-04-12' };
const kinds = (...visits: Partial<Visit>[]) =>
  anomaliesOf(
    visits.map((one) => ({ ...aVisit, ...one })),
    against,
  ).map(({ kind }) => kind);
const ofSecond = { recipient: 'r-0002', township: '白河镇', staff: 'h-2' };

test.each([
  [{}, []],
  [{ servedOn: '2026-04-05' }, ['beforeRegistration']],
  [{ ...ofSecond, servedOn: '2026-04-08' }, []],
  [{ ...ofSecond, servedOn: '2026-04-09' }, ['afterDeath']],
  [{ ...ofSecond, recipient: 'r-0003', servedOn: '2026-04-09' }, ['afterLeaving']],
  [{ recipient: 'r-0009' }, ['unregistered']],
  [{ township: '白河镇' }, ['otherTownship']],
  [{ ...ofSecond, servedOn: '2026-03-31' }, ['outsideContract']],
  [{ servedOn: '2026-04-12' }, []],
  [{ servedOn: '2026-04-13' }, ['yetToCome']],
])('the visit %j is flagged as %j', (visit, flagged) => {
  expect(kinds(visit)).toEqual(flagged);
});

test('a recipient is not in two places at once; one visit may begin when the other ends', () => {
  expect(kinds({}, { from: '09:30', to: '10:00', staff: 'h-2' })).toEqual([]);
  expect(kinds({}, { from: '09:29', to: '10:00', staff: 'h-2' })).toEqual(['twoPlaces']);
  expect(kinds({}, { ...ofSecond, staff: 'h-1' })).toEqual(['staffTwoPlaces']);
  // A long visit hides no later one behind a short one in between.
  expect(
    kinds({ to: '12:00' }, { from: '09:00', to: '09:10', staff: 'h-2' }, { from: '11:00', to: '11:30', staff: 'h-3' }),
  ).toEqual(['twoPlaces', 'twoPlaces', 'moreThanPlanned']);
});

test('the third visit of a month is more than a plan of two, wherever the others were filed', () => {
  const days = ['2026-04-06', '2026-04-07', '2026-04-08'];
  expect(kinds(...days.slice(0, 2).map((servedOn) => ({ servedOn })))).toEqual([]);
  expect(kinds(...days.map((servedOn) => ({ servedOn })))).toEqual(['moreThanPlanned']);
  const earlier = new Map([['r-0001 2026-04', 2]]);
  expect(anomaliesOf([aVisit], { ...against, earlier }).map(({ kind }) => kind)).toEqual(['moreThanPlanned']);
});

test('what the journal is told are counts and volumes by category: nobody is named', () => {
  const second = { ...aVisit, ...ofSecond, servedOn: '2026-04-13', volumeHundredths: 150 };
  const told = counted([aVisit, second, { ...aVisit, recipient: 'r-0009', staff: 'h-9' }], against);
  expect(told).toEqual({
    visits: 3,
    recipients: 3,
    volumes: { full: 100, partial: 150, unregistered: 100 },
    anomalies: { afterDeath: 1, yetToCome: 1, unregistered: 1 },
    weeks: { '2026-04-12': { 青石镇: 2 }, '2026-04-19': { 白河镇: 1 } },
  });
  expect(JSON.stringify(told)).not.toMatch(/r-000|h-\d/);
});

test.each([
  ['2026-04-06', '2026-04-12'],
  ['2026-04-12', '2026-04-12'],
  ['2026-04-13', '2026-04-19'],
])('the week of %s ends on %s', (day, sunday) => expect(weekEnd(day)).toBe(sunday));

const counts: Counted = {
  visits: 10,
  recipients: 5,
  volumes: { full: 1_000, partial: 500 },
  anomalies: { twoPlaces: 1 },
  weeks: {},
};
const aLog = {
  instalment: '2',
  from: '2026-04-06',
  to: '2026-04-12',
  logSha256: 'a'.repeat(64),
  counted: counts,
};
const filed = () => aPerformance().does(fileServiceLog, aLog, '2026-04-13');

test('a log with anomalies is filed without a word: they are flagged for the verification', () => {
  expect(aPerformance().judges(fileServiceLog, aLog, '2026-04-13')).toMatchObject({ warnings: [] });
  expect(filed().state.serviceLogs).toMatchObject({ 1: { instalment: '2', counted: { anomalies: { twoPlaces: 1 } } } });
});

test.each([
  ['2026-04-12', undefined],
  ['2026-04-11', '服务记录只记已经过去的日子'],
])('a log to the 12th that is filed on %s is answered %s', (on, rule) => {
  expect(aPerformance().refuses(fileServiceLog, aLog, on)?.rule).toBe(rule);
});

test.each([
  ['2026-04-12', '2026-04-18', '同一天的服务只记在一份服务记录中'],
  ['2026-04-13', '2026-04-19', undefined],
  ['2026-03-30', '2026-04-06', '同一天的服务只记在一份服务记录中'],
  ['2026-03-30', '2026-04-05', undefined],
])('of two logs of one period the second, from %s to %s, is answered %s', (from, to, rule) => {
  const second = { ...aLog, from, to, logSha256: 'b'.repeat(64) };
  const refusal = filed().refuses(fileServiceLog, second, '2026-04-20');
  expect(refusal?.rule).toBe(rule);
  if (rule) expect(refusal).toMatchObject({ basis: 'house', actual: '第 1 份（2026-04-06 至 2026-04-12）' });
});

test('a log is replaced by name, once, and only what stands is counted', () => {
  const better = { ...aLog, logSha256: 'b'.repeat(64), replaces: '1', counted: { ...counts, volumes: { full: 900 } } };
  const replaced = filed().does(fileServiceLog, better, '2026-04-14');
  expect(replaced.state.serviceLogs).toMatchObject({ 1: { replacedBy: '2' }, 2: { logSha256: 'b'.repeat(64) } });
  expect(replaced.refuses(fileServiceLog, better, '2026-04-14')?.remedy).toContain('第 2 份');
  const reported = replaced.does(reportDelivery, aDelivery('2'), '2026-04-14');
  const over = { instalment: '2', result: 'partly', remark: '抽查', volumes: { full: 901 } } as const;
  expect(reported.refuses(verifyDelivery, over, '2026-04-15')).toMatchObject({
    basis: 'contract',
    required: '全护理 9.00',
  });
});

test('what was not uploaded is not filed', () => {
  const { counted: _, ...without } = aLog;
  expect(aPerformance().refuses(fileServiceLog, without, '2026-04-13')?.remedy).toContain('请先上传');
});

const reported = () => filed().does(reportDelivery, aDelivery('2'), '2026-04-14');
const met = { instalment: '2', result: 'met' } as const;

test.each([
  [{ full: 1_000, partial: 500 }, undefined, undefined],
  [{ full: 1_001, partial: 500 }, undefined, '核定的服务量不多于服务记录'],
  [{ full: 1_000, partial: 499 }, undefined, '核减服务量的，写明核减之处'],
  [{ full: 1_000, partial: 499 }, '回访否认一次', undefined],
  [{ full: 1_000, independent: 1 }, '类别有误', '核定的服务量不多于服务记录'],
])('of 10 and 5 that were logged, %j verified with the remark %s is answered %s', (volumes, remark, rule) => {
  const verification = { ...met, volumes, ...(remark ? { remark } : {}) };
  expect(reported().refuses(verifyDelivery, verification, '2026-04-15')?.rule).toBe(rule);
});

test('a verification keeps its volumes; without a log none can be verified, and nothing more is asked', () => {
  const volumes = { full: 1_000, partial: 500 };
  const verified = reported().does(verifyDelivery, { ...met, volumes }, '2026-04-15');
  expect(verified.state.deliveries?.[2]?.verified).toMatchObject({ volumes });
  expect(
    verified.refuses(fileServiceLog, { ...aLog, from: '2026-04-13', to: '2026-04-14' }, '2026-04-16')?.rule,
  ).toContain('尚未核验');
  const bare = aPerformance().does(reportDelivery, aDelivery('2'), '2026-04-13');
  expect(bare.refuses(verifyDelivery, { ...met, volumes }, '2026-04-15')?.rule).toBe('按服务记录核定服务量');
  expect(bare.judges(verifyDelivery, met, '2026-04-15').warnings).toEqual([]);
  expect(reported().judges(verifyDelivery, met, '2026-04-15').warnings).toHaveLength(1);
});

test.each([
  [15, undefined],
  [15.01, '第 1 项的数量最多填写 15.00'],
])('of 15 that were verified of the log, %d are counted for the money: %s', (visits, remedy) => {
  const paymentTerms = {
    basis: { kind: 'unitPrice', clause: '第五条', lines: { 1: { unitPriceFen: 33_33 } } },
    rounding: 'halfUp',
    roundingLine: '4',
  } as const;
  const told = aPerformance({ contract: { ...aContract, paymentTerms } }).does(fileServiceLog, aLog, '2026-04-13');
  const delivery = { ...aDelivery('2'), measured: { volumes: { 1: 20 } } };
  const asked = { ...met, volumes: { full: 1_000, partial: 500 }, measured: { volumes: { 1: visits } } };
  const refusal = told.does(reportDelivery, delivery, '2026-04-14').refuses(verifyDelivery, asked, '2026-04-15');
  expect(refusal?.remedy).toBe(remedy);
  if (remedy) expect(refusal).toMatchObject({ basis: 'contract', required: '≤ 15.00', actual: '15.01' });
});

const seed = '5e'.repeat(32);
const commitment = { instalment: '2', seedSha256: sha256Of(seed) };

test('the seed is fixed before the first log, or it is said why it was not', () => {
  expect(aPerformance().judges(commitSample, commitment, '2026-04-01').warnings).toEqual([]);
  expect(filed().judges(commitSample, commitment, '2026-04-13').warnings).toMatchObject([
    { rule: '种子在本期第一份服务记录之前登记' },
  ]);
});

test('only the seed that was fixed is shown, and after it no log of the period changes', () => {
  const committed = aPerformance().does(commitSample, commitment, '2026-04-01');
  expect(committed.refuses(commitSample, commitment, '2026-04-02')?.remedy).toContain('不得更换');
  const shown = { instalment: '2', seed, drawnFrom: 5 };
  expect(committed.refuses(revealSample, { ...shown, drawnFrom: 0 }, '2026-04-14')?.remedy).toContain('请待承接主体');
  const logged = committed.does(fileServiceLog, aLog, '2026-04-13');
  expect(logged.refuses(revealSample, { ...shown, seed: '5f'.repeat(32) }, '2026-04-14')?.rule).toContain('一致');
  const revealed = logged.does(revealSample, shown, '2026-04-14');
  const more = { ...aLog, from: '2026-04-13', to: '2026-04-14' };
  expect(revealed.refuses(fileServiceLog, more, '2026-04-15')?.rule).toContain('不再变动');
});

test.each([
  [99, 0, true],
  [100, 0, false],
  [60, 40, false],
])('of a thousand served, %i who confirm and %i who deny are too few: %s', (confirmed, denied, tooFew) => {
  const told = aPerformance()
    .does(commitSample, commitment, '2026-04-01')
    .does(fileServiceLog, aLog, '2026-04-13')
    .does(revealSample, { instalment: '2', seed, drawnFrom: 1_000 }, '2026-04-14');
  const answers = { instalment: '2', confirmed, denied, unreached: 7, evidenceSha256: 'c'.repeat(64) };
  expect(told.judges(recordCallBacks, answers, '2026-04-14').warnings).toHaveLength(tooFew ? 1 : 0);
  const called = told.does(recordCallBacks, answers, '2026-04-14').does(reportDelivery, aDelivery('2'), '2026-04-14');
  const volumes = { full: 1_000, partial: 500 };
  const refusal = called.refuses(verifyDelivery, { ...met, volumes }, '2026-04-15');
  expect(refusal?.rule).toBe(denied ? '回访中有人否认的，核验意见写明如何认定' : undefined);
});

test('whoever has seed and list finds the same order, and another seed gives another', () => {
  const all = Array.from({ length: 50 }, (_, place) => `r-${String(place).padStart(4, '0')}`);
  const order = callOrder(seed, all);
  expect(callOrder(seed, [...all].reverse())).toEqual(order);
  expect([...order].sort()).toEqual(all);
  expect(callOrder('5f'.repeat(32), all)).not.toEqual(order);
});
