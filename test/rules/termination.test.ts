/** 合同终止: no contract ends for no ground, what was performed is paid to the fen, and nothing closes with money open. */
import { declareDefault } from '../../domain/default.ts';
import { requestPayment, settleInstalment } from '../../domain/instalment.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import { isSettled, type Procurement } from '../../domain/procurement.ts';
import { fixDue, openInstalments } from '../../domain/settlement.ts';
import { activateTakeover, closeTakeoverRecord, recordTakeoverSettlement } from '../../domain/takeover-record.ts';
import { isWoundUp, returnSecurity, settleTermination, terminateContract } from '../../domain/termination.ts';
import { director, officer, unitAccountant } from './builders.ts';
import { aContract, aDelivery, aPerformance, deputy, type Told, theInstalments } from './performing.ts';

const on = '2026-04-20';
const second = { on, actor: deputy };
const townships = { reason: '承接主体停止服务', townships: { 城关镇: 120, 石桥镇: 80 } };
const refusal = { facts: '书面函告停止服务', immediate: { ground: 'refused', reason: '函告' } };
const notice = { ground: 'default', reason: '违约', occurredOn: on, documentSha256: 'b'.repeat(64) } as const;

const verified = (instalment = '2', result: 'met' | 'partly' = 'met', told = aPerformance()) =>
  told
    .does(reportDelivery, aDelivery(instalment), '2026-04-01')
    .does(verifyDelivery, { instalment, result, remark: '核验意见' }, '2026-04-02');
const defaulted = (told = verified()) => told.does(declareDefault, refusal, '2026-04-15');
const taken = (told = defaulted()) => told.does(activateTakeover, townships, '2026-04-16');
const ended = (told = taken()) =>
  told.does(terminateContract, notice, on).with({ stage: 'terminated', diverted: undefined });
const closed = (told = ended()) => told.does(closeTakeoverRecord, { takeover: '1' }, '2026-05-01');

test('without a plan there is no takeover: article 33 asks for the plan', () => {
  const unplanned = aPerformance({ takeoverPlan: undefined });
  expect(unplanned.refuses(activateTakeover, townships, on)?.cite).toEqual({ statute: 'rules2019', article: 33 });
});

test('a takeover is opened also without a default, with everything it needs to serve the recipients', () => {
  expect(aPerformance().does(activateTakeover, townships, '2026-04-16').sent).toEqual([
    {
      proceeding: 'takeover',
      id: '411303-2026-0042:1',
      act: 'openTakeover',
      input: {
        ...townships,
        procurement: '411303-2026-0042',
        number: '1',
        title: '特困人员照料护理服务',
        purchaser: 'MZ-WL',
        provider: 'SQ-HY',
        providerIsSme: false,
        contractNumber: 'HT-2026-0042',
        commander: 'li-wei',
        dutyPhone: '0377-60000000',
        successors: ['YL-02', 'FL-03'],
        requestedBy: director.person,
        requestedAt: '2026-04-16T01:30:00.000Z',
      },
    },
  ]);
});

test('a second takeover beside an open one asks for a reason and has a number of its own', () => {
  expect(taken().judges(activateTakeover, townships, on).warnings).toHaveLength(1);
  expect(taken().does(activateTakeover, townships, on).sent[0]?.id).toBe('411303-2026-0042:2');
});

test('a contract is not ended for a default that nobody declared: article 50; by agreement it may be', () => {
  expect(aPerformance().refuses(terminateContract, notice, on)?.cite).toEqual({
    statute: 'procurementLaw',
    article: 50,
    paragraph: 1,
  });
  const { found } = aPerformance().judges(terminateContract, { ...notice, ground: 'agreement' }, on);
  expect(found[0]).toMatchObject({ holds: true, cite: { statute: 'civilCode', article: 562 } });
  const harm = aPerformance().judges(terminateContract, { ...notice, ground: 'publicInterest' }, on);
  expect(harm.found[0]).toMatchObject({ holds: true, cite: { statute: 'procurementLaw', article: 50, paragraph: 2 } });
});

test.each([
  ['2026-04-19', true],
  ['2026-04-20', false],
  ['2026-04-21', false],
])(
  'a notice that arrives on 20 April ends the contract then: entered on %s it is refused while it lies ahead',
  (day, no) => {
    const answer = taken().refuses(terminateContract, notice, day);
    expect(answer?.cite).toEqual(no ? { statute: 'civilCode', article: 565, paragraph: 1 } : undefined);
    const agreed = taken().refuses(terminateContract, { ...notice, ground: 'agreement' }, day);
    expect([agreed?.basis, agreed?.cite]).toEqual([no ? 'house' : undefined, undefined]);
  },
);

test.each([
  ['2026-04-14', 1],
  ['2026-04-15', 0],
  ['2026-04-16', 0],
])('a notice that arrived on %s, where the default is of 15 April, passes with %i warning', (occurredOn, count) => {
  expect(taken().judges(terminateContract, { ...notice, occurredOn }, second).warnings).toHaveLength(count);
});

test('to end a contract without a takeover asks for a reason, under article 33', () => {
  expect(defaulted().judges(terminateContract, notice, second).warnings[0]?.cite?.article).toBe(33);
});

test('the end of the contract stops what was awaited of the provider and tells the takeover what is open', () => {
  const told = taken().does(terminateContract, notice, on);
  expect(told.state).toMatchObject({ diverted: 'terminated', termination: { ground: 'default', occurredOn: on } });
  expect(terminateContract.stops?.(told.state, notice)).toContain('verification:2');
  expect(told.sent).toEqual([
    {
      proceeding: 'takeover',
      id: '411303-2026-0042:1',
      act: 'recordTermination',
      input: { occurredOn: on, instalments: openInstalments(told.state) },
    },
  ]);
  expect(openInstalments(told.state)['2']).toEqual({ title: 'assessment', amountFen: 360_000_00, verified: 'met' });
  expect(closed(taken()).does(terminateContract, notice, on).sent).toEqual([]);
});

test('a takeover after the end learns at once what is open', () => {
  const late = ended(defaulted()).does(activateTakeover, townships, '2026-04-21');
  expect(late.sent[0]?.input).toMatchObject({ ended: { occurredOn: on, instalments: { 2: { verified: 'met' } } } });
});

const dueFen = { 1: 0, 2: 360_000_00, 3: 100_000_00, 4: 0, 5: 0 };

test('a settlement fixes what is owed, waives the rest, and the sum is the amount', () => {
  const { state } = ended().does(recordTakeoverSettlement, { takeover: '1', dueFen, disputedFen: 0 }, '2026-04-28');
  expect(state.takeovers?.[1]?.settledFen).toBe(460_000_00);
  expect(state.instalments?.[3]).toMatchObject({ dueFen: 100_000_00, waivedFen: 140_000_00 });
  expect(Object.values(state.instalments!).map(isSettled)).toEqual([true, false, false, true, true]);
});

const settlements = [
  ['the takeover', recordTakeoverSettlement],
  ['the director', settleTermination],
] as const;

test.each(settlements)(
  'what %s settles is paid in time as anything else, and for what is waived nobody waits',
  (_, act) => {
    const partly = taken(defaulted(verified('3', 'partly', verified())));
    const before = act === settleTermination ? closed(ended(partly)) : ended(partly);
    const running = before.deadlines['paymentOther:2'];
    expect(running).toMatchObject({ from: '2026-04-02' });
    const due = { 1: 0, 2: 360_000_00, 3: 0, 4: 100_000_00, 5: 0 };
    const input = { dueFen: due, takeover: '1', disputedFen: 0, basis: '按已核验的服务量' };
    const told = before.does(act as never, input, '2026-05-06');
    expect(told.deadlines['paymentOther:2']).toEqual(running);
    expect(told.deadlines['paymentOther:3']?.stoppedAt).toBeDefined();
    expect(told.deadlines['paymentOther:4']).toMatchObject({ from: '2026-05-06', due: '2026-06-05T15:59:59.999Z' });
    expect(told.deadlines['paymentOther:5']).toBeUndefined();
    expect(requestPayment.awaited?.(told.state)).toContainEqual({ subject: '4', clock: 'paymentOther:4' });
  },
);

test('what is asked for before the settlement arrives keeps the period that it has', () => {
  const request = { instalment: '2', amountFen: 360_000_00, deductionFen: 0, invoiceNumber: '1' };
  const asking = ended().does(requestPayment, request, '2026-04-21');
  const crossed = asking.does(recordTakeoverSettlement, { takeover: '1', dueFen, disputedFen: 0 }, '2026-04-28');
  expect(crossed.deadlines['paymentOther:2']).toMatchObject({ from: '2026-04-02' });
  expect(crossed.deadlines['paymentOther:2']?.stoppedAt).toBeUndefined();
});

test('what was verified as met stays due, whatever a settlement says; more than the amount is never owed', () => {
  const { state } = verified();
  expect(fixDue(state, { 2: 0 }).instalments?.[2]).toMatchObject({ dueFen: 360_000_00, waivedFen: 0 });
  expect(fixDue(state, { 3: 240_000_01 }).instalments?.[3]).toMatchObject({ dueFen: 240_000_00, waivedFen: 0 });
});

test('what was accepted as a whole is not in dispute either', () => {
  const signed = { by: officer.person, at: on };
  const acceptance = { requested: { ...signed, statement: '完成' }, passed: true, recorded: signed };
  expect(openInstalments(verified().with({ acceptance }).state)['4']).toMatchObject({ verified: 'met' });
});

test('a payment on its way and a settlement that crosses it do not hurt each other', () => {
  const request = { instalment: '2', amountFen: 360_000_00, deductionFen: 0, invoiceNumber: '1' };
  const asking = ended().does(requestPayment, request, '2026-04-21');
  const crossed = asking.does(recordTakeoverSettlement, { takeover: '1', dueFen, disputedFen: 0 }, '2026-04-28');
  expect(crossed.state.instalments?.[2]).toMatchObject({ waivedFen: 0, payment: '411303-2026-0042:2' });
  const receipt = { instalment: '2', paidFen: 360_000_00, deductedFen: 0, receipt: 'HD-1', occurredOn: '2026-04-29' };
  const paid = crossed.does(settleInstalment, receipt, '2026-04-29');
  expect(isSettled(paid.state.instalments![2]!)).toBe(true);
});

test('a settlement that was fixed is not fixed again', () => {
  const { state } = ended().does(recordTakeoverSettlement, { takeover: '1', dueFen, disputedFen: 0 }, '2026-04-28');
  expect(fixDue(state, { 3: 1 }).instalments?.[3]).toMatchObject({ dueFen: 100_000_00 });
});

const paper = { signature: { occurredOn: '2026-05-02', documentSha256: 'c'.repeat(64) } };
const settlement = (due: Record<string, number>) => ({ dueFen: due, basis: '按已核验的服务量', ...paper });

test('what the takeover left open the director settles, each instalment by its number', () => {
  const left = closed();
  expect(settleTermination.awaited?.(left.state)).toHaveLength(1);
  const { 5: _, ...four } = dueFen;
  expect(left.refuses(settleTermination, settlement(four), '2026-05-02')).toMatchObject({
    required: '1、2、3、4、5',
    actual: '1、2、3、4',
  });
  const settled = left.does(settleTermination, settlement(dueFen), '2026-05-02');
  expect(settled.refuses(settleTermination, settlement({}), '2026-05-03')?.rule).toBe('尚有未结清的款项');
  const beside = ended().judges(settleTermination, settlement(dueFen), { on: '2026-05-02', actor: deputy });
  expect(beside.warnings).toHaveLength(1);
});

test.each([
  [239_999_99, false],
  [240_000_00, false],
  [240_000_01, true],
])('%i fen for an instalment of 24,000,000 is refused only above it', (fen, refused) => {
  const answer = closed().refuses(settleTermination, settlement({ ...dueFen, 3: fen }), '2026-05-02');
  expect(answer?.required).toBe(refused ? '≤ 240,000.00 元' : undefined);
});

test('undisputed work is paid as a whole: by law to a small enterprise, by contract to others', () => {
  const less = settlement({ ...dueFen, 2: 359_999_99 });
  expect(closed().refuses(settleTermination, less, '2026-05-02')).toMatchObject({ basis: 'contract' });
  const contract = { ...aContract, providerIsSme: true };
  const sme = closed(ended(taken(defaulted(verified('2', 'met', aPerformance({ contract }))))));
  expect(sme.refuses(settleTermination, less, '2026-05-02')?.cite).toEqual({ statute: 'smePayment', article: 15 });
  const partly = closed(ended(taken(defaulted(verified('2', 'partly')))));
  expect(partly.refuses(settleTermination, less, '2026-05-02')).toBeUndefined();
});

test.each([
  [59_999_99, 0, true],
  [60_000_00, 0, false],
  [60_000_01, 0, true],
  [50_000_00, 10_000_00, false],
])('returning %i and keeping %i of 6,000,000 must make the whole', (returnedFen, keptFen, refused) => {
  const input = { returnedFen, keptFen, reason: '违约损失' };
  expect(ended().refuses(returnSecurity, input, { on, actor: unitAccountant }) !== undefined).toBe(refused);
});

test('security is kept only for a default or under a clause, and with a reason', () => {
  const evaluating = aPerformance({ stage: 'evaluation' });
  const kept = { returnedFen: 50_000_00, keptFen: 10_000_00, reason: '台账缺失' };
  expect(evaluating.refuses(returnSecurity, kept, on)?.basis).toBe('contract');
  expect(evaluating.refuses(returnSecurity, { ...kept, clause: '第九条' }, on)).toBeUndefined();
  const { reason: _, ...silent } = kept;
  expect(ended().refuses(returnSecurity, silent, on)?.rule).toBe('不予退还的，应当写明事由');
  expect(ended().refuses(returnSecurity, kept, on)).toBeUndefined();
});

test('who declared the default ends the contract, and who ended it settles, only with a reason: a bureau may have one director', () => {
  const byOne = taken().judges(terminateContract, notice, on);
  expect(byOne).toMatchObject({
    refusal: undefined,
    warnings: [{ basis: 'house', rule: '终止合同的人不是认定违约的人' }],
  });
  expect(taken().judges(terminateContract, notice, second).warnings).toEqual([]);
  expect(taken().judges(terminateContract, { ...notice, ground: 'agreement' }, on).warnings).toEqual([]);
  const alone = closed().judges(settleTermination, settlement(dueFen), '2026-05-02');
  expect(alone).toMatchObject({ refusal: undefined, warnings: [{ rule: '结算的人不是终止合同的人' }] });
  const other = { on: '2026-05-02', actor: deputy };
  expect(closed().judges(settleTermination, settlement(dueFen), other).warnings).toEqual([]);
});

test('security kept under a clause alone asks for a reason; after a declared default it does not', () => {
  const kept = { returnedFen: 50_000_00, keptFen: 10_000_00, reason: '台账缺失', clause: '第九条' };
  const evaluating = aPerformance({ stage: 'evaluation' });
  expect(evaluating.judges(returnSecurity, kept, on).warnings).toMatchObject([{ basis: 'house' }]);
  expect(evaluating.judges(returnSecurity, { returnedFen: 60_000_00, keptFen: 0 }, on).warnings).toEqual([]);
  expect(ended().judges(returnSecurity, kept, on).warnings).toEqual([]);
});

test('what is decided on a security is the default and what the contract says of it, not that the contract was filed', () => {
  const decided = (over: Partial<Procurement>) => JSON.stringify(returnSecurity.decides?.(ended().with(over).state));
  expect(decided({ contract: { ...aContract, filedAt: undefined } })).toBe(decided({}));
  expect(decided({ contract: { ...aContract, liability: '保证金不退' } })).not.toBe(decided({}));
  expect(decided({ default: undefined })).not.toBe(decided({}));
});

test('security goes back once, and only where there is any', () => {
  const whole = { returnedFen: 60_000_00, keptFen: 0 };
  const back = ended().does(returnSecurity, whole, on);
  expect(back.refuses(returnSecurity, whole, on)?.rule).toBe('履约保证金尚未处理');
  const none = aPerformance({ stage: 'evaluation', contract: { ...aContract, securityFen: 0 } });
  expect(none.refuses(returnSecurity, { returnedFen: 0, keptFen: 0 }, on)?.rule).toBe('合同约定了履约保证金');
  expect(returnSecurity.awaited?.(ended().state)).toHaveLength(1);
  expect(returnSecurity.awaited?.(back.state)).toHaveLength(0);
});

test('the case is wound up when money, security, takeover, publication and filing are all done, and not one of them sooner', () => {
  const paid = Object.entries(theInstalments).map(([number, one]) => [number, { ...one, paidFen: one.amountFen }]);
  const instalments = Object.fromEntries(paid) as Procurement['instalments'];
  const done = (told: Told<Procurement>) => isWoundUp(told.state);
  const security = { returnedFen: 60_000_00, keptFen: 0, returned: { by: officer.person, at: on } };
  expect(done(closed().with({ instalments, security }))).toBe(true);
  expect(done(closed().with({ security }))).toBe(false);
  expect(done(closed().with({ instalments }))).toBe(false);
  expect(done(ended().with({ instalments, security }))).toBe(false);
  for (const owed of ['publishedAt', 'filedAt'])
    expect(done(closed().with({ instalments, security, contract: { ...aContract, [owed]: undefined } }))).toBe(false);
});

test.each([
  [recordTakeoverSettlement, { takeover: '2', dueFen, disputedFen: 0 }],
  [closeTakeoverRecord, { takeover: '2' }],
] as const)('a takeover that is not running is neither settled nor closed', (act, input) => {
  expect(ended().refuses(act as never, input, on)).toBeDefined();
});
