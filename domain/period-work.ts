/** 本期工作量计价：what a period of service is worth by the terms of the contract, within its cap and not below its minimum. */
import { apportioned, type Fraction, rounded, roundingOf, shareOf } from './apportion.ts';
import { percent, sum, yuan } from './money.ts';
import type { Instalment, Procurement } from './procurement.ts';
import { type Care, careTitles } from './service-count.ts';
import type { Measured, PaymentTerms } from './shapes/payment-terms.ts';
import type { TapeStep } from './tape-state.ts';
import { addMonths, daysBetween } from './time.ts';

/** Volumes are kept in hundredths. */
const hundredths = 100n;
/** Divisible by the days of every month. */
const daysUnder = 377_580n;

type Instalments = Readonly<Record<string, Pick<Instalment, 'gate' | 'amountFen'> & { waivedFen?: number }>>;

export function termsOf({ contract }: Procurement): PaymentTerms | undefined {
  return contract?.paymentTerms;
}

/** Those that are paid for work, in order of their numbers. */
export function workLines(instalments: Instalments): string[] {
  return Object.keys(instalments)
    .filter((number) => instalments[number]!.gate !== 'prepayment')
    .sort((a, b) => Number(a) - Number(b));
}

/** What was agreed to be paid in advance, and not waived since. */
export function advanceFen(instalments: Instalments): number {
  const advances = Object.values(instalments).filter(({ gate }) => gate === 'prepayment');
  return sum(advances.map(({ amountFen, waivedFen = 0 }) => amountFen - waivedFen));
}

/** What each period gives back of the advance, by its part of the contract, largest remainder first. */
export function plannedRecoveries(instalments: Instalments, terms: PaymentTerms): Record<string, number> {
  if (!terms.recovery) return {};
  const weights = workLines(instalments).map((number) => [number, instalments[number]!.amountFen] as const);
  const advances = Object.values(instalments).filter(({ gate }) => gate === 'prepayment');
  return apportioned(sum(advances.map(({ amountFen }) => amountFen)), Object.fromEntries(weights));
}

/** The most that a period may be worth: what it is planned to pay, and to give back of the advance. */
export function capFen(instalments: Instalments, terms: PaymentTerms, number: string): number {
  return instalments[number]!.amountFen + (plannedRecoveries(instalments, terms)[number] ?? 0);
}

/** Whether the terms count what was done; else a sum is agreed for the period, whatever was done in it. */
export function isCounted({ basis }: PaymentTerms): boolean {
  return basis.kind === 'unitPrice' || basis.kind === 'perHead' || basis.kind === 'fundShare';
}

/** To the last part of a fen; a figure that was not measured counts nothing. */
export function exactWork({ basis }: PaymentTerms, { volumes = {}, heads = {}, handledFen = 0 }: Measured): Fraction {
  if (basis.kind === 'unitPrice')
    return {
      over: total(Object.entries(basis.lines).map(([line, { unitPriceFen }]) => [unitPriceFen, volumes[line] ?? 0])),
      under: hundredths,
    };
  if (basis.kind === 'fundShare') return shareOf(handledFen, basis.shareBp);
  if (basis.kind !== 'perHead') return { over: 0n, under: 1n };
  const isDaily = basis.counting === 'daily';
  const months = Object.entries(heads).map(([month, counted]) => {
    const products = Object.entries(counted).map(([level, count]) => {
      return [basis.monthlyFen[level as Care] ?? 0, count ?? 0] as const;
    });
    return total(products) * (isDaily ? daysUnder / BigInt(daysOfMonth(month)) : 1n);
  });
  return { over: months.reduce((all, one) => all + one, 0n), under: isDaily ? hundredths * daysUnder : hundredths };
}

export interface PeriodWork {
  exact: Fraction;
  /** Neither capped nor lifted to the minimum: only then there is something that rounding has left. */
  isFree: boolean;
  fen: number;
  steps: TapeStep[];
}

/** `carried`: what rounding has left of the other periods, to the part of a fen; the rounding line absorbs it. */
export function periodWork(
  instalments: Instalments,
  terms: PaymentTerms,
  number: string,
  measured: Measured,
  carried: Fraction = { over: 0n, under: 1n },
): PeriodWork {
  const cap = capFen(instalments, terms, number);
  if (!isCounted(terms)) return agreedSum(terms, cap);
  const exact = exactWork(terms, measured);
  const counted = rounded(exact, terms.rounding);
  const least = minimumOf(terms);
  const withRest = rounded(together(exact, carried), terms.rounding);
  const fen = Math.min(cap, Math.max(least, withRest));
  const { clause } = terms.basis;
  const step = (what: string, inputs: TapeStep['inputs'], change: number): TapeStep[] =>
    change === 0 ? [] : [{ clause, what, inputs, rounding: 'exact', fen: change }];
  return {
    exact,
    isFree: fen === withRest,
    fen,
    steps: [
      countedStep(terms, measured, exact, counted),
      ...step('尾差归入本期', { 各期尾差之和: yuan(withRest - counted) }, withRest - counted),
      ...step(
        least > 0 ? '补足保底金额' : '尾差不减至零以下',
        { 保底金额: yuan(least) },
        Math.max(0, least - withRest),
      ),
      ...step('超过本期上限的部分不计', { 本期上限: yuan(cap) }, fen - Math.max(least, withRest)),
    ],
  };
}

/** Of the same terms, so with the same parts of a fen; nothing is of any terms. */
function together(one: Fraction, other: Fraction): Fraction {
  return other.over === 0n ? one : { over: one.over + other.over, under: one.under };
}

function minimumOf({ basis }: PaymentTerms): number {
  return 'minimumFen' in basis ? (basis.minimumFen ?? 0) : 0;
}

function agreedSum({ basis }: PaymentTerms, cap: number): PeriodWork {
  const share = basis.kind === 'instalments' ? basis.shares : undefined;
  const what = basis.kind === 'milestones' ? '本阶段约定金额' : '本期约定金额';
  const inputs = { [share ? '按比例计得' : '约定金额']: yuan(cap) };
  const exact = { over: BigInt(cap), under: 1n };
  return {
    exact,
    isFree: true,
    fen: cap,
    steps: [{ clause: basis.clause, what, inputs, rounding: 'exact', fen: cap }],
  };
}

const counts = {
  unitPrice: '单价乘以核验数量',
  perHead: '每人每月标准乘以核验人数',
  fundShare: '经办资金乘以服务费率',
};

function countedStep(terms: PaymentTerms, measured: Measured, exact: Fraction, fen: number): TapeStep {
  const { basis, rounding } = terms;
  const what = counts[basis.kind as keyof typeof counts];
  return { clause: basis.clause, what, inputs: inputsOf(terms, measured), rounding: roundingOf(exact, rounding), fen };
}

/** What went in, by name. */
function inputsOf({ basis }: PaymentTerms, { volumes = {}, heads = {}, handledFen = 0 }: Measured): TapeStep['inputs'] {
  if (basis.kind === 'fundShare') return { 经办资金: yuan(handledFen), 服务费率: percent(basis.shareBp) };
  if (basis.kind === 'unitPrice')
    return Object.fromEntries(
      Object.entries(basis.lines).map(([line, { unitPriceFen }]) => [
        `第 ${line} 项`,
        `${yuan(unitPriceFen)} × ${volumes[line] ?? 0}`,
      ]),
    );
  if (basis.kind !== 'perHead') return {};
  const of = (month: string) => (basis.counting === 'daily' ? ` 人日 ÷ ${daysOfMonth(month)} 日` : ' 人');
  return Object.fromEntries(
    Object.entries(heads).flatMap(([month, counted]) =>
      Object.entries(counted).map(([level, count]) => [
        `${month} ${careTitles[level as Care]}`,
        `${yuan(basis.monthlyFen[level as Care] ?? 0)} × ${count}${of(month)}`,
      ]),
    ),
  );
}

function total(products: readonly (readonly [fen: number, count: number])[]): bigint {
  return products.reduce((all, [fen, count]) => all + BigInt(fen) * BigInt(Math.round(count * Number(hundredths))), 0n);
}

function daysOfMonth(month: string): number {
  const first = `${month}-01`;
  return daysBetween(first, addMonths(first, 1));
}
