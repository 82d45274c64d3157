/** 限额标准以下的采购：the purchaser decides by its own rules, asks for quotes, chooses with a reason, and tells the public (细则29). */
import { choicePublication } from './course-publication.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule, measure, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { ChoiceNotice, InternalDecision, ObjectionLetter, QuoteRecord, SupplierChoice } from './shapes/direct.ts';
import { ofLetter, unanswered, withObjection } from './single-source.ts';
import { civilDate } from './time.ts';

export const decidePurchase = defineAct<InternalDecision>()({
  name: 'decidePurchase',
  title: '登记内部决策',
  during: ['announcement'],
  by: ['director'],
  under: [cite('rules2019', 29)],
  awaited: ({ decision }) => (decision ? [] : [{}]),
  requires: ({ decision }) => [houseRule(!decision, '尚未登记内部决策', '内部决策已经登记', 'blocks')],
  judge: (_, { occurredOn }, { at }) => [
    houseRule(occurredOn <= civilDate(at), '决策日期不得晚于今天', '请填写会议纪要的日期', 'blocks'),
  ],
  apply: (procurement, decision, { actor, at }) => ({
    ...procurement,
    decision: { ...decision, by: actor.person, at },
  }),
  fact: {
    fields: ['minutes', 'occurredOn', 'minutesSha256'],
    stands: ({ decision }, { at }) => [inForce(decision?.at === at)],
    without: ({ decision, ...state }) => state,
  },
});

export const recordQuote = defineAct<QuoteRecord>()({
  name: 'recordQuote',
  title: '登记报价',
  during: ['announcement'],
  by: ['officer'],
  under: [cite('rules2019', 29)],
  awaited: ({ decision, quotes }) => (decision && !quotes ? [{}] : []),
  requires: ({ decision }) => [
    houseRule(decision !== undefined, '内部决策之后方可询价', '请负责人先登记内部决策', 'blocks'),
  ],
  judge: ({ quotes = {}, decision, opening }, { supplier, occurredOn }, { at }) => [
    houseRule(
      !Object.hasOwn(quotes, supplier),
      '每家供应商登记一份报价',
      `${supplier} 的报价已经登记：有误的，请更正`,
      'blocks',
    ),
    houseRule(supplier !== opening.purchaser, '购买主体不得向本单位购买', '请另询其他供应商', 'blocks'),
    houseRule(occurredOn <= civilDate(at), '报价日期不得晚于今天', '请填写报价单上的日期', 'blocks'),
    houseRule(!decision || occurredOn >= decision.occurredOn, '报价不早于内部决策', '决策之前取得的报价，请写明原因'),
  ],
  apply: (procurement, { supplier, ...quote }, { actor, at }) => ({
    ...procurement,
    quotes: { ...procurement.quotes, [supplier]: { ...quote, recorded: { by: actor.person, at } } },
  }),
  fact: {
    fields: ['priceFen', 'occurredOn', 'paperSha256'],
    stands: ({ quotes, chosen }, { at, input }) => [
      inForce(quotes?.[input.supplier]?.recorded.at === at),
      houseRule(!chosen, '选定之前方可更正报价', '选定已据此作出', 'blocks'),
    ],
    without: (state, { input }) => ({
      ...state,
      quotes: Object.fromEntries(
        Object.entries(state.quotes ?? {}).filter(([supplier]) => supplier !== input.supplier),
      ),
    }),
  },
});

/** A dearer one may be chosen for its service (细则10); the reason is told to the public. */
export const chooseSupplier = defineAct<SupplierChoice>()({
  name: 'chooseSupplier',
  title: '选定供应商',
  during: ['announcement', 'selection'],
  by: ['director'],
  under: [cite('rules2019', 10), cite('rules2019', 29)],
  decides: ({ quotes, objections }) => ({ quotes, objections }),
  awaited: ({ quotes, winner }) => (quotes && !winner ? [{}] : []),
  requires: (state, { actor }) => {
    const { quotes = {}, award } = state;
    const recorders = Object.values(quotes).map(({ recorded }) => recorded.by);
    return [
      houseRule(Object.keys(quotes).length > 0, '取得报价之后方可选定', '请经办人先登记报价', 'blocks'),
      houseRule(!award, '结果公示之前方可选定', '异议成立或者供应商拒绝签订合同的，方可另行选定', 'blocks'),
      ...measure(state, 'quotesBelowLimit', Object.keys(quotes).length, '不足三家的，请写明理由'),
      anotherPerson(actor, recorders, '登记报价的人不得选定供应商'),
    ];
  },
  judge: (state, { supplier }) => [
    houseRule(
      Object.hasOwn(state.quotes ?? {}, supplier),
      '在报价的供应商中选定',
      `报价的供应商：${Object.keys(state.quotes ?? {}).join('、')}`,
      'blocks',
    ),
    houseRule(state.refusals?.[supplier] === undefined, '不选定已经拒绝签订合同的供应商', '请另选其他报价', 'blocks'),
    ...ofCeiling(state, supplier),
  ],
  apply: (procurement, { supplier, reason }, { actor, at }) => ({
    ...procurement,
    chosen: { supplier, reason, by: actor.person, at },
    winner: {
      supplier,
      priceFen: procurement.quotes?.[supplier]?.priceFen ?? 0,
      fixed: { by: actor.person, at },
    },
  }),
});

export const publishChoice = defineAct<ChoiceNotice>()({
  name: 'publishChoice',
  title: '公示采购结果',
  during: ['selection'],
  by: ['officer'],
  under: [cite('rules2019', 29)],
  awaited: ({ winner, award }) => (winner && !award ? [{}] : []),
  requires: ({ winner, award }) => [
    houseRule(winner !== undefined, '选定供应商之后方可公示', '请负责人先选定供应商', 'blocks'),
    houseRule(!award, '采购结果尚未公示', '采购结果已经公示，无需重复公示', 'blocks'),
  ],
  apply: (procurement, _, { actor, at }) => ({ ...procurement, award: { noticed: { by: actor.person, at } } }),
  tells: (state) => [choicePublication(state)],
});

/** Not a 质疑: what is bought below the limit is no government procurement in the sense of the law (采购法2). */
export const objectToChoice = defineAct<ObjectionLetter>()({
  name: 'objectToChoice',
  title: '对采购结果提出异议',
  during: ['selection', 'contract'],
  by: ['supplier', 'officer'],
  under: [cite('rules2019', 29)],
  requires: ({ award, contract }) => [
    houseRule(award !== undefined, '结果公示之后方可提出异议', '请待结果公示', 'blocks'),
    houseRule(!contract?.signedOn, '合同签订之前方可提出异议', '合同已经签订：请向购买主体反映', 'blocks'),
  ],
  judge: (_, letter, circumstance) => ofLetter(letter, circumstance),
  apply: withObjection,
  starts: (_, __, { at }) => [{ clock: 'objectionAnswer', from: civilDate(at), basis: 'house' }],
});

/** Nobody signs while an objection waits for its answer. */
export function withoutObjection(state: Procurement): Finding[] {
  if (state.opening.method !== 'belowLimit') return [];
  return [houseRule(unanswered(state).length === 0, '异议答复之后签订合同', '请先答复异议；先行签订的，请写明理由')];
}

function ofCeiling({ quotes = {}, scheme }: Procurement, supplier: string): Finding[] {
  const [price, most] = [quotes[supplier]?.priceFen ?? 0, scheme?.ceilingFen ?? 0];
  return [
    termOf('plan', price <= most, '成交价不得超过实施方案的限额', {
      required: `≤ ${yuan(most)}`,
      actual: yuan(price),
      remedy: '请与供应商议价，或者另选其他报价',
    }),
  ];
}
