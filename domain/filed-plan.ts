/** 备案在先：by whatever way a purchase begins, its plan has been filed before and has its number (条例29). */
import { type Finding, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { Procurement } from './procurement.ts';

export function afterFiling({ plan }: Pick<Procurement, 'plan'>): Finding {
  return requirement(
    plan?.number !== undefined,
    '采购实施计划应当报财政部门备案',
    cite('procurementRegulation', 29),
    '请先报备采购实施计划',
  );
}
