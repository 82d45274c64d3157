/** 价款条款：whether the terms that a contract counts its money by can be counted by, told in words when it is drafted. */
import { rounded, shareOf } from './apportion.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { percent, sum, yuan } from './money.ts';
import { capFen, isCounted, workLines } from './period-work.ts';
import type { Procurement } from './procurement.ts';
import type { ContractDraft } from './shapes/contract.ts';
import type { PaymentTerms } from './shapes/payment-terms.ts';
import { ofYears } from './yearly-terms.ts';

export function ofPaymentTerms(state: Procurement, draft: ContractDraft): Finding[] {
  const { paymentTerms: terms, instalments } = draft;
  if (!terms) return [];
  return [
    ofRoundingLine(instalments, terms),
    ...ofGates(instalments, terms),
    ...ofShares(draft, terms),
    ...ofUnitPrices(state, draft, terms),
    ...ofHeads(terms),
    ...ofMinimum(draft, terms),
    ...ofBands(terms),
    ...ofRecovery(instalments, terms),
    ...ofYears(draft, terms),
  ];
}

type Instalments = ContractDraft['instalments'];

function ofRoundingLine(instalments: Instalments, { roundingLine }: PaymentTerms): Finding {
  const last = workLines(instalments).at(-1);
  return termOf('contract', roundingLine === last, '尾差归入最后一期', {
    required: `第 ${last} 期`,
    actual: `第 ${roundingLine} 期`,
    remedy: `尾差归入的分期应当填写 ${last}`,
  });
}

/** Money that is counted by what was verified waits for a verification; acceptance and evaluation count nothing. */
function ofGates(instalments: Instalments, terms: PaymentTerms): Finding[] {
  if (!isCounted(terms)) return [];
  const other = workLines(instalments).filter((number) => {
    const { gate } = instalments[number]!;
    return gate !== 'assessment' && gate !== 'stageAcceptance';
  });
  return [
    termOf('contract', other.length === 0, '按数量计价的各期，以核验为付款条件', {
      remedy: `第 ${other.join('、')} 期请改为按期考核或者分阶段验收`,
    }),
  ];
}

function ofShares(
  { valueFen, instalments }: ContractDraft,
  { basis, rounding, roundingLine }: PaymentTerms,
): Finding[] {
  if (basis.kind !== 'instalments' || !basis.shares) return [];
  const { shares } = basis;
  const whole = sum(Object.values(shares));
  const numbers = Object.keys(instalments);
  const isEach = numbers.length === Object.keys(shares).length && numbers.every((number) => number in shares);
  const counted = numbers.map((number) => [number, rounded(shareOf(valueFen, shares[number] ?? 0), rounding)] as const);
  const others = sum(counted.filter(([number]) => number !== roundingLine).map(([, fen]) => fen));
  const right = counted.map(([number, fen]) => [number, number === roundingLine ? valueFen - others : fen] as const);
  const wrong = right.filter(([number, fen]) => instalments[number]!.amountFen !== fen);
  return [
    termOf('contract', isEach, '按比例分期的，每一期都写明比例', { remedy: '请核对各期的比例' }),
    termOf('contract', whole === 10_000, '各期比例之和为 100%', {
      required: '100%',
      actual: percent(whole),
      remedy: `请核对各期的比例，现在合计 ${percent(whole)}`,
    }),
    termOf(
      'contract',
      !isEach || whole !== 10_000 || wrong.length === 0,
      '各期金额等于合同金额乘以比例，尾差归入最后一期',
      {
        remedy: wrong.map(([number, fen]) => `第 ${number} 期应当填写 ${yuan(fen)}`).join('；'),
      },
    ),
  ];
}

/** By the lines that were tendered; where the contract has their prices, the same. */
function ofUnitPrices(
  { scheme }: Procurement,
  { services, valueFen }: ContractDraft,
  { basis }: PaymentTerms,
): Finding[] {
  if (basis.kind !== 'unitPrice') return [];
  const tendered = scheme?.services ?? {};
  const strange = Object.keys(basis.lines).filter((line) => !tendered[line]);
  const missing = Object.keys(tendered).filter((line) => !basis.lines[line]);
  const other = Object.keys(basis.lines).filter((line) => {
    const price = services?.[line]?.unitPriceFen;
    return price !== undefined && price !== basis.lines[line]!.unitPriceFen;
  });
  const counted = Object.entries(basis.lines).map(([line, { unitPriceFen }]) =>
    Math.round((tendered[line]?.quantity ?? 0) * unitPriceFen),
  );
  return [
    termOf('contract', strange.length + missing.length === 0, '实施方案的每一项服务都有单价，且只有这些', {
      remedy: strange.length > 0 ? `方案中没有第 ${strange.join('、')} 项` : `请补充第 ${missing.join('、')} 项的单价`,
    }),
    termOf('contract', other.length === 0, '计价条款的单价与合同服务清单一致', {
      remedy: `请核对第 ${other.join('、')} 项的单价`,
    }),
    termOf('contract', sum(counted) <= valueFen, '单价乘以方案数量不超过合同金额', {
      required: `≤ ${yuan(valueFen)}`,
      actual: yuan(sum(counted)),
      remedy: '超过合同金额的服务不付款：请核对单价，或者写明理由',
      force: 'warns',
    }),
  ];
}

function ofHeads({ basis }: PaymentTerms): Finding[] {
  if (basis.kind !== 'perHead') return [];
  const priced = Object.values(basis.monthlyFen).filter((fen) => fen !== undefined && fen > 0);
  return [
    termOf('contract', priced.length > 0, '按人计价的，写明每人每月的标准', {
      remedy: '请填写自理、半自理、全护理中至少一类的标准',
    }),
  ];
}

function ofMinimum({ instalments }: ContractDraft, terms: PaymentTerms): Finding[] {
  const { basis } = terms;
  const least = 'minimumFen' in basis ? (basis.minimumFen ?? 0) : 0;
  if (least === 0) return [];
  const caps = workLines(instalments).map((number) => [number, capFen(instalments, terms, number)] as const);
  const below = caps.filter(([, fen]) => fen < least).map(([number]) => number);
  return [
    termOf('contract', below.length === 0, '保底金额不超过每一期的上限', {
      required: `≤ ${yuan(Math.min(...caps.map(([, fen]) => fen)))}`,
      actual: yuan(least),
      remedy: `第 ${below.join('、')} 期的上限低于保底金额：请降低保底金额，或者调整分期`,
    }),
  ];
}

/** The fewer points, the more is deducted. */
function ofBands({ deductions }: PaymentTerms): Finding[] {
  if (!deductions) return [];
  const bands = Object.values(deductions.bands).sort((a, b) => a.belowPoints - b.belowPoints);
  const wrong = bands.find((band, place) => {
    const next = bands[place + 1];
    return next && (next.belowPoints === band.belowPoints || next.deductBp >= band.deductBp);
  });
  return [
    termOf('contract', bands.length > 0, '按考核扣减的，写明扣减档次', { remedy: '请填写至少一档' }),
    termOf('contract', wrong === undefined, '得分越低扣减越多，各档互不重叠', {
      remedy: wrong ? `请核对低于 ${wrong.belowPoints / 100} 分扣减 ${percent(wrong.deductBp)} 的一档` : '',
    }),
  ];
}

function ofRecovery(instalments: Instalments, { recovery }: PaymentTerms): Finding[] {
  const hasAdvance = Object.values(instalments).some(({ gate }) => gate === 'prepayment');
  if (recovery)
    return [
      termOf('contract', hasAdvance, '抵扣预付款以约定了预付款为前提', {
        remedy: '请删去抵扣条款，或者增加预付款一期',
      }),
    ];
  return [houseRule(!hasAdvance, '预付款写明如何抵扣', '请填写抵扣条款；预付款不抵扣、计入总价的，写明理由')];
}
