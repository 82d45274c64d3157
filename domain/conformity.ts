/** 符合性审查：whether a bid meets what the documents ask for; the committee says so of each that qualified (87号令50). */
import { asMember, awaitedOfExperts } from './committee.ts';
import { isLost, oneEach, qualified } from './competition.ts';
import { type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { tenderRule } from './methods.ts';
import { yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { isFree } from './recusal.ts';
import type { Conformity } from './shapes/review.ts';

export const checkConformity = defineAct<Conformity>()({
  name: 'checkConformity',
  title: '登记符合性审查结果',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('tender87', 50), cite('tender87', 63)],
  awaited: (state) => {
    const { qualification, committee, conformity } = state;
    const isOpen = qualification && committee && !conformity && !isLost(state);
    return isOpen ? awaitedOfExperts(state) : [];
  },
  requires: (state, { actor }) => [
    asMember(state, actor),
    ...isFree(state, actor.person),
    houseRule(state.qualification !== undefined, '资格审查后方可审查符合性', '请先登记资格审查结果', 'blocks'),
    houseRule(
      !state.scores && !state.finalOffersAt && !state.lowPrices,
      '最后报价、审查报价、评分之后不得更改符合性审查结果',
      '确有错误、影响公正的，废标（终止）后重新采购',
      'blocks',
    ),
  ],
  judge: (state, { results }) => [
    oneEach(qualified(state), results, '审查结果'),
    ...Object.entries(results).map(([supplier, { conforms, reason }]) =>
      houseRule(
        conforms || reason !== undefined,
        '不符合的，应当写明原因',
        `请写明 ${supplier} 不符合的原因`,
        'blocks',
      ),
    ),
    ...ofFixedPrice(state, results),
  ],
  apply: (procurement, { results }) => ({ ...procurement, conformity: results }),
});

/** No bid is scored, and no final offer asked for, before it was examined. */
export function isConformityChecked({ opening, conformity }: Procurement): Finding {
  const rule = '应当对符合资格的供应商进行符合性审查，以确定其是否满足采购文件的实质性要求';
  return tenderRule(opening.method, conformity !== undefined, rule, cite('tender87', 50), '请先登记符合性审查结果');
}

/** Where the price is fixed, another price does not answer the documents. */
function ofFixedPrice({ notice, bids = {} }: Procurement, results: Conformity['results']): Finding[] {
  const fixed = notice?.scoring?.fixedPriceFen;
  if (fixed === undefined) return [];
  const others = Object.keys(results).filter((one) => results[one]?.conforms && bids[one]?.priceFen !== fixed);
  const remedy = `${others.join('、')} 的报价不是固定价格 ${yuan(fixed)}，应当登记为不符合`;
  return [houseRule(others.length === 0, '采用固定价格的，报价应当为该价格', remedy, 'blocks')];
}
