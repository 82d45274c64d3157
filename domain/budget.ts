/** 预算下达：money first. Nothing else may be done before the allotment is on file (细则16, 22). */
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { BudgetRelease } from './shapes/budget.ts';
import { civilDate } from './time.ts';

export const releaseBudget = defineAct<BudgetRelease>()({
  name: 'releaseBudget',
  title: '登记预算下达',
  during: ['budget'],
  by: ['unitAccountant'],
  under: [cite('rules2019', 16), cite('rules2019', 22), cite('procurementLaw', 6)],
  awaited: ({ allotment }) => (allotment ? [] : [{}]),
  requires: ({ allotment }) => [
    houseRule(
      !allotment,
      '预算指标尚未登记',
      '预算指标已经登记：登记有误的，由本单位人员更正登记，另一人确认',
      'blocks',
    ),
  ],
  judge: (_, { occurredOn, fiscalYear }, { at }) => [
    requirement(
      occurredOn <= civilDate(at),
      '预算下达后方可编制实施方案：下达日期不得晚于今天',
      cite('rules2019', 16),
      '请待指标文件下达后登记',
    ),
    requirement(
      String(fiscalYear) <= occurredOn.slice(0, 4) || Number(occurredOn.slice(0, 4)) === fiscalYear - 1,
      '政府采购应当严格按照批准的预算执行：预算年度最多为下达之年的次年',
      cite('procurementLaw', 6),
      '请核对指标文件上的预算年度',
    ),
  ],
  apply: (procurement, release) => ({ ...procurement, allotment: release }),
  fact: {
    fields: ['number', 'budgetItem', 'fundSource', 'fiscalYear', 'amountFen', 'occurredOn'],
    stands: (state, { corrected }) => enoughFor(state, corrected.amountFen),
    without: ({ allotment, ...state }) => state,
  },
});

/** The right sum may be too small for what was done with the wrong one: money that left is mended first, a plan is not. */
export function enoughFor({ scheme, instalments = {} }: Procurement, amountFen: number): Finding[] {
  const paidFen = sum(Object.values(instalments).map((one) => one.paidFen));
  const ceilingFen = scheme?.ceilingFen ?? 0;
  const figures = (actualFen: number) => ({ required: `≤ ${yuan(amountFen)}`, actual: yuan(actualFen) });
  return [
    {
      ...houseRule(
        paidFen <= amountFen,
        '已付款项不超过更正后的预算指标',
        '请先由单位财务与财政部门核对，追加指标下达后按追加后的数额更正',
        'blocks',
      ),
      ...figures(paidFen),
    },
    {
      ...requirement(
        ceilingFen <= amountFen,
        '政府采购应当严格按照批准的预算执行',
        cite('procurementLaw', 6),
        '方案限额已经超过更正后的指标：请退回方案，或者取消采购；不能退回的，写明理由',
        'warns',
      ),
      ...figures(ceilingFen),
    },
  ];
}
