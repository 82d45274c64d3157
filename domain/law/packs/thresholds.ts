/** 采购限额标准与公开招标数额标准：the amounts from which a purchase falls under the law, and under open tender. */
import { cite } from '../cite.ts';
import type { LimitLine } from '../row.ts';
import { henanCatalogue2020, seen } from './instruments.ts';

/** Set by the province alone (采购法27): the law names no amount itself, it says who does. */
const openTender = { ...henanCatalogue2020, cite: cite('procurementLaw', 27), ...seen } as const;

/** Below it a purchase is outside the law of public procurement, and goes by the purchaser's own rules. */
const purchaseLimit = { ...henanCatalogue2020, cite: cite('procurementLaw', 2, 2), ...seen } as const;

export const thresholdsLimits = {
  belowPurchaseLimit: {
    rule: '采购限额标准以上的服务属于政府采购，应当采用政府采购法规定的采购方式',
    unit: '分',
    op: '<',
    anchor: 'opening',
    rows: [
      { ...purchaseLimit, regions: ['henan-county'], value: 300_000_00 },
      { ...purchaseLimit, regions: ['henan-city'], value: 500_000_00 },
      { ...purchaseLimit, regions: ['henan-province'], value: 1_000_000_00 },
    ],
  },
  belowOpenTender: {
    rule: '达到公开招标数额标准的服务项目应当采用公开招标方式',
    unit: '分',
    op: '<',
    anchor: 'opening',
    rows: [
      { ...openTender, regions: ['henan-county', 'henan-city'], value: 2_000_000_00 },
      { ...openTender, regions: ['henan-province'], value: 4_000_000_00 },
    ],
  },
} as const satisfies Record<string, LimitLine>;
