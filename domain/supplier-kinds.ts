/** 承接主体的种类：who may provide a purchased service, by the day (细则8, 政府购买服务管理办法6, 8, 18). */
import { type Finding, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { CivilDate } from './time.ts';

export const supplierKinds = {
  socialOrganisation: '社会组织',
  publicInstitutionTwo: '公益二类或者生产经营类事业单位',
  enterprise: '企业、机构',
  ruralCollective: '农村集体经济组织',
  selfGovernment: '基层群众性自治组织',
  individual: '具备条件的个人',
  publicInstitutionOne: '公益一类事业单位',
  massOrganisation: '由财政拨款保障的群团组织',
} as const;
export type SupplierKind = keyof typeof supplierKinds;

/** On this day the ministry's order came into force; before, the county's rules alone name who may. */
const orderFrom: CivilDate = '2020-03-01';
const sinceRules: readonly string[] = ['socialOrganisation', 'publicInstitutionTwo', 'enterprise'];
const never: readonly string[] = ['publicInstitutionOne', 'massOrganisation'];

/** What the law finds about each kind that a purchase is open to. */
export function ofSupplierKinds(kinds: readonly SupplierKind[] = [], on: CivilDate): Finding[] {
  return kinds.map((kind) => {
    const title = supplierKinds[kind];
    if (on < orderFrom)
      return requirement(
        sinceRules.includes(kind),
        `承接主体主要是社会组织、公益二类或者生产经营类事业单位、企业、机构等社会力量：${title}`,
        cite('rules2019', 8),
        `请勿面向${title}`,
      );
    if (never.includes(kind))
      return requirement(
        false,
        '公益一类事业单位、使用事业编制且由财政拨款保障的群团组织，不作为承接主体',
        cite('purchase102', 8),
        `请勿面向${title}`,
      );
    if (kind !== 'individual')
      return requirement(true, `${title}可以作为政府购买服务的承接主体`, cite('purchase102', 6));
    return requirement(
      false,
      '向个人购买服务，应当限于确实适宜由个人承接的情形，不得以政府购买服务名义变相用工',
      cite('purchase102', 18),
      '请写明何以确实适宜由个人承接',
      'warns',
    );
  });
}
