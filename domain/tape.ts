/** 应付金额的计算：every amount that may be paid is counted here, step by step, and nowhere else. */
import { type Fraction, rounded, roundingOf, shareOf } from './apportion.ts';
import { percent, sum, yuan } from './money.ts';
import { advanceFen, isCounted, periodWork, plannedRecoveries, termsOf, workLines } from './period-work.ts';
import { type Instalment, isSettled, type Procurement } from './procurement.ts';
import type { Measured, PaymentTerms } from './shapes/payment-terms.ts';
import { numbered, type Tape, type TapeStep } from './tape-state.ts';

/** A deduction that the terms leave to the purchaser: it is asked for with its reason. */
export interface AskedDeduction {
  deductionFen: number;
  deductionReason?: string | undefined;
}

const none: AskedDeduction = { deductionFen: 0 };

/** What may be paid for an instalment, by the contract and by what was verified; whatever else was paid, and in whatever order. */
export function tapeOf(state: Procurement, number: string, asked: AskedDeduction = none): Tape {
  const instalment = state.instalments![number]!;
  const terms = termsOf(state);
  if (!terms || instalment.dueFen !== undefined || instalment.gate === 'prepayment')
    return plainTape(instalment, asked);
  if (state.deliveries?.[number]?.verified?.result === 'notMet') return unmetTape(instalment, terms);
  return number === terms.roundingLine
    ? countedTape(state, terms, number, asked, ofOthers(state, terms, number))
    : countedTape(state, terms, number, asked, { carried: { over: 0n, under: 1n }, unmetFen: 0 });
}

/** The agreed sum, less what was waived and what is deducted. */
function plainTape({ title, amountFen, waivedFen, dueFen }: Instalment, asked: AskedDeduction): Tape {
  const base = dueFen === undefined ? amountFen : dueFen;
  const less = dueFen === undefined ? waivedFen : 0;
  const [clause, what] = dueFen === undefined ? ['合同分期', '本期约定金额'] : ['结算', '结算确定的本期应付金额'];
  const steps = [
    agreed(clause!, what!, { [title]: yuan(base) }, base),
    ...(less > 0 ? [agreed('结算', '不再支付的部分', { 减除: yuan(less) }, -less)] : []),
    ...askedStep(asked.deductionFen, asked),
  ];
  const grossFen = base - less;
  const { deductionFen: deductedFen } = asked;
  const payableFen = grossFen - deductedFen;
  return { steps: numbered(steps), grossFen, recoveredFen: 0, deductedFen, payableFen, unmetFen: 0 };
}

/** What was not performed earns nothing, and gives nothing back of the advance. */
function unmetTape({ title, amountFen }: Instalment, { basis }: PaymentTerms): Tape {
  const steps = [
    agreed(basis.clause, '本期约定金额', { [title]: yuan(amountFen) }, amountFen),
    agreed(basis.clause, '核验未达标，本期不付', { 核验: '未达标' }, -amountFen),
  ];
  const figures = { grossFen: amountFen, recoveredFen: 0, deductedFen: amountFen, payableFen: 0 };
  return { steps: numbered(steps), ...figures, unmetFen: 0 };
}

interface Others {
  carried: Fraction;
  unmetFen: number;
  /** What is left of the advance, for the rounding line to take back. */
  leftFen?: number;
}

/** Where it was asked for, what was taken then counts; else what the terms make of it now. */
function ofOthers(state: Procurement, terms: PaymentTerms, line: string): Others {
  const numbers = workLines(state.instalments!).filter((number) => number !== line);
  const tapes = numbers.map((number) => heldTape(state.instalments![number]!) ?? tapeOf(state, number));
  const leftFen = advanceFen(state.instalments!) - sum(tapes.map(({ recoveredFen }) => recoveredFen));
  return {
    carried: carriedOf(state, terms, numbers),
    unmetFen: sum(tapes.map(({ unmetFen }) => unmetFen)),
    ...(terms.recovery ? { leftFen } : {}),
  };
}

/** A payment that was withdrawn leaves its tape behind, and it holds no more. */
function heldTape(instalment: Instalment): Tape | undefined {
  return instalment.payment !== undefined || isSettled(instalment) ? instalment.tape : undefined;
}

/** What the periods are worth exactly, together, less what they are worth one by one. */
function carriedOf(state: Procurement, terms: PaymentTerms, numbers: readonly string[]): Fraction {
  const free = numbers
    .filter((number) => isCounted(terms) && isByVerification(state.instalments![number]!))
    .filter((number) => verifiedOf(state, number).counts)
    .map((number) => periodWork(state.instalments!, terms, number, verifiedOf(state, number).measured))
    .filter(({ isFree }) => isFree);
  const left = free.map(({ exact, fen }) => exact.over - BigInt(fen) * exact.under);
  return { over: left.reduce((all, one) => all + one, 0n), under: free[0]?.exact.under ?? 1n };
}

function isByVerification({ gate }: Instalment): boolean {
  return gate === 'assessment' || gate === 'stageAcceptance';
}

/** The purchaser's own finding, and nobody else's. */
function verifiedOf({ deliveries = {} }: Procurement, number: string): { measured: Measured; counts: boolean } {
  const { verified } = deliveries[number] ?? {};
  const counts = verified?.result === 'met' || verified?.result === 'partly';
  return { measured: verified?.measured ?? {}, counts };
}

function countedTape(
  state: Procurement,
  terms: PaymentTerms,
  number: string,
  asked: AskedDeduction,
  { carried, unmetFen: before, leftFen }: Others,
): Tape {
  const { measured } = verifiedOf(state, number);
  const { fen: grossFen, steps } = periodWork(state.instalments!, terms, number, measured, carried);
  const planned = plannedRecoveries(state.instalments!, terms)[number] ?? 0;
  const recoveredFen = Math.min(leftFen ?? planned, grossFen);
  const less = deductionOf(state, terms, number, grossFen, asked);
  const wanted = less.fen + before;
  const deductedFen = Math.min(wanted, grossFen - recoveredFen);
  const [deduction] = less.steps;
  const deductions = [
    ...(deduction ? [deduction] : []),
    ...(before > 0 ? [agreed(terms.basis.clause, '前期未能扣足的部分', { 前期未扣: yuan(before) }, -before)] : []),
    ...(wanted > deductedFen
      ? [
          agreed(
            terms.basis.clause,
            '本期不足扣减的部分',
            { 尚未扣减: yuan(wanted - deductedFen) },
            wanted - deductedFen,
          ),
        ]
      : []),
  ];
  const { clause = '' } = terms.recovery ?? {};
  const recovery = agreed(clause, '抵扣预付款', { 本期应抵扣: yuan(leftFen ?? planned) }, -recoveredFen);
  return {
    steps: numbered([...steps, ...(recoveredFen > 0 ? [recovery] : []), ...deductions]),
    grossFen,
    recoveredFen,
    deductedFen,
    payableFen: grossFen - recoveredFen - deductedFen,
    unmetFen: wanted - deductedFen,
  };
}

interface Deduction {
  fen: number;
  steps: TapeStep[];
}

/** What fell short is deducted by its band, by its milestone, or, where the terms name no measure, as it is asked for. */
function deductionOf(
  state: Procurement,
  terms: PaymentTerms,
  number: string,
  grossFen: number,
  asked: AskedDeduction,
): Deduction {
  const { clause } = terms.basis;
  const result = state.deliveries?.[number]?.verified?.result;
  if (terms.basis.kind === 'milestones' && result === 'partly')
    return part(clause, '阶段目标部分达成', grossFen, 10_000 - terms.basis.partlyBp, terms);
  const points = pointsOf(state, number);
  if (terms.deductions && points !== undefined) {
    const bp = bandOf(terms.deductions.bands, points);
    return part(terms.deductions.clause, `考核得分 ${points / 100} 分`, grossFen, bp, terms);
  }
  return { fen: asked.deductionFen, steps: askedStep(asked.deductionFen, asked) };
}

/** Of a period its assessment, of the last money the evaluation; nothing where nobody gave points. */
export function pointsOf(state: Procurement, number: string): number | undefined {
  const { gate } = state.instalments![number]!;
  if (gate === 'evaluation') return state.evaluation?.published?.points;
  return isByVerification(state.instalments![number]!) ? verifiedOf(state, number).measured.points : undefined;
}

/** Whether the terms themselves say how much is deducted, so that nobody asks for another sum. */
export function isMeasured(state: Procurement, number: string): boolean {
  const terms = termsOf(state);
  const instalment = state.instalments![number]!;
  if (!terms || instalment.dueFen !== undefined || instalment.gate === 'prepayment') return false;
  const result = state.deliveries?.[number]?.verified?.result;
  if (result === 'notMet' || (terms.basis.kind === 'milestones' && result === 'partly')) return true;
  return terms.deductions !== undefined && pointsOf(state, number) !== undefined;
}

/** The band that reaches lowest and still holds the points takes the most. */
export function bandOf(bands: NonNullable<PaymentTerms['deductions']>['bands'], points: number): number {
  const under = Object.values(bands).filter(({ belowPoints }) => points < belowPoints);
  return Math.max(0, ...under.map(({ deductBp }) => deductBp));
}

function part(clause: string, what: string, fen: number, bp: number, { rounding }: PaymentTerms): Deduction {
  const exact: Fraction = shareOf(fen, bp);
  const taken = rounded(exact, rounding);
  const inputs = { 本期金额: yuan(fen), 扣减比例: percent(bp) };
  return {
    fen: taken,
    steps: bp === 0 ? [] : [{ clause, what, inputs, rounding: roundingOf(exact, rounding), fen: -taken }],
  };
}

function agreed(clause: string, what: string, inputs: TapeStep['inputs'], fen: number): TapeStep {
  return { clause, what, inputs, rounding: 'exact', fen };
}

function askedStep(fen: number, { deductionReason = '未写明事由' }: AskedDeduction): TapeStep[] {
  return fen === 0 ? [] : [agreed('扣减事由', deductionReason, { 申请扣减: yuan(fen) }, -fen)];
}
