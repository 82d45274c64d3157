/** 结果公告的内容：what 条例43 wants named; what the case does not hold is entered with the notice of award. */
import { type Finding, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { courses } from './methods.ts';
import type { Procurement } from './procurement.ts';
import { whyNot } from './qualification.ts';
import type { Result } from './selection-state.ts';
import type { AwardNotice } from './shapes/selection.ts';

/** Refused with the fields that are missing: a notice without them is none. */
export function ofFields({ opening, scheme }: Procurement, notice: AwardNotice): Finding[] {
  if (!courses[opening.method].statutory) return [];
  const lines = Object.keys(scheme?.services ?? {}).filter((line) => notice.unitPrices?.[line] === undefined);
  const missing = [
    ...(notice.purchaser?.contact ? [] : ['采购人的名称、地址、联系方式（purchaser）']),
    ...(!opening.agency || notice.agency?.contact ? [] : ['采购代理机构的名称、地址、联系方式（agency）']),
    ...(notice.supplier ? [] : ['中标或者成交供应商的名称、地址（supplier）']),
    ...(lines.length === 0 ? [] : [`第 ${lines.join('、')} 项标的的单价（unitPrices）`]),
  ];
  const rule =
    '中标、成交结果公告内容应当包括采购人和采购代理机构的名称、地址、联系方式，供应商名称、地址，主要标的的单价';
  return [
    requirement(missing.length === 0, rule, cite('procurementRegulation', 43, 3), `请补充：${missing.join('；')}`),
  ];
}

/** What a supplier is told of its own bid, and nobody else of it, once the result is out (87号令69). */
export interface Outcome {
  won: boolean;
  /** Why it did not come into the running. */
  reason?: string;
  /** Its own points and rank. */
  result?: Result;
}

export function outcomeOf(state: Procurement, supplier: string): Outcome | undefined {
  const {
    award,
    winner,
    bids = {},
    qualification = {},
    conformity = {},
    lowPrices = {},
    priceCorrections = {},
  } = state;
  if (!award || !winner || !bids[supplier] || bids[supplier].withdrawnAt) return undefined;
  const examined = qualification[supplier];
  const reasons = [
    ...(examined && !examined.qualified ? [`未通过资格审查：${whyNot(examined)}`] : []),
    ...(conformity[supplier]?.conforms === false ? [`未通过符合性审查：${conformity[supplier].reason ?? ''}`] : []),
    ...(priceCorrections[supplier]?.declined ? ['不确认修正后的报价，投标（响应）无效'] : []),
    ...(lowPrices[supplier]?.judged?.proven === false
      ? [`不能证明报价合理，投标（响应）无效：${lowPrices[supplier].judged.opinion}`]
      : []),
  ];
  const result = state.results?.[supplier];
  return {
    won: winner.supplier === supplier,
    ...(reasons.length > 0 ? { reason: reasons.join('；') } : {}),
    ...(result ? { result } : {}),
  };
}
