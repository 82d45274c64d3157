/** 预算下达：money first. Nothing else may be done before the allotment is on file (细则16, 22). */
import { houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct } from './procurement.ts';
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
      '预算指标已经登记：登记有误的，由经办单位与财政部门核对后取消采购、重新立项',
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
});
