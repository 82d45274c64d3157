/** 人员配备标准：how many a service needs by 细则35. It sizes the service; it is no order for heads (管理办法10). */
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { type Bound, type LimitName, limitOf } from './law/packs.ts';
import type { SchemeDraft } from './shapes/filing.ts';

export type Staffing = NonNullable<SchemeDraft['staffing']>;

/** Basis points in one: for ratios that are no whole numbers. */
const tenThousand = 10_000;

/** The least of 细则35, whole persons, by the standards that bind the case. */
export function requiredStaff(bound: Bound, need: Staffing['need']): number {
  const ratio = (name: LimitName) => limitOf(bound, name).value;
  switch (need.of) {
    case 'county':
      return Math.max(ratio('countyStaffLeast'), wholeStaff([need.recipients, ratio('countyRecipientsPerStaff')]));
    case 'township':
      return Math.max(ratio('townshipStaffLeast'), wholeStaff([need.recipients, ratio('townshipRecipientsPerStaff')]));
    case 'careHome':
      return wholeStaff(
        [need.independent, ratio('independentPerStaff')],
        [need.partial, ratio('partialPerStaff')],
        [need.full, ratio('fullCarePerStaff') / tenThousand],
      );
    case 'childWelfare':
      return wholeStaff([need.children, ratio('childrenPerStaff')]);
    default:
      return Math.ceil((need.beds * ratio('staffPerBed')) / tenThousand);
  }
}

/** What is lacking by the standard, in persons. */
export function shortageOf(bound: Bound, need: Staffing['need'], current: number): number {
  return Math.max(0, requiredStaff(bound, need) - current);
}

/** Heads by heads per member of the staff, added up over one denominator so that no part of a person is lost. */
function wholeStaff(...groups: [heads: number, perStaff: number][]): number {
  const all = groups.reduce((product, [, perStaff]) => product * tenths(perStaff), 1);
  const parts = groups.reduce((sum, [heads, perStaff]) => sum + heads * 10 * (all / tenths(perStaff)), 0);
  return Math.ceil(parts / all);
}

/** The standards have one decimal at most. */
function tenths(value: number): number {
  return Math.round(value * 10);
}

/** What a service may be sized by: the gap between the standard and those who are there. */
export function ofStaffing(bound: Bound, staffing: Staffing | undefined): Finding[] {
  if (!staffing) return [];
  const { need, current, planned } = staffing;
  const gap = shortageOf(bound, need, current);
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
