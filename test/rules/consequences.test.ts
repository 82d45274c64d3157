/** What one case does on another has the shape that the other takes, and is named as an act that the other has. */
import type { Consequence } from '../../domain/act.ts';
import { declareDefault } from '../../domain/default.ts';
import { documentActs } from '../../domain/document.ts';
import { freeInstalment, requestPayment, settleInstalment } from '../../domain/instalment.ts';
import { paymentProceeding, recordReceipt } from '../../domain/payment.ts';
import {
  approvePayment,
  openPayment,
  returnPayment,
  reviewPayment,
  withdrawPayment,
} from '../../domain/payment-review.ts';
import type { Payment } from '../../domain/payment-state.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import { shapes as calendar } from '../../domain/shapes/calendar.ts';
import { shapes as correction } from '../../domain/shapes/correction.ts';
import { shapes as instalment } from '../../domain/shapes/instalment.ts';
import { shapes as payment } from '../../domain/shapes/payment.ts';
import { shapes as takeover } from '../../domain/shapes/takeover.ts';
import { shapes as takeoverRecord } from '../../domain/shapes/takeover-record.ts';
import { shapes as treasuryAnswer } from '../../domain/shapes/treasury-answer.ts';
import { agreeSettlement, closeTakeover, recordTermination, takeoverProceeding } from '../../domain/takeover.ts';
import { activateTakeover, closeTakeoverRecord, recordTakeoverSettlement } from '../../domain/takeover-record.ts';
import { activatePlan, openTakeover, recountRecipients } from '../../domain/takeover-service.ts';
import type { Takeover } from '../../domain/takeover-state.ts';
import { terminateContract } from '../../domain/termination.ts';
import { financeReviewer } from './builders.ts';
import { aContract, aDelivery, aPerformanceBySme, Told } from './performing.ts';

const shapes = { ...instalment, ...payment, ...takeover, ...takeoverRecord };
const pack = 'henan-county@2020-03-09';

function taken(sent: Consequence | undefined, act: keyof typeof shapes): Consequence {
  expect(sent?.act).toBe(act);
  expect(shapes[act].safeParse(sent?.input).error).toBeUndefined();
  return sent!;
}

const asked = (deductionFen = 0) =>
  aPerformanceBySme()
    .does(reportDelivery, aDelivery('2'), '2026-04-13')
    .does(verifyDelivery, { instalment: '2', result: 'partly', remark: '少 40 人次' }, '2026-04-14')
    .does(
      requestPayment,
      {
        instalment: '2',
        amountFen: 360_000_00 - deductionFen,
        deductionFen,
        invoiceNumber: '1',
        ...(deductionFen ? { deductionReason: '合同第八条' } : {}),
      },
      '2026-04-15',
    );

function opened(told: ReturnType<typeof asked>): Told<Payment> {
  const { id, input } = taken(told.sent[0], 'openPayment');
  const unopened = { id, stage: 'unopened', seq: 0, pack } as Payment;
  return new Told(unopened).does(openPayment, input, '2026-04-15');
}
const papers = { contractOnFile: true, invoiceChecked: true, verificationOnFile: true, accountMatches: true };
const approved = (told: Told<Payment>) =>
  told
    .does(reviewPayment, papers, '2026-04-16')
    .with({ stage: 'approval' })
    .does(approvePayment, {}, '2026-04-17')
    .with({ stage: 'instructed' });

test('asked, paid, settled: the receipt finds the instalment that it belongs to', () => {
  const purchase = asked(60_000_00);
  const receipt = { attempt: '1', receipt: 'HD-1', occurredOn: '2026-04-17' };
  const paid = approved(opened(purchase)).does(recordReceipt, receipt, '2026-04-17');
  const { id, input } = taken(paid.sent[0], 'settleInstalment');
  expect(id).toBe(purchase.state.id);
  const settled = purchase.does(settleInstalment, input, '2026-04-17');
  expect(settled.state.instalments?.[2]).toMatchObject({ paidFen: 300_000_00, deductedFen: 60_000_00 });
});

test('deducted as a whole: settled without a receipt', () => {
  const purchase = asked(360_000_00);
  const nothing = approved(opened(purchase));
  const [consequence] = paymentProceeding.acts
    .filter(({ name }) => name === 'approvePayment')
    .flatMap((act) => act.sends?.(nothing.state as never, {} as never, {} as never) ?? []);
  const settled = purchase.does(settleInstalment, taken(consequence, 'settleInstalment').input, '2026-04-17');
  expect(settled.state.instalments?.[2]).toMatchObject({ paidFen: 0, deductedFen: 360_000_00 });
});

test('returned and withdrawn: the instalment can be asked for again', () => {
  const purchase = asked();
  const withdrawn = opened(purchase)
    .does(returnPayment, { reason: '发票有误' }, { on: '2026-04-16', actor: financeReviewer })
    .does(withdrawPayment, { reason: '重新申请' }, '2026-04-16');
  const freed = purchase.does(freeInstalment, taken(withdrawn.sent[0], 'freeInstalment').input, '2026-04-16');
  expect(freed.state.instalments?.[2]?.payment).toBeUndefined();
});

test('taken over, ended, settled, closed: each case learns what the other did', () => {
  const refusal = { facts: '停止服务', immediate: { ground: 'refused', reason: '函告' } };
  const notice = { ground: 'default', reason: '违约', occurredOn: '2026-04-20', documentSha256: 'b'.repeat(64) };
  const purchase = aPerformanceBySme()
    .does(declareDefault, refusal, '2026-04-15')
    .does(activateTakeover, { reason: '停止服务', townships: { 城关镇: 1 } }, '2026-04-16');
  const opening = taken(purchase.sent[0], 'openTakeover');
  const unopened = { id: opening.id, stage: 'unopened', seq: 0, pack } as Takeover;
  const ended = purchase.does(terminateContract, notice, '2026-04-20').with({ stage: 'terminated' });
  const end = taken(purchase.does(terminateContract, notice, '2026-04-20').sent[0], 'recordTermination');
  const settled = new Told(unopened)
    .does(openTakeover, opening.input, '2026-04-16')
    .does(activatePlan, { commander: 'li-wei', occurredOn: '2026-04-16' }, '2026-04-16')
    .with({ stage: 'running' })
    .does(recountRecipients, { counts: { 城关镇: { total: 1, served: 1, ended: 0 } }, upTo: 3 }, '2026-04-17')
    .does(recordTermination, end.input, '2026-04-20')
    .does(
      agreeSettlement,
      { dueFen: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 0 }, disputedFen: 0, basis: '协商一致' },
      '2026-04-21',
    );
  const figures = taken(settled.sent[0], 'recordTakeoverSettlement');
  const closing = taken(
    settled.does(closeTakeover, { summary: '全部接续' }, '2026-04-22').sent[0],
    'closeTakeoverRecord',
  );
  const known = ended
    .does(recordTakeoverSettlement, figures.input, '2026-04-21')
    .does(closeTakeoverRecord, closing.input, '2026-04-22');
  expect(known.state.takeovers?.[1]).toMatchObject({ settledFen: 1, closedAt: expect.any(String) });
  expect(known.state.instalments?.[2]).toMatchObject({ dueFen: 1, waivedFen: 359_999_99 });
});

test('a takeover that opens after the end of the contract learns of it at once', () => {
  const termination = {
    ground: 'agreement',
    reason: '协商',
    occurredOn: '2026-04-10',
    documentSha256: '',
    by: 'x',
    at: 'y',
  } as const;
  const late = aPerformanceBySme().with({ stage: 'terminated', termination, contract: aContract });
  const told = late.does(activateTakeover, { reason: '无人服务', townships: { 城关镇: 1 } }, '2026-04-16');
  expect(taken(told.sent[0], 'openTakeover').input).toMatchObject({ ended: { occurredOn: '2026-04-10' } });
});

test('an act is called the same nowhere else, but those of a correction and of the calendar: one name, one shape, one route', () => {
  const every = [...paymentProceeding.acts, ...takeoverProceeding.acts].map(({ name }) => name);
  const ofAll = { ...correction, ...calendar };
  const names = every.filter((name) => !(name in ofAll));
  expect(every.length - names.length).toBe(2 * Object.keys(ofAll).length);
  expect(new Set(names).size).toBe(names.length);
  const ofPapers = [documentActs.payment, documentActs.takeover].flatMap(({ file, withdraw }) => [file, withdraw]);
  expect(names.sort()).toEqual([...Object.keys({ ...payment, ...treasuryAnswer, ...takeover }), ...ofPapers].sort());
});
