/** 方案的资金：what a scheme may cost, in all and in each budget year. */
import { fundsOf } from './binding.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { dueInYear } from './funding-state.ts';
import { cite } from './law/cite.ts';
import { proofOfMethod } from './method-choice.ts';
import { sum, yuan } from './money.ts';
import type { Procurement } from './procurement.ts';
import type { SchemeDraft } from './shapes/filing.ts';
import { type CivilDate, civilDate, type Instant } from './time.ts';

export function ofMoney(state: Procurement, scheme: SchemeDraft, at: Instant): Finding[] {
  const { services, ceilingFen } = scheme;
  const total = sum(Object.values(services).map(({ amountFen }) => amountFen));
  const funds = fundsOf(state);
  const most = funds?.fen ?? 0;
  const due = funds ? dueInYear(scheme, funds.fiscalYear) : ceilingFen;
  return [
    termOf('plan', ceilingFen === total, '方案限额等于各项服务金额之和', {
      required: yuan(total),
      actual: yuan(ceilingFen),
      remedy: `限额应当填写 ${yuan(total)}`,
    }),
    {
      ...requirement(
        due <= most,
        '政府采购应当严格按照批准的预算执行',
        cite('procurementLaw', 6),
        scheme.years ? `本年度最多安排 ${yuan(most)}` : `限额最多 ${yuan(most)}`,
      ),
      required: `≤ ${yuan(most)}`,
      actual: yuan(due),
    },
    ...ofYears(scheme, funds?.fiscalYear, civilDate(at)),
    ...proofOfMethod(state, ceilingFen),
  ];
}

/** Only the year of the money needs an allotment now; for the later ones finance has given its word in writing. */
function ofYears({ years, ceilingFen, guarantee }: SchemeDraft, fiscalYear = 0, today: CivilDate): Finding[] {
  if (!years) return [];
  const planned = sum(Object.values(years));
  const first = Object.keys(years).sort()[0]!;
  const isLong = Object.keys(years).some((year) => Number(year) > fiscalYear);
  return [
    termOf('plan', planned === ceilingFen, '各年度支付计划之和等于方案限额', {
      required: yuan(ceilingFen),
      actual: yuan(planned),
      remedy: `各年度之和应当为 ${yuan(ceilingFen)}`,
    }),
    houseRule(
      Number(first) === fiscalYear,
      '支付计划自指标所属的预算年度起',
      `支付计划应当从 ${fiscalYear} 年度开始`,
      'blocks',
    ),
    ...(isLong
      ? [
          requirement(
            guarantee !== undefined && guarantee.occurredOn <= today,
            '在预算保障的前提下，方可签订履行期限超过一个预算年度的合同：以后年度由财政部门书面保障',
            cite('purchase102', 24),
            '请附财政部门对以后年度资金的书面保障；尚未取得的，写明理由',
            'warns',
          ),
        ]
      : []),
  ];
}
