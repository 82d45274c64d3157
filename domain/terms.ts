/** 合同条款：what a contract may say about price, instalments, security and time, once the award has fixed the rest. */
import type { Circumstance } from './act.ts';
import { ofTerm } from './clauses.ts';
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { limitOf } from './law/packs.ts';
import { courses, isTender } from './methods.ts';
import { sum, yuan } from './money.ts';
import type { Procurement } from './procurement.ts';
import type { ContractDraft } from './shapes/contract.ts';
import { type CivilDate, civilDate, daysBetween } from './time.ts';

/** To the fen: a contract may not change what the award has fixed. */
export function ofAward({ opening, winner }: Procurement, { valueFen }: ContractDraft): Finding[] {
  if (!winner) return [];
  const tender = isTender(opening.method);
  const rule = tender
    ? '所签订的合同不得对招标文件确定的事项和中标人投标文件作实质性修改'
    : '按照采购文件确定的事项签订政府采购合同';
  const article = tender ? cite('tender87', 71, 1) : cite('procurementLaw', 46, 1);
  const remedy = `合同金额应当填写 ${yuan(winner.priceFen)}`;
  const figures = { required: yuan(winner.priceFen), actual: yuan(valueFen) };
  const holds = valueFen === winner.priceFen;
  return courses[opening.method].statutory
    ? [{ ...requirement(holds, rule, article, remedy), ...figures }]
    : [termOf('plan', holds, '合同金额与选定的报价一致', { ...figures, remedy })];
}

export function ofInstalments({
  valueFen,
  instalments,
  periodFrom,
  periodTo,
}: Pick<ContractDraft, 'valueFen' | 'instalments' | 'periodFrom' | 'periodTo'>): Finding[] {
  const numbers = Object.keys(instalments);
  const total = sum(Object.values(instalments).map(({ amountFen }) => amountFen));
  const outside = numbers.filter((number) => {
    const { gate, plannedOn } = instalments[number]!;
    const isService = gate === 'assessment' || gate === 'stageAcceptance';
    return isService && (plannedOn < periodFrom || plannedOn > periodTo);
  });
  const inOrder = numbers.every((_, index) => instalments[String(index + 1)] !== undefined);
  const remedy = total < valueFen ? `尚缺 ${yuan(valueFen - total)}` : `多出 ${yuan(total - valueFen)}`;
  return [
    termOf('contract', total === valueFen, '各期金额之和等于合同金额', {
      required: yuan(valueFen),
      actual: yuan(total),
      remedy,
    }),
    houseRule(inOrder, '分期从 1 起连续编号', '请重新编号', 'blocks'),
    houseRule(outside.length === 0, '各期服务在服务期限之内', `请核对第 ${outside.join('、')} 期的计划日期`),
  ];
}

export function ofSecurity(state: Procurement, { securityFen, valueFen }: ContractDraft): Finding[] {
  const most = Math.floor((valueFen * limitOf(state, 'performanceSecurity').value) / 10_000);
  return measure(state, 'performanceSecurity', (securityFen * 10_000) / valueFen, `履约保证金最多 ${yuan(most)}`);
}

/** That a service began early is a fact; it needs a reason, not a refusal. */
export function ofPeriod(state: Procurement, draft: ContractDraft, { at }: Circumstance): Finding[] {
  const { periodFrom, periodTo } = draft;
  const { plan, notice, scheme } = state;
  const planned = scheme ? daysBetween(scheme.periodFrom, scheme.periodTo) : 0;
  return [
    houseRule(periodFrom <= periodTo, '服务期限的止日不得早于起日', '请核对服务期限', 'blocks'),
    ...ofTerm(state, draft),
    termOf('plan', daysBetween(periodFrom, periodTo) <= planned, '合同期限不长于实施方案所定期限', {
      required: `≤ ${planned + 1} 日`,
      actual: `${daysBetween(periodFrom, periodTo) + 1} 日`,
      remedy: '请写明延长的理由',
      force: 'warns',
    }),
    notBefore(periodFrom, plan && civilDate(plan.filed.at), '服务不早于采购实施计划备案'),
    notBefore(periodFrom, notice && civilDate(notice.published.at), '服务不早于采购公告'),
    notBefore(periodFrom, civilDate(at), '服务不早于合同签订'),
  ];
}

export function notBefore(periodFrom: CivilDate, day: CivilDate | undefined, rule: string): Finding {
  const finding = houseRule(day === undefined || periodFrom >= day, rule, '服务已经开始的，请写明原因');
  return day === undefined ? finding : { ...finding, required: `不早于 ${day}`, actual: periodFrom };
}
