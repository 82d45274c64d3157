/** 一次采购、分年签约：what each year's contract is worth, and that the years make the award. */
import { type Finding, termOf } from './finding.ts';
import { sum, yuan } from './money.ts';
import type { ContractDraft } from './shapes/contract.ts';
import type { PaymentTerms } from './shapes/payment-terms.ts';
import { addDays, addYears, type CivilDate } from './time.ts';

type Years = NonNullable<PaymentTerms['years']>;

export function ofYears(draft: ContractDraft, { years }: PaymentTerms): Finding[] {
  if (!years) return [];
  const numbers = yearsInOrder(years);
  const total = sum(numbers.map((number) => years[number]!.valueFen));
  return [
    ofPeriods(draft, years, numbers),
    termOf('contract', total === draft.valueFen, '各年合同金额之和等于中标（成交）金额', {
      required: yuan(draft.valueFen),
      actual: yuan(total),
      remedy: total < draft.valueFen ? `尚缺 ${yuan(draft.valueFen - total)}` : `多出 ${yuan(total - draft.valueFen)}`,
    }),
    ...numbers.map((number) => ofYear(draft.instalments, years, number)),
  ];
}

/** One after the other, none longer than a year, from the first day of the service to its last. */
function ofPeriods({ periodFrom, periodTo }: ContractDraft, years: Years, numbers: readonly string[]): Finding {
  const wrong = numbers.filter((number, place) => {
    const { periodFrom: from, periodTo: to } = years[number]!;
    const begins = place === 0 ? periodFrom : addDays(years[numbers[place - 1]!]!.periodTo, 1);
    const ends = place === numbers.length - 1 ? periodTo : to;
    return from !== begins || to !== ends || to < from || to >= addYears(from, 1);
  });
  const isInOrder = numbers.every((number, place) => number === String(place + 1));
  return termOf('contract', isInOrder && wrong.length === 0, '各年首尾相接、每年不超过一年，合起来是全部服务期限', {
    remedy: isInOrder ? `请核对第 ${wrong.join('、')} 年的起止日期` : '请从第 1 年起连续编号',
  });
}

function ofYear(instalments: ContractDraft['instalments'], years: Years, number: string): Finding {
  const { valueFen } = years[number]!;
  const planned = Object.values(instalments).filter(({ plannedOn }) => yearOf(years, plannedOn) === number);
  const total = sum(planned.map(({ amountFen }) => amountFen));
  return termOf('contract', total === valueFen, '每年各期金额之和等于当年合同金额', {
    required: `第 ${number} 年 ${yuan(valueFen)}`,
    actual: yuan(total),
    remedy:
      total < valueFen
        ? `第 ${number} 年尚缺 ${yuan(valueFen - total)}`
        : `第 ${number} 年多出 ${yuan(total - valueFen)}`,
  });
}

/** What is paid after the last year, or before the first, belongs to the year that is nearest. */
export function yearOf(years: Years, day: CivilDate): string | undefined {
  const numbers = yearsInOrder(years);
  return numbers.filter((number) => years[number]!.periodFrom <= day).at(-1) ?? numbers[0];
}

function yearsInOrder(years: Years): string[] {
  return Object.keys(years).sort((a, b) => Number(a) - Number(b));
}
