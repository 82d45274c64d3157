/** 履约: what is reported is verified, late or not, and the day of verification is the day from which money is owed. */
import { reportDelivery, unverified, verifyDelivery } from '../../domain/performance.ts';
import { shapes } from '../../domain/shapes/performance.ts';
import { officer } from './builders.ts';
import { aDelivery, aPerformance, aPerformanceBySme, provider, theInstalments } from './performing.ts';

const reported = (of = '2') => aPerformance().does(reportDelivery, aDelivery(of), '2026-04-13');
const met = { instalment: '2', result: 'met' } as const;

test('a report starts the verification by the days of the contract and ends the wait for the delivery', () => {
  const waiting = aPerformance();
  expect(reportDelivery.awaited?.(waiting.state)).toEqual([
    { subject: '2', organisation: provider.organisation, clock: 'delivery:2' },
    { subject: '3', organisation: provider.organisation, clock: 'delivery:3' },
  ]);
  const told = reported();
  expect(told.deadlines['verification:2']).toMatchObject({
    basis: 'contract',
    kind: 'duty',
    from: '2026-04-13',
    due: '2026-04-27T15:59:59.999Z',
  });
  expect(told.deadlines['verification:2']?.cite).toBeUndefined();
  expect(reportDelivery.stops?.(told.state, aDelivery('2'))).toEqual(['delivery:2', 'acceptanceCure:2']);
  expect(reportDelivery.awaited?.(told.state)).toHaveLength(1);
});

const byPeriod = '按期考核或者分阶段验收的各期，方以本期服务的报告为付款条件';

test.each([
  ['9', '合同约定的分期方可办理'],
  ['1', byPeriod],
  ['4', byPeriod],
  ['5', byPeriod],
])(
  'nothing can be reported for instalment %s, which waits for no period, and no article is claimed',
  (instalment, rule) => {
    const refusal = aPerformance().refuses(reportDelivery, aDelivery(instalment), '2026-04-13');
    expect(refusal).toMatchObject({ rule, basis: 'contract' });
    expect(refusal?.cite).toBeUndefined();
  },
);

test('a period that is settled is not reported again', () => {
  const instalments = { ...theInstalments, 2: { ...theInstalments[2]!, paidFen: 360_000_00 } };
  const refusal = aPerformance({ instalments }).refuses(reportDelivery, aDelivery('2'), '2026-04-13');
  expect(refusal?.rule).toBe('本期款项尚未结清方可报告');
});

test('a report may be replaced until it is verified, and again when it fell short of everything', () => {
  const again = reported().does(reportDelivery, { ...aDelivery('2'), quantity: 1300 }, '2026-04-14');
  expect(again.state.deliveries?.[2]?.reported.quantity).toBe(1300);
  expect(again.deadlines['verification:2']?.from).toBe('2026-04-14');
  const verified = again.does(verifyDelivery, met, '2026-04-15');
  expect(verified.refuses(reportDelivery, aDelivery('2'), '2026-04-16')?.basis).toBe('house');
  const failed = again.does(verifyDelivery, { ...met, result: 'notMet', remark: '台账缺失' }, '2026-04-15');
  const third = failed.does(reportDelivery, aDelivery('2'), '2026-04-16');
  expect(third.state.deliveries?.[2]?.verified).toBeUndefined();
});

test('what was not reported cannot be verified: the purchaser is told to ask for the report', () => {
  expect(aPerformance().refuses(verifyDelivery, met, '2026-04-13')).toMatchObject({
    cite: { statute: 'rules2019', article: 18 },
    remedy: '请承接主体先报告本期服务',
  });
});

test.each(['partly', 'notMet'] as const)('a verification as %s without a remark is refused', (result) => {
  expect(reported().refuses(verifyDelivery, { ...met, result }, '2026-04-14')?.rule).toContain('未达标之处');
  expect(reported().refuses(verifyDelivery, { ...met, result, remark: '少 40 人次' }, '2026-04-14')).toBeUndefined();
});

test('a period is verified once, and not by the person who reported it', () => {
  expect(reported().does(verifyDelivery, met, '2026-04-14').refuses(verifyDelivery, met, '2026-04-15')).toBeDefined();
  const same = { ...officer, person: provider.person };
  expect(reported().refuses(verifyDelivery, met, { on: '2026-04-14', actor: same })?.rule).toContain('不得为同一人');
});

test.each([
  ['2026-04-26', 0],
  ['2026-04-27', 0],
  ['2026-04-28', 1],
])('a verification due on 27 April passes on %s with %i warning: late is a fact that needs a reason', (on, count) => {
  const { refusal, warnings } = reported().judges(verifyDelivery, met, on);
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(count);
  if (count) expect(warnings[0]).toMatchObject({ required: '不晚于 2026-04-27', actual: on, basis: 'contract' });
});

test('a small enterprise is owed payment by law thirty days after the verification, others by policy', () => {
  const bySme = aPerformanceBySme().does(reportDelivery, aDelivery('2'), '2026-04-13');
  expect(bySme.does(verifyDelivery, met, '2026-04-15').deadlines['paymentSme:2']).toMatchObject({
    basis: 'statute',
    cite: { statute: 'smePayment', article: 9 },
    from: '2026-04-15',
    due: '2026-05-15T15:59:59.999Z',
  });
  const byOther = reported().does(verifyDelivery, met, '2026-04-15').deadlines;
  expect(byOther['paymentOther:2']).toMatchObject({ basis: 'house', due: '2026-05-15T15:59:59.999Z' });
  expect(byOther['paymentOther:2']?.cite).toBeUndefined();
  expect(byOther['paymentSme:2']).toBeUndefined();
});

test.each([
  ['2026-04-27', '2026-04-27'],
  ['2026-04-28', '2026-04-27'],
  ['2026-05-12', '2026-04-27'],
])('a purchaser who verifies on %s owes from %s: dragging on does not put payment off', (on, from) => {
  const told = aPerformanceBySme().does(reportDelivery, aDelivery('2'), '2026-04-13');
  expect(told.does(verifyDelivery, met, on).deadlines['paymentSme:2']?.from).toBe(from);
});

test('nothing is owed on a verification that found nothing met', () => {
  const failed = reported().does(verifyDelivery, { ...met, result: 'notMet', remark: '未见台账' }, '2026-04-14');
  expect(failed.deadlines['paymentOther:2']).toBeUndefined();
});

test('verification is awaited for what was reported; partly met counts as verified, not met does not', () => {
  const told = reported();
  expect(verifyDelivery.awaited?.(told.state)).toEqual([{ subject: '2', clock: 'verification:2' }]);
  const remark = '少 40 人次';
  const partly = told.does(verifyDelivery, { ...met, result: 'partly', remark }, '2026-04-14');
  expect(verifyDelivery.awaited?.(partly.state)).toEqual([]);
  expect(unverified(partly.state)).toEqual(['3']);
  expect(unverified(told.does(verifyDelivery, { ...met, result: 'notMet', remark }, '2026-04-14').state)).toContain(
    '2',
  );
});

test('a report without evidence, or of an instalment called nought, has no shape', () => {
  expect(shapes.reportDelivery.safeParse({ ...aDelivery('2'), evidenceSha256: 'none' }).success).toBe(false);
  expect(shapes.reportDelivery.safeParse(aDelivery('0')).success).toBe(false);
  expect(shapes.reportDelivery.safeParse(aDelivery('2')).success).toBe(true);
});

test('a period that is asked to be paid is not reported anew under the payment', () => {
  const failed = reported().does(verifyDelivery, { ...met, result: 'notMet', remark: '未见台账' }, '2026-04-14');
  const [number, instalment] = Object.entries(failed.state.instalments!).find(([one]) => one === met.instalment)!;
  const instalments = { ...failed.state.instalments, [number]: { ...instalment, payment: `x:${number}` } };
  const asked = aPerformance({ ...failed.state, instalments });
  expect(asked.refuses(reportDelivery, aDelivery(number), '2026-04-15')?.remedy).toContain('撤回支付申请');
});
