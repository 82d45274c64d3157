/** 资金来源: what a purchase asks of its allotments, what it gives back, and what it may pay from. */
import type { Consequence } from '../../domain/act.ts';
import { allotmentProceeding } from '../../domain/allotment.ts';
import { bindAllotments, rebindAllotment, recordLapse, recordReservation } from '../../domain/binding.ts';
import { cancelProcurement } from '../../domain/cancel.ts';
import { approveScheme, countersignScheme, draftScheme, returnScheme } from '../../domain/filing.ts';
import { neededFen, reservedFen, sourcesOf, spentFrom } from '../../domain/funding-state.ts';
import { requestPayment, settleInstalment } from '../../domain/instalment.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { shapes } from '../../domain/shapes/allotment.ts';
import { signContract } from '../../domain/signing.ts';
import { aContractDraft, aProcurement, aScheme, financeReviewer, supplier, won } from './builders.ts';
import { aContract, Told } from './performing.ts';

const on = '2026-02-09';
const aPaper = (number: string, leftFen: number, fiscalYear = 2026) => ({
  version: 4,
  stage: 'open',
  purchaser: 'MZ-WL',
  number,
  fundSource: '社会救助工作经费',
  budgetItem: '困难群众照料服务',
  fiscalYear,
  leftFen,
});
const found = { 'MZ-WL-2026-0001': aPaper('12号', 1_000_000_00), 'MZ-WL-2026-0002': aPaper('13号', 800_000_00) };
const sources = { 'MZ-WL-2026-0001': 1_000_000_00, 'MZ-WL-2026-0002': 800_000_00 };
const unfunded = aProcurement({ stage: 'budget', allotment: undefined });
const bound = new Told(unfunded).does(bindAllotments, { sources, found }, on).with({ stage: 'filing' });
const approved = bound.does(draftScheme, aScheme, on).does(approveScheme, {}, on);
const answer = (allotment: string, outcome: string, reservedFen: number, leftFen = 0, request = 1) => ({
  allotment,
  request,
  outcome,
  reservedFen,
  leftFen,
});
const granted = approved
  .does(recordReservation, answer('MZ-WL-2026-0001', 'granted', 1_000_000_00), on)
  .does(recordReservation, answer('MZ-WL-2026-0002', 'granted', 500_000_00, 300_000_00), on);

/** What is sent to an allotment has the shape that it takes. */
function toAllotments(sent: readonly Consequence[]) {
  return sent.map(({ proceeding, id, act, input }) => {
    expect(proceeding).toBe(allotmentProceeding.name);
    expect(shapes[act as keyof typeof shapes].safeParse(input).error).toBeUndefined();
    return [
      id,
      act,
      (input as { amountFen?: number; keepFen?: number }).amountFen ?? (input as { keepFen: number }).keepFen,
    ];
  });
}

test('an allotment that nobody found, that is another unit’s, or whose year is closed, cannot be bound', () => {
  const refusal = (paper: object | undefined) =>
    new Told(unfunded).refuses(
      bindAllotments,
      { sources: { X: 1 }, found: paper ? { X: { ...aPaper('9号', 10), ...paper } } : {} },
      on,
    );
  expect(refusal({})).toBeUndefined();
  expect(refusal(undefined)?.remedy).toContain('登记');
  expect(refusal({ purchaser: 'MZ-YC' })?.basis).toBe('house');
  expect(refusal({ stage: 'lapsed' })?.cite).toMatchObject({ statute: 'budgetLaw', article: 13 });
});

test.each([
  [799_999_99, undefined],
  [800_000_00, undefined],
  [800_000_01, 6],
])('%i fen are planned from an allotment with 80 万元 left: article %s', (fen, article) => {
  const input = { sources: { 'MZ-WL-2026-0002': fen }, found };
  expect(new Told(unfunded).refuses(bindAllotments, input, on)?.cite?.article).toBe(article);
});

test('papers of two years do not pay for one', () => {
  const two = { ...found, 'MZ-WL-2027-0001': aPaper('1号', 100_00, 2027) };
  const input = { sources: { 'MZ-WL-2026-0001': 1, 'MZ-WL-2027-0001': 1 }, found: two };
  expect(new Told(unfunded).refuses(bindAllotments, input, on)?.rule).toContain('同一预算年度');
});

test('a case with its money on file of its own binds none, and asks none: it goes on as it was', () => {
  expect(new Told(aProcurement()).refuses(bindAllotments, { sources, found }, on)?.rule).toContain('方可绑定');
  const old = new Told(aProcurement()).does(draftScheme, aScheme, on).does(approveScheme, {}, on);
  expect(old.sent).toEqual([]);
  expect(old.refuses(countersignScheme, {}, { on, actor: financeReviewer })).toBeUndefined();
});

test.each([
  [1_800_000_00, undefined],
  [1_800_000_01, 6],
])('a scheme of %i fen on two allotments of 180 万元 together: article %s', (fen, article) => {
  const services = { 1: { ...aScheme.services[1], amountFen: fen } };
  const scheme = { ...aScheme, services, ceilingFen: fen };
  expect(bound.refuses(draftScheme, scheme, on)?.cite?.article).toBe(article);
});

test('the approval of a scheme asks each allotment for its share, one after the other', () => {
  expect(toAllotments(approved.sent)).toEqual([
    ['MZ-WL-2026-0001', 'reserveFunds', 1_000_000_00],
    ['MZ-WL-2026-0002', 'reserveFunds', 500_000_00],
  ]);
});

test('finance does not countersign before the money is held, and is told what is wanting', () => {
  const sign = (told: Told<Procurement>) => told.refuses(countersignScheme, {}, { on, actor: financeReviewer });
  expect(sign(approved)).toMatchObject({
    cite: { statute: 'procurementLaw', article: 6 },
    remedy: expect.stringContaining('稍候'),
  });
  const refused = approved.does(recordReservation, answer('MZ-WL-2026-0001', 'refused', 0, 20_000_00), on);
  expect(sign(refused)?.remedy).toContain('尚余 20,000.00 元');
  expect(sign(granted)).toBeUndefined();
});

test('a refusal stands in the accountant’s inbox with the sum that is left, until another source has it', () => {
  const refused = approved
    .does(recordReservation, answer('MZ-WL-2026-0001', 'refused', 0, 900_000_00), on)
    .does(recordReservation, answer('MZ-WL-2026-0002', 'granted', 500_000_00, 300_000_00), on);
  const [step] = rebindAllotment.awaited!(refused.state);
  expect(step?.subject).toBe('指标 12号 申请占用 1,000,000.00 元，尚余 900,000.00 元');
  const less = refused.does(rebindAllotment, { allotment: 'MZ-WL-2026-0001', amountFen: 700_000_00, found }, on);
  expect(toAllotments(less.sent)).toEqual([['MZ-WL-2026-0001', 'reserveFunds', 700_000_00]]);
  const more = less
    .does(recordReservation, answer('MZ-WL-2026-0001', 'granted', 700_000_00, 0, 2), on)
    .does(rebindAllotment, { allotment: 'MZ-WL-2026-0002', amountFen: 800_000_00, found }, on)
    .does(recordReservation, answer('MZ-WL-2026-0002', 'granted', 800_000_00, 0, 2), on);
  expect(rebindAllotment.awaited!(more.state)).toEqual([]);
  expect(more.refuses(countersignScheme, {}, { on, actor: financeReviewer })).toBeUndefined();
});

test('a scheme that is returned gives its money back; an answer that was still on its way says nothing any more', () => {
  const returned = approved.does(returnScheme, { reason: '压减' }, on);
  expect(toAllotments(returned.sent)).toEqual([
    ['MZ-WL-2026-0001', 'releaseFunds', 0],
    ['MZ-WL-2026-0002', 'releaseFunds', 0],
  ]);
  const late = returned.does(recordReservation, answer('MZ-WL-2026-0001', 'granted', 1_000_000_00), on);
  expect(reservedFen(late.state)).toBe(0);
  const again = late.does(draftScheme, aScheme, on).does(approveScheme, {}, on);
  expect(sourcesOf(again.state).map(([, { request }]) => request)).toEqual([3, 3]);
});

test('a purchase that is given up gives its money back', () => {
  const { sent } = granted.does(cancelProcurement, { reason: '任务取消' }, on);
  expect(toAllotments(sent).map(([, act, fen]) => [act, fen])).toEqual([
    ['releaseFunds', 0],
    ['releaseFunds', 0],
  ]);
});

/** The contract of 140 万元 is approved; both sides sign on 1 April. */
const signedOn = '2026-04-01';
function atSigning(instalments: object = aContractDraft.instalments) {
  const { instalments: _, ...draft } = aContractDraft;
  const base = won(granted.state);
  const drafted = { by: 'chen-jing', at: '2026-03-25T01:00:00.000Z' };
  const contract = { ...aContract, ...draft, provider: 'ANKANG', drafted, approved: drafted, signedOn: undefined };
  const unpaid = { paidFen: 0, deductedFen: 0, waivedFen: 0 };
  const all = Object.fromEntries(Object.entries(instalments).map(([number, one]) => [number, { ...one, ...unpaid }]));
  return new Told({
    ...base,
    scheme: granted.state.scheme,
    contract,
    instalments: all,
    takeoverPlan: { filed: drafted },
  } as never as Procurement);
}

test('a contract for less than was reserved trims the last source; what falls due next year is not held this year', () => {
  const { contract, ...told } = atSigning().state;
  const signed = new Told({
    ...told,
    contract: { ...contract!, signedByPurchaser: { by: 'x', at: 'y', occurredOn: signedOn } },
  } as Procurement);
  const done = signed.does(signContract, { occurredOn: signedOn }, { on: signedOn, actor: supplier('ANKANG') });
  expect(neededFen(done.state)).toBe(900_000_00);
  expect(toAllotments(done.sent)).toEqual([
    ['MZ-WL-2026-0002', 'releaseFunds', 0],
    ['MZ-WL-2026-0001', 'releaseFunds', 900_000_00],
  ]);
});

/** Being performed, with 40 万元 due in 2026 and 100 万元 in 2027, and 40 万元 held. */
function performing(over: Partial<Procurement> = {}) {
  const [first] = sourcesOf(granted.state).map(([, one]) => one);
  const plain = { gate: 'prepayment', paidFen: 0, deductedFen: 0, waivedFen: 0 } as const;
  return new Told<Procurement>({
    ...atSigning().state,
    stage: 'performance',
    contract: { ...aContract, signedOn, valueFen: 1_400_000_00 },
    sources: { 'MZ-WL-2026-0001': { ...first!, reservedFen: 400_000_00 } },
    instalments: {
      1: { ...plain, title: '预付款', amountFen: 400_000_00, plannedOn: '2026-05-08' },
      2: { ...plain, title: '尾款', amountFen: 1_000_000_00, plannedOn: '2027-05-31' },
    },
    ...over,
  });
}
const asked = (instalment: string, amountFen: number) => ({
  instalment,
  amountFen,
  deductionFen: 0,
  invoiceNumber: '1',
});

test('an instalment is asked for where this year’s allotment holds it, and not where it does not', () => {
  expect(performing().refuses(requestPayment, asked('1', 400_000_00), '2026-05-08')).toBeUndefined();
  const refusal = performing().refuses(requestPayment, asked('2', 1_000_000_00), '2026-05-08');
  expect(refusal).toMatchObject({
    cite: { statute: 'budgetLaw', article: 57, paragraph: 2 },
    required: '≤ 400,000.00 元',
  });
});

test('what is paid is spent of the allotment, and told to it to the fen', () => {
  const told = performing()
    .does(requestPayment, asked('1', 400_000_00), '2026-05-08')
    .does(settleInstalment, { instalment: '1', paidFen: 400_000_00, deductedFen: 0 }, '2026-05-11');
  expect(toAllotments(told.sent)).toEqual([['MZ-WL-2026-0001', 'spendFunds', 400_000_00]]);
  expect(spentFrom(told.state.sources!['MZ-WL-2026-0001']!)).toBe(400_000_00);
});

test('after the close of the year the accountant is told, binds the next one, and the last instalment is paid from it', () => {
  const closed = performing().does(recordLapse, { allotment: 'MZ-WL-2026-0001', lapsedFen: 400_000_00 }, '2027-01-01');
  expect(rebindAllotment.awaited!(closed.state)).toEqual([{ subject: '指标 12号 年度截止，失效 400,000.00 元' }]);
  expect(closed.refuses(requestPayment, asked('1', 400_000_00), '2027-01-05')?.remedy).toContain('续绑');
  const next = { 'MZ-WL-2027-0001': aPaper('1号', 1_400_000_00, 2027) };
  const input = { allotment: 'MZ-WL-2027-0001', amountFen: 1_400_000_00, found: next };
  const rebound = closed
    .does(rebindAllotment, input, '2027-01-05')
    .does(recordReservation, answer('MZ-WL-2027-0001', 'granted', 1_400_000_00), '2027-01-05');
  expect(neededFen(rebound.state)).toBe(1_400_000_00);
  expect(rebindAllotment.awaited!(rebound.state)).toEqual([]);
  expect(rebound.refuses(requestPayment, asked('1', 400_000_00), '2027-01-06')).toBeUndefined();
});
