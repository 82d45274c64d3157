/** 价款条款: terms that cannot be counted by are told at drafting, in words and with the figure that is right. */
import { draftContract } from '../../domain/contract.ts';
import { shapes } from '../../domain/shapes/contract.ts';
import type { PaymentTerms } from '../../domain/shapes/payment-terms.ts';
import { aContractDraft, aScheme, at, judged, officer, won } from './builders.ts';
import { clause } from './counting-terms.ts';

const state = { ...won(), stage: 'contract' as const };
const instalments = {
  1: { title: '预付款', amountFen: 400_000_00, gate: 'prepayment', plannedOn: '2026-05-08' },
  2: { title: '上半年', amountFen: 500_000_00, gate: 'assessment', plannedOn: '2026-10-31' },
  3: { title: '下半年', amountFen: 500_000_00, gate: 'assessment', plannedOn: '2027-04-30' },
};
const recovery = { clause: '第六条' };
const lines = Object.fromEntries(Object.keys(aScheme.services).map((line) => [line, { unitPriceFen: 10_00 }]));

/** The first thing of the terms that is wrong; nothing where they can be counted by. */
function wrong(terms: Partial<PaymentTerms>, over: object = {}) {
  const paymentTerms = {
    basis: { kind: 'instalments', clause },
    recovery,
    rounding: 'halfUp',
    roundingLine: '3',
    ...terms,
  };
  const draft = { ...aContractDraft, instalments, ...over, paymentTerms };
  expect(shapes.draftContract.safeParse(draft).error).toBeUndefined();
  const without = { ...aContractDraft, instalments, ...over };
  const scene = { actor: officer, on: '2026-04-20', at: at('2026-04-20') };
  const rules = new Set(judged(draftContract, state, without, scene).found.map(({ rule }) => rule));
  return judged(draftContract, state, draft, scene).found.find(({ rule, holds }) => !holds && !rules.has(rule));
}

test('terms that can be counted by are refused nothing', () => {
  expect(wrong({})).toBeUndefined();
  expect(wrong({ basis: { kind: 'unitPrice', clause, lines } })).toBeUndefined();
});

test('what rounding leaves goes to the last instalment, and the draft is told which that is', () => {
  expect(wrong({ roundingLine: '2' })?.remedy).toBe('尾差归入的分期应当填写 3');
});

test('shares make the whole, each instalment its share, the last what is left', () => {
  const thirds = { 1: 3333, 2: 3333, 3: 3334 };
  expect(wrong({ basis: { kind: 'instalments', clause, shares: { ...thirds, 3: 3333 } } })?.actual).toBe('99.99%');
  expect(wrong({ basis: { kind: 'instalments', clause, shares: thirds } })?.remedy).toBe(
    '第 1 期应当填写 466,620.00 元；第 2 期应当填写 466,620.00 元；第 3 期应当填写 466,760.00 元',
  );
});

test('money that is counted waits for a verification, not for the acceptance', () => {
  const late = { ...instalments, 3: { ...instalments[3], gate: 'finalAcceptance' } };
  const basis = { kind: 'unitPrice', clause, lines } as const;
  expect(wrong({ basis }, { instalments: late })?.remedy).toBe('第 3 期请改为按期考核或者分阶段验收');
});

test('each line of the scheme has a price, and nothing else has one', () => {
  const strange = { ...lines, 9: { unitPriceFen: 1_00 } };
  expect(wrong({ basis: { kind: 'unitPrice', clause, lines: strange } })?.remedy).toBe('方案中没有第 9 项');
  const [first] = Object.keys(lines);
  const { [first!]: _, ...rest } = lines;
  expect(wrong({ basis: { kind: 'unitPrice', clause, lines: rest } })?.remedy).toBe(`请补充第 ${first} 项的单价`);
});

test('a minimum stays within each period', () => {
  // 500,000 of 1,000,000 gives back half of the advance besides.
  const least = (minimumFen: number) => wrong({ basis: { kind: 'unitPrice', clause, lines, minimumFen } });
  expect(least(700_000_00)).toBeUndefined();
  expect(least(700_000_01)?.required).toBe('≤ 700,000.00 元');
});

test('a lower score never costs less', () => {
  const bands = { 1: { belowPoints: 9000, deductBp: 500 }, 2: { belowPoints: 8000, deductBp: 500 } };
  expect(wrong({ deductions: { clause, bands } })?.remedy).toBe('请核对低于 80 分扣减 5% 的一档');
});

test('an advance is taken back, or it is said why not; and nothing is taken back that was not given', () => {
  expect(wrong({ recovery: undefined })).toMatchObject({ force: 'warns', rule: '预付款写明如何抵扣' });
  const none = { 1: { ...instalments[2], amountFen: 900_000_00 }, 2: { ...instalments[3] } };
  expect(wrong({ roundingLine: '2' }, { instalments: none })?.remedy).toBe('请删去抵扣条款，或者增加预付款一期');
});

test('years follow each other to the day and make the award to the fen', () => {
  const years = (second: object) => ({
    1: { periodFrom: '2026-05-01', periodTo: '2026-12-31', valueFen: 900_000_00 },
    2: { periodFrom: '2027-01-01', periodTo: '2027-04-30', valueFen: 500_000_00, ...second },
  });
  expect(wrong({ years: years({}) })).toBeUndefined();
  expect(wrong({ years: years({ periodFrom: '2027-01-02' }) })?.remedy).toBe('请核对第 2 年的起止日期');
  expect(wrong({ years: years({ valueFen: 499_999_99 }) })?.remedy).toBe('尚缺 0.01 元');
  const moved = { ...years({ valueFen: 600_000_00 }), 1: { ...years({})[1], valueFen: 800_000_00 } };
  expect(wrong({ years: moved })?.remedy).toBe('第 1 年多出 100,000.00 元');
});
