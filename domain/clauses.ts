/** 合同内容：the clauses that 细则17 and 102号令23 ask for, the form of the contract, and what lets it run longer than a year. */
import { contractForms, type LongTermCondition, longTermConditions } from './contract-state.ts';
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import type { Procurement } from './procurement.ts';
import type { ContractDraft, WholeContract } from './shapes/contract.ts';
import { daysBetween } from './time.ts';

const worded = {
  quality: '质量',
  settlement: '资金结算方式',
  rightsAndDuties: '双方的权利义务事项',
  liability: '违约责任',
} as const;

/** Content, quantity and standard are those that were tendered; term and price are always there. */
export function ofClauses(draft: ContractDraft): Finding {
  const missing = Object.entries(worded).filter(([clause]) => draft[clause as keyof typeof worded] === undefined);
  const rule = '合同应当明确内容、期限、数量、质量、价格等要求，以及资金结算方式、双方的权利义务事项和违约责任';
  const titles = missing.map(([, title]) => title).join('、');
  const finding = requirement(missing.length === 0, rule, cite('rules2019', 17), `请补充：${titles}`);
  return missing.length === 0 ? finding : { ...finding, actual: `缺：${titles}` };
}

/** With every clause in it; `ofClauses` has refused all others. */
export function whole(draft: ContractDraft): WholeContract {
  const { quality = '', settlement = '', rightsAndDuties = '', liability = '' } = draft;
  return { ...draft, quality, settlement, rightsAndDuties, liability };
}

/** Line by line what was tendered; with unit prices they make the value, to the fen. */
export function ofServices({ scheme }: Procurement, { services, valueFen }: ContractDraft): Finding[] {
  if (!services || !scheme) return [];
  const lines = new Set([...Object.keys(scheme.services), ...Object.keys(services)]);
  const other = [...lines].filter((line) => !isAsTendered(scheme.services[line], services[line]));
  const finding = requirement(
    other.length === 0,
    '按照采购文件确定的事项签订政府采购合同：服务的内容、数量、标准与采购文件一致',
    cite('procurementLaw', 46, 1),
    `请核对第 ${other.join('、')} 项`,
  );
  const prices = Object.values(services).map(({ unitPriceFen, quantity }) => (unitPriceFen ?? 0) * quantity);
  const priced = Object.values(services).filter(({ unitPriceFen }) => unitPriceFen !== undefined).length;
  if (priced === 0) return [finding];
  const total = Math.round(sum(prices));
  const isWhole = priced === prices.length;
  return [
    finding,
    houseRule(isWhole, '按单价签订的，各项服务均写明单价', '请补充各项服务的单价', 'blocks'),
    termOf('contract', !isWhole || total === valueFen, '单价乘以数量之和等于合同金额', {
      required: yuan(valueFen),
      actual: yuan(total),
      remedy: '请核对各项服务的单价',
    }),
  ];
}

/** 细则17 lets a contract take one of five forms; the law of procurement knows no other ways to a contract than its methods. */
export function ofForm({ form = 'purchase' }: ContractDraft): Finding[] {
  const { [form]: title } = contractForms;
  const allowed = requirement(true, '可以采取购买、委托、租赁、特许经营、战略合作等形式', cite('rules2019', 17));
  const franchise = houseRule(
    form !== 'franchise',
    '合同形式不替代采购方式：特许经营以使用者付费为限',
    '由财政付费的服务请改为购买；确属使用者付费的，写明理由',
  );
  return form === 'purchase' ? [] : [{ ...allowed, actual: title }, franchise];
}

/** More than a year is for services that meet all five conditions, each shown; more than three years is for none. */
export function ofTerm(
  state: Procurement,
  draft: Pick<ContractDraft, 'periodFrom' | 'periodTo' | 'longTerm'>,
): Finding[] {
  const days = daysBetween(draft.periodFrom, draft.periodTo) + 1;
  const names = Object.keys(longTermConditions) as LongTermCondition[];
  const missing = names.filter((name) => !draft.longTerm?.[name]).map((name) => longTermConditions[name]);
  const remedy = `超过一年的，请逐项说明并附材料，尚缺：${missing.join('、')}；或者写明理由`;
  return [
    ...measure(state, 'contractTerm', days, remedy).map((one) =>
      missing.length === 0 ? { ...one, holds: true, actual: `${one.actual}，五项条件均已说明` } : one,
    ),
    ...measure(state, 'contractTermMost', days, '请缩短期限，期满后重新采购'),
  ];
}

type Line = NonNullable<ContractDraft['services']>[string];
type Tendered = NonNullable<Procurement['scheme']>['services'][string];

function isAsTendered(tendered: Tendered | undefined, line: Line | undefined): boolean {
  if (!tendered || !line) return false;
  const { quantity, unit, standard } = tendered;
  return quantity === line.quantity && unit === line.unit && standard === line.standard;
}
