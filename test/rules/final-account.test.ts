/** 结算: an ended contract is settled by its own terms, with the advance and the security, signed by both or with the dispute. */
import { declareDefault } from '../../domain/default.ts';
import { requestPayment } from '../../domain/instalment.ts';
import { isSettled, type Procurement } from '../../domain/procurement.ts';
import { openInstalments, settlementFindings } from '../../domain/settlement.ts';
import { recordAdvanceRefund } from '../../domain/settlement-paper.ts';
import { isWoundUp, returnSecurity, settleTermination, terminateContract } from '../../domain/termination.ts';
import { unitAccountant } from './builders.ts';
import { clause, counted, paid, performed, period, request, underTerms } from './counting-terms.ts';
import { deputy, type Told } from './performing.ts';

const on = '2026-07-20';
const refusal = { facts: '书面函告停止服务', immediate: { ground: 'refused', reason: '函告' } };
const notice = { ground: 'default', reason: '违约', occurredOn: '2026-07-10', documentSha256: 'b'.repeat(64) };
const signature = { occurredOn: '2026-07-18', documentSha256: 'c'.repeat(64) };
const dispute = { disputedFen: 10_00, note: '六月的次数双方各执一词', documentSha256: 'd'.repeat(64) };
const instalments = {
  1: period('prepayment', 300_00),
  2: period('assessment', 350_00),
  3: period('assessment', 350_00),
};
const terms = counted(
  { kind: 'unitPrice', clause, lines: { 1: { unitPriceFen: 10_00 } } },
  { recovery: { clause: '第六条' } },
);

/** A thousand yuan, of which 300 were paid in advance; the second period was verified at so many visits, then all ended. */
function ended(visits: number, told = paid(underTerms(terms, instalments), '1')): Told<Procurement> {
  return performed(told, '2', { volumes: { 1: visits } })
    .does(declareDefault, refusal, '2026-07-01')
    .does(terminateContract, notice, '2026-07-10')
    .with({ stage: 'terminated', diverted: undefined });
}

const settle = (two: number, three: number, over: object = {}) => ({
  dueFen: { 2: two, 3: three },
  basis: '按合同第五条、第六条',
  signature,
  ...over,
});
const by = { on, actor: deputy };

test('what was verified pays back the whole advance, and not only its own part of it', () => {
  // 40 visits are 400 yuan; 300 were paid in advance.
  const told = ended(40);
  expect(told.refuses(settleTermination, settle(250_00, 0), by)?.remedy).toBe(
    '请按计算填写：第 2 期：已履行 400.00 元，抵扣预付款 300.00 元，应付 100.00 元；第 3 期：已履行 0.00 元，应付 0.00 元',
  );
  const settled = told.does(settleTermination, settle(100_00, 0), by);
  expect(settled.state.instalments?.['2']).toMatchObject({ dueFen: 100_00, waivedFen: 250_00 });
  expect(settled.refuses(requestPayment, request('2', 100_00), on)).toBeUndefined();
  expect(settled.state.settlementRecord).toMatchObject({ refundFen: 0, signature });
});

test('what was done in a period that was cut short is counted by the same prices', () => {
  const done = { performed: { 3: { measured: { volumes: { 1: 7.5 } } } } };
  expect(ended(40).refuses(settleTermination, settle(100_00, 75_00, done), by)).toBeUndefined();
  expect(ended(40).refuses(settleTermination, settle(100_00, 75_01, done), by)?.required).toBe('175.00 元');
});

test('a settlement is signed by both, or says what is in dispute: never neither, never both', () => {
  const told = ended(40);
  const refused = (over: object) => told.refuses(settleTermination, settle(100_00, 0, over), by)?.rule;
  expect(refused({ signature: undefined })).toBe('结算单应当由双方签署，未签署的附争议说明');
  expect(refused({ dispute })).toBe('结算单应当由双方签署，未签署的附争议说明');
  expect(refused({ signature: undefined, dispute })).toBeUndefined();
});

test('an advance that was not earned is given back: from the security as far as it was told, the rest in money', () => {
  // 12 visits are 120 yuan of 300.
  const told = ended(12).with({
    contract: { ...ended(12).state.contract!, securityFen: 50_00, publishedAt: '2026-02-27T01:30:00.000Z' },
  });
  const off = (amountFen: number, toldOn = '2026-07-12') => settle(0, 0, { fromSecurity: { amountFen, toldOn } });
  expect(told.refuses(settleTermination, off(50_01), by)?.remedy).toBe('最多抵销 50.00 元');
  expect(told.judges(settleTermination, off(50_00, '2026-07-09'), by).warnings).toHaveLength(1);
  const settled = told.does(settleTermination, off(50_00), by);
  expect(settled.state.settlementRecord).toMatchObject({ refundFen: 180_00 });
  const security = (keptFen: number) => ({ returnedFen: 50_00 - keptFen, keptFen });
  const accountant = { on, actor: unitAccountant };
  expect(settled.refuses(returnSecurity, security(0), accountant)?.remedy).toBe('不予退还的至少为 50.00 元');
  const kept = settled.does(returnSecurity, security(50_00), accountant);
  expect(Object.values(kept.state.instalments!).every(isSettled)).toBe(true);
  expect(isWoundUp(kept.state)).toBe(false);
  const refund = { amountFen: 130_00, outcome: 'received', occurredOn: '2026-07-20', evidenceSha256: 'e'.repeat(64) };
  expect(kept.refuses(recordAdvanceRefund, { ...refund, amountFen: 130_01 }, accountant)?.remedy).toBe(
    '尚有 130.00 元 未退回',
  );
  expect(isWoundUp(kept.does(recordAdvanceRefund, refund, accountant).state)).toBe(true);
});

test('where the advance was never given, what was earned is paid out of its instalment', () => {
  const unpaid = ended(50, underTerms(terms, instalments));
  // 500 yuan were earned, 350 are the period's own.
  const due = { ...settle(350_00, 0), dueFen: { 1: 150_00, 2: 350_00, 3: 0 } };
  const settled = unpaid.does(settleTermination, due, by);
  expect(settled.refuses(requestPayment, request('1', 150_00), on)).toBeUndefined();
  expect(settled.judges(requestPayment, request('1', 150_00), on).warnings).toEqual([]);
});

test('a takeover that settles is told what the terms make of a verified period, and asks for that', () => {
  const open = openInstalments(ended(40).state);
  expect(open).toMatchObject({ 2: { verified: 'met', owedFen: 100_00 }, 3: { amountFen: 350_00 } });
  const holds = (two: number) => settlementFindings(open, { 2: two, 3: 0 }, false).every((finding) => finding.holds);
  expect([holds(99_99), holds(100_00), holds(100_01)]).toEqual([false, true, false]);
});
