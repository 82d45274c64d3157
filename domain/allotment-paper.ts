/** 指标文件：what a budget paper must say to be entered, and what of it may be corrected. */

import type { Circumstance } from './act.ts';
import { type AllotmentState, type BudgetPaper, heldFen } from './allotment-state.ts';
import type { Fact } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { yuan } from './money.ts';
import type { AllotmentRegistration } from './shapes/allotment.ts';
import { civilDate } from './time.ts';

/** What the paper says; the year is closed on its last day where finance has named no earlier one. */
export function allotmentPaper(registration: AllotmentRegistration): BudgetPaper {
  const { purchaser: _, region: __, closesOn, ...paper } = registration;
  return { ...paper, closesOn: closesOn ?? `${paper.fiscalYear}-12-31` };
}

export function ofPaper(_: AllotmentState, input: AllotmentRegistration, { actor, at }: Circumstance): Finding[] {
  const { purchaser, occurredOn, fiscalYear, closesOn, carriedFrom } = input;
  const year = Number(occurredOn.slice(0, 4));
  return [
    houseRule(
      actor.role !== 'unitAccountant' || purchaser === actor.organisation,
      '单位财务只可登记本单位的预算指标',
      `购买主体应当填写 ${actor.organisation}`,
      'blocks',
    ),
    requirement(
      occurredOn <= civilDate(at),
      '预算下达后方可编制实施方案：下达日期不得晚于今天',
      cite('rules2019', 16),
      '请待指标文件下达后登记',
    ),
    requirement(
      fiscalYear >= year && fiscalYear <= year + 1,
      '政府采购应当严格按照批准的预算执行：预算年度为下达之年，最多为其次年',
      cite('procurementLaw', 6),
      '请核对指标文件上的预算年度',
    ),
    ...(closesOn ? [withinYear(closesOn, fiscalYear)] : []),
    ...(carriedFrom ? [carriedOver(carriedFrom, fiscalYear)] : []),
  ];
}

function withinYear(closesOn: string, fiscalYear: number): Finding {
  const yearEnd = `${fiscalYear}-12-31`;
  const holds = closesOn.startsWith(`${fiscalYear}-`);
  return {
    ...houseRule(holds, '支付截止日在预算年度之内', `支付截止日最迟填写 ${yearEnd}`, 'blocks'),
    required: `${fiscalYear}-01-01 至 ${yearEnd}`,
    actual: closesOn,
  };
}

/** What was not used in the year after, either, is surplus: it is finance's, not this purchase's. */
function carriedOver(carriedFrom: number, fiscalYear: number): Finding {
  const holds = carriedFrom === fiscalYear - 1;
  return {
    ...requirement(
      holds,
      '上一年预算的结转资金，应当在下一年用于结转项目的支出；连续两年未用完的，应当作为结余资金管理',
      cite('budgetLaw', 42, 1),
      carriedFrom < fiscalYear
        ? '已经连续两年未用完：请以财政部门重新下达的指标登记，不作结转'
        : '结转资金原属的预算年度应当早于本预算年度：请核对指标文件',
    ),
    required: `${fiscalYear - 1} 年度结转`,
    actual: `${carriedFrom} 年度`,
  };
}

export const paperFact: Fact<AllotmentState, AllotmentRegistration> = {
  fields: ['number', 'fundSource', 'budgetItem', 'amountFen', 'occurredOn', 'evidenceSha256'],
  instead: {
    purchaser: '登记到别的单位的，由经办单位与财政部门核对后另行登记；本指标不再占用',
    fiscalYear: '预算年度有误的，另行登记；已占用本指标的采购改为绑定新登记的指标',
    closesOn: '支付截止日有变的，另行登记；已占用本指标的采购改为绑定新登记的指标',
  },
  stands: (state, { corrected }) => [enoughForAll(state, corrected.amountFen)],
  without: (state) => state,
  replaced: (state, { corrected }) => ({ ...state, ...allotmentPaper(corrected) }),
};

/** Nobody who was promised money may lose it by a correction: somebody gives way first. */
function enoughForAll(state: AllotmentState, amountFen: number): Finding {
  const held = heldFen(state);
  return {
    ...requirement(
      held <= amountFen,
      '政府采购应当严格按照批准的预算执行：更正后的指标不少于各采购已经占用的数额',
      cite('procurementLaw', 6),
      `请先由占用本指标的采购退回方案，或者改用其他指标，让出 ${yuan(Math.max(0, held - amountFen))}`,
    ),
    required: `≥ ${yuan(held)}`,
    actual: yuan(amountFen),
  };
}
