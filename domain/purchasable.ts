/** 购买内容：what may be bought of society, and what must never be (细则11, 政府购买服务管理办法10). */
import { type Finding, houseRule, requirement } from './finding.ts';
import { type Cite, cite } from './law/cite.ts';
import type { Content, Procurement, SchemeService } from './procurement.ts';

type Services = Readonly<Record<string, SchemeService>>;

/** What may never be bought, and who says so. */
const neverBought: Partial<Record<Content, { rule: string; cite: Cite; instead: string }>> = {
  eligibilityDecision: {
    rule: '应当由政府直接承担的社会救助行政管理性事务，不得向社会力量购买',
    cite: cite('rules2019', 11, 2),
    instead: '救助资格的认定由民政部门作出，可以购买的是摸底、评估、核对等辅助工作',
  },
  governmentDuty: {
    rule: '应当由政府直接提供、不适合社会力量承担的救助服务事项，不得向社会力量购买',
    cite: cite('rules2019', 11, 2),
    instead: '由政府直接提供',
  },
  staffHiring: {
    rule: '购买主体的人员招、聘用，以劳务派遣方式用工，以及设置公益性岗位等事项，不得纳入政府购买服务范围',
    cite: cite('purchase102', 10),
    instead: '改为购买有交付成果的服务',
  },
  goods: {
    rule: '政府采购法律、行政法规规定的货物，不得纳入政府购买服务范围',
    cite: cite('purchase102', 10),
    instead: '货物另行采购',
  },
  works: {
    rule: '工程以及将工程和服务打包的项目，不得纳入政府购买服务范围',
    cite: cite('purchase102', 10),
    instead: '工程另行采购',
  },
  financing: { rule: '融资行为不得纳入政府购买服务范围', cite: cite('purchase102', 10), instead: '删去融资内容' },
  outsideGovernment: {
    rule: '不属于政府职责范围的服务事项，不得纳入政府购买服务范围',
    cite: cite('purchase102', 10),
    instead: '删去该项',
  },
};

/** Every kind of content that is barred is a finding of its own, held or broken. */
export function ofContent({ opening }: Procurement, services: Services): Finding[] {
  const caring = linesWith(services, 'caringService').length > 0;
  return [
    ...Object.entries(neverBought).map(([content, { rule, cite, instead }]) => {
      const lines = linesWith(services, content as Content);
      return requirement(lines.length === 0, rule, cite, `第 ${lines.join('、')} 项：${instead}`);
    }),
    houseRule(
      !caring || opening.serviceKind === 'caring',
      '立项为事务性服务的，方案不含服务性工作',
      '含服务性工作的，验收应当有服务对象参与；请说明理由，或者以服务性服务重新立项',
    ),
  ];
}

function linesWith(services: Services, content: Content): string[] {
  return Object.keys(services).filter((line) => services[line]?.content.includes(content));
}
