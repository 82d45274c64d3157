/** 评审：the figures of low prices, of small enterprises and of committees, and from which day each of them binds. */
import type { CivilDate } from '../../time.ts';
import { cite } from '../cite.ts';
import type { Clock, Limit } from '../packs.ts';

const checkedOn = '2026-11-24';
const seen = { certainty: 'seen', checkedOn } as const;
const recalled = { certainty: 'recalled', checkedOn } as const;

export const selectionLimits = {
  lowPriceOfMean: {
    rule: '报价低于全部通过符合性审查供应商报价平均值的50%的，启动异常低价审查',
    cite: cite('lowPrice2026', 2, 1),
    unit: '基点',
    op: '>=',
    value: 5000,
    ...seen,
  },
  lowPriceOfSecond: {
    rule: '报价低于通过符合性审查的次低报价50%的，启动异常低价审查',
    cite: cite('lowPrice2026', 2, 1),
    unit: '基点',
    op: '>=',
    value: 5000,
    ...seen,
  },
  lowPriceOfCeiling: {
    rule: '报价低于采购项目最高限价45%的，启动异常低价审查',
    cite: cite('lowPrice2026', 2, 1),
    unit: '基点',
    op: '>=',
    value: 4500,
    ...seen,
  },
  lowPriceRaised: {
    rule: '采购文件可以提高启动异常低价审查的数值标准，最高不得超过65%',
    cite: cite('lowPrice2026', 2, 2),
    unit: '基点',
    op: '<=',
    value: 6500,
    ...seen,
  },
  lowPriceExplanation: {
    rule: '供应商在评审现场对报价作出解释的时间一般不少于30分钟',
    cite: cite('lowPrice2026', 2, 3),
    unit: '分钟',
    op: '>=',
    value: 30,
    ...seen,
  },
  majorFine: {
    rule: '较大数额罚款按200万元以上的罚款认定',
    unit: '分',
    op: '<',
    value: 2_000_000_00,
    ...recalled,
  },
  reservedWhole: {
    rule: '采购限额标准以上、200万元以下的服务采购项目，适宜由中小企业提供的，应当专门面向中小企业采购',
    cite: cite('sme46', 7),
    unit: '分',
    op: '<=',
    value: 2_000_000_00,
    ...recalled,
  },
  reservedShare: {
    rule: '超过200万元的服务采购项目中适宜由中小企业提供的，预留预算总额的30%以上专门面向中小企业采购',
    cite: cite('sme46', 8),
    unit: '基点',
    op: '>=',
    value: 3000,
    ...recalled,
  },
  reservedMicroShare: {
    rule: '预留份额中预留给小微企业的比例不低于60%',
    cite: cite('sme46', 8),
    unit: '基点',
    op: '>=',
    value: 6000,
    ...recalled,
  },
  priceCutLeast: {
    rule: '服务采购项目给予小微企业的价格扣除为10%至20%',
    cite: cite('sme19', 2),
    unit: '基点',
    op: '>=',
    value: 1000,
    ...seen,
  },
  priceCutMost: {
    rule: '服务采购项目给予小微企业的价格扣除为10%至20%',
    cite: cite('sme19', 2),
    unit: '基点',
    op: '<=',
    value: 2000,
    ...seen,
  },
  jointCutLeast: {
    rule: '大中型企业与小微企业组成联合体或者向其分包的，价格扣除为4%至6%',
    cite: cite('sme19', 2),
    unit: '基点',
    op: '>=',
    value: 400,
    ...seen,
  },
  jointCutMost: {
    rule: '大中型企业与小微企业组成联合体或者向其分包的，价格扣除为4%至6%',
    cite: cite('sme19', 2),
    unit: '基点',
    op: '<=',
    value: 600,
    ...seen,
  },
  jointShare: {
    rule: '小微企业在联合体中承担或者分包的合同份额占合同总额30%以上的，方可给予价格扣除',
    cite: cite('sme46', 9),
    unit: '基点',
    op: '>=',
    value: 3000,
    ...recalled,
  },
} as const satisfies Record<string, Limit>;

/** How long a supplier has is said by the committee, at least the limit above. */
export const selectionClocks = {
  priceExplanation: {
    title: '解释异常低价',
    cite: cite('lowPrice2026', 2, 3),
    value: 1,
    unit: '日',
    kind: 'right',
    ...seen,
  },
} as const satisfies Record<string, Clock>;

/** A rule younger than the pack binds what was announced from its own day on. */
export const bindsFrom = {
  lowPrice: '2026-02-01',
  reservation: '2021-01-01',
  priceCut: '2022-07-01',
  credit: '2016-08-01',
  /** 102号令: who may provide beside those of 细则8. */
  widerProviders: '2020-03-01',
} as const satisfies Record<string, CivilDate>;

export function binds(rule: keyof typeof bindsFrom, announcedOn: CivilDate): boolean {
  return announcedOn >= bindsFrom[rule];
}
