/** 逾期利息：what is owed for money that came late to a small enterprise, to the fen, with the way it was reckoned (款项支付条例17). */
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { startPayment } from './gate.ts';
import { cite } from './law/cite.ts';
import { type Bound, limitOf } from './law/packs.ts';
import { percent, yuan } from './money.ts';
import { defineAct, type Instalment, owesInterest, type Procurement } from './procurement.ts';
import type { LateInterest } from './shapes/late-interest.ts';
import { civilDate, daysBetween } from './time.ts';

export type LateRate = LateInterest['rate'];

const rule = '迟延支付中小企业款项的，应当支付逾期利息';
const article = cite('smePayment', 17);
const wholeBp = 10_000n;
/** 每年按 365 日折算日利率. */
const yearDays = 365n;

/** 计付逾期利息：becomes money of the contract that is asked for, reviewed, approved and paid as any other. */
export const fixLateInterest = defineAct<LateInterest>()({
  name: 'fixLateInterest',
  title: '计付逾期利息',
  during: ['performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['officer'],
  under: [article],
  awaited: (state) => uncounted(state).map((subject) => ({ subject })),
  judge: (state, { instalment: number, rate, interestFen }) => {
    const instalment = state.instalments?.[number];
    if (!instalment?.late) return [nothingLate()];
    const owed = interestOf(instalment, rate);
    return [
      houseRule(
        instalment.late.interest === undefined,
        '同一期款项的逾期利息只计付一次',
        `已经计付：见第 ${instalment.late.interest} 期`,
        'blocks',
      ),
      ...rateFindings(state, rate),
      {
        ...requirement(interestFen === owed.fen, rule, article, `请填写 ${yuan(owed.fen)}`),
        required: owed.tape,
        actual: yuan(interestFen),
      },
    ];
  },
  apply: (state, { instalment: number, rate, interestFen }, { at }) => {
    const instalment = state.instalments?.[number];
    if (!instalment?.late) return state;
    const next = nextInstalment(state);
    const { late } = instalment;
    return {
      ...state,
      instalments: {
        ...state.instalments,
        [number]: { ...instalment, late: { ...late, interest: next } },
        [next]: {
          title: `第 ${number} 期逾期利息`,
          amountFen: interestFen,
          dueFen: interestFen,
          gate: 'lateInterest',
          plannedOn: civilDate(at),
          paidFen: 0,
          deductedFen: 0,
          waivedFen: 0,
          reckoned: { principalFen: instalment.paidFen, days: daysBetween(late.dueOn, late.paidOn), ...rate },
        },
      },
    };
  },
  starts: (state, _, { at }) => startPayment(state, [lastInstalment(state)], civilDate(at)),
});

/** The interest on what was paid late, in fen, half a fen rounded up once at the end; and the sentence that says how. */
export function interestOf({ paidFen, late }: Instalment, rate: LateRate): { fen: number; tape: string } {
  const days = late ? daysBetween(late.dueOn, late.paidOn) : 0;
  const [basisPoints, parts] =
    rate.kind === 'statutory' ? [rate.dailyBasisPoints, wholeBp] : [rate.yearlyBasisPoints, wholeBp * yearDays];
  const scaled = BigInt(paidFen) * BigInt(basisPoints) * BigInt(days);
  const fen = Number((2n * scaled + parts) / (2n * parts));
  const rateInWords =
    rate.kind === 'statutory' ? `每日 ${percent(basisPoints)}` : `约定年利率 ${percent(basisPoints)} ÷ 365`;
  const since = late ? `（${late.dueOn} 应付，${late.paidOn} 支付）` : '';
  return { fen, tape: `${yuan(paidFen)} × ${rateInWords} × ${days} 日${since} = ${yuan(fen)}（四舍五入到分）` };
}

/** The instalments that were paid late, and for which no interest was reckoned yet. */
export function uncounted({ instalments = {} }: Pick<Procurement, 'instalments'>): string[] {
  return Object.keys(instalments).filter((number) => owesInterest(instalments[number]!));
}

function rateFindings(bound: Bound, rate: LateRate): Finding[] {
  if (rate.kind === 'agreed')
    return [
      {
        ...requirement(
          rate.yearlyBasisPoints >= rate.lprBasisPoints,
          '约定利率不得低于合同订立时1年期贷款市场报价利率',
          article,
          `请按不低于 ${percent(rate.lprBasisPoints)} 的年利率计付`,
        ),
        required: `≥ ${percent(rate.lprBasisPoints)}`,
        actual: percent(rate.yearlyBasisPoints),
      },
    ];
  const { value, none, cite: of } = limitOf(bound, 'lateInterestDaily');
  if (none) return [houseRule(false, '合同订立时有法定利率的，方按法定利率计付', '请按约定利率计付，或者写明理由')];
  const words = '未作约定的，按照每日利率万分之五支付逾期利息';
  const figures = { required: percent(value), actual: percent(rate.dailyBasisPoints) };
  const holds = rate.dailyBasisPoints === value;
  const remedy = `请按每日 ${percent(value)} 计付`;
  return [{ ...(of ? requirement(holds, words, of, remedy) : houseRule(holds, words, remedy)), ...figures }];
}

function nothingLate(): Finding {
  return termOf('contract', false, '已经迟延支付的款项，方计付逾期利息', {
    remedy: '本期款项没有迟延支付：请核对分期序号；尚未付清的，付清之日起计付',
  });
}

function nextInstalment({ instalments = {} }: Procurement): string {
  return String(Object.keys(instalments).length + 1);
}

function lastInstalment({ instalments = {} }: Procurement): string {
  return String(Object.keys(instalments).length);
}

/** What a settlement says of a payment that came late; the interest itself bears none. */
export function lateness(
  { gate }: Instalment,
  { due, occurredOn, paidFen }: { due?: string | undefined; occurredOn: string; paidFen: number },
): Pick<Instalment, 'late'> {
  if (due === undefined || paidFen === 0 || gate === 'lateInterest') return {};
  const dueOn = civilDate(due);
  return occurredOn > dueOn ? { late: { dueOn, paidOn: occurredOn } } : {};
}
