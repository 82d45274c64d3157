/** 人员配备标准：how many a service needs by 细则35. It sizes the service; it is no order for heads (管理办法10). */
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { SchemeDraft } from './shapes/filing.ts';

export type Staffing = NonNullable<SchemeDraft['staffing']>;

/** The least of 细则35, whole persons: the ratios are the rule's own words, and change only with it. */
export function requiredStaff(need: Staffing['need']): number {
  switch (need.of) {
    case 'county':
      return Math.max(5, Math.ceil(need.recipients / 8000));
    case 'township':
      return Math.max(3, Math.ceil(need.recipients / 800));
    case 'careHome':
      // In sixtieths, so that no third of a person is lost: 1/10, 1/4, 1/1.5.
      return Math.ceil((need.independent * 6 + need.partial * 15 + need.full * 40) / 60);
    case 'childWelfare':
      return need.children;
    default:
      return Math.ceil((need.beds * 8) / 10);
  }
}

/** What a service may be sized by: the gap between the standard and those who are there. */
export function ofStaffing(staffing: Staffing | undefined): Finding[] {
  if (!staffing) return [];
  const { need, current, planned } = staffing;
  const gap = Math.max(0, requiredStaff(need) - current);
  return [
    {
      // 细则36 wants a lack filled by buying services; that no more than the lack is bought is this house's measure.
      ...houseRule(
        planned <= gap,
        '以购买服务补足经办人员的，规模以配备标准的缺口为限',
        `按配备标准缺 ${gap} 人：超出的，写明理由`,
      ),
      required: `≤ ${gap} 人`,
      actual: `${planned} 人`,
    },
  ];
}

const headUnits: readonly string[] = ['名', '岗', '岗位', '名/月', '名/年', '岗位/月', '岗位/年'];

/** A line that is paid by heads is an order for staff, whatever it is called. */
export function ofHeads(services: SchemeDraft['services']): Finding[] {
  const lines = Object.keys(services).filter((line) => headUnits.includes(services[line]!.unit));
  return [
    requirement(
      lines.length === 0,
      '以劳务派遣方式用工不得纳入政府购买服务范围：服务以成果计量，不以人头计量',
      cite('purchase102', 10),
      `第 ${lines.join('、')} 项以人头计量：请改为按服务量（人次、户、小时）计量；确有交付成果的，写明理由`,
      'warns',
    ),
  ];
}
