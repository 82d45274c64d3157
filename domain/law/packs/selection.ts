/** 评审：the figures of low prices, of small enterprises and of heavy fines. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { recalled as recalledOn, seen as seenOn } from './instruments.ts';

const checkedOn = '2026-11-24';
const seen = { ...seenOn, checkedOn };
const recalled = { ...recalledOn, checkedOn };
/** Before it was in force nothing was measured. */
const since = (from: string, source: string) =>
  [{ from: '2003-01-01', until: from, none: true, source, checkedOn }] as const;
const [lowPriceFrom, smeFrom, cutFrom] = ['2026-02-01', '2021-01-01', '2022-07-01'] as const;
const lowPrice = { from: lowPriceFrom, source: '财库〔2026〕2号' } as const;
const sme = { from: smeFrom, source: '财库〔2020〕46号' } as const;
const cut = { from: cutFrom, source: '财库〔2022〕19号' } as const;
const before = since(lowPriceFrom, lowPrice.source);
const beforeSme = since(smeFrom, sme.source);
const cutBefore = { ...sme, until: cutFrom, cite: cite('sme46', 9), ...recalled };
const cutRule = '服务采购项目给予小微企业的价格扣除为10%至20%';
const jointRule = '大中型企业与小微企业组成联合体或者向其分包的，价格扣除为4%至6%';
const earlierCut = { rule: '服务采购项目给予小微企业的价格扣除为6%至10%' };
const earlierJoint = { rule: '大中型企业与小微企业组成联合体或者向其分包的，价格扣除为2%至3%' };

export const selectionLimits = {
  lowPriceOfMean: {
    rule: '报价低于全部通过符合性审查供应商报价平均值的50%的，启动异常低价审查',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [...before, { ...lowPrice, value: 5000, cite: cite('lowPrice2026', 2, 1), ...seen }],
  },
  lowPriceOfSecond: {
    rule: '报价低于通过符合性审查的次低报价50%的，启动异常低价审查',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [...before, { ...lowPrice, value: 5000, cite: cite('lowPrice2026', 2, 1), ...seen }],
  },
  lowPriceOfCeiling: {
    rule: '报价低于采购项目最高限价45%的，启动异常低价审查',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [...before, { ...lowPrice, value: 4500, cite: cite('lowPrice2026', 2, 1), ...seen }],
  },
  lowPriceRaised: {
    rule: '采购文件可以提高启动异常低价审查的数值标准，最高不得超过65%',
    unit: '基点',
    op: '<=',
    anchor: 'notice',
    rows: [...before, { ...lowPrice, value: 6500, cite: cite('lowPrice2026', 2, 2), ...seen }],
  },
  lowPriceExplanation: {
    rule: '供应商在评审现场对报价作出解释的时间一般不少于30分钟',
    unit: '分钟',
    op: '>=',
    anchor: 'notice',
    rows: [...before, { ...lowPrice, value: 30, cite: cite('lowPrice2026', 2, 3), ...seen }],
  },
  majorFine: {
    rule: '较大数额罚款按200万元以上的罚款认定',
    unit: '分',
    op: '<',
    anchor: 'evaluation',
    rows: [{ from: '2003-01-01', source: '财库〔2022〕3号', value: 2_000_000_00, ...recalled }],
  },
  reservedWhole: {
    rule: '采购限额标准以上、200万元以下的服务采购项目，适宜由中小企业提供的，应当专门面向中小企业采购',
    unit: '分',
    op: '<=',
    anchor: 'notice',
    rows: [...beforeSme, { ...sme, value: 2_000_000_00, cite: cite('sme46', 7), ...recalled }],
  },
  reservedShare: {
    rule: '超过200万元的服务采购项目中适宜由中小企业提供的，预留预算总额的30%以上专门面向中小企业采购',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [...beforeSme, { ...sme, value: 3000, cite: cite('sme46', 8), ...recalled }],
  },
  reservedMicroShare: {
    rule: '预留份额中预留给小微企业的比例不低于60%',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [...beforeSme, { ...sme, value: 6000, cite: cite('sme46', 8), ...recalled }],
  },
  priceCutLeast: {
    rule: cutRule,
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [
      ...beforeSme,
      { ...cutBefore, ...earlierCut, value: 600 },
      { ...cut, value: 1000, cite: cite('sme19', 2), ...seen },
    ],
  },
  priceCutMost: {
    rule: cutRule,
    unit: '基点',
    op: '<=',
    anchor: 'notice',
    rows: [
      ...beforeSme,
      { ...cutBefore, ...earlierCut, value: 1000 },
      { ...cut, value: 2000, cite: cite('sme19', 2), ...seen },
    ],
  },
  jointCutLeast: {
    rule: jointRule,
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [
      ...beforeSme,
      { ...cutBefore, ...earlierJoint, value: 200 },
      { ...cut, value: 400, cite: cite('sme19', 2), ...seen },
    ],
  },
  jointCutMost: {
    rule: jointRule,
    unit: '基点',
    op: '<=',
    anchor: 'notice',
    rows: [
      ...beforeSme,
      { ...cutBefore, ...earlierJoint, value: 300 },
      { ...cut, value: 600, cite: cite('sme19', 2), ...seen },
    ],
  },
  jointShare: {
    rule: '小微企业在联合体中承担或者分包的合同份额占合同总额30%以上的，方可给予价格扣除',
    unit: '基点',
    op: '>=',
    anchor: 'notice',
    rows: [...beforeSme, { ...sme, value: 3000, cite: cite('sme46', 9), ...recalled }],
  },
} as const satisfies Record<string, LimitLine>;

/** How long a supplier has is said by the committee: at least the limit above. */
export const selectionClocks = {
  priceExplanation: {
    title: '解释异常低价',
    unit: '日',
    kind: 'right',
    anchor: 'notice',
    rows: [{ from: '2003-01-01', source: lowPrice.source, value: 1, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
