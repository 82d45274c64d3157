/** 公告的联系方式：whom the public can ask is named in the notice; the forms of 财办库〔2020〕50号 have it in every one. */
import { type Finding, houseRule } from './finding.ts';
import type { Procurement } from './procurement.ts';
import type { NoticeDraft } from './shapes/announcement.ts';

/** The forms were seen, not read as law: what is missing needs a reason. */
export function ofParties({ opening }: Procurement, { parties, contact }: NoticeDraft): Finding[] {
  const missing = [
    ...(parties ? [] : ['采购人的名称、地址、联系方式（parties.purchaser）']),
    ...(!opening.agency || parties?.agency ? [] : ['采购代理机构的名称、地址、联系方式（parties.agency）']),
    ...(contact ? [] : ['项目联系人和电话（contact）']),
  ];
  return [
    houseRule(
      missing.length === 0,
      '采购公告载明采购人和采购代理机构的名称、地址、联系方式和项目联系人',
      `请补充：${missing.join('；')}；不能载明的，写明理由`,
    ),
  ];
}
