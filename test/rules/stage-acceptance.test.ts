/** 分期验收、签署与拖延: a stage has its group, a thumbprint its witness, a failure its day, and a dragged inspection its date. */
import { appointAcceptanceGroup, recordAcceptance, requestAcceptance } from '../../domain/acceptance.ts';
import { acceptancePublication } from '../../domain/outcome-publication.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import { acceptStage, noteStall, stalledSince } from '../../domain/stage-acceptance.ts';
import { at, officer } from './builders.ts';
import { aContract, aDelivery, aPerformance, colleague, provider } from './performing.ts';

const members = { 'gao-yan': 'purchaser', 'ZJ-1': 'expert', 'R-0007': 'recipient' } as const;
const signedBy = ['gao-yan', 'ZJ-1', 'R-0007'];
const stage = {
  instalment: '3',
  members,
  items: { 1: { passed: true, remark: '逐户上门' } },
  recipientsOpinion: '满意',
  signedBy,
};
const failed = { ...stage, items: { 1: { passed: false, remark: '缺 40 户' } } };
const reported = (over = {}) => aPerformance(over).does(reportDelivery, aDelivery('3'), '2026-04-01');
const sme = () => reported({ contract: { ...aContract, providerIsSme: true } });
const on = { on: '2026-04-08', actor: colleague };

test('a stage is accepted by its group, and its money is due from that day', () => {
  const told = reported().does(acceptStage, stage, on);
  expect(told.state.deliveries?.[3]?.verified).toMatchObject({ result: 'met', by: colleague.person });
  expect(told.state.stageAcceptances).toMatchObject({ 1: { instalment: '3', passed: true, group: members } });
  expect(told.deadlines['paymentOther:3']).toMatchObject({ from: '2026-04-08' });
  expect(told.deadlines['verification:3']?.stoppedAt).toBeDefined();
  expect(acceptStage.awaited?.(reported().state)).toEqual([{ subject: '3', clock: 'verification:3' }]);
  expect(acceptStage.awaited?.(told.state)).toEqual([]);
});

test('one person does not verify what the contract leaves to the acceptance of a stage without a reason', () => {
  const verified = { instalment: '3', result: 'met' };
  const { warnings, refusal } = reported().judges(verifyDelivery, verified, on);
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ remedy }) => remedy)).toEqual(['请办理分期验收；由一人核验的，写明理由']);
});

test('a stage that is not one, or was not reported, is not accepted', () => {
  expect(aPerformance().refuses(acceptStage, stage, on)?.remedy).toBe('请承接主体先报告本期服务');
  const other = aPerformance().does(reportDelivery, aDelivery('2'), '2026-04-01');
  expect(other.refuses(acceptStage, { ...stage, instalment: '2' }, on)).toMatchObject({ basis: 'contract' });
  const strange = { ...stage, items: { 9: { passed: true, remark: '无' } } };
  expect(reported().refuses(acceptStage, strange, on)?.remedy).toBe('方案中没有第 9 项');
});

test.each([
  ['2026-04-12', 1],
  ['2026-04-13', 0],
])(
  'a stage that failed on the 8th and is to be cured by %s: %i warning, five days being the least of this house',
  (cureBy, count) => {
    expect(reported().judges(acceptStage, { ...failed, cureBy }, on).warnings).toHaveLength(count);
  },
);

test('a stage that failed is reported anew within its days, and accepted again', () => {
  const told = reported().does(acceptStage, { ...failed, cureBy: '2026-04-17' }, on);
  expect(told.state.deliveries?.[3]?.verified?.result).toBe('notMet');
  expect(told.deadlines['acceptanceCure:3']).toMatchObject({ due: '2026-04-17T15:59:59.999Z', kind: 'duty' });
  expect(told.deadlines['paymentOther:3']).toBeUndefined();
  const again = told.does(reportDelivery, aDelivery('3'), '2026-04-16');
  expect(again.deadlines['acceptanceCure:3']?.stoppedAt).toBeDefined();
  const passed = again.does(acceptStage, stage, { on: '2026-04-17', actor: colleague });
  expect(passed.state.stageAcceptances).toMatchObject({ 1: { passed: false }, 2: { passed: true } });
});

test('nobody of the provider sits in the group, and who verified does not speak for the purchaser alone', () => {
  const insider = { ...members, [provider.person]: 'thirdParty' };
  const refusal = reported().refuses(acceptStage, { ...stage, members: insider }, on);
  expect(refusal?.rule).toBe('承接主体的人员不作验收小组成员');
  const alone = { [officer.person]: 'purchaser', 'ZJ-1': 'expert', 'R-0007': 'recipient' };
  const whole = aPerformance()
    .does(reportDelivery, aDelivery('2'), '2026-04-01')
    .does(verifyDelivery, { instalment: '2', result: 'met' }, '2026-04-02')
    .does(reportDelivery, aDelivery('3'), '2026-04-01')
    .does(acceptStage, stage, on)
    .does(requestAcceptance, { statement: '服务已经完成' }, '2026-04-13')
    .with({ stage: 'acceptance' });
  expect(whole.judges(appointAcceptanceGroup, { members: alone }, '2026-04-14').warnings).toHaveLength(1);
  const two = { ...alone, 'wu-lan': 'purchaser' };
  expect(whole.judges(appointAcceptanceGroup, { members: two }, '2026-04-14').warnings).toEqual([]);
});

test.each([
  [{ 'R-0007': { form: 'signature' } }, undefined],
  [{ 'R-0007': { form: 'thumbprint' } }, '请记入 R-0007 的见证人'],
  [{ 'R-0007': { form: 'thumbprint', witness: 'CW-03' } }, undefined],
  [{ 'R-0007': { form: 'thumbprint', witness: 'R-0007' } }, 'R-0007 的签署请由另一人见证'],
  [{ 'R-0007': { form: 'thumbprint', witness: provider.person } }, 'R-0007 的签署请由另一人见证'],
  [{ 'R-0007': { form: 'guardian', witness: 'CW-03' } }, '请核对 R-0007 的签署方式和关系'],
  [{ 'R-0007': { form: 'guardian', guardian: 'child', witness: 'CW-03' } }, undefined],
  [{ 'R-0007': { form: 'signature', guardian: 'child' } }, '请核对 R-0007 的签署方式和关系'],
  [{ 'ZJ-1': { form: 'signature' } }, 'ZJ-1 不是签署的服务对象：请核对代号'],
])('a recipient who signs by %j is answered %s', (marks, remedy) => {
  expect(reported().refuses(acceptStage, { ...stage, marks }, on)?.remedy).toBe(remedy);
});

const accepting = () =>
  reported()
    .does(acceptStage, stage, on)
    .does(reportDelivery, aDelivery('2'), '2026-04-01')
    .does(verifyDelivery, { instalment: '2', result: 'met' }, '2026-04-02')
    .does(requestAcceptance, { statement: '服务已经完成' }, '2026-04-13')
    .with({ stage: 'acceptance' })
    .does(appointAcceptanceGroup, { members }, '2026-04-14');
const record = {
  items: { 1: { passed: true, remark: '齐全' }, 2: { passed: false, remark: '缺 40 份评估' } },
  recipientsOpinion: '满意',
  signedBy,
};
const day = { on: '2026-04-15', actor: { ...colleague, person: 'wu-lan' } };

test('an acceptance that was refused names the day of its cure, and what was refused is told with what passed', () => {
  expect(
    accepting()
      .judges(recordAcceptance, record, day)
      .warnings.map(({ remedy }) => remedy),
  ).toEqual(['请填写改正期限；或者写明理由']);
  const refused = accepting().does(recordAcceptance, { ...record, cureBy: '2026-04-24' }, day);
  expect(refused.deadlines.acceptanceCure).toMatchObject({ due: '2026-04-24T15:59:59.999Z' });
  const back = refused.with({ stage: 'performance', diverted: undefined });
  expect(requestAcceptance.awaited?.(back.state)).toEqual([
    { organisation: provider.organisation, clock: 'acceptanceCure' },
  ]);
  const asked = { statement: '40 份评估已经补齐' };
  expect(back.judges(requestAcceptance, asked, '2026-04-24').warnings).toEqual([]);
  expect(back.judges(requestAcceptance, asked, '2026-04-25').warnings).toHaveLength(1);
  const items = { ...record.items, 2: { passed: true, remark: '补齐' } };
  const passed = back
    .does(requestAcceptance, asked, '2026-04-24')
    .with({ stage: 'acceptance' })
    .does(appointAcceptanceGroup, { members }, '2026-04-27')
    .does(recordAcceptance, { ...record, items }, { ...day, on: '2026-04-28' });
  expect(passed.deadlines.acceptanceCure?.stoppedAt).toBe(at('2026-04-24'));
  const published = passed.with({
    acceptance: { ...passed.state.acceptance!, published: { by: 'x', at: at('2026-04-29') } },
  });
  expect(acceptancePublication(published.state).body).toMatchObject({
    passed: true,
    failedBefore: { 1: { on: '2026-04-15', lines: ['2'], cureBy: '2026-04-24' } },
  });
});

test('what passed has nothing to be cured', () => {
  const items = { ...record.items, 2: { passed: true, remark: '齐全' } };
  expect(accepting().refuses(recordAcceptance, { ...record, items, cureBy: '2026-04-24' }, day)?.rule).toBe(
    '验收合格的不定改正期限',
  );
});

test.each([
  ['2026-04-16', false],
  ['2026-04-17', true],
])('a verification due on the 16th that is still to come on %s is a stall: %s', (today, stalls) => {
  const told = sme();
  expect(told.deadlines['verification:3']?.due).toBe('2026-04-16T15:59:59.999Z');
  expect(stalledSince(told.deadlines, 'verification:3', at(today))).toBe(stalls ? '2026-04-16' : undefined);
  const refusal = told.refuses(noteStall, { instalment: '3', since: '2026-04-16' }, { on: today, actor: provider });
  expect(refusal?.cite).toEqual(stalls ? undefined : { statute: 'smePayment', article: 10, paragraph: 2 });
});

test('a stall starts the time for the money from the last day of the agreed period; a later inspection changes nothing of it', () => {
  const noted = { instalment: '3', since: '2026-04-16' };
  const told = sme().does(noteStall, noted, { on: '2026-05-06', actor: provider });
  expect(told.deadlines['paymentSme:3']).toMatchObject({ from: '2026-04-16', basis: 'statute' });
  expect(told.refuses(noteStall, noted, { on: '2026-05-07', actor: provider })?.remedy).toBe('已经登记');
  const late = told.does(acceptStage, stage, { on: '2026-05-08', actor: colleague });
  expect(late.deadlines['paymentSme:3']).toMatchObject({ from: '2026-04-16' });
});

test('a stall is dated by the contract, not by who complains; to others than small enterprises no article is printed', () => {
  const wrong = { instalment: '3', since: '2026-04-10' };
  expect(sme().refuses(noteStall, wrong, { on: '2026-05-06', actor: provider })?.remedy).toBe('应当填写 2026-04-16');
  const refusal = reported().refuses(
    noteStall,
    { ...wrong, since: '2026-04-16' },
    { on: '2026-04-16', actor: provider },
  );
  expect(refusal).toMatchObject({ basis: 'house', remedy: '约定的期限至 2026-04-16 届满' });
});
